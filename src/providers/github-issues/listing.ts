import type { ChangePage } from '../../provider.ts';
import type { IssueContext } from './context.ts';
import { countIssues } from './counting.ts';
import { earlier, formatCursor, parseCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { newestFirst } from './paging.ts';
import { Sighting } from './sighting.ts';

/** How far before the newest issue a listing begins again: replicas show some edits late (E13). */
const OVERLAP_S = 60;
/** The same where so many issues share a minute that remembering them all would swell the cursor. */
const SHORT_OVERLAP_S = 2;
const MAX_SEEN = 500;
/** How often the first page is asked for again while issues keep moving to it. */
const MAX_ROUNDS = 5;
/** Before every issue. */
const BEGINNING = '1970-01-01T00:00:00Z';

/**
 * Lists the repository's issues, or those that changed since a cursor.
 *
 * Pull requests and issues of ours are passed over. Issues come by their last update, newest first, back to
 * a minute before the cursor's time: times are GitHub's own (E11), and what it may show late is looked for
 * in that minute. Every change comes to the top of the first page, so that a run with nothing to do costs
 * its 304 and a count. When the count is not the expected one, or a day has passed, everything is listed:
 * deletions, transfers and lost labels are in no listing by time (E17).
 * Laws: the cursor passes no issue that failed (E14); a listing cut short concludes nothing (E18).
 * Errors: the client's faults.
 */
export async function* listChanges(
  context: IssueContext,
  request: { readonly cursor: string | null },
): AsyncIterable<ChangePage> {
  const given = parseCursor(request.cursor, context.binding);
  let seen = new Sighting(context.scope, given);
  let cursor: Cursor | null = null;
  if (given !== null) {
    const etag = yield* listBackTo(context, { seen, etag: given.etag, until: given.since });
    const count = await countIssues(context);
    const expected = given.count === null ? null : given.count + seen.fresh.size;
    const isOff = count !== null && expected !== null && count !== expected;
    const isOld = seen.day !== given.censusOn;
    if (!isOff && !isOld) cursor = nextCursor(given, { seen, etag, count: count ?? expected });
  }
  const census = cursor === null && !seen.isCut;
  if (census) {
    seen = new Sighting(context.scope, null);
    const etag = yield* listBackTo(context, { seen, etag: null, until: '' });
    const begin = { since: BEGINNING, etag: null, seen: {}, count: null, top: 0, censusOn: seen.day };
    cursor = nextCursor(begin, { seen, etag, count: seen.isCut ? null : await countIssues(context) });
  }
  const isHeld = seen.hasFailed || seen.isCut;
  yield {
    records: [],
    end: {
      cursor: isHeld || cursor === null ? request.cursor : formatCursor(cursor, context.binding),
      complete: !seen.isNameless && !seen.isCut,
      census,
    },
  };
}

/** Lists what was updated since a time; gives the ETag of the first page. */
async function* listBackTo(
  context: IssueContext,
  about: { readonly seen: Sighting; readonly etag: string | null; readonly until: string },
): AsyncGenerator<ChangePage, string | null, void> {
  const { seen } = about;
  let { etag, until } = about;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    let pages = 0;
    for await (const page of newestFirst(context, { etag, until })) {
      const read = seen.read(page, until);
      if (read === null || page.answer.status === 304) return etag;
      pages += 1;
      if (pages === 1) etag = page.answer.headers.get('etag');
      yield read;
    }
    // One page is one moment; over several, what moved meanwhile is on the first one by now.
    if (pages === 1) break;
    until = earlier(seen.newest, SHORT_OVERLAP_S);
  }
  return etag;
}

function nextCursor(
  cursor: Cursor,
  about: { readonly seen: Sighting; readonly etag: string | null; readonly count: number | null },
): Cursor {
  const { seen, etag, count } = about;
  const top = Math.max(cursor.top, seen.top);
  // Nothing came: then what is known of the time since then stays known.
  if (seen.newest === '') return { ...cursor, etag, count, top };
  const later = (seconds: number) => {
    const since = earlier(seen.newest, seconds);
    return since > cursor.since ? since : cursor.since;
  };
  const long = later(OVERLAP_S);
  const isMuch = Object.keys(seen.versionsSince(long)).length > MAX_SEEN;
  const since = isMuch ? later(SHORT_OVERLAP_S) : long;
  const versions = Object.entries(seen.versionsSince(since)).slice(0, MAX_SEEN);
  return { ...cursor, since, etag, count, top, seen: Object.fromEntries(versions) };
}
