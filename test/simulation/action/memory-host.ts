import type { Comment, Host, Issue, Person, PullRequest } from '../../../src/host.ts';
import { HostFault } from '../../../src/host.ts';

export const BOT: Person = { id: 1, login: 'sync-kernel[bot]', isBot: true };
export const ANNA: Person = { id: 2, login: 'anna', isBot: false };

type Made<Thing> = { -readonly [Name in keyof Thing]: Thing[Name] };

/** Issues, pull requests and comments in memory, as the host's people and we see them. */
export class MemoryHost {
  readonly issues = new Map<number, Made<Issue>>();
  readonly pulls = new Map<number, Made<PullRequest>>();
  readonly comments: (Made<Comment> & { readonly issue: number })[] = [];
  /** Asked before and after each thing that we make or change. */
  pass: (point: string) => void = () => undefined;
  private readonly now: () => string;
  private readonly headOf: (branch: string) => string;
  private last = 0;

  constructor(about: { readonly now: () => string; readonly headOf: (branch: string) => string }) {
    this.now = about.now;
    this.headOf = about.headOf;
  }

  /** A person's comment; gives its number. */
  say(issue: number, body: string, author = ANNA): number {
    const [id, at] = [++this.last, this.now()];
    this.comments.push({ id, issue, author, body, createdAt: at, updatedAt: at, url: `#${issue}-${id}` });
    return id;
  }

  openPull(about: {
    readonly title: string;
    readonly body: string;
    readonly head: string;
    readonly author: Person;
  }): Made<PullRequest> {
    const number = ++this.last;
    const { title, body, author, head } = about;
    const pull: Made<PullRequest> = {
      number,
      title,
      body,
      url: `/pull/${number}`,
      author,
      isOpen: true,
      isDraft: false,
      isMerged: false,
      head: { sha: this.headOf(head), ref: head },
      base: { sha: this.headOf('main'), ref: 'main' },
      isFork: false,
    };
    this.pulls.set(number, pull);
    return pull;
  }

  commentsOn(issue: number): readonly Comment[] {
    return this.comments.filter((comment) => comment.issue === issue);
  }

  /** The host as one run sees it. */
  open(): Host {
    const changing = async <Done>(what: string, change: () => Done): Promise<Done> => {
      this.pass(`before ${what}`);
      const done = change();
      this.pass(`after ${what}`);
      return done;
    };
    return {
      self: async () => BOT,
      defaultBranch: async () => 'main',
      readPull: async (number) => this.pullNow(number),
      readIssue: async (number) => this.issueNow(number),
      readComment: async (id) => copy(this.comments.find((comment) => comment.id === id)),
      readReview: async () => null,
      listComments: async (issue) => this.commentsOn(issue).map((comment) => ({ ...comment })),
      pullsFrom: async (branch) =>
        [...this.pulls.values()].flatMap((pull) =>
          pull.isOpen && pull.head.ref === branch ? [this.pullNow(pull.number) ?? pull] : [],
        ),
      issuesBy: async (author) =>
        [...this.issues.values()]
          .filter((issue) => issue.author.id === author.id)
          .map((issue) => ({ ...issue })),
      permissionOf: async (login) => ({ id: login === ANNA.login ? ANNA.id : BOT.id, role: 'write' }),
      authorsOf: async () => [ANNA],
      isHidden: async () => false,
      createComment: async (issue, body) =>
        changing('createComment', () => {
          const id = this.say(issue, body, BOT);
          return { ...this.commentOf(id) };
        }),
      updateComment: async (id, body) =>
        changing('updateComment', () => {
          const comment = this.commentOf(id);
          comment.body = body;
          comment.updatedAt = this.now();
          return { ...comment };
        }),
      deleteComment: async (id) =>
        changing('deleteComment', () => {
          this.comments.splice(this.comments.indexOf(this.commentOf(id)), 1);
        }),
      react: async () => undefined,
      createIssue: async ({ title, body }) =>
        changing('createIssue', () => {
          const number = ++this.last;
          const issue = {
            number,
            title,
            body,
            url: `/issues/${number}`,
            author: BOT,
            isOpen: true,
            isPull: false,
          };
          this.issues.set(number, issue);
          return { ...issue };
        }),
      updateIssue: async (number, { title, body, state }) =>
        changing('updateIssue', () => updated(this.issues.get(number), { title, body, state })),
      createPull: async ({ title, body, head }) =>
        changing('createPull', () => ({ ...this.openPull({ title, body, head, author: BOT }) })),
      updatePull: async (number, { title, body, state }) =>
        changing('updatePull', () => updated(this.pulls.get(number), { title, body, state })),
      publishCheck: async ({ head }) => changing('publishCheck', () => ({ url: `/checks/${head}` })),
    };
  }

  private pullNow(number: number): PullRequest | null {
    const pull = this.pulls.get(number);
    if (pull === undefined) return null;
    if (pull.isOpen) pull.head = { ...pull.head, sha: this.headOf(pull.head.ref) };
    return { ...pull };
  }

  private issueNow(number: number): Issue | null {
    const pull = this.pullNow(number);
    if (pull === null) return copy(this.issues.get(number));
    const { title, body, url, author, isOpen } = pull;
    return { number, title, body, url, author, isOpen, isPull: true };
  }

  private commentOf(id: number): Made<Comment> & { readonly issue: number } {
    const comment = this.comments.find((one) => one.id === id);
    if (comment === undefined)
      throw new HostFault({ code: 'not-found', message: 'no comment', retryable: false });
    return comment;
  }
}

function updated(
  thing: Made<Issue> | Made<PullRequest> | undefined,
  about: { title?: string | undefined; body?: string | undefined; state?: 'open' | 'closed' | undefined },
): void {
  if (thing === undefined) throw new HostFault({ code: 'not-found', message: 'not there', retryable: false });
  if (about.title !== undefined) thing.title = about.title;
  if (about.body !== undefined) thing.body = about.body;
  if (about.state !== undefined) thing.isOpen = about.state === 'open';
}

function copy<Thing>(thing: Thing | undefined): Thing | null {
  return thing === undefined ? null : { ...thing };
}
