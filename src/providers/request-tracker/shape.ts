import * as z from 'zod';
import type { FieldKind } from '../../kernel/field.ts';
import type { FieldSchema, ProviderSchema } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import { pagesOf } from './collection.ts';
import type { Asking } from './collection.ts';
import { faultOf } from './fault.ts';

/** A custom field of the queue's tickets. */
export interface CustomField {
  /** The native field: `cf.Size`; `cf.#12` where two bear one name. */
  readonly field: string;
  readonly id: string;
  readonly kind: FieldKind;
  readonly writable: boolean;
}

/** What a queue's tickets consist of. */
export interface Shape {
  readonly queue: { readonly id: string; readonly name: string };
  readonly custom: readonly CustomField[];
  /** The id of the custom field that keeps the keys of our creates; null when a link does. */
  readonly keyField: string | null;
  readonly schema: ProviderSchema;
}

/** The parts of a ticket that every queue has; checked against 5.0.3 by writing each of them. */
export const CORE: { readonly [field: string]: FieldSchema } = {
  subject: { kind: 'scalar', writable: true, equivalent: ['empty'] },
  status: { kind: 'scalar', writable: true, equivalent: ['case'] },
  priority: { kind: 'scalar', writable: true },
  queue: { kind: 'scalar', writable: true },
  owner: { kind: 'scalar', writable: true, equivalent: ['empty'] },
  requestors: { kind: 'set', writable: true, equivalent: ['empty', 'case'] },
  // The first message of a ticket: history cannot be written again, and a PUT ignores it with 200.
  content: { kind: 'text', writable: false, onCreate: true, equivalent: ['lines', 'empty'] },
};

/** Kinds of custom fields; images and binaries are files, not values, and are left out. */
const KINDS: { readonly [type: string]: FieldKind } = {
  Freeform: 'scalar',
  Select: 'scalar',
  Combobox: 'scalar',
  Autocomplete: 'scalar',
  Date: 'scalar',
  DateTime: 'scalar',
  IPAddress: 'scalar',
  IPAddressRange: 'scalar',
  Text: 'text',
  Wikitext: 'text',
  HTML: 'text',
};

const id = z.union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,14}$/)]).transform(String);

const queueAnswer = z.object({
  id,
  Name: z.string(),
  TicketCustomFields: z.array(z.object({ id, name: z.string() })).default([]),
});

const customFieldItem = z.object({ id, Type: z.string(), MaxValues: z.union([z.number(), z.string()]) });

/**
 * Asks what the queue's tickets consist of.
 *
 * Errors: `no-such-queue`, `no-such-field` (the key field is missing, or takes many values); the client's faults.
 */
export async function readShape(
  asking: Asking,
  given: { readonly queue: string; readonly 'key-field'?: string | undefined },
): Promise<Shape> {
  const answer = await asking.patience.repeat(async () => {
    const path = `/queue/${encodeURIComponent(given.queue)}`;
    const answer = await asking.client.send({ method: 'GET', path });
    if (answer.status === 200 || answer.status === 404) return answer;
    throw faultOf(answer, asking.now());
  });
  if (answer.status === 404) {
    const said = `Request Tracker shows no queue "${plain(given.queue)}" to this account.`;
    throw lastingFault('no-such-queue', `${said} Check its name and the right SeeQueue.`);
  }
  const parsed = queueAnswer.safeParse(answer.body);
  if (!parsed.success) {
    throw lastingFault('bad-answer', `${answer.request} was not answered with a queue. Check the url.`);
  }
  const fields = parsed.data.TicketCustomFields;
  const kinds = await readKinds(
    asking,
    fields.map((field) => field.id),
  );
  const key = keyField(given['key-field'], fields, kinds);
  const names = fields.map(({ name }) => name);
  const custom = fields.flatMap(({ id, name }): CustomField[] => {
    const type = kinds.get(id);
    const kind = type === undefined ? undefined : KINDS[type.type];
    if (type === undefined || kind === undefined || id === key) return [];
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    return [
      {
        field: isAlone ? `cf.${name}` : `cf.#${id}`,
        id,
        kind: type.single ? kind : 'set',
        // A time is read in UTC, but written in the time zone of the account, which nothing tells.
        writable: type.type !== 'DateTime',
      },
    ];
  });
  const { id: queue, Name: name } = parsed.data;
  return { queue: { id: queue, name }, custom, keyField: key, schema: schemaOf(custom) };
}

function schemaOf(custom: readonly CustomField[]): ProviderSchema {
  const fields = custom.map(({ field, kind, writable }): [string, FieldSchema] => [
    field,
    { kind, writable, equivalent: kind === 'text' ? ['lines', 'empty'] : ['empty'] },
  ]);
  return { fields: { ...CORE, ...Object.fromEntries(fields) }, open: false };
}

async function readKinds(
  asking: Asking,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly type: string; readonly single: boolean }>> {
  const kinds = new Map<string, { type: string; single: boolean }>();
  if (ids.length === 0) return kinds;
  const query = JSON.stringify([{ field: 'id', operator: 'IN', value: ids }]);
  for await (const items of pagesOf(asking, { path: '/customfields', query, fields: 'Type,MaxValues' })) {
    for (const item of items) {
      const parsed = customFieldItem.safeParse(item);
      if (!parsed.success) continue;
      kinds.set(parsed.data.id, { type: parsed.data.Type, single: String(parsed.data.MaxValues) === '1' });
    }
  }
  return kinds;
}

function keyField(
  name: string | undefined,
  fields: readonly { readonly id: string; readonly name: string }[],
  kinds: ReadonlyMap<string, { readonly type: string; readonly single: boolean }>,
): string | null {
  if (name === undefined) return null;
  const found = fields.filter((field) => field.name === name);
  const type = kinds.get(found[0]?.id ?? '');
  if (found[0] !== undefined && found.length === 1 && type?.type === 'Freeform' && type.single)
    return found[0].id;
  const said = `The queue has no custom field "${plain(name)}" that holds one line of text once.`;
  throw lastingFault(
    'no-such-field',
    `${said} Make it, let the account see and change it, or leave out key-field.`,
  );
}
