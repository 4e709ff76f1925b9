import type { Likeness } from './equal.ts';
import { innerRule, sameValue } from './equal.ts';
import type { Json, JsonObject } from './json.ts';
import { compareText, isJsonObject } from './json.ts';
import type { ConflictPart, Merged, Sides } from './merged.ts';
import { fromPieces, trivialMerge } from './merged.ts';
import { formatPointer } from './pointer.ts';
import { mergeText } from './text.ts';

/** The merge of one member: its value, undefined when it is gone, and what conflicts in it. */
export interface Member {
  readonly value: Json | undefined;
  readonly conflicts: readonly ConflictPart[];
}

/** Merges a map key by key, recursively; what conflicts in it is named by its pointer in the field. */
export function mergeMap(rule: Likeness, sides: Sides<JsonObject>): Merged {
  const { value, conflicts } = mergeMembers(innerRule(rule), sides, []);
  return fromPieces(value, conflicts);
}

/**
 * Merges one member of a map or one element of a keyed list, which may be absent on any side.
 *
 * Objects merge member by member, strings line by line, everything else as a whole. An edit
 * against a removal and two different additions are conflicts, left at the base.
 */
export function mergeMember(rule: Likeness, sides: Sides<Json | undefined>, path: readonly string[]): Member {
  const settled = trivialMerge((a, b) => sameValue(rule, a, b), sides);
  if (settled !== null) return { value: settled.value, conflicts: [] };
  const { base, ours, theirs } = sides;
  if (isJsonObject(base) && isJsonObject(ours) && isJsonObject(theirs)) {
    return mergeMembers(rule, { base, ours, theirs }, path);
  }
  if (typeof base === 'string' && typeof ours === 'string' && typeof theirs === 'string') {
    const merged = mergeText({ base, ours, theirs });
    if (merged.kind === 'clean') return { value: merged.value, conflicts: [] };
  }
  return { value: base, conflicts: [conflictAt(path, sides)] };
}

/** Reports a conflict at a place inside a field; an absent value is shown as null. */
export function conflictAt(path: readonly string[], sides: Sides<Json | undefined>): ConflictPart {
  const { base = null, ours = null, theirs = null } = sides;
  return { kind: 'conflict', path: formatPointer(path), base, local: ours, remote: theirs };
}

function mergeMembers(
  rule: Likeness,
  { base, ours, theirs }: Sides<JsonObject>,
  path: readonly string[],
): { readonly value: JsonObject; readonly conflicts: readonly ConflictPart[] } {
  const names = new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)]);
  const members: [string, Json][] = [];
  const conflicts: ConflictPart[] = [];
  for (const name of [...names].sort(compareText)) {
    const sides = { base: own(base, name), ours: own(ours, name), theirs: own(theirs, name) };
    const merged = mergeMember(rule, sides, [...path, name]);
    if (merged.value !== undefined) members.push([name, merged.value]);
    conflicts.push(...merged.conflicts);
  }
  return { value: Object.fromEntries(members), conflicts };
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
