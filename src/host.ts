import type { FaultAbout } from './kernel/fault.ts';
import { Fault } from './kernel/fault.ts';
/** An account; `id` names it for ever, `login` may be renamed (A10). */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly isBot: boolean;
}

/**
 * Whether two answers of the host name one account.
 *
 * By id; a bot also by its login, since nobody else can take a login with brackets.
 */
export function isSamePerson(one: Person, other: Person): boolean {
  return one.id === other.id || (one.login === other.login && one.login.endsWith('[bot]'));
}

export interface Comment {
  readonly id: number;
  readonly author: Person;
  readonly body: string;
  readonly createdAt: string;
  /** Later than `createdAt` once it was edited. */
  readonly updatedAt: string;
  readonly url: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly author: Person;
  readonly isOpen: boolean;
  readonly isDraft: boolean;
  readonly isMerged: boolean;
  readonly head: { readonly sha: string; readonly ref: string };
  readonly base: { readonly sha: string; readonly ref: string };
  /** From another repository, or from one that is gone. */
  readonly isFork: boolean;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly author: Person;
  readonly isOpen: boolean;
  readonly isPull: boolean;
}

/** A review that a person submitted on a pull request. */
export interface Review {
  readonly id: number;
  readonly author: Person;
  readonly state: string;
  /** The head it was given for. */
  readonly commit: string;
  readonly url: string;
}

/** What a person may do, as the host says now. */
export interface Permission {
  readonly id: number;
  /** `read`, `triage`, `write`, `maintain`, `admin`, or a name that an organisation made up (A4). */
  readonly role: string;
}

export interface CheckRun {
  readonly name: string;
  readonly head: string;
  readonly conclusion: 'success' | 'neutral' | 'action_required' | 'failure';
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

export type Reaction = 'eyes' | 'rocket' | 'confused';

/**
 * Where people see us: comments, check runs, issues, pull requests (DESIGN §9).
 *
 * Errors: what is not there is null; everything else that goes wrong is a `HostFault`. A list is whole,
 * over all pages, or a fault.
 */
export interface Host {
  /** Who our comments are by. */
  self(): Promise<Person>;
  /** The name of the branch that pull requests are for. */
  defaultBranch(): Promise<string>;
  readPull(number: number): Promise<PullRequest | null>;
  readIssue(number: number): Promise<Issue | null>;
  readComment(id: number): Promise<Comment | null>;
  readReview(pull: number, id: number): Promise<Review | null>;
  /** Oldest first. */
  listComments(issue: number): Promise<readonly Comment[]>;
  /** The open pull requests from a branch of this repository, oldest first. */
  pullsFrom(branch: string): Promise<readonly PullRequest[]>;
  /** Issues by an author, open and closed, oldest first; pull requests are left out. */
  issuesBy(author: Person): Promise<readonly Issue[]>;
  /** Null for an unknown account. */
  permissionOf(login: string): Promise<Permission | null>;
  /** Who wrote and who committed a commit, as far as they have accounts. */
  authorsOf(sha: string): Promise<readonly Person[]>;
  /** Whether somebody has hidden a comment; false where the host cannot tell. */
  isHidden(comment: number): Promise<boolean>;

  createComment(issue: number, body: string): Promise<Comment>;
  updateComment(id: number, body: string): Promise<Comment>;
  deleteComment(id: number): Promise<void>;
  react(comment: number, reaction: Reaction): Promise<void>;
  createIssue(about: NewIssue): Promise<Issue>;
  updateIssue(number: number, about: IssueUpdate): Promise<void>;
  createPull(about: {
    readonly title: string;
    readonly body: string;
    readonly head: string;
    readonly base: string;
  }): Promise<PullRequest>;
  updatePull(number: number, about: IssueUpdate): Promise<void>;
  publishCheck(check: CheckRun): Promise<{ readonly url: string }>;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

export interface IssueUpdate {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
}

/**
 * The host did not do what was asked: no answer, no permission, a limit.
 *
 * Shape: `forbidden`, `unauthorized`, `rate-limited`, `unreachable`, `server-error`, `invalid`, `bad-answer`.
 */
export class HostFault extends Fault {
  constructor(about: FaultAbout & { readonly retryable: boolean }) {
    super('HostFault', about);
  }
}
