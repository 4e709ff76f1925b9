import { lineEnd, linesOf } from './lines.ts';
import type { Block } from './markdown-blocks.ts';
import { parseBlocks } from './markdown-blocks.ts';
import type { Problem } from './problem.ts';
import { scanHeadings } from './markdown-scan.ts';

/** A heading at the top level of a text; not one inside of a quote, a list or a fence. */
export interface Heading {
  readonly level: number;
  /** The raw source of its text. */
  readonly text: string;
  readonly textStart: number;
  readonly textEnd: number;
  readonly start: number;
  /** After its line break. */
  readonly end: number;
}

/** A heading with what stands under it, up to the next heading of its level or above. */
export interface Section {
  readonly heading: Heading;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** After the section, with the blank lines behind it. */
  readonly end: number;
}

/**
 * Finds the sections of a text in their order; a deeper one lies inside of the one before it.
 *
 * Where `<!-- NAME:BEGIN -->` follows the heading and `<!-- NAME:END -->` comes later, as Backlog.md
 * writes them, what is between the two lines is the content, headings included.
 * Errors: null for a text that is too complex to be parsed in bounded time.
 */
export function readSections(text: string, from: number): readonly Section[] | null {
  const blocks = scanHeadings(text, from) ?? parseBlocks(text, from);
  if (blocks === null) return null;
  const headings = blocks.filter((block) => block.type === 'heading').map((block) => headingOf(text, block));
  const marks = new EndMarks(text);
  const sections: Section[] = [];
  let skippedTo = from;
  for (const [index, heading] of headings.entries()) {
    if (heading.start < skippedTo) continue;
    const marked = markedContent(text, heading, marks);
    let next = index + 1;
    while ((headings[next]?.level ?? 0) > heading.level) next += 1;
    const end = headings[next]?.start ?? text.length;
    sections.push({ heading, ...(marked ?? { contentStart: heading.end, contentEnd: end, end }) });
    if (marked !== null) skippedTo = marked.end;
  }
  return sections;
}

/** What to say of a text that `readSections` or `readChecklist` does not read. */
export const TOO_COMPLEX: Problem = {
  code: 'too-complex',
  message:
    'the Markdown is nested too deep or too long to be read. Split the file or flatten its lists and quotes.',
  line: 1,
};

function headingOf(text: string, block: Block): Heading {
  const first = block.children[0];
  const textStart = first?.start ?? block.end;
  const textEnd = block.children.at(-1)?.end ?? textStart;
  const lines = text.slice(textStart, textEnd).split('\n');
  return {
    level: block.depth ?? 1,
    text: lines.map((line) => line.trim()).join(' '),
    textStart,
    textEnd,
    start: block.start,
    end: lineEnd(text, block.end),
  };
}

/** The places of `<!-- NAME:END -->` lines, asked for from top to bottom. */
class EndMarks {
  private readonly places = new Map<string, number[]>();

  constructor(text: string) {
    for (const match of text.matchAll(/^<!-- ([\w:.-]{1,80}):END -->[ \t]*\r?$/gm)) {
      const name = match[1] ?? '';
      const known = this.places.get(name);
      if (known === undefined) this.places.set(name, [match.index]);
      else known.push(match.index);
    }
    for (const places of this.places.values()) places.reverse();
  }

  after(name: string, offset: number): number | undefined {
    const places = this.places.get(name) ?? [];
    while ((places.at(-1) ?? offset) < offset) places.pop();
    return places.at(-1);
  }
}

function markedContent(
  text: string,
  heading: Heading,
  marks: EndMarks,
): Pick<Section, 'contentStart' | 'contentEnd' | 'end'> | null {
  const begin = skipBlankLines(text, heading.end);
  const contentStart = lineEnd(text, begin);
  const name = /^<!-- ([\w:.-]{1,80}):BEGIN -->[ \t]*\r?\n?$/.exec(text.slice(begin, contentStart))?.[1];
  const contentEnd = name === undefined ? undefined : marks.after(name, contentStart);
  if (contentEnd === undefined) return null;
  return { contentStart, contentEnd, end: skipBlankLines(text, lineEnd(text, contentEnd)) };
}

/** Gives the offset of the first line that is not blank, from the start of a line on. */
export function skipBlankLines(text: string, from: number): number {
  let at = from;
  for (
    let next = lineEnd(text, at);
    at < text.length && isBlank(text.slice(at, next));
    next = lineEnd(text, at)
  )
    at = next;
  return at;
}

/** Says whether a line holds nothing but white space. */
export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Finds the first heading without parsing, when the text begins with one in the `#` form. */
export function leadingHeading(text: string, from: number): Heading | null {
  const start = skipBlankLines(text, from);
  const line = linesOf(text, start, lineEnd(text, start))[0];
  if (line === undefined) return null;
  const match = /^(#{1,6})([ \t]+)(\S(?:.*\S)?)[ \t]*$/.exec(text.slice(line.start, line.end));
  const [, marks = '', gap = '', title = ''] = match ?? [];
  if (match === null || title.includes('#')) return null;
  const textStart = line.start + marks.length + gap.length;
  const textEnd = textStart + title.length;
  return { level: marks.length, text: title, textStart, textEnd, start: line.start, end: line.next };
}
