import type { Json, JsonObject } from './json.ts';
import { compareText, equalJson, isJsonObject } from './json.ts';
import type { Operation } from './operation.ts';
import { formatPointer } from './pointer.ts';

/** The steps of a pointer to a value. */
export type Path = readonly (string | number)[];

/** Replaces a value as a whole, guarded by a test of the old one. */
export function emitWhole(path: Path, before: Json, after: Json): readonly Operation[] {
  return [guard(path, before), { op: 'replace', path: formatPointer(path), value: after }];
}

/** Tests that a value is still what the patch was made for. */
export function guard(path: Path, value: Json): Operation {
  return { op: 'test', path: formatPointer(path), value };
}

/**
 * Changes an object member by member, objects in it recursively.
 *
 * Each changed or removed member is tested alone. Where a member is added the whole object is tested
 * instead: no test can say that a member is absent, and `add` would overwrite one written meanwhile.
 */
export function emitMembers(path: Path, before: JsonObject, after: JsonObject): readonly Operation[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
  const adds = names.some((name) => !Object.hasOwn(before, name));
  const changes = names.flatMap((name) => emitMember([...path, name], own(before, name), own(after, name)));
  if (!adds) return changes;
  return [guard(path, before), ...changes.filter((operation) => operation.op !== 'test')];
}

function emitMember(path: Path, before: Json | undefined, after: Json | undefined): readonly Operation[] {
  const pointer = formatPointer(path);
  if (after === undefined) return [guard(path, before ?? null), { op: 'remove', path: pointer }];
  if (before === undefined) return [{ op: 'add', path: pointer, value: after }];
  if (equalJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return emitMembers(path, before, after);
  return emitWhole(path, before, after);
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
