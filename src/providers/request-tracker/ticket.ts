import * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import { compareText, jsonProblem } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { CustomField, Shape } from './shape.ts';

/** Says whether a text may be a ticket's id; others are not asked for. */
export function isTicketId(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}

const identifier = z.union([z.number(), z.string()]).transform(String);
const principal = z.object({ type: z.string().nullish(), id: identifier });

/** The parts of `GET /ticket/{id}?fields[Queue]=Name` that are read. */
const ticketAnswer = z.object({
  id: identifier,
  Subject: z.string().nullish(),
  Status: z.string(),
  Priority: identifier.nullish(),
  Queue: z.object({ id: identifier, Name: z.string().optional() }),
  Owner: principal.nullish(),
  Requestor: z.array(principal).nullish(),
  CustomFields: z
    .union([z.array(z.object({ id: identifier, values: z.array(z.unknown()) })), z.literal('')])
    .nullish(),
  _hyperlinks: z.array(z.object({ ref: z.string().nullish(), _url: z.string().nullish() })).nullish(),
});

/** A ticket as read, without its first message. */
export interface Ticket {
  readonly id: string;
  readonly queue: string;
  readonly isDeleted: boolean;
  /** Total over the shape but for `content` and for custom fields hidden from the account (E21). */
  readonly fields: Fields;
  /** The keys under which we made it: one by the key field or the links, many when a person copied one. */
  readonly keys: readonly string[];
}

export const KEY_SCHEME = 'sync-kernel:';

/** Reads a ticket's answer. Errors: a sentence on what cannot be used. */
export function parseTicket(body: unknown, shape: Shape): Result<Ticket, string> {
  const parsed = ticketAnswer.safeParse(body);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return fail(`Request Tracker sent something that is no ticket (${at}).`);
  }
  const ticket = parsed.data;
  const custom = new Map((ticket.CustomFields || []).map(({ id, values }) => [id, values]));
  const fields: { [name: string]: Json } = {
    subject: ticket.Subject ?? '',
    status: ticket.Status,
    priority: priorityOf(ticket.Priority ?? '0'),
    queue: ticket.Queue.Name ?? null,
    owner: ownerOf(ticket.Owner?.id ?? null),
    requestors: (ticket.Requestor ?? []).map(memberOf).sort(compareText),
  };
  for (const field of shape.custom) {
    const values = custom.get(field.id);
    if (values !== undefined) fields[field.field] = valueOf(field, values);
  }
  const problem = jsonProblem(fields);
  if (problem !== null) return fail(`Ticket ${ticket.id} holds ${problem}.`);
  const links = (ticket._hyperlinks ?? []).flatMap(({ ref, _url }) =>
    ref === 'refers-to' && _url?.startsWith(KEY_SCHEME) === true ? [_url.slice(KEY_SCHEME.length)] : [],
  );
  const kept = shape.keyField === null ? links : (custom.get(shape.keyField) ?? []);
  return ok({
    id: ticket.id,
    queue: ticket.Queue.id,
    isDeleted: ticket.Status === 'deleted',
    fields,
    keys: kept.filter((key) => typeof key === 'string'),
  });
}

/** Gives a priority as the number it is stored as. */
export function priorityOf(text: string): Json {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Nobody is the user who owns what nobody owns. */
export function ownerOf(name: string | null): string | null {
  return name === 'Nobody' || name === '' ? null : name;
}

function memberOf({ type, id }: { readonly type?: string | null | undefined; readonly id: string }): string {
  return type === 'group' ? `group:${id}` : id;
}

function valueOf(field: CustomField, values: readonly unknown[]): Json {
  // An emptied value is served as null.
  const texts = values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
  // A race of two writers can leave two values in a field for one; the later one counts.
  return field.kind === 'set' ? texts.sort(compareText) : (texts.at(-1) ?? null);
}
