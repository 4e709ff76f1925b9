import * as z from 'zod';
import type { ChangePage, NativeRecord, RecordFailure } from '../../provider.ts';
import type { GitHubAnswer } from './client.ts';
import { nameOf } from './context.ts';
import type { IssueContext } from './context.ts';
import { countIssues } from './counting.ts';
import { earlier, formatCursor, parseCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { faultOf } from './fault.ts';
import { parseIssue } from './issue.ts';
import { pagesSince } from './paging.ts';

/** How far before the newest issue a listing begins again: replicas show some edits late (E13). */
const OVERLAP_S = 60;
/** A window that holds more issues than this is moved on; until then it is asked again, mostly for a 304. */
const WINDOW = 50;
/** Before every issue. */
const BEGINNING = '1970-01-01T00:00:00Z';
const VERSION_LENGTH = 8;

const numbered = z.object({ number: z.number().int().positive() });

/** What a listing has come across so far. */
interface Progress {
  failed: boolean;
  /** Something failed of which not even the number is known: absence means nothing. */
  nameless: boolean;
  forbidden: boolean;
  /** The newest `updated_at` and GitHub's own time, as far as known. */
  newest: string;
  now: number;
  top: number;
  /** Issues with a number above the cursor's: they are expected in the count. */
  readonly fresh: Set<string>;
}

/**
 * Lists the repository's issues, or those that changed since a cursor.
 *
 * Pull requests and issues of ours are passed over. What changed is asked for since a time that GitHub gave
 * (E11), a minute early, and what was seen in that minute is not listed again. The listing ends with the
 * very question that the next one begins with, so that a run with nothing to do costs one 304 and a count.
 * When the count is not the expected one, or a day has passed, everything is listed.
 * Laws: the cursor passes no issue that failed (E14); a listing cut short concludes nothing (E18).
 * Errors: the client's faults.
 */
export async function* listChanges(
  context: IssueContext,
  request: { readonly cursor: string | null },
): AsyncIterable<ChangePage> {
  const progress: Progress = {
    failed: false,
    nameless: false,
    forbidden: false,
    newest: '',
    now: 0,
    top: 0,
    fresh: new Set(),
  };
  let cursor = parseCursor(request.cursor, context.binding);
  if (cursor !== null) {
    const { top } = cursor;
    cursor = yield* listWindow(context, cursor, progress, top);
    const count = await countIssues(context);
    const expected = cursor.count === null ? null : cursor.count + progress.fresh.size;
    const isOff = count !== null && expected !== null && count !== expected;
    // Once a day everything is listed, for what neither times nor counts show (E17).
    const isOld = dayOf(progress.now) !== cursor.censusOn;
    cursor = isOld || isOff ? null : { ...cursor, count: count ?? expected };
  }
  const census = cursor === null;
  cursor ??= yield* listEverything(context, progress);
  const isHeld = progress.failed || progress.forbidden;
  yield {
    records: [],
    end: {
      cursor: isHeld ? request.cursor : formatCursor(cursor, context.binding),
      complete: !progress.nameless && !progress.forbidden,
      census,
    },
  };
}

async function* listEverything(
  context: IssueContext,
  progress: Progress,
): AsyncGenerator<ChangePage, Cursor, void> {
  progress.fresh.clear();
  for await (const { rows, answer } of pagesSince(context, { since: null })) {
    const page = readRows(context, { rows, answer, seen: {}, progress, top: 0 });
    if (page !== null) yield page.page;
    if (progress.forbidden) break;
  }
  const begin: Cursor = {
    since: progress.newest === '' ? BEGINNING : earlier(progress.newest, OVERLAP_S),
    etag: null,
    seen: {},
    count: null,
    top: progress.top,
    censusOn: dayOf(progress.now),
  };
  if (progress.forbidden) return begin;
  const count = await countIssues(context);
  return { ...(yield* listWindow(context, begin, progress, progress.top)), count };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Lists what changed in a window, moving it on when it is full. */
async function* listWindow(
  context: IssueContext,
  from: Cursor,
  progress: Progress,
  top: number,
): AsyncGenerator<ChangePage, Cursor, void> {
  let cursor = from;
  for (;;) {
    const seen: { [id: string]: string } = {};
    let etag: string | null = null;
    let pages = 0;
    let size = 0;
    for await (const { rows, answer } of pagesSince(context, { since: cursor.since, etag: cursor.etag })) {
      if (answer.status === 304) {
        progress.now = Math.max(progress.now, Date.parse(answer.headers.get('date') ?? '') || 0);
        return { ...cursor, top: Math.max(cursor.top, progress.top) };
      }
      pages += 1;
      etag = answer.headers.get('etag');
      const read = readRows(context, { rows, answer, seen: cursor.seen, progress, top });
      if (read === null) break;
      yield read.page;
      Object.assign(seen, read.versions);
      size += rows.length;
    }
    const next = {
      ...cursor,
      seen,
      etag: pages === 1 ? etag : null,
      top: Math.max(cursor.top, progress.top),
    };
    const since = progress.newest === '' ? cursor.since : earlier(progress.newest, OVERLAP_S);
    const isFull = size > WINDOW && Date.parse(since) > Date.parse(cursor.since);
    if (!isFull || progress.forbidden) return next;
    cursor = { ...next, since, etag: null };
  }
}

/** Turns one page of issues into records; null when the page was refused. */
function readRows(
  context: IssueContext,
  about: {
    readonly rows: readonly unknown[];
    readonly answer: GitHubAnswer;
    readonly seen: Cursor['seen'];
    readonly progress: Progress;
    readonly top: number;
  },
): { readonly page: ChangePage; readonly versions: { readonly [id: string]: string } } | null {
  const { rows, answer, seen, progress, top } = about;
  progress.now = Math.max(progress.now, Date.parse(answer.headers.get('date') ?? '') || 0);
  if (answer.status !== 200) {
    // Nothing was listed yet: then there is no half listing to end, only a fault.
    if (progress.newest === '') throw faultOf(answer);
    progress.forbidden = true;
    return null;
  }
  const records = new Map<string, NativeRecord>();
  const deleted: string[] = [];
  const failed: RecordFailure[] = [];
  const versions: { [id: string]: string } = {};
  for (const row of rows) {
    const parsed = parseIssue(row, context.scope);
    if (!parsed.ok) {
      failed.push(failureOf(context, row, parsed.error));
      continue;
    }
    const { id, kind, updatedAt, record } = parsed.value;
    if (updatedAt > progress.newest) progress.newest = updatedAt;
    if (kind === 'pull-request') continue;
    progress.top = Math.max(progress.top, Number(id));
    if (Number(id) > top) progress.fresh.add(id);
    const version = (kind === 'record' ? record.version : kind).slice(0, VERSION_LENGTH);
    versions[id] = version;
    if (kind === 'own-issue' || seen[id] === version) continue;
    if (kind === 'removed') deleted.push(id);
    else records.set(id, record);
  }
  progress.failed ||= failed.length > 0;
  progress.nameless ||= failed.some(({ id }) => id === undefined);
  return { page: { records: [...records.values()], deleted, failed }, versions };
}

function failureOf(context: IssueContext, row: unknown, message: string): RecordFailure {
  const known = numbered.safeParse(row);
  if (!known.success) return { where: context.scope.repository, code: 'bad-record', message };
  const id = String(known.data.number);
  return { id, where: nameOf(context, id), code: 'bad-record', message };
}
