import type { Scalar } from 'yaml';
import type { Json } from '../kernel/json.ts';
import { equalJson, isJsonObject } from '../kernel/json.ts';
import { readYaml } from './yaml-read.ts';
import type { YamlStyle } from './yaml-write.ts';
import { renderAfterIndicator, renderFlow, renderItem, renderSamePlain } from './yaml-write.ts';

/** What is known of the value that a new one replaces. */
export interface Replaced {
  readonly style: YamlStyle;
  readonly scalarStyle?: Scalar.Type | undefined;
  /** The text of a plain scalar. */
  readonly source?: string | undefined;
}

/**
 * Writes a value as it goes after `key:` or `-`: in the style of the old one where that reads back.
 *
 * Shape: as `renderAfterIndicator`, its lines moved to the right by `column`.
 */
export function chooseValue(
  value: Json,
  replaced: Replaced & { readonly column: number; readonly inSeq: boolean },
): string {
  const { style, scalarStyle, source } = replaced;
  const isFull = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (replaced.inSeq && isFull) return indentLines(renderItem(value, style).slice(1), replaced.column);
  const plain = source === undefined ? null : renderSamePlain(value, source);
  if (plain !== null && readsBack(`k: ${plain}`, value)) return ` ${plain}`;
  const same = renderAfterIndicator(value, style, scalarStyle);
  const text = readsBack(`k:${same}`, value) ? same : renderAfterIndicator(value, style);
  return indentLines(text, replaced.column);
}

/** Writes a value on one line, for flow collections and in front of a comment. */
export function chooseInline(value: Json, { style, scalarStyle, source }: Replaced): string {
  const plain = source === undefined ? null : renderSamePlain(value, source);
  if (plain !== null && readsBack(`k: [${plain}]`, [value])) return plain;
  const inline = scalarStyle === 'BLOCK_FOLDED' || scalarStyle === 'BLOCK_LITERAL' ? undefined : scalarStyle;
  const same = renderFlow(value, style, inline);
  if (!same.includes('\n') && readsBack(`k: [${same}]`, [value])) return same;
  return JSON.stringify(value);
}

/** Moves lines to the right; empty lines stay empty. */
export function indentLines(lines: string, column: number): string {
  const margin = ' '.repeat(column);
  return lines.replaceAll(/\n(?=[^\n])/g, `\n${margin}`);
}

function readsBack(snippet: string, value: Json): boolean {
  const read = readYaml(snippet);
  return read.ok && isJsonObject(read.value.value) && equalJson(read.value.value['k'], value);
}
