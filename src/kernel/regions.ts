import diff3 from 'diff3';
import type { Lines } from './lines.ts';
import type { Sides } from './merged.ts';
import { comparisonSteps } from './sequence.ts';
import type { Segment } from './segments.ts';

/** A piece of a merged segment, as line numbers. */
export type Piece =
  | { readonly kind: 'clean'; readonly lines: readonly number[] }
  | { readonly kind: 'conflict'; readonly sides: Segment };

/** A segment and its merge. `changed`: the sides that differ from the base. */
export interface Region {
  readonly segment: Segment;
  readonly changed: 'none' | 'one' | 'both-alike' | 'both';
  readonly pieces: readonly Piece[];
}

/** Merges one segment; where only one side changed it, or both alike, nothing is compared line by line. */
export function mergeSegment(segment: Segment): Region {
  const { base, ours, theirs } = segment;
  const kept = sameLines(base, theirs);
  if (sameLines(ours, theirs))
    return { segment, changed: kept ? 'none' : 'both-alike', pieces: [taken(ours)] };
  if (kept) return { segment, changed: 'one', pieces: [taken(ours)] };
  if (sameLines(base, ours)) return { segment, changed: 'one', pieces: [taken(theirs)] };
  return { segment, changed: 'both', pieces: mergeBoth(segment) };
}

/** The work that comparing a segment may cost, in steps: some for any, more for a longer one. */
const FREE_STEPS = 20_000;
const STEPS_A_LINE = 4;

/** Merges a segment that both sides changed; past the bound of work it is one conflict. */
function mergeBoth(segment: Segment): readonly Piece[] {
  const { base, ours, theirs, expand } = collapse(segment);
  const most = FREE_STEPS + STEPS_A_LINE * (base.length + ours.length + theirs.length);
  const bounded = [ours, theirs].every((side) => comparisonSteps(base, side, most) !== null);
  if (!bounded) return [{ kind: 'conflict', sides: segment }];
  return diff3(ours, base, theirs).map((block): Piece => {
    if (block.ok) return taken(expand(block.ok));
    const { o, a, b } = block.conflict;
    return { kind: 'conflict', sides: { base: expand(o), ours: expand(a), theirs: expand(b) } };
  });
}

/**
 * Replaces each run of lines that only one of the three has by a single new number.
 *
 * Such lines are surely changed; without them two rewritten texts compare as fast as two equal ones.
 */
function collapse({ base, ours, theirs }: Segment): Sides<readonly number[]> & {
  readonly expand: (numbers: readonly number[]) => readonly number[];
} {
  const [inBase, inOurs, inTheirs] = [new Set(base), new Set(ours), new Set(theirs)];
  const runs: number[][] = [];
  const shorten = (lines: readonly number[], a: ReadonlySet<number>, b: ReadonlySet<number>) => {
    const short: number[] = [];
    let run: number[] | null = null;
    for (const line of lines) {
      if (a.has(line) || b.has(line)) {
        short.push(line);
        run = null;
      } else if (run) run.push(line);
      else {
        run = [line];
        short.push(-runs.push(run));
      }
    }
    return short;
  };
  const expand = (numbers: readonly number[]) => {
    const whole: number[] = [];
    for (const n of numbers) {
      if (n >= 0) whole.push(n);
      else for (const line of runs[-n - 1] ?? []) whole.push(line);
    }
    return whole;
  };
  return {
    base: shorten(base, inOurs, inTheirs),
    ours: shorten(ours, inBase, inTheirs),
    theirs: shorten(theirs, inBase, inOurs),
    expand,
  };
}

/** How often each unjustified line may be taken out before every one-sided change becomes a conflict. */
const MOST_PASSES = 4;

/**
 * Turns regions into conflicts until every line that is left is justified by the three sides.
 *
 * A line-by-line merge alone brings a line back that one side moved and the other removed: the removal
 * is agreed in one place, the insertion is taken in the other. Such an insertion becomes a conflict.
 * Laws: in the clean pieces the count of every line that is not blank is `ours + theirs - base`; where
 * both sides changed it in the same direction, between that and the side that changed it more.
 */
export function justified(regions: readonly Region[], lines: Lines): readonly Region[] {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const suspects = unjustified(regions, lines);
    if (suspects.size === 0) return regions;
    regions = regions.map((region) =>
      isDecided(region) && holdsAny(region.segment, suspects) ? asConflict(region) : region,
    );
  }
  if (unjustified(regions, lines).size === 0) return regions;
  return regions.map((region) => (isDecided(region) ? asConflict(region) : region));
}

/** Says whether a merge took something that only one side holds. */
function isDecided({ changed }: Region): boolean {
  return changed === 'one' || changed === 'both';
}

/** Counts the lines of the clean pieces and gives those whose merged count the sides do not justify. */
function unjustified(regions: readonly Region[], { text }: Lines): ReadonlySet<number> {
  const [base, ours, theirs, merged] = [1, 2, 3, 4].map(() => new Int32Array(text.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const count = (into: Int32Array, ids: readonly number[], by: number) => {
    for (const id of ids) into[id] = (into[id] ?? 0) + by;
  };
  const countSides = (sides: Segment, by: number) => {
    count(base, sides.base, by);
    count(ours, sides.ours, by);
    count(theirs, sides.theirs, by);
  };
  for (const { segment, pieces } of regions) {
    countSides(segment, 1);
    for (const piece of pieces) {
      if (piece.kind === 'clean') count(merged, piece.lines, 1);
      else countSides(piece.sides, -1);
    }
  }
  const suspects = new Set<number>();
  text.forEach((line, id) => {
    const counts = { base: base[id] ?? 0, ours: ours[id] ?? 0, theirs: theirs[id] ?? 0 };
    if (!isJustified(counts, merged[id] ?? 0) && line.trim() !== '') suspects.add(id);
  });
  return suspects;
}

/** Says whether a merged count follows from the counts on the three sides. */
export function isJustified({ base, ours, theirs }: Sides<number>, merged: number): boolean {
  const both = ours + theirs - base;
  const [less, more] = [Math.min(ours, theirs), Math.max(ours, theirs)];
  if (less >= base) return merged >= more && merged <= both;
  if (more <= base) return merged >= both && merged <= less;
  return merged === both;
}

function holdsAny({ base, ours, theirs }: Segment, lines: ReadonlySet<number>): boolean {
  return [base, ours, theirs].some((side) => side.some((line) => lines.has(line)));
}

function asConflict(region: Region): Region {
  return { ...region, pieces: [{ kind: 'conflict', sides: region.segment }] };
}

function taken(lines: readonly number[]): Piece {
  return { kind: 'clean', lines };
}

function sameLines(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i]);
}
