import * as z from 'zod';
import type { CreateRequest, WriteAnswer } from '../../provider.ts';
import { isUncertain, lastingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import { onePage, pagesOf, quoted } from './collection.ts';
import type { Asking } from './collection.ts';
import { askingOf } from './context.ts';
import type { TicketContext } from './context.ts';
import { encode } from './encoding.ts';
import { faultOf } from './fault.ts';
import { readBare, readRecord } from './reading.ts';
import { isTicketId, KEY_SCHEME, parseTicket } from './ticket.ts';
import { unknownUser } from './users.ts';
import { refused } from './refusal.ts';

const idItem = z.object({ id: z.coerce.string() });
const createItem = z.object({ ObjectId: z.coerce.string() });

/**
 * Creates a ticket once.
 *
 * The key goes into the same request as the fields, so that there is no ticket without it; before the first
 * and after each unclear try the key is looked for (E1, I6). Request Tracker answers such a query from its
 * tables, not from an index that lags (E2). Deleted tickets are in no search: ours are found by the
 * transactions that made them, so that one deleted by a person is not made again.
 * Errors: `refused`; `ambiguous-key` when a person copied the key into another ticket (E8); the client's faults.
 */
export async function createRecord(context: TicketContext, request: CreateRequest): Promise<WriteAnswer> {
  const asking = askingOf(context);
  const body = encode(context.shape, request.fields, true);
  if (!body.ok) return { kind: 'rejected', code: 'refused', message: body.error.message };
  const made = await findMade(context, asking, request.key);
  if (made !== null) return made;
  const sent = request.fields['requestors'] ?? null;
  const unknown = await unknownUser(context, asking, { before: null, sent });
  if (unknown !== null) return { kind: 'rejected', code: 'refused', message: unknown };
  for (;;) {
    try {
      const answer = await context.client.send({
        method: 'POST',
        path: '/ticket',
        json: { Queue: context.shape.queue.id, ...withKey(context, body.value, request.key) },
      });
      if ([400, 413, 415, 422].includes(answer.status)) return refused([answer.reason]);
      if (answer.status !== 201) throw faultOf(answer, context.now());
      const told = idItem.safeParse(answer.body);
      if (told.success && isTicketId(told.data.id)) return answerFor(context, asking, told.data.id);
      throw lastingFault('create-unconfirmed', 'POST /ticket was answered 201 without a number. Run again.');
    } catch (error) {
      if (isUncertain(error)) {
        const made = await findMade(context, asking, request.key);
        if (made !== null) return made;
      }
      await asking.patience.pause(error);
    }
  }
}

function withKey(
  { shape }: TicketContext,
  body: { readonly [parameter: string]: unknown },
  key: string,
): { readonly [parameter: string]: unknown } {
  if (shape.keyField === null) return { ...body, RefersTo: [`${KEY_SCHEME}${key}`] };
  const custom = body['CustomFields'] as { readonly [id: string]: unknown } | undefined;
  return { ...body, CustomFields: { ...custom, [shape.keyField]: key } };
}

/** Finds what was made under a key; null when nothing was. */
async function findMade(context: TicketContext, asking: Asking, key: string): Promise<WriteAnswer | null> {
  const { keyField } = context.shape;
  const literal = keyField === null ? quoted(`${KEY_SCHEME}${key}`) : quoted(key);
  const query = keyField === null ? `RefersTo = ${literal}` : `CF.{${keyField}} = ${literal}`;
  const matches: string[] = [];
  for await (const items of pagesOf(asking, { path: '/tickets', query, fields: 'Status' })) {
    for (const item of items) {
      const parsed = idItem.safeParse(item);
      if (!parsed.success || !isTicketId(parsed.data.id)) continue;
      const ticket = await readBare(context, { id: parsed.data.id }, asking);
      // The query does not tell upper from lower case.
      if (ticket.kind === 'found' && ticket.ticket.keys.includes(key)) matches.push(parsed.data.id);
    }
  }
  const [first, second] = matches;
  if (first !== undefined && second === undefined) return answerFor(context, asking, first);
  if (first !== undefined) {
    const message = `The tickets ${matches.join(' and ')} bear the key ${plain(key)}: take it out of the copy.`;
    return { kind: 'rejected', code: 'ambiguous-key', message };
  }
  const graves = (context.remembered.graves ??= await readGraves(context, asking));
  return graves.has(key) ? { kind: 'gone' } : null;
}

/** The keys of the last hundred tickets that we made and somebody deleted. */
async function readGraves(context: TicketContext, asking: Asking): Promise<ReadonlyMap<string, string>> {
  const query =
    "ObjectType = 'RT::Ticket' AND Type = 'Create' AND TicketStatus = 'deleted' AND Creator = '__CurrentUser__'";
  const about = { path: '/transactions', query, fields: 'ObjectId', order: 'DESC' } as const;
  const { items } = await onePage(asking, about);
  const graves = new Map<string, string>();
  for (const item of items) {
    const parsed = createItem.safeParse(item);
    if (!parsed.success || !isTicketId(parsed.data.ObjectId)) continue;
    for (const key of await keysOf(context, asking, parsed.data.ObjectId))
      graves.set(key, parsed.data.ObjectId);
  }
  return graves;
}

async function keysOf(context: TicketContext, asking: Asking, id: string): Promise<readonly string[]> {
  const answer = await asking.patience.repeat(() =>
    context.client.send({ method: 'GET', path: `/ticket/${id}` }),
  );
  const ticket = answer.status === 200 ? parseTicket(answer.body, context.shape) : null;
  return ticket?.ok === true ? ticket.value.keys : [];
}

async function answerFor(context: TicketContext, asking: Asking, id: string): Promise<WriteAnswer> {
  const now = await readRecord(context, { id }, asking);
  if (now.kind === 'found') return { kind: 'written', record: now.record };
  if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'gone' };
  const said = `Ticket ${id} was made, but reading it back was answered "${now.kind}".`;
  throw lastingFault('unreadable-after-write', said);
}
