import { alignItems } from './align.ts';
import type { Line } from './lines.ts';
import { dominantEnding, lineEnd, lineStart, linesOf, toLf } from './lines.ts';
import { isBlank } from './markdown-outline.ts';
import type { Splice } from './splice.ts';

/** The lines of a text that make up one value, with the parts between them that do not belong to it. */
export interface Region {
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
}

/** Cuts holes out of a range; holes lie inside of it, in order, and consist of whole lines. */
export function regionAround(
  start: number,
  end: number,
  holes: readonly { readonly start: number; readonly end: number }[],
): Region {
  const pieces: { start: number; end: number }[] = [];
  let at = start;
  for (const hole of holes) {
    pieces.push({ start: at, end: hole.start });
    at = hole.end;
  }
  return { pieces: [...pieces, { start: at, end }] };
}

/** Gives the value of a region: its lines with LF, without blank lines at both ends. */
export function readRegion(text: string, region: Region): string {
  return regionValue(region.pieces.map((piece) => text.slice(piece.start, piece.end)).join(''));
}

/** Writes a text as a region holds it: LF, no blank lines at both ends. */
export function regionValue(text: string): string {
  let start = 0;
  for (
    let next = lineEnd(text, 0);
    start < text.length && isBlank(text.slice(start, next));
    next = lineEnd(text, start)
  )
    start = next;
  let end = text.length;
  for (
    let from = lineStart(text, end);
    end > start && isBlank(text.slice(from, end));
    from = lineStart(text, end)
  ) {
    end = from - (text[from - 2] === '\r' ? 2 : 1);
  }
  return toLf(text.slice(start, Math.max(start, end)));
}

/** Where new lines go when a part that does not belong to the value stands at their place. */
export interface Placement {
  /** In front of that part or behind it; `whole`: all lines are new and go to one piece. */
  readonly side: 'before' | 'after' | 'whole';
  /** The piece that takes the value of a region that was empty or is written as a whole. */
  readonly piece: number;
}

/** Lists the placements to try, the most natural first. */
export function placementsOf(region: Region): readonly Placement[] {
  const pieces = region.pieces.map((_, piece) => piece);
  const [top = 0, ...others] = pieces;
  const order = others.length === 0 ? [top] : [...others.slice(0, 1), top, ...others.slice(1)];
  const sides = ['before', 'after', 'whole'] as const;
  return sides.flatMap((side) => order.map((piece) => ({ side, piece })));
}

/**
 * Plans the splices that give a region another value, line by line; equal lines keep their bytes.
 *
 * The caller reads the result back: a value may itself hold what ends the region.
 */
export function editRegion(
  text: string,
  region: Region,
  value: string,
  placement: Placement,
): readonly Splice[] {
  const before = coreLines(text, region);
  const after = value === '' ? [] : value.split('\n');
  const ending = dominantEnding(text);
  if (before.length === 0)
    return after.length === 0 ? [] : [filled(text, region, after.join(ending), placement)];
  if (placement.side === 'whole') {
    const gone = before.map((line) => ({ start: line.start, end: line.next, text: '' }));
    return after.length === 0 ? gone : [...gone, filled(text, region, after.join(ending), placement)];
  }
  const old = before.map((line) => text.slice(line.start, line.end));
  const splices: Splice[] = [];
  let oldAt = 0;
  let pending: string[] = [];
  const flush = (to: number): void => {
    splices.push(...replacedLines(text, { lines: before, from: oldAt, to, added: pending }, placement));
    pending = [];
  };
  for (const [index, oldIndex] of alignItems(old, after).entries()) {
    if (oldIndex === null) {
      pending.push((after[index] ?? '') + ending);
      continue;
    }
    flush(oldIndex);
    oldAt = oldIndex + 1;
  }
  flush(before.length);
  return splices;
}

function coreLines(text: string, region: Region): readonly Line[] {
  const lines = region.pieces.flatMap((piece) => linesOf(text, piece.start, piece.end));
  const filledLine = (line: Line): boolean => !isBlank(text.slice(line.start, line.end));
  const first = lines.findIndex(filledLine);
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex(filledLine) + 1);
}

function replacedLines(
  text: string,
  gap: {
    readonly lines: readonly Line[];
    readonly from: number;
    readonly to: number;
    readonly added: readonly string[];
  },
  placement: Placement,
): readonly Splice[] {
  const { lines, from, to, added } = gap;
  const removed = lines.slice(from, to);
  if (removed.length === 0 && added.length === 0) return [];
  const behind = lines[from - 1]?.next;
  const ahead = lines[to]?.start;
  const early = removed[0]?.start ?? behind ?? ahead ?? 0;
  const late = removed.at(-1)?.next ?? ahead ?? behind ?? 0;
  const at = placement.side === 'before' ? early : late;
  const inserted = fitted(text, at, { added: added.join(''), removed });
  return [
    ...removed.map((line) => ({ start: line.start, end: line.next, text: '' })),
    { start: at, end: at, text: inserted },
  ];
}

/** At the end of a text without a final line break the new lines have none either. */
function fitted(
  text: string,
  at: number,
  lines: { readonly added: string; readonly removed: readonly Line[] },
): string {
  if (lines.added === '' || text === '' || text.endsWith('\n')) return lines.added;
  const bare = lines.added.replace(/\r?\n$/, '');
  if (lines.removed.at(-1)?.next === text.length) return bare;
  const ending = lines.added.slice(bare.length);
  return at === text.length ? ending + bare : lines.added;
}

/** Puts a value where there was none, with a blank line to what stands around it. */
function filled(text: string, region: Region, value: string, placement: Placement): Splice {
  const piece = region.pieces[placement.piece] ?? { start: text.length, end: text.length };
  const ending = dominantEnding(text);
  const next = Math.min(lineEnd(text, piece.start), piece.end);
  const at = isBlank(text.slice(piece.start, next)) ? next : piece.start;
  const above =
    at === 0 || text[at - 1] !== '\n'
      ? text.slice(lineStart(text, at), at)
      : text.slice(lineStart(text, at - 1), at);
  const below = text.slice(at, lineEnd(text, at));
  const bound = /^(?:\uFEFF|---|<!--)/;
  const gapAbove = isBlank(above) || bound.test(above) ? '' : ending;
  const gapBelow = isBlank(below) || below.startsWith('<!--') ? '' : ending;
  const unended = at > 0 && text[at - 1] !== '\n' && above !== '\uFEFF' ? ending : '';
  return { start: at, end: at, text: unended + gapAbove + value + ending + gapBelow };
}
