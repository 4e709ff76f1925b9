import type { Json } from '../../kernel/json.ts';
import { canonicalJson, isJsonArray } from '../../kernel/json.ts';
import { inlineDiff } from '../inline-diff.ts';
import type { Piece } from '../inline-diff.ts';
import { code, inert, inertWord } from './neutralise.ts';
import { cut, visible } from './visible.ts';
import { wordsOf } from './words.ts';

/** A text past this is shown below the table, as a diff. */
const SHORT = 160;

/** Says whether a value fits a table cell. */
export function isShort(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.length <= SHORT && !/[\n\r]/.test(value);
  return value === undefined || JSON.stringify(value).length <= 2 * SHORT;
}

/** Two short values for the cells of a table, what differs in the second one bold. */
export function valueCells(before: Json | undefined, after: Json | undefined): readonly [string, string] {
  if (typeof before === 'string' && typeof after === 'string' && before !== '' && after !== '')
    return [valueCell(before), markedCell(before, after)];
  if (isJsonArray(before) && isJsonArray(after)) {
    return [listCell(before, after, 'del'), listCell(after, before, 'b')];
  }
  return [valueCell(before), valueCell(after)];
}

/** A short value for the cell of a table. */
export function valueCell(value: Json | undefined): string {
  if (value === undefined || value === null) return '*nothing*';
  if (value === '') return '*empty text*';
  if (typeof value === 'string') return value.trim() === '' ? code(value, 'cell') : inert(value, 'cell');
  if (isJsonArray(value)) return listCell(value, value, 'b');
  return code(cut(JSON.stringify(value), SHORT * 2), 'cell');
}

function listCell(items: readonly Json[], others: readonly Json[], mark: 'b' | 'del'): string {
  if (items.length === 0) return '*empty list*';
  const known = new Set(others.map(canonicalJson));
  const shown = items.slice(0, MOST_ITEMS).map((item) => {
    const text = code(typeof item === 'string' ? cut(item, SHORT) : cut(JSON.stringify(item), SHORT), 'cell');
    return known.has(canonicalJson(item)) ? text : `<${mark}>${text}</${mark}>`;
  });
  const left = items.length - shown.length;
  return `${shown.join(' ')}${left > 0 ? ` and ${left} more` : ''}`;
}

const MOST_ITEMS = 20;

/** A text whose words that another version does not have are bold; a word is marked as a whole. */
export function markedCell(before: string, after: string): string {
  const words = wordsOf(after);
  const shown = words.map((word) => word.text).join('');
  const known = wordsOf(before)
    .map((word) => word.text)
    .join('');
  const differs = marks(inlineDiff(visible(known), shown).after);
  let at = 0;
  return words
    .map((word, index) => {
      const isNew = word.kind !== 'space' && differs.slice(at, at + word.text.length).includes('1');
      at += word.text.length;
      const text = inertWord(word, 'cell', index === 0);
      return isNew ? `<b>${text}</b>` : text;
    })
    .join('')
    .replaceAll('</b> <b>', ' ');
}

/** For each code unit 1 where it differs, 0 where not. */
function marks(pieces: readonly Piece[]): string {
  return pieces.map(({ text, differs }) => (differs ? '1' : '0').repeat(text.length)).join('');
}
