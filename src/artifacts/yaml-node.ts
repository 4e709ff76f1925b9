import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { lineEnd, lineStart } from './lines.ts';

/** Gives the range of a node's own text, or null for a node that is not written at all. */
export function rangeOf(node: unknown): { readonly start: number; readonly end: number } | null {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return null;
  const range = node.range;
  if (range === null || range === undefined || range[0] === range[1]) return null;
  return { start: range[0], end: contentEnd(node, range[1]) };
}

/** The end of a node's last value: a collection's own range may take in comments that follow it. */
function contentEnd(node: unknown, fallback: number): number {
  if (isSeq(node) && node.flow !== true) return rangeOf(node.items.at(-1))?.end ?? fallback;
  if (!isMap(node) || node.flow === true) return fallback;
  const last = node.items.at(-1);
  return rangeOf(last?.value)?.end ?? fallback;
}

/** Gives the offset after the line on which a node ends. */
export function lineEndAfter(text: string, end: number): number {
  return text[end - 1] === '\n' ? end : lineEnd(text, end);
}

/** Gives how many characters stand before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Says whether only spaces stand before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, offset), offset));
}

/** Where a pair of a block mapping is: its key, and the offset after its colon. */
export interface PairPlace {
  readonly start: number;
  readonly afterColon: number;
  readonly end: number;
}

/** Locates a pair; null for forms that are not edited, such as `? key`. */
export function placePair(text: string, pair: Pair): PairPlace | null {
  const key = rangeOf(pair.key);
  if (key === null) return null;
  const gap = /^[ \t]*:/.exec(text.slice(key.end, key.end + 80));
  if (gap === null || /[?][ \t]*$/.test(text.slice(lineStart(text, key.start), key.start))) return null;
  const afterColon = key.end + gap[0].length;
  return { start: key.start, afterColon, end: rangeOf(pair.value)?.end ?? afterColon };
}

/** Gives the offset of each item's dash in a block sequence; null when they cannot be told. */
export function dashesOf(seq: YAMLSeq): readonly number[] | null {
  const token = seq.srcToken;
  if (token?.type !== 'block-seq') return null;
  const dashes = token.items.flatMap((item) =>
    item.start.filter((part) => part.type === 'seq-item-ind').map((part) => part.offset),
  );
  return dashes.length === seq.items.length ? dashes : null;
}

/** Locates the items of a flow collection; null for forms that are not edited. */
export function flowItems(
  node: YAMLMap | YAMLSeq,
): readonly { readonly start: number; readonly end: number }[] | null {
  const items = node.items.map((item) => {
    if (isSeq(node)) return rangeOf(item);
    const pair = item as Pair;
    const key = rangeOf(pair.key);
    return key === null ? null : { start: key.start, end: rangeOf(pair.value)?.end ?? key.end };
  });
  const known = items.filter((item) => item !== null);
  return known.length === items.length ? known : null;
}

/** Gives the offset of the value at a path, or of the deepest value on the way to it. */
export function offsetAt(root: unknown, path: readonly (string | number)[]): number {
  let node = root;
  let offset = rangeOf(root)?.start ?? 0;
  for (const part of path) {
    if (!isMap(node) && !isSeq(node)) break;
    node = isMap(node) ? node.get(part, true) : node.items[Number(part)];
    offset = rangeOf(node)?.start ?? offset;
  }
  return offset;
}
