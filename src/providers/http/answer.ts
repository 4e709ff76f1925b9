import { createHash } from 'node:crypto';
import * as z from 'zod';
import { EQUIVALENCES, FIELD_KINDS } from '../../kernel/field.ts';
import type { Fields } from '../../kernel/field.ts';
import { canonicalJson, isJsonObject, jsonProblem } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { FieldSchema, NativeRecord, ProviderSchema, RecordFailure } from '../../provider.ts';
import { fitsKind } from '../../upstream/fits-kind.ts';
import { neutralText } from './fault.ts';

/** Says whether a text is a strong ETag. Source: RFC 9110 §8.8.3. */
export function isStrongEtag(text: unknown): text is string {
  return typeof text === 'string' && /^"[\x21\x23-\x7e]{1,1024}"$/.test(text);
}

/** Says whether a text may be a record's id; `.` and `..` would lead to another address. */
export function isRecordId(text: unknown): text is string {
  return typeof text === 'string' && /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/.test(text);
}

/** Says why a text is no record's id, or null; for ids that come from our own side. */
export function idProblem(id: string): string | null {
  return isRecordId(id) ? null : `"${neutralText(id)}" is not the id of a record.`;
}

/** The answer to `GET /schema`; members that a later minor version adds are ignored. */
export const schemaAnswer = z.object({
  profile: z.string(),
  fields: z.record(
    z.string().min(1).max(128),
    z.object({
      kind: z.enum(FIELD_KINDS),
      key: z.string().min(1).optional(),
      writable: z.boolean().optional(),
      equivalent: z.array(z.enum(EQUIVALENCES)).optional(),
    }),
  ),
  open: z.boolean().optional(),
});

/** Gives the schema as the contract has it: fields are writable, lists keyed by `id`, unless it says otherwise. */
export function toProviderSchema(answer: z.infer<typeof schemaAnswer>): ProviderSchema {
  const fields = Object.entries(answer.fields).map(([name, field]): [string, FieldSchema] => [
    name,
    {
      kind: field.kind,
      writable: field.writable ?? true,
      ...(field.kind === 'list' ? { key: field.key ?? 'id' } : {}),
      ...(field.equivalent === undefined ? {} : { equivalent: field.equivalent }),
    },
  ]);
  return { fields: Object.fromEntries(fields), open: answer.open ?? false };
}

const token = z.string().min(1).max(4096);

/** The answer to `GET /records`; its records are looked at one by one, so that a bad one stops no other. */
export const pageAnswer = z.object({
  records: z.array(z.unknown()),
  deleted: z.array(z.unknown()).default([]),
  next: token.nullish().transform((next) => next ?? null),
  cursor: token.nullish().transform((cursor) => cursor ?? null),
});

const recordAnswer = z.object({
  id: z.string(),
  etag: z.string().nullish(),
  fields: z.custom<Fields>((value) => isJsonObject(value)),
});

/**
 * Reads one record of an answer.
 *
 * Shape: `{"id":"R-1","etag":"\"5-0a\"","fields":{…}}`; a field that is missing stays missing, because a
 * field hidden by permission is unreadable, not empty (E21); others than the schema's are kept.
 * A weak or missing ETag gives a weak `version`: the record can be read, but no write is guarded by it (E24).
 * A member named twice counts as its last: the tracker is the authority on what it means (A29).
 * Errors: `bad-record`, `bad-id`, `unfit-value`, `wrong-kind`.
 */
export function parseRecord(
  value: unknown,
  about: { readonly schema: ProviderSchema; readonly where: string; readonly etag?: string | null },
): Result<NativeRecord, RecordFailure> {
  const parsed = recordAnswer.safeParse(value);
  const named = isJsonObject(value) && isRecordId(value['id']) ? { id: value['id'] } : {};
  const refuse = (code: string, message: string) => fail({ ...named, where: about.where, code, message });
  if (!parsed.success) return refuse('bad-record', 'The tracker sent something that is no record.');
  const { id, etag } = parsed.data;
  if (!isRecordId(id)) return refuse('bad-id', `The id "${neutralText(id)}" cannot be used for a record.`);
  const problem = jsonProblem(parsed.data.fields);
  if (problem !== null) return refuse('unfit-value', `Record ${id} holds ${problem}.`);
  const { fields } = parsed.data;
  for (const [name, field] of Object.entries(about.schema.fields)) {
    if (!fitsKind(field, fields[name] ?? null)) {
      return refuse('wrong-kind', `The field "${name}" of record ${id} is not a ${field.kind}.`);
    }
  }
  const version = [about.etag, etag].find(isStrongEtag) ?? weakVersion(about.etag ?? etag, fields);
  return ok({ id, version, fields, where: about.where });
}

function weakVersion(etag: string | null | undefined, fields: Fields): string {
  if (typeof etag === 'string' && /^W\/"[\x21\x23-\x7e]{1,1024}"$/.test(etag)) return etag;
  return `W/"${createHash('sha256').update(canonicalJson(fields)).digest('hex').slice(0, 32)}"`;
}
