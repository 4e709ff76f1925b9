import * as z from 'zod';
import { lastingFault } from '../../upstream/fault.ts';
import type { GitHubAnswer } from './client.ts';
import { checked } from './client.ts';
import type { IssueContext } from './context.ts';
import { wholeSecond } from './cursor.ts';
import { faultOf } from './fault.ts';

export const PER_PAGE = 100;
/** More is a list that leads in a circle (A46); so are this many full pages in a row that show nothing new. */
const MAX_PAGES = 10_000;
const MAX_REPEATS = 5;

const rows = z.array(z.unknown());
const timed = z.object({ number: z.number(), updated_at: z.string() });

/** One page of issues as answered: 200, 304 where an ETag was given, or 403 and no rows. */
export interface Page {
  readonly rows: readonly unknown[];
  readonly answer: GitHubAnswer;
}

/**
 * Pages through issues by the time of their last update, newest first, back to a time.
 *
 * Pages are asked for by number, never by an answer's link (A46). In this order an issue that is updated
 * meanwhile moves to the top and pushes others down, so that one may come twice but none is skipped (E15);
 * the one that moved is on the first page, which has to be asked for again.
 * Errors: `page-loop`, the client's faults.
 */
export async function* newestFirst(
  context: IssueContext,
  about: { readonly etag: string | null; readonly until: string },
): AsyncGenerator<Page, void, void> {
  const known = new Set<string>();
  for (let page = 1, repeats = 0; page <= MAX_PAGES && repeats < MAX_REPEATS; page += 1) {
    const answer = await askPage(context, { page, etag: page === 1 ? about.etag : null });
    const items = answer.status === 200 ? checked(rows, answer) : [];
    yield { rows: items, answer };
    const last = timed.safeParse(items.at(-1));
    const oldest = last.success ? wholeSecond(last.data.updated_at) : null;
    if (items.length < PER_PAGE || (oldest !== null && oldest < about.until)) return;
    const before = known.size;
    for (const item of items) known.add(JSON.stringify(timed.safeParse(item).data ?? item));
    repeats = known.size === before ? repeats + 1 : 0;
  }
  throw lastingFault('page-loop', 'GitHub gave pages of issues that never end. Check the api-url.');
}

async function askPage(
  context: IssueContext,
  { page, etag }: { readonly page: number; readonly etag: string | null },
): Promise<GitHubAnswer> {
  const { labels } = context.scope;
  const answer = await context.client.send({
    method: 'GET',
    path: '/issues',
    query: {
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: PER_PAGE,
      page,
      ...(labels.length === 0 ? {} : { labels: labels.join(',') }),
    },
    ...(etag === null ? {} : { ifNoneMatch: etag }),
  });
  if (answer.status === 200 || (answer.status === 304 && etag !== null)) return answer;
  const reason = faultOf(answer);
  if (reason.code === 'forbidden') return answer;
  throw reason;
}
