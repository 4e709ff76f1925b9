import type { Json } from './json.ts';
import { isJsonObject, jsonProblem, MAX_JSON_DEPTH } from './json.ts';
import type { OutsideOperation, OutsidePatch, PatchProblem } from './operation.ts';
import { parsePlace } from './patch-step.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/** How many operations a patch from outside may have. */
const MAX_OPERATIONS = 10_000;

/**
 * Checks a patch from outside, before any document is looked at.
 *
 * Shape: `[{"op":"test","path":"/title","value":"old"},{"op":"replace","path":"/title","value":"new"}]`;
 * members that its operation does not define are left out.
 * Limits: 10,000 operations; values and paths as deep as `jsonProblem` allows.
 * Errors: `patch-invalid`; its message names the operation and what is wrong with it.
 * Source: RFC 6902 §3–4; prototype keys are refused in paths and values.
 */
export function parsePatch(value: unknown): Result<OutsidePatch, PatchProblem> {
  if (!Array.isArray(value)) return fail(invalid(0, 'a patch is an array of operations'));
  if (value.length > MAX_OPERATIONS) {
    return fail(invalid(MAX_OPERATIONS, `a patch has at most ${MAX_OPERATIONS} operations`));
  }
  const patch: OutsideOperation[] = [];
  for (const [index, item] of value.entries()) {
    const operation = parseOperation(item);
    if (typeof operation === 'string') return fail(invalid(index, `operation ${index}: ${operation}`));
    patch.push(operation);
  }
  return ok(patch);
}

/** Gives the operation, or a sentence saying why it is none. */
function parseOperation(item: unknown): OutsideOperation | string {
  if (!isJsonObject(item)) return 'it is not an object';
  const { op, path } = item;
  const noPath = pathProblem('path', path);
  if (noPath !== null || typeof path !== 'string') return noPath ?? '';
  switch (op) {
    case 'test':
    case 'add':
    case 'replace': {
      if (!Object.hasOwn(item, 'value')) return `"${op}" needs a "value"`;
      const value = item['value'] as Json;
      const problem = jsonProblem(value);
      return problem === null ? { op, path, value } : `its value holds ${problem}`;
    }
    case 'remove':
      return { op, path };
    case 'move':
    case 'copy': {
      const from = item['from'];
      const noFrom = pathProblem('from', from);
      return typeof from === 'string' && noFrom === null ? { op, from, path } : (noFrom ?? '');
    }
    default:
      return `"op" must be one of test, add, replace, remove, move, copy`;
  }
}

function pathProblem(name: 'path' | 'from', value: unknown): string | null {
  if (typeof value !== 'string') return `"${name}" must be a string`;
  const place = parsePlace(value);
  if (place === null) return `"${name}" is not a JSON Pointer that a patch may name`;
  return place.parts.length > MAX_JSON_DEPTH ? `"${name}" leads deeper than ${MAX_JSON_DEPTH} levels` : null;
}

function invalid(index: number, message: string): PatchProblem {
  return { code: 'patch-invalid', index, message };
}
