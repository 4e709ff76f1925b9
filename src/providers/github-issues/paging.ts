import * as z from 'zod';
import type { GitHubAnswer } from './client.ts';
import { checked } from './client.ts';
import type { IssueContext } from './context.ts';
import { earlier } from './cursor.ts';
import { faultOf, lastingFault } from './fault.ts';

export const PER_PAGE = 100;
/** More is a list that leads in a circle (A46). */
const MAX_PAGES = 10_000;
/** How often a second with more than a page of issues is read again while they move. */
const MAX_PASSES = 5;

const rows = z.array(z.unknown());
const updated = z.object({ number: z.number(), updated_at: z.string() });

/** One page of issues as answered; `forbidden` ends a listing that had begun. */
export interface Page {
  readonly rows: readonly unknown[];
  readonly answer: GitHubAnswer;
}

/**
 * Lists issues by the time of their last update, oldest first.
 *
 * Pages by number shift when an issue moves to the end while they are read, and would skip one (E15). So
 * each full page is followed by the first page since its last time, one second less; only where more than
 * a page share a second are further pages asked for, and then until a pass shows nothing new.
 * Links of answers are not followed (A46). Errors: `page-loop`, the client's faults; a 304 or 403 is given as it came.
 */
export async function* pagesSince(
  context: IssueContext,
  about: { readonly since: string | null; readonly etag?: string | null },
): AsyncGenerator<Page, void, void> {
  let from = about.since;
  let etag = about.etag ?? null;
  const known = new Set<string>();
  for (let asked = 0, passes = 1; ; passes += 1) {
    let isNew = false;
    let next = from;
    let page = 1;
    for (; ; page += 1) {
      if ((asked += 1) > MAX_PAGES)
        throw lastingFault('page-loop', 'GitHub gave pages of issues that never end.');
      const answer = await askPage(context, { since: from, page, etag });
      etag = null;
      if (answer.status !== 200) {
        yield { rows: [], answer };
        return;
      }
      const items = checked(rows, answer);
      yield { rows: items, answer };
      const before = known.size;
      for (const item of items) known.add(JSON.stringify(updated.safeParse(item).data ?? item));
      isNew ||= known.size > before;
      if (items.length < PER_PAGE) break;
      next = afterPage(items, from);
      if (next !== from) break;
    }
    const isEnd = next === from;
    if (page > 1 && isNew && passes < MAX_PASSES) continue;
    if (isEnd) return;
    from = next;
    passes = 0;
  }
}

/** Where the listing goes on after a full page; the same time when it does not get further. */
function afterPage(items: readonly unknown[], from: string | null): string | null {
  const last = updated.safeParse(items.at(-1));
  if (!last.success || Number.isNaN(Date.parse(last.data.updated_at))) return from;
  const next = earlier(last.data.updated_at, 1);
  return from === null || Date.parse(next) > Date.parse(from) ? next : from;
}

async function askPage(
  context: IssueContext,
  about: { readonly since: string | null; readonly page: number; readonly etag: string | null },
): Promise<GitHubAnswer> {
  const { since, page, etag } = about;
  const { labels } = context.scope;
  const answer = await context.client.send({
    method: 'GET',
    path: '/issues',
    query: {
      state: 'all',
      sort: 'updated',
      direction: 'asc',
      per_page: PER_PAGE,
      page,
      ...(labels.length === 0 ? {} : { labels: labels.join(',') }),
      ...(since === null ? {} : { since }),
    },
    ...(etag === null ? {} : { ifNoneMatch: etag }),
  });
  const isAnswer = answer.status === 200 || (answer.status === 304 && etag !== null);
  if (isAnswer) return answer;
  const reason = faultOf(answer);
  if (reason.code === 'forbidden') return answer;
  throw reason;
}
