import * as z from 'zod';
import { CHOICES } from '../../kernel/conflict.ts';
import type { Json } from '../../kernel/json.ts';

/** Any JSON value; what makes one unfit was refused for the whole file before. */
export const json = z.custom<Json>((value) => value !== undefined, 'a value is missing');
export const text = z.string();
export const count = z.int().nonnegative();

const side = z.enum(['local', 'remote']);
const pointer = text.regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'not a JSON pointer');

const operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('test'), path: pointer, value: json }),
  z.strictObject({ op: z.literal('add'), path: pointer, value: json }),
  z.strictObject({ op: z.literal('replace'), path: pointer, value: json }),
  z.strictObject({ op: z.literal('remove'), path: pointer }),
  z.strictObject({ op: z.literal('move'), from: pointer, path: pointer }),
]);

const change = z.strictObject({
  id: text,
  kind: z.enum(['create', 'update', 'delete']),
  record: text,
  side,
  target: text.exactOptional(),
  other: text.exactOptional(),
  title: text,
  patch: z.array(operation),
  guard: z
    .strictObject({ kind: z.enum(['if-match', 'revision-test', 'verified']), version: text })
    .exactOptional(),
  decided: z
    .array(z.strictObject({ field: text, by: z.enum(['authority', 'resolution']), choice: text }))
    .exactOptional(),
});

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clean'), value: json }),
  z.strictObject({
    kind: z.literal('conflict'),
    path: text.exactOptional(),
    base: json,
    local: json,
    remote: json,
  }),
]);

const conflict = z.strictObject({
  id: text,
  kind: z.enum([
    'edit-edit',
    'edit-delete',
    'delete-edit',
    'create-create',
    'stale',
    'unmapped',
    'ambiguous-link',
  ]),
  record: text,
  field: text,
  base: json,
  local: json,
  remote: json,
  parts: z.array(part).exactOptional(),
  choices: z.array(z.enum(CHOICES)).exactOptional(),
  why: text.exactOptional(),
});

/** The stored form of a plan (`kernel/plan.ts`); part of a session's file. */
export const planSchema = z.strictObject({
  format: z.literal(1),
  sync: text,
  origin: text,
  changes: z.array(change),
  conflicts: z.array(conflict),
  held: z.array(z.strictObject({ record: text, code: text, message: text, where: text.exactOptional() })),
  agreed: z.array(
    z.strictObject({ record: text, local: text.exactOptional(), remote: text.exactOptional() }),
  ),
  complete: z.boolean(),
  guarded: z
    .strictObject({ limit: z.enum(['deletes', 'writes']), side, planned: count, allowed: count })
    .exactOptional(),
  notes: z.array(text),
});
