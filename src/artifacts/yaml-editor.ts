import type { LineEnding } from './lines.ts';
import { lineStart, withEnding } from './lines.ts';
import type { Splice } from './splice.ts';
import type { ValueEdit } from './value-edit.ts';
import { lineEndAfter } from './yaml-node.ts';
import type { YamlStyle } from './yaml-write.ts';

/** Splices for one node, or null when it cannot be edited by ranges. */
export type Splices = readonly Splice[] | null;

/** One edit of one document, handed down the tree of nodes. */
export interface YamlEditor {
  readonly text: string;
  readonly ending: LineEnding;
  readonly style: YamlStyle;
  readonly edit: (node: unknown, target: Target) => Splices;
}

/** What becomes of a node, and where it stands. */
export interface Target<Edit extends ValueEdit = ValueEdit> {
  readonly edit: Edit;
  /** Of the key or dash that the node belongs to. */
  readonly column: number;
  /** The offset after that key's colon or that dash; 0 for the root. */
  readonly afterIndicator: number;
  /** Whether the node stands behind a dash. */
  readonly inSeq?: boolean;
  /** Whether the node stands inside of brackets. */
  readonly flow: boolean;
}

/** Removes the whole lines from one offset to another. */
export function removedLines(text: string, from: number, to: number): Splice {
  const start = lineStart(text, from);
  const end = lineEndAfter(text, to);
  const unended = end === text.length && !text.endsWith('\n') && start > 0;
  return { start: unended ? start - (text[start - 2] === '\r' ? 2 : 1) : start, end, text: '' };
}

/** Inserts lines at the start of a line, indented; a text without a final line break keeps having none. */
export function insertedLines(
  { text, ending }: YamlEditor,
  lines: { readonly at: number; readonly column: number; readonly text: string },
): Splice {
  const margin = ' '.repeat(lines.column);
  const body = lines.text.replaceAll(/^(?=[^\n])/gm, margin);
  const unended = lines.at > 0 && text[lines.at - 1] !== '\n';
  return {
    start: lines.at,
    end: lines.at,
    text: withEnding(unended ? `\n${body.slice(0, -1)}` : body, ending),
  };
}
