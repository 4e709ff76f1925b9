import * as z from 'zod';
import { checked } from './client.ts';
import type { GitHubClient } from './client.ts';
import { earlier } from './cursor.ts';
import { faultOf } from './fault.ts';
import { parseIssue } from './issue.ts';
import type { Issue, Scope } from './issue.ts';
import { PER_PAGE } from './paging.ts';

const HOUR_S = 3600;
const HOUR_MS = HOUR_S * 1000;
/** Ages are told a little beyond the hour: times have a resolution of a second. */
const RECENT_MS = HOUR_MS + 10_000;
const MAX_PAGES = 1000;
/** How long a look holds for keys that nothing was sent under yet: no issue can bear one. */
const LOOK_HOLDS_MS = 30_000;
/** Issues that others may have made since the last look are few. */
const PER_LATER_PAGE = 10;

const rows = z.array(z.unknown());
const ULID_TIME = /^([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}(?:-|$)/;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is known of a key. */
export interface Look {
  /** The issues that bear it, as they were when they were listed. */
  readonly issues: readonly Issue[];
  /** How many milliseconds ago issues of ours were made, in the last hour and a little more. */
  readonly ages: readonly number[];
}

/**
 * The issues that we made, by their keys, as the list of the newest issues shows them.
 *
 * The first look goes back to an hour before the session that a key belongs to; a look after it only as
 * far as the last one came. A search index would lag and is never asked (E2). The list is not narrowed to
 * our login: a job's token does not tell its own, and a copy by a person has to be seen (E8).
 */
export class MadeIssues {
  private readonly client: GitHubClient;
  private readonly scope: Scope;
  private readonly now: () => number;
  private readonly byKey = new Map<string, Map<string, Issue>>();
  private readonly createdAt = new Map<string, number>();
  /** How far back was looked, null when not at all; and the highest number seen. */
  private back: number | null = null;
  private top = 0;
  /** When GitHub answered the last look, by its clock and by ours. */
  private answeredAt = 0;
  private answeredHere = 0;
  /** When the last look began: what was made since, it may have missed. */
  private lookedAt = Number.NEGATIVE_INFINITY;
  /** How many issues were made by this process since. */
  private noted = 0;
  private readonly doubted = new Set<string>();

  /** `now`: our own time, against clocks that are ahead and for ages. */
  constructor(client: GitHubClient, scope: Scope, now: () => number) {
    this.client = client;
    this.scope = scope;
    this.now = now;
  }

  /** Errors: the client's faults. */
  async look(key: string): Promise<Look> {
    const begun = this.now();
    const bound = boundOf(key, begun);
    const isLater = this.back !== null && this.back <= bound;
    this.answeredAt = await this.list(isLater ? { top: this.top, bound } : { top: 0, bound });
    this.answeredHere = this.now();
    this.lookedAt = begun;
    this.back = Math.min(bound, this.back ?? bound);
    return this.known(key);
  }

  /**
   * As `look`, but without a request when the last look is fresh and the key was never sent by this process.
   *
   * What an earlier process sent without an answer is asked for first of all by a run, by a look of its own
   * (E1); under any other key there can be no issue. It halves what a create costs of the hour's requests.
   */
  async lookLately(key: string): Promise<Look> {
    const now = this.now();
    const isCovered = this.back !== null && this.back <= boundOf(key, now);
    const isFresh = now - this.lookedAt < LOOK_HOLDS_MS && now >= this.lookedAt;
    const isNew = !this.byKey.has(key) && !this.doubted.has(key);
    return isCovered && isFresh && isNew ? this.known(key) : this.look(key);
  }

  /** Remembers an issue as its creation was answered. */
  note(issue: Issue): void {
    this.noted += 1;
    this.remember(issue);
  }

  /** Remembers that an issue may be made at any time under a key whose answer was lost. */
  doubt(key: string): void {
    this.doubted.add(key);
  }

  private known(key: string): Look {
    const then = this.answeredAt + Math.max(0, this.now() - this.answeredHere);
    const ages = [...this.createdAt.values()].map((at) => then - at).filter((ago) => ago < RECENT_MS);
    return { issues: [...(this.byKey.get(key)?.values() ?? [])], ages };
  }

  private async list(until: { readonly top: number; readonly bound: number }): Promise<number> {
    const size = until.top > 0 ? Math.min(PER_PAGE, PER_LATER_PAGE + this.noted) : PER_PAGE;
    const since = earlier(new Date(until.bound).toISOString(), 0);
    let answeredAt = 0;
    let highest = this.top;
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const query = { state: 'all', sort: 'created', direction: 'desc', per_page: size, page };
      const asked = until.bound > 0 ? { ...query, since } : query;
      const answer = await this.client.send({ method: 'GET', path: '/issues', query: asked });
      if (answer.status !== 200) throw faultOf(answer);
      answeredAt = Date.parse(answer.headers.get('date') ?? '');
      const items = checked(rows, answer);
      const issues = items.flatMap((item) => {
        const parsed = parseIssue(item, this.scope);
        return parsed.ok ? [parsed.value] : [];
      });
      for (const issue of issues) this.remember(issue);
      highest = Math.max(highest, ...issues.map(({ id }) => Number(id)));
      const isPast = ({ id, createdAt }: Issue) =>
        Number(id) <= until.top || Date.parse(createdAt) < until.bound;
      if (items.length < size || issues.some(isPast)) break;
    }
    this.top = highest;
    this.noted = 0;
    return answeredAt;
  }

  private remember(issue: Issue): void {
    if (issue.kind === 'pull-request' || issue.keys.length === 0) return;
    this.createdAt.set(issue.id, Date.parse(issue.createdAt));
    for (const key of issue.keys) {
      const known = this.byKey.get(key) ?? new Map<string, Issue>();
      this.byKey.set(key, known.set(issue.id, issue));
    }
  }
}

/**
 * Before when no issue of this key can have been made, in milliseconds since 1970; 0 when the key does not tell.
 *
 * A key begins with the id of its session, a ULID, and that with a time of ours: an hour is left for clocks
 * that differ (E11).
 */
function boundOf(key: string, now: number): number {
  const [, digits] = ULID_TIME.exec(key) ?? [];
  if (digits === undefined) return 0;
  const time = Array.from(digits).reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0);
  return Math.max(0, Math.min(time, now) - HOUR_MS);
}
