import type { Sides } from './merged.ts';

/** Three texts as lines, each line a small number: equal numbers, equal lines. */
export interface Lines extends Sides<readonly number[]> {
  /** The lines by their number, each with its line end. */
  readonly text: readonly string[];
}

/** Numbers the lines of three texts; a line keeps its line end, the last may have none. */
export function internLines({ base, ours, theirs }: Sides<string>): Lines {
  const text: string[] = [];
  const ids = new Map<string, number>();
  const intern = (line: string) => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, text.length);
    return text.push(line) - 1;
  };
  const numbers = (whole: string) => splitLines(whole).map(intern);
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
