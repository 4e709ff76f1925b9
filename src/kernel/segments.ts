import type { Lines } from './lines.ts';
import type { Sides } from './merged.ts';
import { longestIncreasing } from './sequence.ts';

/** Corresponding passages of the three texts, as line numbers. */
export type Segment = Sides<readonly number[]>;

/** A line that is taken to be the same in all three texts, by its index in each. */
type Anchor = Sides<number>;

/**
 * Splits three texts at lines that are surely the same in all of them.
 *
 * Those are the common first and last lines and, between them, the lines that are there exactly once in
 * each text and keep their order on both sides. Segments alternate: changed or not, then one anchor line.
 * Laws: joining one side of all segments gives that text; swapping the sides swaps the segments.
 */
export function segmentsOf({ base, ours, theirs }: Lines): readonly Segment[] {
  const all = [base, ours, theirs];
  const shortest = Math.min(...all.map((side) => side.length));
  let head = 0;
  while (head < shortest && base[head] === ours[head] && base[head] === theirs[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && sameFromEnd(tail, base, ours) && sameFromEnd(tail, base, theirs))
    tail += 1;

  const middle = (side: readonly number[]) => side.slice(head, side.length - tail);
  const between = { base: middle(base), ours: middle(ours), theirs: middle(theirs) };
  const common = (lines: readonly number[]) => ({ base: lines, ours: lines, theirs: lines });
  return [
    common(base.slice(0, head)),
    ...splitAt(between, anchorsOf(between)),
    common(base.slice(base.length - tail)),
  ];
}

function sameFromEnd(distance: number, a: readonly number[], b: readonly number[]): boolean {
  return a[a.length - 1 - distance] === b[b.length - 1 - distance];
}

/** Finds the anchors: for each side the longest chain in order, and of both chains what they share. */
function anchorsOf({ base, ours, theirs }: Segment): readonly Anchor[] {
  const [inBase, inOurs, inTheirs] = [indexOfUnique(base), indexOfUnique(ours), indexOfUnique(theirs)];
  const unique: Anchor[] = [];
  for (const [line, at] of inBase) {
    const left = inOurs.get(line) ?? -1;
    const right = inTheirs.get(line) ?? -1;
    if (at >= 0 && left >= 0 && right >= 0) unique.push({ base: at, ours: left, theirs: right });
  }
  const keptByTheirs = new Set(longestIncreasing(unique.map((anchor) => anchor.theirs)));
  return longestIncreasing(unique.map((anchor) => anchor.ours))
    .filter((index) => keptByTheirs.has(index))
    .flatMap((index) => unique[index] ?? []);
}

/** Gives the index of each line that is there once, and -1 for every other, in order of first sight. */
function indexOfUnique(lines: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  lines.forEach((line, index) => found.set(line, found.has(line) ? -1 : index));
  return found;
}

function splitAt({ base, ours, theirs }: Segment, anchors: readonly Anchor[]): readonly Segment[] {
  const segments: Segment[] = [];
  let from: Anchor = { base: 0, ours: 0, theirs: 0 };
  const take = (to: Anchor) =>
    segments.push({
      base: base.slice(from.base, to.base),
      ours: ours.slice(from.ours, to.ours),
      theirs: theirs.slice(from.theirs, to.theirs),
    });
  for (const anchor of anchors) {
    take(anchor);
    from = anchor;
    const after = { base: anchor.base + 1, ours: anchor.ours + 1, theirs: anchor.theirs + 1 };
    take(after);
    from = after;
  }
  take({ base: base.length, ours: ours.length, theirs: theirs.length });
  return segments;
}
