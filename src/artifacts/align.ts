import type { Json } from '../kernel/json.ts';
import { canonicalJson, isJsonObject } from '../kernel/json.ts';

/** Which old element each new one continues; null for an element that is new. */
export type Alignment = readonly (number | null)[];

/**
 * Aligns the elements of two lists so that as many as possible stay where they are.
 *
 * Shape: for each element of `after` the index of its old self, rising; a moved element counts as new.
 * Elements are known by their `id` where they have one, else by their value.
 */
export function alignItems(before: readonly Json[], after: readonly Json[]): Alignment {
  const places = new Map<string, number[]>();
  before.forEach((item, index) => {
    const name = identityOf(item);
    const known = places.get(name);
    if (known === undefined) places.set(name, [index]);
    else known.push(index);
  });
  for (const indexes of places.values()) indexes.reverse();
  return keepRising(after.map((item) => places.get(identityOf(item))?.pop() ?? null));
}

function identityOf(item: Json): string {
  const id = isJsonObject(item) ? item['id'] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : canonicalJson(item);
}

/** Keeps a longest rising run of the numbers, and null for the others. */
function keepRising(numbers: readonly (number | null)[]): (number | null)[] {
  const tails: number[] = [];
  const previous: number[] = [];
  numbers.forEach((value, index) => {
    if (value === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) kept.add(at);
  return numbers.map((value, index) => (kept.has(index) ? value : null));
}
