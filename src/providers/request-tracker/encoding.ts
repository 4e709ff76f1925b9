import type { Fields } from '../../kernel/field.ts';
import { canonicalJson, isJsonArray } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { plain } from '../../upstream/text.ts';
import type { Shape } from './shape.ts';

/** Gives a value as the text that it is sent as; null is empty. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : canonicalJson(value);
}

/** Why a value cannot be sent. */
export interface Unfit {
  readonly field: string;
  readonly message: string;
}

/**
 * Gives field values as the body of a create or an update.
 *
 * Shape: `{"Subject":"Sign in","Requestor":["ada@example.org"],"CustomFields":{"12":"L"}}`. Custom fields go
 * by number, which no other field shares. A create leaves out what is null: the queue's defaults hold.
 * Errors: the first value that Request Tracker would drop or misread in silence.
 */
export function encode(
  shape: Shape,
  fields: Fields,
  isCreate: boolean,
): Result<{ readonly [parameter: string]: unknown }, Unfit> {
  const body: { [parameter: string]: unknown } = {};
  const custom: { [id: string]: unknown } = {};
  for (const [field, value] of Object.entries(fields)) {
    if (isCreate && value === null) continue;
    const unfit = misfit(shape, { field, value, isCreate });
    if (unfit !== null) return fail({ field, message: unfit });
    const own = shape.custom.find((one) => one.field === field);
    if (own !== undefined) custom[own.id] = own.kind === 'set' ? texts(value) : emptyAsNull(value);
    else body[PARAMETERS[field] ?? field] = coreValue(field, value);
  }
  return ok(Object.keys(custom).length === 0 ? body : { ...body, CustomFields: custom });
}

const PARAMETERS: { readonly [field: string]: string } = {
  subject: 'Subject',
  status: 'Status',
  priority: 'Priority',
  queue: 'Queue',
  owner: 'Owner',
  requestors: 'Requestor',
  content: 'Content',
};

function coreValue(field: string, value: Json): unknown {
  if (field === 'requestors') {
    return texts(value).map((name) => (name.startsWith('group:') ? name.slice('group:'.length) : name));
  }
  if (field === 'owner') return value === null || value === '' ? 'Nobody' : value;
  return textOf(value);
}

function misfit(
  shape: Shape,
  { field, value, isCreate }: { readonly field: string; readonly value: Json; readonly isCreate: boolean },
): string | null {
  const known = Object.hasOwn(shape.schema.fields, field) ? shape.schema.fields[field] : undefined;
  if (known === undefined) return `Tickets of this queue have no field "${field}".`;
  if (!known.writable && !(isCreate && known.onCreate === true)) {
    if (known.onCreate !== true) return `"${field}" can be read, but not written.`;
    return `"${field}" is the first message of the ticket: it can be given only when the ticket is made.`;
  }
  if (known.kind === 'set') {
    const items = value === null ? [] : value;
    if (!isJsonArray(items) || !items.every((item) => typeof item === 'string' && item !== '')) {
      return `"${field}" takes a list of texts.`;
    }
    // A plain number would be taken for the number of a user or group.
    if (field !== 'requestors') return null;
    const odd = items.find((item) => /^\d+$|^group:(?!\d+$)/i.test(textOf(item)));
    return odd === undefined
      ? null
      : `"${field}" takes names and addresses of users, not "${plain(textOf(odd))}".`;
  }
  if (value !== null && typeof value === 'object') return `"${field}" takes one value.`;
  if (field === 'priority' && !/^\d{1,9}$/.test(textOf(value))) return 'A priority is a whole number from 0.';
  if ((field === 'status' || field === 'queue') && (value === null || value === '')) {
    return `Every ticket has a ${field}; it cannot be emptied.`;
  }
  return null;
}

function texts(value: Json): readonly string[] {
  return isJsonArray(value) ? value.map(textOf) : [];
}

function emptyAsNull(value: Json): string | null {
  return value === null || value === '' ? null : textOf(value);
}
