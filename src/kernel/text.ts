import type { MergePart } from './conflict.ts';
import { withLf } from './equal.ts';
import { internLines, trimCommon } from './lines.ts';
import type { Merged, Sides } from './merged.ts';
import { clean, mergedText } from './merged.ts';
import type { Region } from './regions.ts';
import { justified, mergeSegment } from './regions.ts';
import { segmentsOf } from './segments.ts';

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
  const texts = { base: withLf(base), ours: withLf(ours), theirs: withLf(theirs) };
  const { head, middle, tail } = trimCommon(texts);
  const lines = internLines(middle);
  const regions = justified(segmentsOf(lines).map(mergeSegment), lines);
  const parts = partsOf(regions, { head, text: lines.text, tail });
  const value = mergedText(parts, 'base');
  return parts.every((part) => part.kind === 'clean') ? clean(value) : { kind: 'conflict', value, parts };
}

/** Writes regions as parts: what is clean between two conflicts is one part, unless it is empty. */
function partsOf(
  regions: readonly Region[],
  { head, text, tail }: { head: string; text: readonly string[]; tail: string },
): readonly MergePart[] {
  const parts: MergePart[] = [];
  const written = (lines: readonly number[]) => lines.map((line) => text[line]).join('');
  let value = head;
  const endClean = () => {
    if (value !== '') parts.push({ kind: 'clean', value });
    value = '';
  };
  for (const piece of regions.flatMap((region) => region.pieces)) {
    if (piece.kind === 'clean') value += written(piece.lines);
    else {
      endClean();
      const { base, ours, theirs } = piece.sides;
      parts.push({ kind: 'conflict', base: written(base), local: written(ours), remote: written(theirs) });
    }
  }
  value += tail;
  endClean();
  return parts;
}
