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
 */
export function parseBlocks(text: string, start = 0, end = text.length): readonly Block[] {
  const root = fromMarkdown(text.slice(start, end), { extensions: [BLOCKS_ONLY] });
  return root.children.map((node) => blockOf(node, start));
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
