import { assert } from '../kernel/result.ts';

/** Replaces the characters from `start` up to `end` (UTF-16 offsets) with `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies splices to a text; every character outside of them is kept.
 *
 * Shape: offsets are those of the text before any splice; insertions at one place keep their order.
 * Errors: throws when two splices overlap (a bug).
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const splice of ordered) {
    assert(splice.start >= at && splice.end >= splice.start && splice.end <= text.length, 'splices overlap');
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
