import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { lineEnd, lineStart } from './lines.ts';
import type { Splice } from './splice.ts';
import type { ItemsEdit, MembersEdit } from './value-edit.ts';
import type { Splices, Target, YamlEditor } from './yaml-editor.ts';
import { insertedLines, removedLines } from './yaml-editor.ts';
import { columnOf, dashesOf, isFirstOnLine, lineEndAfter, placePair, rangeOf } from './yaml-node.ts';
import { keyOf } from './yaml-read.ts';
import { renderItem, renderMember } from './yaml-write.ts';

/** Edits a block mapping; new members go behind its last one. */
export function editBlockMap(editor: YamlEditor, map: YAMLMap, { edit }: Target<MembersEdit>): Splices {
  const { text, style } = editor;
  const places = map.items.map((pair: Pair) => placePair(text, pair));
  const [first, last] = [places[0], places.at(-1)];
  if (first === null || first === undefined || last === null || last === undefined) return null;
  const column = columnOf(text, first.start);
  const splices: Splice[] = [];
  const inline = isFirstOnLine(text, first.start) ? 0 : leadingRemovals(map, edit.removed);
  if (inline > 0) {
    const next = places[inline];
    if (next === null || next === undefined) return null;
    splices.push({ start: first.start, end: next.start, text: '' });
  }
  for (const [index, pair] of map.items.entries()) {
    const place = places[index];
    const key = keyOf(pair) ?? '';
    const change = edit.edits.get(key);
    if (index < inline || change?.kind === 'keep') continue;
    if (place === null || place === undefined) return null;
    if (change === undefined) splices.push(removedLines(text, place.start, place.end));
    else {
      const inner = editor.edit(pair.value, {
        edit: change,
        column,
        afterIndicator: place.afterColon,
        flow: false,
      });
      if (inner === null) return null;
      splices.push(...inner);
    }
  }
  const added = edit.added.map(([key, value]) => renderMember(key, value, style)).join('');
  if (added !== '')
    splices.push(insertedLines(editor, { at: lineEndAfter(text, last.end), column, text: added }));
  return splices;
}

/** The first pair of a mapping inside of a sequence shares its line with the dash, which stays. */
function leadingRemovals(map: YAMLMap, removed: ReadonlySet<string>): number {
  const kept = map.items.findIndex((pair) => !removed.has(keyOf(pair) ?? ''));
  return kept === -1 ? map.items.length : kept;
}

/** Edits a block sequence item by item; a new item goes behind the one before it. */
export function editBlockSeq(
  editor: YamlEditor,
  seq: YAMLSeq,
  { edit, afterIndicator }: Target<ItemsEdit>,
): Splices {
  const { text, style } = editor;
  const dashes = dashesOf(seq);
  const firstDash = dashes?.[0];
  if (dashes === null || firstDash === undefined || !isFirstOnLine(text, firstDash)) return null;
  const column = columnOf(text, firstDash);
  const dashOf = (index: number): number => dashes[index] ?? 0;
  const endOf = (index: number): number => rangeOf(seq.items[index])?.end ?? dashOf(index) + 1;
  const splices: Splice[] = [];
  for (const index of edit.removed) splices.push(removedLines(text, dashOf(index), endOf(index)));
  for (const [index, change] of edit.edits) {
    const target = { edit: change, column, afterIndicator: dashOf(index) + 1, inSeq: true, flow: false };
    const inner = editor.edit(seq.items[index], target);
    if (inner === null) return null;
    splices.push(...inner);
  }
  const top = afterIndicator > 0 ? lineEnd(text, afterIndicator) : lineStart(text, firstDash);
  for (const item of edit.added) {
    const at = item.before === 0 ? top : lineEndAfter(text, endOf(item.before - 1));
    splices.push(insertedLines(editor, { at, column, text: renderItem(item.value, style) }));
  }
  return splices;
}
