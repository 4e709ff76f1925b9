import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { ReadAnswer, UpdateRequest, WriteAnswer } from '../../provider.ts';
import { isUncertain, lastingFault } from '../../upstream/fault.ts';
import { Patience } from '../../upstream/patience.ts';
import { idProblem, isStrongEtag, parseRecord } from './answer.ts';
import type { HttpAnswer, HttpRequest } from './client.ts';
import { faultOf } from './fault.ts';
import type { ListingContext } from './listing.ts';
import { outcomeOf } from './outcome.ts';
import { readRecord } from './reading.ts';

/** How often a record that looks untouched by its update is read, and the time between two reads. */
const READ_BACKS = 3;
const READ_BACK_WAIT_MS = 500;

/** The answer to a delete. */
export type DeleteAnswer = WriteAnswer | { readonly kind: 'deleted' };

/**
 * Updates a record, guarded by If-Match, and gives it as the tracker holds it afterwards.
 *
 * When nobody knows whether the write was done (no answer, a 5xx, a broken one), the record is read:
 * it holds what was sent → written; it still has the planned version → sent again; else stale (E27).
 * A 412 after such a try is looked at the same way. An answer that does not hold what was sent is
 * confirmed by a direct read, whose truth is returned: the caller compares (E23, E28, E29).
 * Errors: `weak-validator` and `refused` as answers; the client's faults.
 */
export async function updateRecord(context: ListingContext, request: UpdateRequest): Promise<WriteAnswer> {
  const refusal = unguarded(request);
  if (refusal !== null) return refusal;
  const write: HttpRequest = {
    method: 'PATCH',
    path: `/records/${request.id}`,
    headers: { 'content-type': 'application/json-patch+json', 'if-match': request.version },
    body: JSON.stringify(request.patch),
  };
  const patience = new Patience(context);
  const isDone = (now: ReadAnswer) =>
    now.kind === 'found' && outcomeOf(request.patch, now.record.fields) === 'holds';
  const sent = await sendGuarded(context, { write, version: request.version, patience, isDone });
  if (!sent.ok) return sent.error === 'deleted' ? { kind: 'gone' } : sent.error;
  const told = parseRecord(sent.value.body, about(context, request.id, sent.value));
  const isWhole = told.ok && told.value.id === request.id && isStrongEtag(told.value.version);
  if (isWhole && outcomeOf(request.patch, told.value.fields) !== 'differs') {
    return { kind: 'written', record: told.value };
  }
  return written(await readBack(context, request, patience), request.id);
}

/** Reads a record after its update; one that looks untouched is read again, as a replica may lag (E23). */
async function readBack(
  context: ListingContext,
  { id, patch, version }: UpdateRequest,
  patience: Patience,
): Promise<ReadAnswer> {
  for (let tries = 1; ; tries += 1) {
    const now = await readRecord(context, { id, patience });
    const isUntouched =
      now.kind === 'found' &&
      now.record.version === version &&
      outcomeOf(patch, now.record.fields) === 'differs';
    if (!isUntouched || tries === READ_BACKS) return now;
    await context.sleep(READ_BACK_WAIT_MS);
  }
}

/**
 * Deletes a record, guarded by If-Match; after a try without a clear answer, one that is gone is deleted.
 *
 * Errors: as `updateRecord`.
 */
export async function deleteRecord(
  context: ListingContext,
  request: { readonly id: string; readonly version: string },
): Promise<DeleteAnswer> {
  const refusal = unguarded(request);
  if (refusal !== null) return refusal;
  const write: HttpRequest = {
    method: 'DELETE',
    path: `/records/${request.id}`,
    headers: { 'if-match': request.version },
  };
  const patience = new Patience(context);
  const sent = await sendGuarded(context, { write, version: request.version, patience, isDone: () => false });
  return sent.ok || sent.error === 'deleted' ? { kind: 'deleted' } : sent.error;
}

/** Says that a write cannot be guarded, or null. Source: GUARANTEES E24, A28. */
function unguarded(request: { readonly id: string; readonly version: string }): WriteAnswer | null {
  const unfit = idProblem(request.id);
  if (unfit !== null) return { kind: 'rejected', code: 'bad-id', message: unfit };
  if (isStrongEtag(request.version)) return null;
  const why = 'has no strong ETag, so a write could overwrite an edit unseen. Nothing was written.';
  return { kind: 'rejected', code: 'weak-validator', message: `Record ${request.id} ${why}` };
}

interface Guarded {
  readonly write: HttpRequest;
  readonly version: string;
  readonly patience: Patience;
  /** Whether what is read after an unclear answer shows the write done. */
  readonly isDone: (now: ReadAnswer) => boolean;
}

/** Sends a guarded write until it is clear what became of it; ok: a 2xx answer to look at. */
async function sendGuarded(
  context: ListingContext,
  { write, version, patience, isDone }: Guarded,
): Promise<Result<HttpAnswer, WriteAnswer | 'deleted'>> {
  const id = write.path.slice('/records/'.length);
  const clarify = async (): Promise<WriteAnswer | 'deleted' | null> => {
    const now = await readRecord(context, { id, patience });
    if (now.kind === 'gone' || now.kind === 'unknown') return 'deleted';
    if (now.kind !== 'found' || isDone(now)) return written(now, id);
    return now.record.version === version ? null : { kind: 'stale' };
  };
  for (let isUnclear = false; ;) {
    try {
      const answer = await context.client.send(write);
      const { status } = answer;
      if (status >= 200 && status < 300) return ok(answer);
      if (status === 404 || status === 410) return fail(isUnclear ? 'deleted' : { kind: 'gone' });
      if (status === 409 || status === 412)
        return fail((isUnclear ? await clarify() : null) ?? { kind: 'stale' });
      const refusal = refusalOf(answer);
      if (refusal !== null) return fail(refusal);
      throw faultOf(answer, context.now());
    } catch (error) {
      if (isUncertain(error)) {
        isUnclear = true;
        const clear = await clarify();
        if (clear !== null) return fail(clear);
      }
      await patience.pause(error);
    }
  }
}

/** Gives what a tracker will not take as an answer, or null. */
export function refusalOf(answer: HttpAnswer): WriteAnswer | null {
  if (answer.status === 428) {
    throw lastingFault(
      'guard-ignored',
      `${answer.request} carried If-Match, but the tracker did not see it.`,
    );
  }
  if (![400, 413, 415, 422].includes(answer.status)) return null;
  const reason = answer.reason === '' ? 'It gave no reason' : answer.reason;
  return { kind: 'rejected', code: 'refused', message: `The tracker refused (${answer.status}): ${reason}` };
}

/** Turns what was read back after a write into its answer. */
export function written(now: ReadAnswer, id: string): WriteAnswer {
  if (now.kind === 'found') return { kind: 'written', record: now.record };
  if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'gone' };
  const said = `Record ${id} was written, but reading it back was answered "${now.kind}".`;
  throw lastingFault('unreadable-after-write', said);
}

/** What `parseRecord` needs to know of an answer about one record. */
export function about(context: ListingContext, id: string, answer: HttpAnswer) {
  return {
    schema: context.schema,
    where: context.client.address(`/records/${id}`),
    etag: answer.headers.get('etag'),
  };
}
