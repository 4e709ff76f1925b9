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
 * Those are the lines that are there exactly once in each text and keep their order on both sides, and
 * the lines behind them as long as they are equal. What is between two such runs is one segment.
 * Laws: joining one side of all segments gives that text; swapping the sides swaps the segments.
 */
export function segmentsOf(lines: Lines): readonly Segment[] {
  const { base, ours, theirs } = lines;
  const segments: Segment[] = [];
  const take = (from: Anchor, to: Anchor) => {
    if (isAt(from, to)) return;
    segments.push({
      base: base.slice(from.base, to.base),
      ours: ours.slice(from.ours, to.ours),
      theirs: theirs.slice(from.theirs, to.theirs),
    });
  };
  let start: Anchor = { base: 0, ours: 0, theirs: 0 };
  let end = start;
  for (const anchor of anchorsOf(lines)) {
    if (isBefore(anchor, end)) continue;
    take(start, end);
    take(end, anchor);
    start = anchor;
    end = endOfRun(lines, anchor);
  }
  take(start, end);
  take(end, { base: base.length, ours: ours.length, theirs: theirs.length });
  return segments;
}

function isAt(a: Anchor, b: Anchor): boolean {
  return a.base === b.base && a.ours === b.ours && a.theirs === b.theirs;
}

/** Says whether an anchor is in a run already: its lines are unique, so it is in all texts or in none. */
function isBefore(anchor: Anchor, end: Anchor): boolean {
  return anchor.base < end.base;
}

function endOfRun({ base, ours, theirs }: Lines, anchor: Anchor): Anchor {
  let length = 1;
  for (; anchor.base + length < base.length; length += 1) {
    const line = base[anchor.base + length];
    if (ours[anchor.ours + length] !== line || theirs[anchor.theirs + length] !== line) break;
  }
  return { base: anchor.base + length, ours: anchor.ours + length, theirs: anchor.theirs + length };
}

/** Finds the anchors: for each side the longest chain in order, and of both chains what they share. */
function anchorsOf({ base, ours, theirs, text }: Lines): readonly Anchor[] {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((side) => indexOfUnique(side, text.length));
  const unique: Anchor[] = [];
  base.forEach((line, at) => {
    const left = inOurs?.[line] ?? -1;
    const right = inTheirs?.[line] ?? -1;
    if (inBase?.[line] === at && left >= 0 && right >= 0)
      unique.push({ base: at, ours: left, theirs: right });
  });
  const keptByTheirs = new Set(longestIncreasing(unique.map((anchor) => anchor.theirs)));
  return longestIncreasing(unique.map((anchor) => anchor.ours))
    .filter((index) => keptByTheirs.has(index))
    .flatMap((index) => unique[index] ?? []);
}

/** Gives by line number the index of each line that is there once; below zero for every other. */
function indexOfUnique(lines: readonly number[], count: number): Int32Array {
  const found = new Int32Array(count).fill(-1);
  lines.forEach((line, index) => {
    found[line] = found[line] === -1 ? index : -2;
  });
  return found;
}
