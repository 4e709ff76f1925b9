import type { Json, JsonObject } from '../kernel/json.ts';
import { equalJson, isJsonArray, isJsonObject } from '../kernel/json.ts';
import { alignItems } from './align.ts';

/** How one value becomes another, in terms of what a file writes; all indexes are those before. */
export type ValueEdit =
  { readonly kind: 'keep' } | { readonly kind: 'replace'; readonly value: Json } | MembersEdit | ItemsEdit;

export interface MembersEdit {
  readonly kind: 'members';
  readonly value: JsonObject;
  readonly edits: ReadonlyMap<string, ValueEdit>;
  readonly removed: ReadonlySet<string>;
  readonly added: readonly (readonly [string, Json])[];
}

export interface ItemsEdit {
  readonly kind: 'items';
  readonly value: readonly Json[];
  readonly edits: ReadonlyMap<number, ValueEdit>;
  readonly removed: ReadonlySet<number>;
  /** `before`: the old index that the new item goes in front of; the old length for the end. */
  readonly added: readonly { readonly before: number; readonly value: Json }[];
}

/** Plans the smallest edit of a written value; what is equal is kept, so its bytes are too. */
export function planEdit(before: Json, after: Json): ValueEdit {
  if (equalJson(before, after)) return { kind: 'keep' };
  if (isJsonObject(before) && isJsonObject(after)) return planMembers(before, after);
  if (isJsonArray(before) && isJsonArray(after)) return planItems(before, after);
  return { kind: 'replace', value: after };
}

function planMembers(before: JsonObject, after: JsonObject): MembersEdit {
  const edits = new Map<string, ValueEdit>();
  const removed = new Set<string>();
  for (const [key, value] of Object.entries(before)) {
    if (!Object.hasOwn(after, key)) removed.add(key);
    else edits.set(key, planEdit(value, after[key] ?? null));
  }
  const added = Object.entries(after).filter(([key]) => !Object.hasOwn(before, key));
  return { kind: 'members', value: after, edits, removed, added };
}

/** An unmatched old item and an unmatched new one at the same place are one edited item. */
function planItems(before: readonly Json[], after: readonly Json[]): ItemsEdit {
  const edits = new Map<number, ValueEdit>();
  const removed = new Set<number>();
  const added: { before: number; value: Json }[] = [];
  const alignment = [...alignItems(before, after), before.length];
  let oldAt = 0;
  let pending: Json[] = [];
  alignment.forEach((oldIndex, index) => {
    if (oldIndex === null) {
      pending.push(after[index] ?? null);
      return;
    }
    for (; oldAt < oldIndex; oldAt += 1) {
      const value = pending.shift();
      if (value === undefined) removed.add(oldAt);
      else edits.set(oldAt, planEdit(before[oldAt] ?? null, value));
    }
    for (const value of pending) added.push({ before: oldIndex, value });
    pending = [];
    if (index < after.length) edits.set(oldIndex, planEdit(before[oldIndex] ?? null, after[index] ?? null));
    oldAt = oldIndex + 1;
  });
  return { kind: 'items', value: after, edits, removed, added };
}

/**
 * Gives a copy of a value with the member at a path set, or removed when `next` is undefined.
 *
 * Errors: null when the path leads through something that is no mapping.
 */
export function withMember(
  root: JsonObject,
  path: readonly string[],
  next: Json | undefined,
): JsonObject | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  const old = Object.hasOwn(root, key) ? root[key] : undefined;
  if (rest.length === 0) {
    const { [key]: _, ...others } = root;
    if (next === undefined) return others;
    return { ...root, [key]: next };
  }
  if (old === undefined && next === undefined) return root;
  const inner = old ?? {};
  if (!isJsonObject(inner)) return null;
  const changed = withMember(inner, rest, next);
  return changed === null ? null : { ...root, [key]: changed };
}
