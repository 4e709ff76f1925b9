import type { Likeness } from './equal.ts';
import { innerRule, normalForm } from './equal.ts';
import type { Json } from './json.ts';
import { canonicalJson, compareText } from './json.ts';
import { keyedElements } from './keyed.ts';
import { mergeOrder } from './list-order.ts';
import { conflictAt, mergeMember } from './map.ts';
import type { ConflictPart, Merged, Sides } from './merged.ts';
import { atomicConflict, fromPieces } from './merged.ts';

/**
 * Merges a keyed list: elements by their key, each recursively, then their order.
 *
 * An element that one side removed and the other left alone is gone, wherever it was moved to; removed
 * and edited is a conflict on that element, two orders of the same elements are one at path `""`. A list
 * whose elements cannot be told apart by their key is merged as a whole.
 * Laws: swapping the sides swaps the result; no element comes back that a side removed.
 */
export function mergeList(rule: Likeness, sides: Sides<readonly Json[]>): Merged {
  const inner = innerRule(rule);
  const normal = (key: Json) => normalForm(inner, key);
  const base = keyedElements(sides.base, rule.key, normal);
  const ours = keyedElements(sides.ours, rule.key, normal);
  const theirs = keyedElements(sides.theirs, rule.key, normal);
  if (!base || !ours || !theirs) return atomicConflict(sides.base, sides.ours, sides.theirs);

  const elements = new Map<string, Json>();
  const conflicts: ConflictPart[] = [];
  const added = [...new Set([...ours.keys(), ...theirs.keys()])].filter((id) => !base.has(id));
  for (const id of [...base.keys(), ...added.sort(compareText)]) {
    const element = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) };
    const name = (element.base ?? element.ours ?? element.theirs)?.[rule.key];
    const merged = mergeMember(inner, element, [
      typeof name === 'string' ? name : canonicalJson(name ?? null),
    ]);
    if (merged.value !== undefined) elements.set(id, merged.value);
    conflicts.push(...merged.conflicts);
  }

  const keys = { base: [...base.keys()], ours: [...ours.keys()], theirs: [...theirs.keys()] };
  const order = mergeOrder(keys, new Set(elements.keys()));
  if (order.conflict && !rule.equivalent.includes('order')) conflicts.push(conflictAt([], sides));
  return fromPieces(
    order.keys.map((id) => elements.get(id) ?? null),
    conflicts,
  );
}
