import type { WriteAnswer } from '../../provider.ts';
import { isUncertain } from '../../upstream/fault.ts';
import { askingOf } from './context.ts';
import type { TicketContext } from './context.ts';
import { faultOf } from './fault.ts';
import { readRecord } from './reading.ts';
import { refused } from './refusal.ts';
import { readPlanned } from './writing.ts';

/** How often a delete that breaks, with the ticket untouched, is taken for a breakdown; then it is a refusal. */
const BREAKDOWNS = 2;

/** The answer to a delete. */
export type DeleteAnswer = WriteAnswer | { readonly kind: 'deleted' };

/**
 * Deletes a ticket, guarded by If-Match. It stays readable for people with the status "deleted", and they
 * can undo it, so nothing that a race let through is lost.
 *
 * Errors: as `updateRecord`. A refusal is answered 500, as a breakdown is: after two, with the ticket
 * untouched, it is taken for a refusal.
 */
export async function deleteRecord(
  context: TicketContext,
  request: { readonly id: string; readonly version: string },
): Promise<DeleteAnswer> {
  const asking = askingOf(context);
  const planned = await readPlanned(context, asking, request);
  if (!planned.ok) return planned.error;
  const { id, version } = request;
  for (let breakdowns = 0; ;) {
    try {
      const answer = await context.client.send({
        method: 'DELETE',
        path: `/ticket/${id}`,
        headers: { 'if-match': version },
      });
      const isOver = answer.status < 300 || [404, 410, 412].includes(answer.status);
      if (!isOver) {
        if (answer.status === 500) breakdowns += 1;
        throw faultOf(answer, context.now());
      }
      const now = await readRecord(context, { id }, asking);
      if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'deleted' };
      if (answer.status === 412) return { kind: 'stale' };
      return refused([`ticket ${id} is still there after it was deleted`]);
    } catch (error) {
      if (isUncertain(error)) {
        const now = await readRecord(context, { id }, asking);
        if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'deleted' };
        if (now.kind !== 'found' || now.record.version !== version) return { kind: 'stale' };
        if (breakdowns >= BREAKDOWNS)
          return refused(['to delete; does the account have the right DeleteTicket?']);
      }
      await asking.patience.pause(error);
    }
  }
}
