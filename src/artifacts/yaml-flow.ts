import type { YAMLMap, YAMLSeq } from 'yaml';
import type { FlowList } from './flow.ts';
import { editFlow } from './flow.ts';
import type { Splice } from './splice.ts';
import type { ItemsEdit, MembersEdit } from './value-edit.ts';
import type { Splices, Target, YamlEditor } from './yaml-editor.ts';
import { flowItems, rangeOf } from './yaml-node.ts';
import { keyOf } from './yaml-read.ts';
import { renderFlow, renderFlowMember } from './yaml-write.ts';

/** Edits a mapping in braces; new members go to its end. */
export function editFlowMap(editor: YamlEditor, map: YAMLMap, { edit }: Target<MembersEdit>): Splices {
  const list = flowList(map);
  if (list === null) return null;
  const removed = new Set<number>();
  const splices: Splice[] = [];
  for (const [index, pair] of map.items.entries()) {
    const key = keyOf(pair) ?? '';
    const change = edit.edits.get(key);
    if (edit.removed.has(key)) removed.add(index);
    else if (change !== undefined && change.kind !== 'keep') {
      const inner = editor.edit(pair.value, { edit: change, ...INSIDE });
      if (inner === null) return null;
      splices.push(...inner);
    }
  }
  const added = edit.added.map(([key, value]) => ({
    before: list.items.length,
    text: renderFlowMember(key, value, editor.style),
  }));
  return [...splices, ...editFlow(editor.text, list, { removed, added })];
}

/** Edits a sequence in brackets item by item. */
export function editFlowSeq(editor: YamlEditor, seq: YAMLSeq, { edit }: Target<ItemsEdit>): Splices {
  const list = flowList(seq);
  if (list === null) return null;
  const splices: Splice[] = [];
  for (const [index, change] of edit.edits) {
    const inner = editor.edit(seq.items[index], { edit: change, ...INSIDE });
    if (inner === null) return null;
    splices.push(...inner);
  }
  const added = edit.added.map(({ before, value }) => ({ before, text: renderFlow(value, editor.style) }));
  return [...splices, ...editFlow(editor.text, list, { removed: edit.removed, added })];
}

/** Inside of brackets neither columns nor indicators matter. */
const INSIDE = { column: 0, afterIndicator: 1, flow: true } as const;

function flowList(node: YAMLMap | YAMLSeq): FlowList | null {
  const range = rangeOf(node);
  const items = flowItems(node);
  return range === null || items === null ? null : { open: range.start + 1, close: range.end - 1, items };
}
