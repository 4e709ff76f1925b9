import type { Splice } from './splice.ts';

export type LineEnding = '\n' | '\r\n';

/** Gives the line ending that most lines of a text have; LF when there is none. */
export function dominantEnding(text: string): LineEnding {
  let all = 0;
  let crlf = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    all += 1;
    if (text[at - 1] === '\r') crlf += 1;
  }
  return crlf * 2 > all ? '\r\n' : '\n';
}

/** Writes every CRLF as LF, as records hold texts (E53). */
export function toLf(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** Writes a text with LF endings in another style. */
export function withEnding(text: string, ending: LineEnding): string {
  return ending === '\n' ? text : toLf(text).replaceAll('\n', ending);
}

/** Gives the offset of the start of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Gives the offset after the line break that ends the line of an offset, or the text's end. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

/** The lines of a text as offsets: `end` is before the line break, `next` after it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Splits a range of a text into its lines; an empty range has none. */
export function linesOf(text: string, start = 0, end = text.length): readonly Line[] {
  const lines: Line[] = [];
  let at = start;
  while (at < end) {
    const next = Math.min(lineEnd(text, at), end);
    let stop = next;
    if (text[stop - 1] === '\n') stop -= text[stop - 2] === '\r' && stop - 2 >= at ? 2 : 1;
    lines.push({ start: at, end: stop, next });
    at = next;
  }
  return lines;
}

/** Moves splices that were computed for a part of a text to where that part begins. */
export function shiftSplices(splices: readonly Splice[], by: number): readonly Splice[] {
  return splices.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
}

/** Cuts spaces and tabs off the end of a line, in time that grows with the line alone (A36). */
export function trimBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end -= 1;
  return line.slice(0, end);
}

/** Makes a function that gives the line, counted from 1, of an offset; a text is looked through once. */
export function lineCounter(text: string): (offset: number) => number {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= linesOf(text).map((line) => line.start);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 1);
  };
}
