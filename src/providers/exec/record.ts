import * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import { isJsonObject, jsonProblem } from '../../kernel/json.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { NativeRecord, ProviderSchema, RecordFailure } from '../../provider.ts';
import { fitsKind } from '../../upstream/fits-kind.ts';
import { neutralText } from './fault.ts';

/** Says whether a text may be a record's id. */
export function isRecordId(text: unknown): text is string {
  return typeof text === 'string' && /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/.test(text);
}

/** Says why a text is no record's id, or null; for ids that come from our own side. */
export function idProblem(id: string): string | null {
  return isRecordId(id) ? null : `"${neutralText(id)}" is not the id of a record.`;
}

const shape = z.object({
  id: z.string(),
  version: z.string().min(1).max(1024),
  fields: z.custom<Fields>((value) => isJsonObject(value)),
  where: z.string().max(4096).optional(),
  link: z.string().max(1024).optional(),
});

/**
 * Reads one record of an answer.
 *
 * Shape: `{"id":"R-1","version":"5","fields":{…},"where":"https://…"}`. A field that is missing stays
 * missing: one hidden by permission is unreadable, not empty (E21).
 * Errors: `bad-record`, `bad-id`, `unfit-value`, `wrong-kind`.
 */
export function parseRecord(
  value: unknown,
  about: { readonly schema: ProviderSchema; readonly program: string },
): Result<NativeRecord, RecordFailure> {
  const id = isJsonObject(value) && isRecordId(value['id']) ? value['id'] : undefined;
  const where = id === undefined ? about.program : `${id} of ${about.program}`;
  const refuse = (code: string, message: string) =>
    fail({ ...(id === undefined ? {} : { id }), where, code, message });
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return refuse(
      'bad-record',
      `The program sent something that is no record (look at "${neutralText(at)}").`,
    );
  }
  if (id === undefined)
    return refuse('bad-id', `The id "${neutralText(parsed.data.id)}" cannot be used for a record.`);
  const { fields, version } = parsed.data;
  const problem = jsonProblem(fields) ?? jsonProblem(version);
  if (problem !== null) return refuse('unfit-value', `Record ${id} holds ${problem}.`);
  for (const [name, field] of Object.entries(about.schema.fields)) {
    if (!fitsKind(field, fields[name] ?? null))
      return refuse('wrong-kind', `The field "${name}" of record ${id} is not a ${field.kind}.`);
  }
  const link = parsed.data.link === undefined ? {} : { link: parsed.data.link };
  return ok({ id, version, fields, where: neutralText(parsed.data.where ?? where), ...link });
}
