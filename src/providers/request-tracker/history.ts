import * as z from 'zod';
import type { Json } from '../../kernel/json.ts';
import { plain } from '../../upstream/text.ts';
import { pagesOf } from './collection.ts';
import type { Asking } from './collection.ts';
import type { TicketContext } from './context.ts';
import { ownerOf, priorityOf } from './ticket.ts';

/** One change of one field, as the history tells it. For sets: an element that came, or one that went. */
export interface Step {
  readonly id: number;
  readonly field: string;
  readonly was: Json;
  readonly became: Json;
  readonly by: string;
  readonly at: string;
}

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));

const transactionItem = z.object({
  id: z.coerce.number().int(),
  Type: text,
  Field: text,
  OldValue: text,
  NewValue: text,
  Created: text,
  Creator: z.object({ id: text }).nullish(),
});

type Transaction = z.infer<typeof transactionItem>;

/**
 * Reads what happened to a ticket's fields after a version, oldest first.
 *
 * Request Tracker's ETag is the number of the last transaction, so that a version is a place in the history.
 * Errors: the client's faults.
 */
export async function stepsSince(
  context: TicketContext,
  asking: Asking,
  about: { readonly id: string; readonly version: string },
): Promise<readonly Step[]> {
  const after = Number(about.version.replaceAll('"', ''));
  const path = `/ticket/${about.id}/history`;
  const fields = 'Type,Field,OldValue,NewValue,Creator,Created';
  const steps: Step[] = [];
  for await (const items of pagesOf(asking, { path, fields, order: 'DESC' })) {
    let isOld = false;
    for (const item of items) {
      const parsed = transactionItem.safeParse(item);
      if (!parsed.success) continue;
      if (parsed.data.id <= after) isOld = true;
      else steps.push(...(await stepOf(context, asking, parsed.data)));
    }
    if (isOld) break;
  }
  return steps.sort((a, b) => a.id - b.id);
}

async function stepOf(
  context: TicketContext,
  asking: Asking,
  transaction: Transaction,
): Promise<readonly Step[]> {
  const { id, Type, Field, OldValue, NewValue } = transaction;
  const by = plain(transaction.Creator?.id ?? 'unknown');
  const step = (field: string, was: Json, became: Json): readonly Step[] => [
    { id, field, was, became, by, at: transaction.Created },
  ];
  const name = async (kind: 'user' | 'queue', number: string) => nameOf(context, asking, kind, number);
  switch (`${Type} ${Field}`) {
    case 'Set Subject':
      return step('subject', OldValue, NewValue);
    case 'Status Status':
    case 'Set Status':
      return step('status', OldValue, NewValue);
    case 'Set Priority':
      return step('priority', priorityOf(OldValue), priorityOf(NewValue));
    case 'Set Owner':
      return step('owner', ownerOf(await name('user', OldValue)), ownerOf(await name('user', NewValue)));
    case 'Set Queue':
      return step('queue', await name('queue', OldValue), await name('queue', NewValue));
    case 'AddWatcher Requestor':
      return step('requestors', null, await name('user', NewValue));
    case 'DelWatcher Requestor':
      return step('requestors', await name('user', OldValue), null);
    default: {
      const custom =
        Type === 'CustomField' ? context.shape.custom.find((one) => one.id === Field) : undefined;
      return custom === undefined ? [] : step(custom.field, OldValue || null, NewValue || null);
    }
  }
}

/** Gives the name of a user or queue, by the number that a history has for it. */
async function nameOf(
  context: TicketContext,
  asking: Asking,
  kind: 'user' | 'queue',
  number: string,
): Promise<string> {
  const { names } = context.remembered;
  const path = `/${kind}/${number}`;
  const known = names.get(path);
  if (known !== undefined) return known;
  const answer = await asking.patience.repeat(() => context.client.send({ method: 'GET', path }));
  const parsed = z.object({ Name: z.string() }).safeParse(answer.body);
  // A group has no user's page; its number is how the ticket names it.
  const name =
    answer.status === 200 && parsed.success ? parsed.data.Name : kind === 'user' ? `group:${number}` : number;
  names.set(path, name);
  return name;
}
