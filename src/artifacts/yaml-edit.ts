import { isMap, isScalar, isSeq } from 'yaml';
import type { Json } from '../kernel/json.ts';
import { equalJson, isJsonObject } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { dominantEnding, lineEnd, withEnding } from './lines.ts';
import type { Refusal } from './problem.ts';
import { unmapped } from './problem.ts';
import { applySplices } from './splice.ts';
import type { ItemsEdit, MembersEdit, ValueEdit } from './value-edit.ts';
import { planEdit } from './value-edit.ts';
import { editBlockMap, editBlockSeq } from './yaml-block.ts';
import type { Splices, Target, YamlEditor } from './yaml-editor.ts';
import { insertedLines } from './yaml-editor.ts';
import { editFlowMap, editFlowSeq } from './yaml-flow.ts';
import { rangeOf } from './yaml-node.ts';
import { readYaml } from './yaml-read.ts';
import { chooseInline, chooseValue } from './yaml-scalar.ts';
import { renderItem, renderMember, styleOf } from './yaml-write.ts';

/**
 * Changes a YAML document to another value by replacing only what differs.
 *
 * What is not part of a changed value keeps its bytes: order, comments, quotes, indentation, endings.
 * Laws: reading the result gives `after`; an equal value changes nothing.
 * `read`: as `readYaml`, for callers that remember what they have read.
 * Errors: those of `readYaml`; `unmapped` when no edit by ranges reads back as wanted, as in aliases.
 */
export function editYaml(text: string, after: Json, read = readYaml): Result<string, Refusal> {
  const parsed = read(text);
  if (!parsed.ok) return parsed;
  const empty = isJsonObject(after) ? {} : [];
  const edit = planEdit(parsed.value.value ?? empty, after);
  if (edit.kind === 'keep') return ok(text);
  const editor: YamlEditor = {
    text,
    ending: dominantEnding(text),
    style: styleOf(text),
    edit: (node, target) => editNode(editor, node, target),
  };
  const root = parsed.value.doc.contents;
  const splices =
    rangeOf(root) === null
      ? appended(editor, edit)
      : editNode(editor, root, { edit, column: 0, afterIndicator: 0, flow: false });
  if (splices === null)
    return fail(unmapped('an anchor, an alias or an unusual key in this YAML has to be edited by hand'));
  const result = applySplices(text, splices);
  const reread = read(result);
  return reread.ok && equalJson(reread.value.value ?? empty, after)
    ? ok(result)
    : fail(unmapped('the YAML would not read back as the wanted value; edit it by hand'));
}

/** A document without any value, such as one of comments only. */
function appended(editor: YamlEditor, edit: ValueEdit): Splices {
  const { style, text } = editor;
  if (edit.kind !== 'members' && edit.kind !== 'items') return null;
  const lines =
    edit.kind === 'members'
      ? edit.added.map(([key, value]) => renderMember(key, value, style))
      : edit.added.map(({ value }) => renderItem(value, style));
  return [insertedLines(editor, { at: text.length, column: 0, text: lines.join('') })];
}

function editNode(editor: YamlEditor, node: unknown, target: Target): Splices {
  const { edit } = target;
  if (edit.kind === 'keep') return [];
  if (
    edit.kind === 'replace' ||
    (target.afterIndicator > 0 && (keepsNothing(edit) || isFirstMapping(edit, node)))
  ) {
    return replaceNode(editor, node, { ...target, value: edit.value });
  }
  if (edit.kind === 'members' && isMap(node)) {
    return node.flow === true
      ? editFlowMap(editor, node, { ...target, edit })
      : editBlockMap(editor, node, { ...target, edit });
  }
  if (edit.kind !== 'items' || !isSeq(node)) return null;
  if (node.flow === true) return editFlowSeq(editor, node, { ...target, edit });
  return editBlockSeq(editor, node, { ...target, edit }) ?? rewriteSeq(editor, node, { ...target, edit });
}

/** A list whose first dash shares its line with another dash is written anew, unless comments would go. */
function rewriteSeq(editor: YamlEditor, node: unknown, target: Target<ItemsEdit>): Splices {
  const range = rangeOf(node);
  const hasComment = range === null || /[\s]#/.test(editor.text.slice(range.start, range.end));
  if (hasComment || target.afterIndicator === 0) return null;
  return replaceNode(editor, node, { ...target, value: target.edit.value });
}

/** A block of which nothing stays is written anew; without any item it has no block form at all. */
function keepsNothing(edit: MembersEdit | ItemsEdit): boolean {
  return edit.edits.size === 0;
}

/** An empty list that gets mappings is written anew: they are hard to read inside of brackets. */
function isFirstMapping(edit: MembersEdit | ItemsEdit, node: unknown): boolean {
  return edit.kind === 'items' && isSeq(node) && node.items.length === 0 && edit.value.some(isJsonObject);
}

function replaceNode(
  { text, ending, style }: YamlEditor,
  node: unknown,
  target: Target & { readonly value: Json },
): Splices {
  const range = rangeOf(node);
  const scalarStyle = isScalar(node) ? node.type : undefined;
  const source = isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
  const replaced = { style, scalarStyle, source };
  if (target.flow) return range === null ? null : [{ ...range, text: chooseInline(target.value, replaced) }];
  const end = range?.end ?? target.afterIndicator;
  const wasBlock = range !== null && text[end - 1] === '\n';
  const hasComment = !wasBlock && text.slice(end, lineEnd(text, end)).trim() !== '';
  const written = hasComment
    ? ` ${chooseInline(target.value, replaced)}`
    : chooseValue(target.value, { ...replaced, column: target.column, inSeq: target.inSeq ?? false });
  const ended =
    wasBlock && !written.endsWith('\n') ? `${written}\n` : wasBlock ? written : written.replace(/\n$/, '');
  const onSameLine = range !== null && !text.slice(target.afterIndicator, range.start).includes('\n');
  const inPlace = onSameLine && ended.startsWith(' ');
  return [
    {
      start: inPlace ? range.start : target.afterIndicator,
      end,
      text: withEnding(inPlace ? ended.slice(1) : ended, ending),
    },
  ];
}

/** Writes a new YAML document in the most common style. */
export function renderYaml(value: Json): string {
  const edited = editYaml('', value);
  return edited.ok ? edited.value : `${JSON.stringify(value)}\n`;
}
