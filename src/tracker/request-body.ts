import { visit } from 'jsonc-parser';
import { jsonProblem } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';

/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Parses a request body as JSON that a record can hold.
 *
 * Errors: a sentence for bytes that are not UTF-8, text that is not JSON, a member named twice,
 * prototype keys, lone surrogates and too deep nesting.
 * Source: RFC 8259 §4 (what a repeated name means is left open, so it is refused), §8.1.
 */
export function parseBody(bytes: Uint8Array): Result<Json, string> {
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    return fail(error instanceof SyntaxError ? `It is not JSON: ${error.message}.` : 'It is not UTF-8.');
  }
  const problem = jsonProblem(value);
  if (problem !== null) return fail(`It holds ${problem}.`);
  const repeated = repeatedMember(text);
  if (repeated !== null) return fail(`It names the member "${repeated}" twice.`);
  return ok(value as Json);
}

/** Finds a member name that one object has twice; text must be JSON of bounded depth. */
function repeatedMember(text: string): string | null {
  const open: Set<string>[] = [];
  let repeated: string | null = null;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name) => {
      const names = open.at(-1);
      if (names?.has(name) === true) repeated ??= name;
      names?.add(name);
    },
  });
  return repeated;
}
