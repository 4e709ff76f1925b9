import * as z from 'zod';
import { lastingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import type { Patience } from '../../upstream/patience.ts';
import { faultOf } from './fault.ts';
import type { RtClient } from './client.ts';

/** The most that Request Tracker gives a page; it cuts larger wishes without a word. */
const PER_PAGE = 100;
const MAX_PAGES = 100_000;
/** Where the count is hidden, a page may be empty because all on it is hidden: more than one ends a listing. */
const EMPTY_PAGES = 2;

/** What a collection is asked with. */
export interface Asking {
  readonly client: RtClient;
  readonly patience: Patience;
  readonly now: () => number;
}

const pageAnswer = z.object({
  items: z.array(z.unknown()),
  /** Absent or null where the account may not see everything. */
  pages: z.number().nullish(),
});

/**
 * Pages through a collection, in the order of its ids.
 *
 * Pages are asked for by number: the `next_page` address of an answer is never followed (A46), and
 * accounts without all rights get none. A query must give a list that only grows at its end, so that
 * pages do not shift while they are read (E15).
 * Errors: `query-refused` when the query is not understood; `page-loop`; the client's faults.
 */
export async function* pagesOf(
  asking: Asking,
  about: {
    readonly path: string;
    readonly query?: string;
    readonly fields: string;
    readonly order?: 'ASC' | 'DESC';
  },
): AsyncIterable<readonly unknown[]> {
  let empty = 0;
  let last = '';
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { items, pages } = await onePage(asking, { ...about, page });
    const seen = JSON.stringify(items);
    if (items.length > 0 && seen === last) break;
    last = seen;
    empty = items.length === 0 ? empty + 1 : 0;
    if (items.length > 0) yield items;
    if (typeof pages === 'number' ? page >= pages : empty >= EMPTY_PAGES) return;
  }
  throw lastingFault('page-loop', `GET ${about.path} gave pages that never end.`);
}

/** Asks for one page of a collection. */
export async function onePage(
  asking: Asking,
  about: {
    readonly path: string;
    readonly query?: string;
    readonly fields: string;
    readonly order?: 'ASC' | 'DESC';
    readonly page?: number;
  },
): Promise<{ readonly items: readonly unknown[]; readonly pages: number | null }> {
  const answer = await asking.patience.repeat(async () => {
    const given = await asking.client.send({
      method: 'GET',
      path: about.path,
      query: {
        ...(about.query === undefined ? {} : { query: about.query }),
        fields: about.fields,
        orderby: 'id',
        order: about.order ?? 'ASC',
        per_page: PER_PAGE,
        page: about.page ?? 1,
      },
    });
    if (given.status === 400) {
      throw lastingFault(
        'query-refused',
        `Request Tracker refused a query (${given.reason}). It needs version 5.`,
      );
    }
    if (given.status !== 200) throw faultOf(given, asking.now());
    return given;
  });
  const parsed = pageAnswer.safeParse(answer.body);
  if (parsed.success) return { items: parsed.data.items, pages: parsed.data.pages ?? null };
  throw lastingFault('bad-answer', `${plain(answer.request)} was not answered with a page. Check the url.`);
}

/** Writes a text as a literal of a query. Source: RT::SQL, which knows quotes and backslashes. */
export function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, (mark) => `\\${mark}`)}'`;
}
