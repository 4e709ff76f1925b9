import { lineEnd, linesOf } from './lines.ts';
import { parseBlocks } from './markdown-blocks.ts';
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
 */
export function readSections(text: string, from: number): readonly Section[] {
  const sections: Section[] = [];
  const headings = readHeadings(text, from);
  let skippedTo = from;
  for (const [index, heading] of headings.entries()) {
    if (heading.start < skippedTo) continue;
    const marked = markedContent(text, heading);
    const next = headings.slice(index + 1).find((other) => other.level <= heading.level);
    const end = next?.start ?? text.length;
    sections.push({ heading, ...(marked ?? { contentStart: heading.end, contentEnd: end, end }) });
    if (marked !== null) skippedTo = marked.end;
  }
  return sections;
}

function readHeadings(text: string, from: number): readonly Heading[] {
  return (scanHeadings(text, from) ?? parseBlocks(text, from))
    .filter((block) => block.type === 'heading')
    .map((block) => {
      const first = block.children[0];
      const textStart = first?.start ?? block.end;
      const textEnd = block.children.at(-1)?.end ?? textStart;
      return {
        level: block.depth ?? 1,
        text: text.slice(textStart, textEnd).replaceAll(/\s*\r?\n\s*/g, ' '),
        textStart,
        textEnd,
        start: block.start,
        end: lineEnd(text, block.end),
      };
    });
}

function markedContent(
  text: string,
  heading: Heading,
): Pick<Section, 'contentStart' | 'contentEnd' | 'end'> | null {
  const begin = skipBlankLines(text, heading.end);
  const contentStart = lineEnd(text, begin);
  const name = /^<!-- ([\w:.-]{1,80}):BEGIN -->\s*$/.exec(text.slice(begin, contentStart))?.[1];
  if (name === undefined) return null;
  const mark = `<!-- ${name}:END -->`;
  for (let at = text.indexOf(mark, contentStart); at !== -1; at = text.indexOf(mark, at + 1)) {
    const line = text.slice(at + mark.length, lineEnd(text, at));
    if (text[at - 1] !== '\n' || line.trim() !== '') continue;
    return { contentStart, contentEnd: at, end: skipBlankLines(text, lineEnd(text, at)) };
  }
  return null;
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
