import type { Fields } from '../../kernel/field.ts';
import { isJsonObject, jsonProblem, PROTOTYPE_KEYS } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import type { Patch } from '../../kernel/patch.ts';
import { parsePointer } from '../../kernel/pointer.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { ProviderSchema, WriteAnswer } from '../../provider.ts';

/**
 * Applies a patch to the fields of a record as its file holds them.
 *
 * A field that the file leaves out is null to the patch; if it still is afterwards, it stays left out.
 * Errors: `stale` when a test or a path does not hold; `rejected` for a patch that no record can take,
 * for a value that no file can hold, and for a field that a stated schema does not have or not let write.
 */
export function patchFields(
  fields: Fields,
  patch: Patch,
  schema: ProviderSchema,
): Result<Fields, WriteAnswer> {
  const named = new Set(patch.map((operation) => parsePointer(operation.path)?.[0] ?? ''));
  const changed = new Set(
    patch.filter(({ op }) => op !== 'test').map((operation) => parsePointer(operation.path)?.[0] ?? ''),
  );
  for (const name of changed) {
    const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
    if (name === '' || PROTOTYPE_KEYS.has(name)) return refuse('a patch must name a field');
    if (field === undefined && !schema.open) return refuse(`the schema has no field "${name}"`);
    if (field?.writable === false) return refuse(`the field "${name}" is read-only`);
  }
  const absent = [...named].filter((name) => !Object.hasOwn(fields, name));
  const patched = applyPatch({ ...Object.fromEntries(absent.map((name) => [name, null])), ...fields }, patch);
  if (!patched.ok) {
    return patched.error.code === 'patch-invalid' ? refuse(patched.error.message) : fail({ kind: 'stale' });
  }
  const problem = isJsonObject(patched.value) ? jsonProblem(patched.value) : 'no fields';
  if (problem !== null) return refuse(`the record would hold ${problem}`);
  const kept = Object.entries(patched.value as Fields).filter(
    ([name, value]) => value !== null || Object.hasOwn(fields, name),
  );
  return ok(Object.fromEntries(kept));
}

function refuse(why: string): { readonly ok: false; readonly error: WriteAnswer } {
  return fail({ kind: 'rejected', code: 'refused', message: `The file cannot take this: ${why}.` });
}
