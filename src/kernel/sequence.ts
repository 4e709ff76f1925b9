/**
 * Gives the indices of a longest strictly increasing subsequence, in order; O(n log n).
 *
 * Laws: the values at the indices increase; no longer choice does. The choice depends on the values only.
 */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const before = new Int32Array(values.length);
  values.forEach((value, index) => {
    const length = firstAtLeast(tails, values, value);
    before[index] = tails[length - 1] ?? -1;
    tails[length] = index;
  });
  const chain: number[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chain.push(index);
  return chain.reverse();
}

/** Finds the first tail whose value is not below the given one. */
function firstAtLeast(tails: readonly number[], values: readonly number[], value: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Counts the work of comparing two sequences by the O(NP) algorithm, giving up past a bound.
 *
 * Limits: returns the steps taken, or null as soon as they exceed `most`.
 * Source: Wu, Manber, Myers, Miller, "An O(NP) sequence comparison algorithm", 1990.
 */
export function comparisonSteps(a: readonly number[], b: readonly number[], most: number): number | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const delta = long.length - short.length;
  const zero = short.length + 1;
  const furthest = new Int32Array(short.length + long.length + 3).fill(-1);
  let steps = 0;
  const advance = (diagonal: number) => {
    const at = zero + diagonal;
    let y = Math.max((furthest[at - 1] ?? 0) + 1, furthest[at + 1] ?? 0);
    const start = y;
    while (y < long.length && short[y - diagonal] === long[y]) y += 1;
    furthest[at] = y;
    steps += 1 + y - start;
  };
  for (let p = 0; furthest[zero + delta] !== long.length; p += 1) {
    for (let diagonal = -p; diagonal < delta; diagonal += 1) advance(diagonal);
    for (let diagonal = delta + p; diagonal >= delta; diagonal -= 1) advance(diagonal);
    if (steps > most) return null;
  }
  return steps;
}
