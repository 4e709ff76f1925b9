import { fromMarkdown } from 'mdast-util-from-markdown';

/** A block of a Markdown text with its place; only what outlines and checklists need. */
export interface Block {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Of a heading: 1 to 6. */
  readonly depth?: number;
  readonly children: readonly Block[];
}

/** Emphasis, links and code inside of a line do not decide where blocks are; leaving them out saves time. */
const BLOCKS_ONLY = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
    ],
  },
};

/**
 * Parses the block structure of a part of a Markdown text.
 *
 * Shape: offsets are those of the whole text. Source: CommonMark 0.31, as micromark reads it.
 * Errors: null for a text that the parser would take minutes or more for (A36).
 */
export function parseBlocks(text: string, start = 0, end = text.length): readonly Block[] | null {
  const part = text.slice(start, end);
  if (!isTame(part)) return null;
  return fromMarkdown(part, { extensions: [BLOCKS_ONLY] }).children.map((node) => blockOf(node, start));
}

/** The parser's time grows with the square of these; people stay far below. */
const MAX_LENGTH = 131_072;
const MAX_UNDERLINES = 300;
const MAX_DEEP_MARKS = 2_000;
const USUAL_DEPTH = 3;

function isTame(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const underlines = text.match(/^[ >]{0,12}(?:=+|-+)[ \t]*\r?$/gm)?.length ?? 0;
  let deepMarks = 0;
  for (const [margin] of text.matchAll(/^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm)) {
    const marks = margin.match(/[>+*).-]/g)?.length ?? 0;
    const depth = marks + Math.floor(margin.replaceAll('\t', '    ').length / 4);
    if (depth > USUAL_DEPTH) deepMarks += depth - USUAL_DEPTH;
  }
  return underlines <= MAX_UNDERLINES && deepMarks <= MAX_DEEP_MARKS;
}

interface Point {
  readonly offset?: number | undefined;
}

interface MarkdownNode {
  readonly type: string;
  readonly depth?: unknown;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

function blockOf(node: MarkdownNode, shift: number): Block {
  return {
    type: node.type,
    start: (node.position?.start.offset ?? 0) + shift,
    end: (node.position?.end.offset ?? 0) + shift,
    ...(typeof node.depth === 'number' ? { depth: node.depth } : {}),
    children: (node.children ?? []).map((child) => blockOf(child, shift)),
  };
}
