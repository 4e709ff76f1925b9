import { longestIncreasing } from '../../kernel/sequence.ts';
import { visible } from './visible.ts';

interface DiffLine {
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

/** Unchanged lines shown on each side of a change. */
const CONTEXT = 2;

/**
 * Shows how one text became another, as the body of a ```diff fence.
 *
 * Long lines are wrapped, their continuation indented; of a pair of long lines what both begin and end
 * with is left out. Past `most` lines the rest is counted.
 * Hidden characters are shown. Laws: equal texts give ''; the lines that are not wrapped or cut are lines of the texts.
 */
export function textDiff(before: string, after: string, most: number): string {
  const lines = compare(linesOf(visible(before)), linesOf(visible(after)));
  const shown = hunks(lines).flatMap((hunk, index) => [
    ...(index === 0 && hunk.start === 0 ? [] : [`@@ line ${hunk.line} @@`]),
    ...shortened(hunk.lines).flatMap(wrapped),
  ]);
  if (shown.length <= most) return shown.join('\n');
  return [...shown.slice(0, most), `@@ and ${shown.length - most} more lines @@`].join('\n');
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/** Compares by what both begin and end with, then by the lines that each side has once; O(n log n). */
function compare(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const room = Math.min(a.length, b.length) - head;
  while (tail < room && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return [
    ...signed(' ', a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...signed(' ', a.slice(a.length - tail)),
  ];
}

function middle(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  const [inA, inB] = [uniqueLines(a), uniqueLines(b)];
  const pairs = [...inA].flatMap(([line, at]) => {
    const other = inB.get(line);
    return other === undefined ? [] : [[at, other] as const];
  });
  const chain = longestIncreasing(pairs.map(([, at]) => at)).map((index) => pairs[index] ?? [0, 0]);
  if (chain.length === 0) return [...signed('-', a), ...signed('+', b)];
  const lines: DiffLine[] = [];
  let [fromA, fromB] = [0, 0];
  for (const [atA, atB] of [...chain, [a.length, b.length] as const]) {
    const between = [a.slice(fromA, atA), b.slice(fromB, atB)] as const;
    if (between[0].length + between[1].length > 0) for (const line of compare(...between)) lines.push(line);
    if (atA < a.length) lines.push({ sign: ' ', text: a[atA] ?? '' });
    [fromA, fromB] = [atA + 1, atB + 1];
  }
  return lines;
}

/** The lines that stand once in a text, with their place, in order. */
function uniqueLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (places.has(line)) repeated.add(line);
    else places.set(line, index);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

function signed(sign: DiffLine['sign'], lines: readonly string[]): readonly DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}

interface Hunk {
  readonly start: number;
  /** The line of the new text it begins at, from 1. */
  readonly line: number;
  readonly lines: readonly DiffLine[];
}

function hunks(lines: readonly DiffLine[]): readonly Hunk[] {
  const found: { start: number; end: number }[] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const last = found.at(-1);
    if (last !== undefined && index - CONTEXT <= last.end) last.end = index + CONTEXT + 1;
    else found.push({ start: Math.max(0, index - CONTEXT), end: index + CONTEXT + 1 });
  }
  const numbers: number[] = [];
  let line = 1;
  for (const { sign } of lines) {
    numbers.push(line);
    if (sign !== '-') line += 1;
  }
  return found.map(({ start, end }) => ({
    start,
    line: numbers[start] ?? 1,
    lines: lines.slice(start, end),
  }));
}

const WIDTH = 100;
const AROUND = 40;

/** Where as many lines went as came, leaves out of each long pair what both begin and end with. */
function shortened(lines: readonly DiffLine[]): readonly DiffLine[] {
  const shown = [...lines];
  for (let at = 0; at < lines.length;) {
    let [middle, end] = [at, at];
    while (lines[middle]?.sign === '-') middle += 1;
    end = middle;
    while (lines[end]?.sign === '+') end += 1;
    const pairs = middle - at === end - middle ? middle - at : 0;
    for (let i = 0; i < pairs; i += 1) {
      const [old, fresh] = shortPair(lines[at + i]?.text ?? '', lines[middle + i]?.text ?? '');
      shown[at + i] = { sign: '-', text: old };
      shown[middle + i] = { sign: '+', text: fresh };
    }
    at = Math.max(end, at + 1);
  }
  return shown;
}

function shortPair(old: string, fresh: string): readonly [string, string] {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const start = wordStart(old, head);
  const short = (text: string): string => {
    const from = text.length > WIDTH && start > 0 ? start : 0;
    const past = wordEnd(text, text.length - tail + AROUND);
    const to = text.length > WIDTH && past < text.length ? past : text.length;
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return [short(old), short(fresh)];
}

/** The place before which a text may be cut: never inside a character. */
function between(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;
}

/** The end of the word at a place, or the place itself where the word is very long. */
function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + AROUND ? between(text, at) : space;
}

/** A word's beginning some way before the difference, or 0 where the difference is near. */
function wordStart(text: string, at: number): number {
  if (at <= AROUND * 2) return 0;
  const space = text.indexOf(' ', at - AROUND);
  return space < 0 || space >= at ? 0 : space + 1;
}

/** A line in pieces of bounded width, broken at spaces, each but the first indented. */
function wrapped({ sign, text }: DiffLine): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length || pieces.length === 0;) {
    const indent = pieces.length === 0 ? '' : '  ';
    const room = WIDTH - indent.length;
    const space = text.length - at <= room ? text.length : text.lastIndexOf(' ', at + room);
    const end = space > at + room / 2 || space === text.length ? space : between(text, at + room);
    pieces.push(`${sign} ${indent}${text.slice(at, end)}`.trimEnd());
    at = text[end] === ' ' ? end + 1 : end;
    if (end === text.length) break;
  }
  return pieces;
}
