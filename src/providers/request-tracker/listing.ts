import * as z from 'zod';
import type { ChangePage, NativeRecord, RecordFailure } from '../../provider.ts';
import { onePage, pagesOf } from './collection.ts';
import type { Asking } from './collection.ts';
import { readContents } from './content.ts';
import { askingOf } from './context.ts';
import type { TicketContext } from './context.ts';
import { formatCursor, parseCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { readBare, withContent } from './reading.ts';
import type { FoundTicket, TicketAnswer } from './reading.ts';
import { isTicketId } from './ticket.ts';

/** Tickets that are asked for at the same time. */
const AT_ONCE = 4;

/** Mail that was sent and comments change no field; an account may be barred from seeing them. */
const NO_FIELD = ['EmailRecord', 'CommentEmailRecord', 'Comment', 'Correspond'];

const ticketItem = z.object({ id: z.coerce.string() });
const transactionItem = z.object({ id: z.coerce.number().int(), ObjectId: z.coerce.string() });

/** What a listing has come across so far. */
interface Progress {
  failed: boolean;
  nameless: boolean;
}

/**
 * Lists the queue's tickets, or those that changed since a cursor.
 *
 * What changed is read from the transactions, which every edit, deletion and merge leaves, by their
 * ascending numbers: no clock is compared with another (E11), times of one second hide nothing (E12, E16),
 * and no date is in a query, where Request Tracker takes one with a `T` or a `Z` for the year 1970 and any
 * other for the time zone of the account. The pages of both lists only grow at their end (E15).
 * A ticket that left the queue is named as deleted: where it is linked, the flow reads it directly.
 * Laws: a cursor passes no ticket that failed (E14) and no transaction that was not seen (E13).
 * Errors: the client's faults.
 */
export async function* listChanges(
  context: TicketContext,
  request: { readonly cursor: string | null },
): AsyncIterable<ChangePage> {
  const asking = askingOf(context);
  const since = parseCursor(request.cursor);
  if (since === null) yield* listAll(context, asking);
  else yield* listSince(context, { asking, since, given: request.cursor });
}

async function* listAll(context: TicketContext, asking: Asking): AsyncIterable<ChangePage> {
  const progress: Progress = { failed: false, nameless: false };
  // Taken first: what changes while we list is listed again by the next run.
  const newest = await onePage(asking, { ...feed(context), order: 'DESC' });
  const cursor = startOf(newest.items);
  let last = 0;
  let counted = true;
  for (;;) {
    const query = `Queue = ${context.shape.queue.id} AND id > ${last}`;
    const { items, pages } = await onePage(asking, { path: '/tickets', query, fields: 'Status' });
    const ids = idsOf(items, ticketItem, ({ id }) => id, progress);
    counted &&= pages !== null;
    if (ids.length > 0) yield await readPage(context, { asking, ids, progress });
    const highest = Math.max(last, ...ids.map(Number));
    const isEnd = pages === null ? items.length === 0 : pages <= 1;
    if (isEnd || highest === last) break;
    last = highest;
  }
  // Without a count an empty page may be a page of hidden tickets: then absence means nothing (E18).
  const complete = counted && !progress.nameless;
  yield { records: [], end: { cursor: progress.failed ? null : cursor, complete, census: true } };
}

async function* listSince(
  context: TicketContext,
  about: { readonly asking: Asking; readonly since: Cursor; readonly given: string | null },
): AsyncIterable<ChangePage> {
  const { asking, since } = about;
  const progress: Progress = { failed: false, nameless: false };
  const ids = new Set<string>();
  const seen = new Set(since.seen);
  for await (const items of pagesOf(asking, feed(context, since.from))) {
    for (const item of items) {
      const parsed = transactionItem.safeParse(item);
      if (!parsed.success || !isTicketId(parsed.data.ObjectId)) {
        progress.failed = true;
        progress.nameless = true;
        continue;
      }
      if (!seen.has(parsed.data.id)) ids.add(parsed.data.ObjectId);
      seen.add(parsed.data.id);
    }
  }
  const sorted = [...ids].sort((a, b) => Number(a) - Number(b));
  for (let at = 0; at < sorted.length; at += 50) {
    yield await readPage(context, { asking, ids: sorted.slice(at, at + 50), progress });
  }
  const cursor = progress.failed ? about.given : formatCursor(seen);
  yield { records: [], end: { cursor, complete: !progress.nameless, census: false } };
}

/** The transactions of the queue's tickets, and of tickets that were moved out of it. */
function feed(context: TicketContext, from = 0) {
  const { id } = context.shape.queue;
  const types = NO_FIELD.map((type) => ` AND Type != '${type}'`).join('');
  const scope = `(TicketQueue = ${id} OR (Field = 'Queue' AND OldValue = '${id}'))`;
  const query = `ObjectType = 'RT::Ticket' AND ${scope} AND id > ${from}${types}`;
  return { path: '/transactions', query, fields: 'ObjectId' };
}

function startOf(items: readonly unknown[]): string {
  return formatCursor(
    new Set(
      items.flatMap((item) => {
        const parsed = transactionItem.safeParse(item);
        return parsed.success ? [parsed.data.id] : [];
      }),
    ),
  );
}

function idsOf<T>(
  items: readonly unknown[],
  schema: z.ZodType<T>,
  idOf: (item: T) => string,
  progress: Progress,
): readonly string[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    if (parsed.success && isTicketId(idOf(parsed.data))) return [idOf(parsed.data)];
    progress.failed = true;
    progress.nameless = true;
    return [];
  });
}

async function readPage(
  context: TicketContext,
  about: { readonly asking: Asking; readonly ids: readonly string[]; readonly progress: Progress },
): Promise<ChangePage> {
  const { asking, ids, progress } = about;
  const answers: (readonly [string, TicketAnswer])[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    answers.push(
      ...(await Promise.all(some.map(async (id) => [id, await readBare(context, { id }, asking)] as const))),
    );
  }
  const found = answers.flatMap(([, answer]): FoundTicket[] => (answer.kind === 'found' ? [answer] : []));
  const here = found.filter(({ ticket }) => ticket.queue === context.shape.queue.id);
  const contents = await readContents(
    context,
    asking,
    here.map(({ record }) => record.id),
  );
  const records: NativeRecord[] = here.map((answer) => withContent(answer, contents).record);
  const away = found.filter((answer) => !here.includes(answer)).map(({ record }) => record.id);
  const gone = answers.flatMap(([id, { kind }]) => (kind === 'gone' ? [id] : []));
  const failed = answers.flatMap(([id, answer]) => failureOf(context, id, answer));
  progress.failed ||= failed.some(({ code }) => code !== 'moved');
  return { records, deleted: [...gone, ...away], failed };
}

function failureOf(context: TicketContext, id: string, answer: TicketAnswer): readonly RecordFailure[] {
  const where = context.client.page(id);
  switch (answer.kind) {
    case 'unreadable':
      return [answer.failure];
    case 'forbidden':
      return [{ id, where, code: 'forbidden', message: answer.message }];
    case 'moved':
      return [{ id, where, code: 'moved', message: `Ticket ${id} was merged into ticket ${answer.to}.` }];
    case 'unknown':
      return [{ id, where, code: 'missing-upstream', message: `Ticket ${id} is listed, but not there.` }];
    default:
      return [];
  }
}
