import type { ReadAnswer } from '../../provider.ts';
import { Patience } from '../../upstream/patience.ts';
import { answerOfStatus } from '../../upstream/read-status.ts';
import { idProblem, isRecordId, parseRecord } from './answer.ts';
import type { HttpAnswer } from './client.ts';
import { faultOf } from './fault.ts';
import type { ListingContext } from './listing.ts';

/**
 * Reads one record; found, not modified, gone, unknown, forbidden and moved are six answers (E20).
 *
 * Errors: a record that is there but cannot be used is `unreadable`; the client's faults are thrown.
 */
export async function readRecord(
  context: ListingContext,
  request: { readonly id: string; readonly ifNoneMatch?: string; readonly patience?: Patience },
): Promise<ReadAnswer> {
  const { id, ifNoneMatch } = request;
  const where = context.client.address('/records');
  const unfit = idProblem(id);
  if (unfit !== null) return { kind: 'unreadable', failure: { where, code: 'bad-id', message: unfit } };
  const headers = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch };
  return (request.patience ?? new Patience(context)).repeat(async () => {
    const answer = await context.client.send({ method: 'GET', path: `/records/${id}`, headers });
    const moved = movedTo(context, answer, id);
    if (moved !== null) return moved;
    return answerOf(context, answer, request);
  });
}

function answerOf(
  context: ListingContext,
  answer: HttpAnswer,
  { id, ifNoneMatch }: { readonly id: string; readonly ifNoneMatch?: string },
): ReadAnswer {
  const isConditional = ifNoneMatch !== undefined;
  const known = answerOfStatus(answer, { isConditional, faultOf: () => faultOf(answer, context.now()) });
  if (known !== null) return known;
  const where = context.client.address(`/records/${id}`);
  const etag = answer.headers.get('etag');
  const record = parseRecord(answer.body, { schema: context.schema, where, etag });
  if (!record.ok) return { kind: 'unreadable', failure: { ...record.error, id } };
  if (record.value.id !== id) {
    const message = `The tracker sent record ${record.value.id} when it was asked for ${id}.`;
    return { kind: 'unreadable', failure: { id, where, code: 'other-record', message } };
  }
  if (record.value.version === ifNoneMatch) return { kind: 'not-modified' };
  return { kind: 'found', record: record.value };
}

/** A permanent redirect to another record's address says that the record has another id now (E7). */
function movedTo(context: ListingContext, answer: HttpAnswer, id: string): ReadAnswer | null {
  const records = new URL(context.client.address('/records/')).pathname;
  const path = answer.movedTo?.pathname;
  if (path === undefined || !path.startsWith(records)) return null;
  const to = path.slice(records.length);
  return isRecordId(to) && to !== id ? { kind: 'moved', to } : null;
}
