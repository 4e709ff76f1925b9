import * as z from 'zod';
import { EQUIVALENCES, FIELD_KINDS } from '../../kernel/field.ts';
import type { FieldKind, Fields } from '../../kernel/field.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { FieldSchema, ProviderSchema } from '../../provider.ts';

const statedSchema = z.strictObject({
  fields: z.record(
    z.string().min(1).max(128),
    z.strictObject({
      kind: z.enum(FIELD_KINDS),
      key: z.string().min(1).optional(),
      writable: z.boolean().optional(),
      equivalent: z.array(z.enum(EQUIVALENCES)).optional(),
    }),
  ),
  open: z.boolean().optional(),
});

/** Reads a schema that a file states, in the form of the HTTP profile. Errors: a sentence. */
export function parseSchema(value: unknown): Result<ProviderSchema, string> {
  const parsed = statedSchema.safeParse(value);
  if (!parsed.success) return fail(z.prettifyError(parsed.error).split('\n').join(' '));
  const fields = Object.entries(parsed.data.fields).map(([name, field]): [string, FieldSchema] => [
    name,
    {
      kind: field.kind,
      writable: field.writable ?? true,
      ...(field.kind === 'list' ? { key: field.key ?? 'id' } : {}),
      ...(field.equivalent === undefined ? {} : { equivalent: field.equivalent }),
    },
  ]);
  return ok({ fields: Object.fromEntries(fields), open: parsed.data.open ?? false });
}

/**
 * Finds out the kinds of the fields of records that state no schema.
 *
 * `title` is a scalar, `body` and `description` are texts, as is any field with a line break in some
 * record; arrays of different strings are sets, arrays of objects with an `id` of their own are lists,
 * other arrays sequences; objects are maps. The records stay open to other fields.
 * Laws: does not depend on the order of the records.
 */
export function inferSchema(records: Iterable<Fields>): ProviderSchema {
  const values = new Map<string, Json[]>();
  for (const fields of records) {
    for (const [name, value] of Object.entries(fields)) {
      const known = values.get(name);
      const given = value === null ? [] : [value];
      if (known === undefined) values.set(name, given);
      else known.push(...given);
    }
  }
  const fields = [...values].map(([name, found]): [string, FieldSchema] => {
    const kind = kindOf(name, found);
    return [name, { kind, writable: true, ...(kind === 'list' ? { key: 'id' } : {}) }];
  });
  return { fields: Object.fromEntries(fields), open: true };
}

function kindOf(name: string, values: readonly Json[]): FieldKind {
  if (values.every((value) => typeof value === 'string')) {
    const isText = name === 'body' || name === 'description' || values.some((value) => value.includes('\n'));
    return isText && name !== 'title' ? 'text' : 'scalar';
  }
  if (values.every(isJsonObject)) return 'map';
  if (!values.every(isJsonArray)) return 'scalar';
  if (values.every(isSet)) return 'set';
  return values.every(isKeyed) ? 'list' : 'sequence';
}

function isSet(value: readonly Json[]): boolean {
  return value.every((element) => typeof element === 'string') && new Set(value).size === value.length;
}

function isKeyed(value: readonly Json[]): boolean {
  const keys = value.map((element) =>
    isJsonObject(element) && Object.hasOwn(element, 'id') ? element['id'] : null,
  );
  const areKeys = keys.every((key) => typeof key === 'string' || typeof key === 'number');
  return areKeys && new Set(keys).size === keys.length;
}
