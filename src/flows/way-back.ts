import { emitField } from '../kernel/emit.ts';
import { sameValue } from '../kernel/equal.ts';
import type { Fields } from '../kernel/field.ts';
import { isJsonArray } from '../kernel/json.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import { nameOn, ruleOf } from '../kernel/lens.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Patch } from '../kernel/patch.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { mergeSet } from '../kernel/set.ts';
import { setEditOf, stepsIn, touchedFields } from './write-change.ts';

/** How an update is taken back, as the record stands now; an empty patch where nothing is left to do. */
export type WayBack =
  | { readonly kind: 'patch'; readonly patch: Patch }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'none' };

/**
 * Finds the way back of an update: what its intent stored, and for a set what its change itself tells.
 *
 * A set is taken back element by element, since upstream may keep it in an order of its own and people
 * may have added to it: what the change added goes, what it removed comes back, the rest stays.
 * A stored way back that leads to somewhere else than where the change began is not ours (A27).
 */
export function wayBack(
  mappings: readonly FieldMapping[],
  about: { readonly change: Change; readonly stored: Patch | undefined; readonly now: Fields },
): WayBack {
  const { change, stored, now } = about;
  const sets = mappings.flatMap((mapping) => setBack(mapping, change, now) ?? []);
  const isOther = (step: Operation) => !sets.some(({ name }) => stepsIn([step], name).length > 0);
  const forth = change.patch.filter(isOther);
  const ofSets = sets.flatMap(({ patch }) => patch);
  if (applyPatch(now, forth).ok) return { kind: 'patch', patch: ofSets };
  const back = stored?.filter(isOther);
  if (back === undefined) return { kind: 'none' };
  if (leadsElsewhere(now, forth, back)) return { kind: 'elsewhere' };
  return { kind: 'patch', patch: [...back, ...ofSets] };
}

/** Whether a stored way back of a patch touches other fields, or ends where the patch did not begin. */
function leadsElsewhere(now: Fields, forth: Patch, back: Patch): boolean {
  const touched = touchedFields({ patch: forth });
  if (![...touchedFields({ patch: back })].every((name) => touched.has(name))) return true;
  const before = applyPatch(now, back);
  return before.ok && !applyPatch(before.value, forth).ok;
}

/** The way back of one set, as a merge whose base is what the change left; null for any other field. */
function setBack(
  mapping: FieldMapping,
  change: Change,
  now: Fields,
): { readonly name: string; readonly patch: readonly Operation[] } | null {
  if (mapping.kind !== 'set' || mapping.strictSet === true) return null;
  const name = nameOn(mapping, change.side);
  const edit = setEditOf(change, name);
  const theirs = now[name];
  if (edit === null || !isJsonArray(theirs)) return null;
  const rule = { ...ruleOf(mapping), name };
  const value = mergeSet(rule, { base: edit.after, ours: edit.before, theirs });
  return {
    name,
    patch: sameValue(rule, theirs, value) ? [] : emitField({ rule, before: theirs, after: value }),
  };
}
