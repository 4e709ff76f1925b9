import * as z from 'zod';
import { EQUIVALENCES, FIELD_KINDS } from '../../kernel/field.ts';
import type { FieldSchema, ProviderSchema } from '../../provider.ts';

/** The version of the protocol that this side speaks. */
export const PROTOCOL = 'sync-kernel-exec/1';

const text = z.string().max(4096);
const token = z.string().min(1).max(4096);

/** What a program says of a schema; members that a later minor version adds are ignored. */
const schema = z.object({
  fields: z.record(
    z.string().min(1).max(128),
    z.object({
      kind: z.enum(FIELD_KINDS),
      key: z.string().min(1).optional(),
      writable: z.boolean().optional(),
      onCreate: z.boolean().optional(),
      equivalent: z.array(z.enum(EQUIVALENCES)).optional(),
    }),
  ),
  open: z.boolean().optional(),
});

/** The answer to any request: the request failed, though the program works. */
export const faultAnswer = z.object({
  kind: z.literal('fault'),
  code: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'a code is in kebab-case'),
  message: text,
  retryable: z.boolean(),
  retryAfterMs: z.number().int().min(0).max(31_536_000_000).optional(),
});

/** The answer to the first request; its `protocol` is looked at before. */
export const helloAnswer = z.object({
  kind: z.literal('hello'),
  protocol: z.string(),
  capabilities: z.object({
    guard: z.enum(['if-match', 'revision-test', 'verified']),
    create: z.enum(['client-id', 'marker']),
    ids: z.enum(['given', 'assigned']),
    sharedIds: z.boolean(),
    /** What an update carries: a JSON Patch, or the record as it shall be. */
    update: z.enum(['patch', 'record']).default('patch'),
  }),
  schema: schema.optional(),
});

export const schemaAnswer = z.object({ kind: z.literal('schema'), schema });

const failure = z.object({ id: text.optional(), where: text, code: text, message: text });

/** A page; its records are looked at one by one, so that a bad one stops no other. */
export const pageAnswer = z.object({
  kind: z.literal('page'),
  records: z.array(z.unknown()),
  deleted: z.array(z.unknown()).default([]),
  failed: z.array(failure).default([]),
  next: token.nullish().transform((next) => next ?? null),
  cursor: token.nullish().transform((cursor) => cursor ?? null),
  /** Both are needed on the last page: what is not there may lead to deletions. */
  complete: z.boolean().optional(),
  census: z.boolean().optional(),
});

export const readAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), record: z.unknown() }),
  z.object({ kind: z.literal('not-modified') }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('forbidden'), message: text.default('The program gave no reason.') }),
  z.object({ kind: z.literal('moved'), to: z.string() }),
  z.object({ kind: z.literal('unreadable'), failure }),
]);

const overwritten = z.array(
  z.object({ field: z.string().min(1), value: z.json(), by: text, at: z.iso.datetime() }),
);

export const writeAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), record: z.unknown(), overwritten: overwritten.optional() }),
  z.object({ kind: z.literal('stale') }),
  z.object({ kind: z.literal('rejected'), code: text.default('refused'), message: text }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('deleted') }),
]);

/** Gives the schema as the contract has it: fields are writable, lists keyed by `id`, unless it says otherwise. */
export function toProviderSchema(answer: z.infer<typeof schema>): ProviderSchema {
  const fields = Object.entries(answer.fields).map(([name, field]): [string, FieldSchema] => [
    name,
    {
      kind: field.kind,
      writable: field.writable ?? true,
      ...(field.onCreate === undefined ? {} : { onCreate: field.onCreate }),
      ...(field.kind === 'list' ? { key: field.key ?? 'id' } : {}),
      ...(field.equivalent === undefined ? {} : { equivalent: field.equivalent }),
    },
  ]);
  return { fields: Object.fromEntries(fields), open: answer.open ?? false };
}
