import { compareText } from './json.ts';
import type { Sides } from './merged.ts';

/** The order of a merged list's keys; `conflict` when both sides reordered what they share. */
export interface MergedOrder {
  readonly keys: readonly string[];
  readonly conflict: boolean;
}

/**
 * Merges the order of a list's elements, given by their keys; `kept` are the keys to be ordered.
 *
 * What both sides hold follows the side that reordered it. What only one side holds keeps its place
 * after its predecessor there; where both sides added at one place, the run with the smaller first key
 * comes first. On a conflict the order is the base's.
 * Laws: swapping the sides changes nothing.
 */
export function mergeOrder(sides: Sides<readonly string[]>, kept: ReadonlySet<string>): MergedOrder {
  const { keys, conflict } = sharedOrder(sides, kept);
  const shared = new Set(keys);
  const left = runsAfter(sides.ours, shared, kept);
  const right = runsAfter(sides.theirs, shared, kept);
  const woven = [null, ...keys].flatMap((anchor) => {
    const runs = [left.get(anchor) ?? [], right.get(anchor) ?? []];
    runs.sort(([a = ''], [b = '']) => compareText(a, b));
    return [...(anchor === null ? [] : [anchor]), ...runs.flat()];
  });
  return { keys: woven, conflict };
}

/** Orders the keys that both sides hold. */
function sharedOrder(sides: Sides<readonly string[]>, kept: ReadonlySet<string>): MergedOrder {
  const inBase = new Set(sides.base);
  const inTheirs = new Set(sides.theirs);
  const shared = new Set(sides.ours.filter((key) => kept.has(key) && inTheirs.has(key)));
  const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map((keys) =>
    keys.filter((key) => shared.has(key)),
  ) as [string[], string[], string[]];
  const agreedBefore = (keys: readonly string[]) => keys.filter((key) => inBase.has(key));
  const left = agreedBefore(ours);
  const right = agreedBefore(theirs);
  if (sameOrder(left, right)) return { keys: firstOrder(ours, theirs), conflict: false };
  if (sameOrder(left, base)) return { keys: theirs, conflict: false };
  if (sameOrder(right, base)) return { keys: ours, conflict: false };
  const addedByBoth = ours.filter((key) => !inBase.has(key)).sort(compareText);
  return { keys: [...base, ...addedByBoth], conflict: true };
}

/** Groups the keys that only one side holds by the shared key before them, null at the head. */
function runsAfter(
  keys: readonly string[],
  shared: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): ReadonlyMap<string | null, readonly string[]> {
  const runs = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const key of keys) {
    if (shared.has(key)) anchor = key;
    else if (kept.has(key)) {
      const run = runs.get(anchor);
      if (run) run.push(key);
      else runs.set(anchor, [key]);
    }
  }
  return runs;
}

/** Compares two orders of the same keys. */
function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, i) => key === b[i]);
}

/** Of two orders that differ only in where both added the same, the one that sorts first. */
function firstOrder(a: readonly string[], b: readonly string[]): readonly string[] {
  const at = a.findIndex((key, i) => key !== b[i]);
  return compareText(a[at] ?? '', b[at] ?? '') > 0 ? b : a;
}
