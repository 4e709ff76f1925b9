import * as z from 'zod';
import { onePage, pagesOf } from './collection.ts';
import type { Asking } from './collection.ts';
import type { TicketContext } from './context.ts';

const createItem = z.object({ id: z.coerce.string(), ObjectId: z.coerce.string() });

const attachmentItem = z.object({
  TransactionId: z.coerce.string(),
  ContentType: z.string().nullish(),
  Filename: z.string().nullish(),
  Content: z.string().nullish(),
});

/**
 * Gives the first messages of tickets: the first text of the transaction that made each of them.
 *
 * They never change, so each is asked for once while the provider is open, for up to a hundred tickets
 * in two requests. Null: it was made without one, or with a file only.
 */
export async function readContents(
  context: TicketContext,
  asking: Asking,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const { contents } = context.remembered;
  const missing = ids.filter((id) => !contents.has(id));
  for (let at = 0; at < missing.length; at += 50) await askFor(contents, asking, missing.slice(at, at + 50));
  return contents;
}

async function askFor(
  contents: Map<string, string | null>,
  asking: Asking,
  ids: readonly string[],
): Promise<void> {
  const tickets = new Map<string, string>();
  const which = ids.map((id) => `TicketId = ${id}`).join(' OR ');
  const query = `ObjectType = 'RT::Ticket' AND Type = 'Create' AND (${which})`;
  const { items } = await onePage(asking, { path: '/transactions', query, fields: 'ObjectId' });
  for (const item of items) {
    const made = createItem.safeParse(item);
    if (made.success) tickets.set(made.data.id, made.data.ObjectId);
  }
  const found = new Map<string, string>();
  if (tickets.size > 0) {
    const filter = JSON.stringify([{ field: 'TransactionId', operator: 'IN', value: [...tickets.keys()] }]);
    const about = {
      path: '/attachments',
      query: filter,
      fields: 'TransactionId,ContentType,Filename,Content',
    };
    for await (const page of pagesOf(asking, about)) {
      for (const item of page) note(found, { item, tickets });
    }
  }
  for (const id of ids) contents.set(id, found.get(id) ?? null);
}

function note(
  found: Map<string, string>,
  about: { readonly item: unknown; readonly tickets: ReadonlyMap<string, string> },
): void {
  const parsed = attachmentItem.safeParse(about.item);
  if (!parsed.success) return;
  const { TransactionId, ContentType, Filename, Content } = parsed.data;
  const ticket = about.tickets.get(TransactionId);
  const isText = ContentType?.startsWith('text/') === true && (Filename ?? '') === '';
  if (ticket !== undefined && isText && !found.has(ticket)) found.set(ticket, Content ?? '');
}
