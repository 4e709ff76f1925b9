import type { CreateRequest, WriteAnswer } from '../../provider.ts';
import { lastingFault, passingFault } from '../../upstream/fault.ts';
import { Patience } from '../../upstream/patience.ts';
import { isStrongEtag, parseRecord } from './answer.ts';
import type { HttpAnswer } from './client.ts';
import { faultOf } from './fault.ts';
import type { ListingContext } from './listing.ts';
import { readRecord } from './reading.ts';
import { about, refusalOf, written } from './writing.ts';

/**
 * Creates a record once: every try carries the same Idempotency-Key (GUARANTEES E1, I6).
 *
 * After a try without a clear answer, or when the tracker says that it only repeats an earlier answer,
 * the record is read directly: it may have been edited since it was made.
 * Errors: `refused` as an answer; the client's faults, `create-unconfirmed` when the answer has no record.
 */
export async function createRecord(context: ListingContext, request: CreateRequest): Promise<WriteAnswer> {
  const patience = new Patience(context);
  for (let isRepeated = false; ; isRepeated = true) {
    try {
      const answer = await context.client.send({
        method: 'POST',
        path: '/records',
        headers: { 'content-type': 'application/json', 'idempotency-key': request.key },
        body: JSON.stringify({ fields: request.fields }),
      });
      if (answer.status !== 200 && answer.status !== 201) {
        const refusal = refusalOf(answer);
        if (refusal !== null) return refusal;
        throw createFault(context, answer);
      }
      const told = parseRecord(answer.body, about(context, 'new', answer));
      if (!told.ok) {
        const said = `POST /records was answered ${answer.status} without the record: ${told.error.message}`;
        throw lastingFault('create-unconfirmed', `${said} It may have been created.`);
      }
      const isOld = isRepeated || answer.headers.get('idempotency-replayed') === 'true';
      const where = context.client.address(`/records/${told.value.id}`);
      if (!isOld && isStrongEtag(told.value.version))
        return { kind: 'written', record: { ...told.value, where } };
      return written(await readRecord(context, { id: told.value.id, patience }), told.value.id);
    } catch (error) {
      await patience.pause(error);
    }
  }
}

/** A 409 says that the first request with this key is still at work. Source: draft-ietf-httpapi-idempotency-key-header §2.7. */
function createFault(context: ListingContext, answer: HttpAnswer): Error {
  if (answer.status !== 409) return faultOf(answer, context.now());
  return passingFault(
    'server-error',
    'An earlier POST with this Idempotency-Key is still at work. Run again later.',
  );
}
