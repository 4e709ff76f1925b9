/** The range by which two texts differ: `before` up to `end` became `inserted`. */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** Compares two texts from both ends. */
export function difference(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { start, end: before.length - same, inserted: after.slice(start, after.length - same) };
}
