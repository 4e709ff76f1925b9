import fastJsonPatch from 'fast-json-patch';
import type { Json } from './json.ts';
import { copyJson, equalJson, isJsonArray, isJsonObject, jsonProblem, PROTOTYPE_KEYS } from './json.ts';
import type { OutsideOperation, PatchProblem } from './operation.ts';
import { parsePointer, valueAt } from './pointer.ts';
import type { Result } from './result.ts';
import { assertNever, fail, ok } from './result.ts';

/** A document after one operation, and how many characters of JSON the operation copied. */
export interface Step {
  readonly doc: Json;
  readonly copied: number;
}

type StepProblem = Omit<PatchProblem, 'index'>;

/** A place in a document that a patch may name. */
interface Place {
  readonly pointer: string;
  readonly parts: readonly string[];
}

/**
 * Applies one operation to a document, changing it in place.
 *
 * `fast-json-patch` makes the change. What it gets wrong is settled before it is called: it fails on a
 * member named `hasOwnProperty`, on a root that is no object, takes inherited members for own ones, cuts
 * large indices to 32 bits, accepts leading zeros, removes a root to null and shares values with the patch.
 * Errors: as `applyPatch`, without the index; after one the document may be half changed.
 */
export function applyStep(doc: Json, operation: OutsideOperation): Result<Step, StepProblem> {
  const place = parsePlace(operation.path);
  if (!place) return invalid(`"${operation.path}" is not a path that a patch may name`);
  switch (operation.op) {
    case 'test':
      return test(doc, place, operation.value);
    case 'add':
      return add(doc, place, operation.value);
    case 'replace':
      return replace(doc, place, operation.value);
    case 'remove':
      return remove(doc, place);
    case 'move':
    case 'copy': {
      const from = parsePlace(operation.from);
      if (!from) return invalid(`"${operation.from}" is not a path that a patch may name`);
      return operation.op === 'move' ? move(doc, from, place) : copy(doc, from, place);
    }
    default:
      return assertNever(operation);
  }
}

/** Splits a pointer into its parts, or gives null when it is none or leads over a prototype. */
export function parsePlace(pointer: string): Place | null {
  const parts = parsePointer(pointer);
  return parts === null || parts.some((part) => PROTOTYPE_KEYS.has(part)) ? null : { pointer, parts };
}

function test(doc: Json, place: Place, value: Json): Result<Step, StepProblem> {
  const found = valueAt(doc, place.parts);
  if (found === undefined) return missing(place);
  if (equalJson(found, value)) return ok({ doc, copied: 0 });
  return fail({ code: 'patch-test-failed', message: 'the value there is not the expected one' });
}

function add(doc: Json, place: Place, value: Json): Result<Step, StepProblem> {
  const last = place.parts.at(-1);
  if (last !== undefined) {
    const parent = valueAt(doc, place.parts.slice(0, -1));
    const fits = isJsonArray(parent) ? isInsertion(last, parent.length) : isJsonObject(parent);
    if (!fits) return missing(place);
  }
  return write(doc, 'add', place, value);
}

function replace(doc: Json, place: Place, value: Json): Result<Step, StepProblem> {
  return valueAt(doc, place.parts) === undefined ? missing(place) : write(doc, 'replace', place, value);
}

function remove(doc: Json, place: Place): Result<Step, StepProblem> {
  if (place.parts.length === 0) return invalid('a document cannot be removed from itself');
  if (valueAt(doc, place.parts) === undefined) return missing(place);
  const { newDocument } = fastJsonPatch.applyOperation(
    doc,
    { op: 'remove', path: place.pointer },
    true,
    true,
    true,
  );
  return ok({ doc: newDocument, copied: 0 });
}

function move(doc: Json, from: Place, to: Place): Result<Step, StepProblem> {
  const value = valueAt(doc, from.parts);
  if (value === undefined) return missing(from);
  if (from.pointer === to.pointer) return ok({ doc, copied: 0 });
  if (`${to.pointer}/`.startsWith(`${from.pointer}/`)) return invalid('a value cannot be moved into itself');
  const taken = remove(doc, from);
  return taken.ok ? add(taken.value.doc, to, value) : taken;
}

function copy(doc: Json, from: Place, to: Place): Result<Step, StepProblem> {
  const value = valueAt(doc, from.parts);
  if (value === undefined) return missing(from);
  const copied = JSON.stringify(value).length;
  const added = add(doc, to, value);
  return added.ok ? ok({ doc: added.value.doc, copied }) : added;
}

/** Writes a copy of a value at a place that is known to exist. */
function write(doc: Json, op: 'add' | 'replace', place: Place, value: Json): Result<Step, StepProblem> {
  const problem = jsonProblem(value, place.parts.length);
  if (problem !== null) return invalid(`the value holds ${problem}`);
  const operation = { op, path: place.pointer, value: copyJson(value) };
  const { newDocument } = fastJsonPatch.applyOperation(doc, operation, true, true, true);
  return ok({ doc: newDocument, copied: 0 });
}

function isInsertion(part: string, length: number): boolean {
  return part === '-' || (/^(?:0|[1-9]\d*)$/.test(part) && Number(part) <= length);
}

function missing(place: Place): Result<never, StepProblem> {
  return fail({ code: 'patch-path-missing', message: `there is nothing at "${place.pointer}"` });
}

function invalid(message: string): Result<never, StepProblem> {
  return fail({ code: 'patch-invalid', message });
}
