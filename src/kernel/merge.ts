import { sameValue } from './equal.ts';
import type { FieldRule } from './field.ts';
import type { Json, JsonObject } from './json.ts';
import { isJsonArray, isJsonObject } from './json.ts';
import { mergeList } from './list.ts';
import { mergeMap } from './map.ts';
import type { Merged, Sides } from './merged.ts';
import { atomicConflict, clean, trivialMerge } from './merged.ts';
import { assertNever } from './result.ts';
import { mergeSet } from './set.ts';
import { mergeText } from './text.ts';

export type { Merged } from './merged.ts';
export { mergedText } from './merged.ts';

/** One field to merge; `base` is undefined when the two sides never agreed on it. */
export interface FieldMerge {
  readonly rule: FieldRule;
  readonly base: Json | undefined;
  readonly ours: Json;
  readonly theirs: Json;
}

/**
 * Merges one field by its kind; a field's authority is not looked at here.
 *
 * Without a base equal values are agreed, sets are united and everything else is a conflict. A value of
 * another shape than its kind (null against text) is taken as a whole.
 * Laws: `merge(b, x, b)` is `x`; `merge(b, x, x)` is `x`; swapping the sides swaps the result, up to the
 * spellings that the rule declares equal.
 */
export function mergeField({ rule, base, ours, theirs }: FieldMerge): Merged {
  const settled = trivialMerge((a, b) => sameValue(rule, a, b), { base, ours, theirs });
  if (settled?.value !== undefined) return clean(settled.value);
  return mergeByKind(rule, { base, ours, theirs }) ?? atomicConflict(base, ours, theirs);
}

/** Merges two changed values by their kind, or gives null when only the whole can be compared. */
function mergeByKind(rule: FieldRule, sides: Sides<Json | undefined>): Merged | null {
  switch (rule.kind) {
    case 'scalar':
    case 'sequence':
      return null;
    case 'text': {
      const texts = allOf(sides, (value) => typeof value === 'string');
      return texts && mergeText(texts);
    }
    case 'set': {
      const sets = rule.strictSet ? null : allOf(withEmptyBase(sides, []), isJsonArray);
      return sets && clean(mergeSet(rule, sets));
    }
    case 'list': {
      const lists = allOf(agreedAbsence(sides, []), isJsonArray);
      return lists && mergeList(rule, lists);
    }
    case 'map': {
      const maps = allOf(agreedAbsence(sides, {}), isObject);
      return maps && mergeMap(rule, maps);
    }
    default:
      return assertNever(rule.kind);
  }
}

/** Narrows the three values to one type, or gives null when one of them is of another. */
function allOf<T extends Json>(
  { base, ours, theirs }: Sides<Json | undefined>,
  is: (value: Json | undefined) => value is T,
): Sides<T> | null {
  return is(base) && is(ours) && is(theirs) ? { base, ours, theirs } : null;
}

/** Takes a base that both sides knew to be absent as the empty value both added to. */
function agreedAbsence(sides: Sides<Json | undefined>, empty: Json): Sides<Json | undefined> {
  return sides.base === null ? { ...sides, base: empty } : sides;
}

/** As `agreedAbsence`, also where there never was an agreement. */
function withEmptyBase(sides: Sides<Json | undefined>, empty: Json): Sides<Json | undefined> {
  return { ...sides, base: sides.base ?? empty };
}

function isObject(value: Json | undefined): value is JsonObject {
  return isJsonObject(value);
}
