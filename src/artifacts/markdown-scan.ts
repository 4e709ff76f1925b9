import { linesOf, trimBlanks } from './lines.ts';
import type { Block } from './markdown-blocks.ts';

const FENCE = /^(`{3,}(?!.*`)|~{3,})/;
const HEADING = /^(#{1,6})(?:[ \t]|$)/;
/** One line that is a whole HTML comment, as Backlog.md's section marks are. */
const COMMENT = /^<!--(?!-?>)(?:(?!-->).)*-->[ \t]*$/;
/** Lines whose meaning depends on what stands around them. */
const UNSURE = /^(?: {1,3}(?:#|`{3}|~{3}|<)|<(?:[!?]|\/?(?:script|pre|style|textarea)\b)|\t|\uFEFF)/i;
/** What begins an HTML block that goes on to the next blank line, or a line of text. */
const TAG = /^<[A-Za-z/]/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/**
 * Finds the headings of a text by its lines alone, some hundred times faster than parsing it.
 *
 * A `#` at the very start of a line is a heading unless it stands in a fence or an HTML block, so texts
 * with anything that could hide or make a heading otherwise are left to the parser: null.
 * Laws: where it answers, `parseBlocks` finds the same headings.
 */
export function scanHeadings(text: string, start: number): readonly Block[] | null {
  const headings: Block[] = [];
  let fence: string | null = null;
  let mayBeUnderlined = false;
  let inTags = false;
  for (const line of linesOf(text, start)) {
    const source = text.slice(line.start, line.end);
    if (source.includes('\r')) return null;
    if (fence !== null) {
      const mark: string = /^ {0,3}([`~]{3,})[ \t]*$/.exec(source)?.[1] ?? '';
      if (mark.startsWith(fence)) fence = null;
      mayBeUnderlined = false;
      continue;
    }
    const comment = COMMENT.test(source);
    if (!comment && UNSURE.test(source)) return null;
    if (mayBeUnderlined && UNDERLINE.test(source)) return null;
    fence = FENCE.exec(source)?.[1] ?? null;
    const marks = HEADING.exec(source)?.[1];
    if (inTags && (fence !== null || marks !== undefined || UNDERLINE.test(source))) return null;
    inTags = source.trim() !== '' && (inTags || TAG.test(source));
    if (marks !== undefined) headings.push(headingOf(source, line.start, marks.length));
    mayBeUnderlined = marks === undefined && fence === null && !comment && source.trim() !== '';
  }
  return headings;
}

function headingOf(source: string, start: number, depth: number): Block {
  const whole = trimBlanks(source);
  const unclosed = trimBlanks(
    /[ \t]/.test(whole[trimHashes(whole) - 1] ?? '') ? whole.slice(0, trimHashes(whole)) : whole,
  );
  let from = depth;
  while (source[from] === ' ' || source[from] === '\t') from += 1;
  const text = { type: 'text', start: start + from, end: start + unclosed.length, children: [] };
  return {
    type: 'heading',
    start,
    end: start + whole.length,
    depth,
    children: unclosed.length > from ? [text] : [],
  };
}

/** Gives the offset of the run of `#` at the end of a line. */
function trimHashes(source: string): number {
  let end = source.length;
  while (source[end - 1] === '#') end -= 1;
  return end;
}
