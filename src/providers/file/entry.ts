import { isJsonObject, jsonProblem, PROTOTYPE_KEYS } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { RecordFailure } from '../../provider.ts';
import { findMembers } from './json-text.ts';
import type { ObjectPlace, TextProblem } from './json-text.ts';
import type { Entry } from './shelf.ts';

/** Says why a text cannot be a record's id in a file, or null. */
export function idProblem(id: string): string | null {
  if (id === '' || id.length > 200) return 'an id has 1 to 200 characters';
  if (PROTOTYPE_KEYS.has(id)) return `"${id}" is no id`;
  return id.isWellFormed() && !/\p{Cc}/u.test(id) ? null : 'an id has no control characters';
}

/** Checks one record of a file. Errors: `bad-id`, `bad-record`, `unfit-value`. */
export function parseEntry(id: string, value: unknown, where: string): Result<Entry, RecordFailure> {
  const unusable = idProblem(id);
  if (unusable !== null) return fail(failure('bad-id', unusable, where));
  if (!isJsonObject(value))
    return fail({ id, ...failure('bad-record', 'a record is an object of fields', where) });
  const problem = jsonProblem(value);
  if (problem !== null) return fail({ id, ...failure('unfit-value', `the record holds ${problem}`, where) });
  return ok({ fields: value, where });
}

/** Makes a failure whose message names its place. */
export function failure(code: string, message: string, where: string): RecordFailure {
  return { where, code, message: `${where}: ${message}. Mend it there.` };
}

/** A JSON text with its value and the place of one of its objects; `bom` is what stood before it. */
export interface JsonText {
  readonly bom: string;
  readonly text: string;
  readonly value: unknown;
  readonly place: ObjectPlace | null;
}

/** Parses a text and finds an object in it. Errors: as `findMembers`. */
export function parseJsonText(raw: string, path: readonly string[]): Result<JsonText, TextProblem> {
  const bom = raw.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = raw.slice(bom.length);
  const place = findMembers(text, path);
  if (!place.ok) return place;
  try {
    return ok({ bom, text, value: JSON.parse(text) as unknown, place: place.value });
  } catch (error) {
    return fail({ line: 1, message: `it is not JSON (${(error as Error).message})` });
  }
}
