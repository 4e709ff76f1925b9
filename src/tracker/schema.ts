import * as z from 'zod';
import { EQUIVALENCES, FIELD_KINDS } from '../kernel/field.ts';
import type { Equivalence, FieldKind, Fields } from '../kernel/field.ts';
import { equalJson, isJsonArray, isJsonObject, PROTOTYPE_KEYS } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { assertNever } from '../kernel/result.ts';

/** One field of a tracker's schema; `writable` is true and `key` is `id` unless said otherwise. */
export interface TrackerField {
  readonly kind: FieldKind;
  readonly key?: string | undefined;
  readonly writable?: boolean | undefined;
  readonly equivalent?: readonly Equivalence[] | undefined;
}

/**
 * What a tracker's records hold; `open` records may have other fields too.
 *
 * Shape: `{"fields":{"title":{"kind":"scalar"},"criteria":{"kind":"list","key":"id"}}}`.
 */
export interface TrackerSchema {
  readonly fields: { readonly [name: string]: TrackerField };
  readonly open?: boolean | undefined;
}

/** The schema of a tracker that was given none: one field of each kind that backlogs have. */
export const DEFAULT_SCHEMA: TrackerSchema = {
  fields: {
    title: { kind: 'scalar' },
    body: { kind: 'text' },
    status: { kind: 'scalar' },
    labels: { kind: 'set' },
    priority: { kind: 'scalar' },
    assignee: { kind: 'scalar' },
    criteria: { kind: 'list', key: 'id' },
    meta: { kind: 'map' },
  },
};

const fieldName = z
  .string()
  .min(1)
  .max(128)
  .refine((name) => !PROTOTYPE_KEYS.has(name));

/** The form of a schema in the options and in the data file. */
export const trackerSchema: z.ZodType<TrackerSchema> = z.strictObject({
  fields: z.record(
    fieldName,
    z.strictObject({
      kind: z.enum(FIELD_KINDS),
      key: z.string().min(1).optional(),
      writable: z.boolean().optional(),
      equivalent: z.array(z.enum(EQUIVALENCES)).optional(),
    }),
  ),
  open: z.boolean().optional(),
});

/**
 * Says why fields do not fit a schema, or null when they do.
 *
 * `before`: the fields as they were, so that read-only fields can be kept from changing.
 */
export function fieldsProblem(schema: TrackerSchema, fields: Fields, before: Fields | null): string | null {
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
    if (field === undefined) {
      if (schema.open !== true) return `There is no field "${name}".`;
      continue;
    }
    const problem = kindProblem(field, value);
    if (problem !== null) return `The field "${name}" (${field.kind}) ${problem}.`;
    if (field.writable === false && !equalJson(value, before?.[name] ?? null)) {
      return `The field "${name}" is read-only.`;
    }
  }
  return null;
}

/** Gives the fields with every field of the schema present; an absent one is null. */
export function totalFields(schema: TrackerSchema, fields: Fields): Fields {
  const empty = Object.fromEntries(Object.keys(schema.fields).map((name) => [name, null]));
  return { ...empty, ...fields };
}

function kindProblem(field: TrackerField, value: Json): string | null {
  if (value === null) return null;
  switch (field.kind) {
    case 'scalar':
      return typeof value === 'object' ? 'must be a string, a number, a boolean or null' : null;
    case 'text':
      return typeof value === 'string' ? null : 'must be a string or null';
    case 'map':
      return isJsonObject(value) ? null : 'must be an object or null';
    case 'sequence':
      return isJsonArray(value) ? null : 'must be an array or null';
    case 'set':
      return isJsonArray(value) ? elementsProblem(value) : 'must be an array or null';
    case 'list':
      return isJsonArray(value) ? keysProblem(value, field.key ?? 'id') : 'must be an array or null';
    default:
      return assertNever(field.kind);
  }
}

function elementsProblem(elements: readonly Json[]): string | null {
  if (elements.some((element) => element === null || typeof element === 'object')) {
    return 'must hold only strings, numbers and booleans';
  }
  return new Set(elements).size === elements.length ? null : 'holds the same element twice';
}

function keysProblem(elements: readonly Json[], key: string): string | null {
  const keys = new Set<Json>();
  for (const element of elements) {
    const value = isJsonObject(element) && Object.hasOwn(element, key) ? element[key] : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') {
      return `must hold objects with a "${key}" that is a string or a number`;
    }
    if (keys.has(value)) return `holds two elements with the ${key} ${JSON.stringify(value)}`;
    keys.add(value);
  }
  return null;
}
