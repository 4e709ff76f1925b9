import type { Sides } from './merged.ts';

/** Three texts as lines, each line a small number: equal numbers, equal lines. */
export interface Lines extends Sides<readonly number[]> {
  /** The lines by their number, each with its line end. */
  readonly text: readonly string[];
}

/** Three texts without the first and last lines that are the same in all of them. */
export interface Trimmed {
  readonly head: string;
  readonly middle: Sides<string>;
  readonly tail: string;
}

/**
 * Takes the first and last whole lines off that three texts share.
 *
 * Laws: `head`, one side of `middle` and `tail` joined give that side; swapping sides swaps `middle`.
 */
export function trimCommon({ base, ours, theirs }: Sides<string>): Trimmed {
  const shortest = Math.min(base.length, ours.length, theirs.length);
  let head = 0;
  for (let at = 0; at < shortest; at += 1) {
    const code = base.charCodeAt(at);
    if (ours.charCodeAt(at) !== code || theirs.charCodeAt(at) !== code) break;
    if (code === LINE_FEED) head = at + 1;
  }
  let tail = 0;
  for (let length = 1; length <= shortest - head; length += 1) {
    const code = base.charCodeAt(base.length - length);
    if (ours.charCodeAt(ours.length - length) !== code) break;
    if (theirs.charCodeAt(theirs.length - length) !== code) break;
    if (code === LINE_FEED) tail = length - 1;
  }
  const middle = (side: string) => side.slice(head, side.length - tail);
  return {
    head: base.slice(0, head),
    middle: { base: middle(base), ours: middle(ours), theirs: middle(theirs) },
    tail: base.slice(base.length - tail),
  };
}

const LINE_FEED = 10;

/** Numbers the lines of three texts; a line keeps its line end, the last may have none. */
export function internLines({ base, ours, theirs }: Sides<string>): Lines {
  const text: string[] = [];
  const ids = new Map<string, number>();
  const numbers = (whole: string) => {
    const lines: number[] = [];
    for (const line of splitLines(whole)) {
      const known = ids.get(line) ?? text.length;
      if (known === text.length) ids.set(line, text.push(line) - 1);
      lines.push(known);
    }
    return lines;
  };
  return { base: numbers(base), ours: numbers(ours), theirs: numbers(theirs), text };
}

/** Splits a text after each line feed. Laws: joining gives the text; no line is empty. */
export function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start) + 1 || text.length;
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}
