import type { MergePart } from './conflict.ts';
import { withLf } from './equal.ts';
import type { Lines } from './lines.ts';
import { internLines } from './lines.ts';
import type { Merged, Sides } from './merged.ts';
import { clean, mergedText } from './merged.ts';
import { segmentsOf } from './segments.ts';
import type { Region } from './regions.ts';
import { justified, mergeSegment } from './regions.ts';

/**
 * Merges a text line by line; both sides have changed it, and differently.
 *
 * Line ends are compared and merged as LF; the caller writes the target's style. A final line without
 * a line end differs from the same line with one. Edits that touch each other are a conflict, as in
 * git; so is a line that would come back although one side removed it, and a passage whose comparison
 * would cost more than its bound.
 * Limits: time grows with the number of lines, whatever they are.
 * Laws: swapping the sides swaps the parts; the result of a clean merge has of every line that is not
 * blank as many as the three counts justify; never a conflict marker.
 */
export function mergeText({ base, ours, theirs }: Sides<string>): Merged {
  const lines = internLines({ base: withLf(base), ours: withLf(ours), theirs: withLf(theirs) });
  const regions = justified(segmentsOf(lines).map(mergeSegment), lines);
  const parts = regions.flatMap((region) => partsOf(region, lines)).reduce(joinClean, []);
  const value = mergedText(parts, 'base');
  return parts.every((part) => part.kind === 'clean') ? clean(value) : { kind: 'conflict', value, parts };
}

function partsOf(region: Region, lines: Lines): MergePart[] {
  const text = (ids: readonly number[]) => ids.map((id) => lines.text[id]).join('');
  return region.pieces.map((piece): MergePart => {
    if (piece.kind === 'clean') return { kind: 'clean', value: text(piece.lines) };
    const { base, ours, theirs } = piece.sides;
    return { kind: 'conflict', base: text(base), local: text(ours), remote: text(theirs) };
  });
}

/** Puts a part after others, as one with a clean part before it; an empty clean part is left out. */
function joinClean(parts: MergePart[], part: MergePart): MergePart[] {
  const last = parts.at(-1);
  if (part.kind === 'clean' && part.value === '') return parts;
  if (part.kind === 'clean' && last?.kind === 'clean') {
    parts[parts.length - 1] = { kind: 'clean', value: mergedText([last, part], 'base') };
  } else parts.push(part);
  return parts;
}
