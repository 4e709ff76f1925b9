import type { NativeRecord, ReadAnswer, RecordFailure } from '../../provider.ts';
import { answerOfStatus } from '../../upstream/read-status.ts';
import { plain } from '../../upstream/text.ts';
import type { RtAnswer } from './client.ts';
import type { Asking } from './collection.ts';
import { readContents } from './content.ts';
import { askingOf } from './context.ts';
import type { TicketContext } from './context.ts';
import { faultOf } from './fault.ts';
import { isTicketId, parseTicket } from './ticket.ts';
import type { Ticket } from './ticket.ts';

/** Says whether a version may guard a write: a strong ETag, as Request Tracker makes them. */
export function isStrongEtag(text: string): boolean {
  return /^"[\x21\x23-\x7e]{1,200}"$/.test(text);
}

/** A ticket that was found, with what its answer says beyond the record. */
export interface FoundTicket {
  readonly kind: 'found';
  readonly record: NativeRecord;
  readonly ticket: Ticket;
}

export type TicketAnswer = FoundTicket | Exclude<ReadAnswer, { readonly kind: 'found' }>;

/**
 * Reads one ticket; found, not modified, gone, unknown, forbidden and moved are six answers (E20).
 *
 * Deleted tickets are still served, with the status "deleted"; merged ones answer with the ticket that
 * they became. A ticket of another queue is found: it may be a record that a person moved there.
 * Errors: a ticket that cannot be used is `unreadable`; the client's faults are thrown.
 */
export async function readRecord(
  context: TicketContext,
  request: { readonly id: string; readonly ifNoneMatch?: string },
  asking: Asking = askingOf(context),
): Promise<TicketAnswer> {
  // What cannot be a ticket's number names no ticket; nothing is asked (A28).
  if (!isTicketId(request.id)) return { kind: 'unknown' };
  const answer = await readBare(context, request, asking);
  if (answer.kind !== 'found') return answer;
  const contents = await readContents(context, asking, [request.id]);
  return withContent(answer, contents);
}

/** Adds the first message to a ticket's fields. */
export function withContent(found: FoundTicket, contents: ReadonlyMap<string, string | null>): FoundTicket {
  const { record } = found;
  const fields = { ...record.fields, content: contents.get(record.id) ?? null };
  return { ...found, record: { ...record, fields } };
}

/** Reads one ticket without its first message. */
export async function readBare(
  context: TicketContext,
  request: { readonly id: string; readonly ifNoneMatch?: string },
  asking: Asking,
): Promise<TicketAnswer> {
  const { id, ifNoneMatch } = request;
  return asking.patience.repeat(async () => {
    const answer = await context.client.send({
      method: 'GET',
      path: `/ticket/${id}`,
      query: { 'fields[Queue]': 'Name' },
      headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch },
    });
    return answerOf(context, answer, request);
  });
}

function answerOf(
  context: TicketContext,
  answer: RtAnswer,
  { id, ifNoneMatch }: { readonly id: string; readonly ifNoneMatch?: string },
): TicketAnswer {
  const isConditional = ifNoneMatch !== undefined;
  const known = answerOfStatus(answer, { isConditional, faultOf: () => faultOf(answer, context.now()) });
  if (known !== null) return known;
  const where = context.client.page(id);
  const unreadable = (code: string, message: string): { kind: 'unreadable'; failure: RecordFailure } => ({
    kind: 'unreadable',
    failure: { id, where, code, message },
  });
  const parsed = parseTicket(answer.body, context.shape);
  if (!parsed.ok) return unreadable('bad-record', parsed.error);
  const ticket = parsed.value;
  if (ticket.id !== id) {
    if (isTicketId(ticket.id)) return { kind: 'moved', to: ticket.id };
    return unreadable('bad-id', `Ticket ${id} was answered with the id "${plain(ticket.id)}".`);
  }
  if (ticket.isDeleted) return { kind: 'gone' };
  const version = answer.headers.get('etag') ?? '';
  // Without a strong ETag a ticket can be read, but no write of it could be guarded (E24).
  const guard = isStrongEtag(version) ? version : `W/"${plain(version).replaceAll('"', '')}"`;
  return { kind: 'found', ticket, record: { id, version: guard, fields: ticket.fields, where } };
}
