import type { ZodType } from 'zod';
import type { JsonObject } from '../../kernel/json.ts';
import { isJsonObject, jsonProblem } from '../../kernel/json.ts';
import { assert } from '../../kernel/result.ts';
import { StoreFault } from '../../store.ts';
import { doubledMember, lineOf, syntaxLine } from './line-of.ts';

/** A stored value nests in its file: this deep at most beyond a record's own depth. */
const FRAME_DEPTH = 16;

/**
 * One kind of stored file: its newest format, how it is checked, how older ones become newer.
 *
 * `migrations[n]` makes format n + 1 out of format n; the `format` member is set by the caller.
 */
export interface Format<T> {
  readonly name: string;
  readonly format: number;
  readonly schema: ZodType<T>;
  readonly encode: (value: T) => string;
  readonly migrations: { readonly [from: number]: (value: JsonObject) => JsonObject };
}

/** Says that a stored file cannot be used, where, why, and what to do; nothing was written. */
export function corrupt(file: string, line: number, why: string): StoreFault {
  return new StoreFault({
    code: 'state-corrupt',
    message: `${file}:${line}: ${why}. Nothing was written. Restore the file from git, or ask who changed it.`,
  });
}

/**
 * Writes a value as the text of its file.
 *
 * Errors: throws a bug when the value does not fit its format: a file that was written can be read.
 */
export function encodeFile<T>(format: Format<T>, value: T): string {
  const bad = jsonProblem(value, -FRAME_DEPTH);
  assert(bad === null, `a ${format.name} to be stored holds ${bad}`);
  const checked = format.schema.safeParse(value);
  const issue = checked.error?.issues[0];
  assert(checked.success, `a ${format.name} to be stored: ${issue?.path.join('.')}: ${issue?.message}`);
  return format.encode(value);
}

/**
 * Reads the text of a stored JSON file.
 *
 * Errors: `state-corrupt` with file and line for broken JSON, doubled or prototype members and a shape
 * that does not fit; `state-newer-format` and `state-older-format` when this tool has no way to read it.
 */
export async function decodeFile<T>(format: Format<T>, source: { file: string; text: string }): Promise<T> {
  const { file, text } = source;
  const parsed = parse(text);
  if (parsed === undefined) throw corrupt(file, await syntaxLine(text), `this is not JSON`);
  const bad = jsonProblem(parsed, -FRAME_DEPTH);
  if (bad !== null) throw corrupt(file, 1, `it holds ${bad}`);
  if (!isJsonObject(parsed)) throw corrupt(file, 1, `a ${format.name} is an object`);
  const checked = format.schema.safeParse(migrate(format, parsed, file));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const path = issue?.path ?? [];
    const where = path.length === 0 ? format.name : path.join('.');
    throw corrupt(file, await lineOf(text, path), `${where}: ${issue?.message ?? 'unfit'}`);
  }
  // What encodes to the very same text can hold no member twice; only other text is worth a scan.
  const doubled = format.encode(checked.data) === text ? null : await doubledMember(text);
  if (doubled !== null) throw corrupt(file, doubled.line, `the member "${doubled.name}" is there twice`);
  return checked.data;
}

/**
 * Reads text whose hash tells that `encodeFile` wrote it: its shape was checked then.
 *
 * Any format but the newest is read as `decodeFile` does. Errors: those of `decodeFile`.
 */
export async function decodeOwnFile<T>(
  format: Format<T>,
  source: { file: string; text: string },
): Promise<T> {
  const parsed = parse(source.text);
  const isNewest = isJsonObject(parsed) && parsed.format === format.format;
  return isNewest && jsonProblem(parsed, -FRAME_DEPTH) === null ? (parsed as T) : decodeFile(format, source);
}

function migrate<T>(format: Format<T>, parsed: JsonObject, file: string): JsonObject {
  let value = parsed;
  let version = parsed.format;
  if (typeof version !== 'number' || !Number.isSafeInteger(version))
    throw corrupt(file, 1, `this ${format.name} has no "format" number`);
  if (version > format.format) {
    throw new StoreFault({
      code: 'state-newer-format',
      message: `${file} has format ${version}, this sync-kernel reads up to ${format.format}: it is too old. Nothing was written. Update sync-kernel.`,
    });
  }
  for (; version < format.format; version++) {
    const step = Object.hasOwn(format.migrations, version) ? format.migrations[version] : undefined;
    if (step === undefined) {
      throw new StoreFault({
        code: 'state-older-format',
        message: `${file} has format ${version}, which no sync-kernel with a way to format ${format.format} ever wrote. Nothing was written. Restore the file from git.`,
      });
    }
    value = { ...step(value), format: version + 1 };
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
