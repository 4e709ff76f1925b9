import type { Node } from 'jsonc-parser';
import type { Json } from '../kernel/json.ts';
import { equalJson } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { editFlow } from './flow.ts';
import { renderInline } from './json-inline.ts';
import { numberOf, readJson, sourceOf } from './json-read.ts';
import { dominantEnding, lineStart, withEnding } from './lines.ts';
import type { Refusal } from './problem.ts';
import { unmapped } from './problem.ts';
import type { Splice } from './splice.ts';
import { applySplices } from './splice.ts';
import type { ItemsEdit, MembersEdit, ValueEdit } from './value-edit.ts';
import { planEdit } from './value-edit.ts';

/**
 * Changes a JSON document to another value by replacing only what differs.
 *
 * What is not part of a changed value keeps its bytes: order, white space, spelling of numbers.
 * `read`: as `readJson`, for callers that remember what they have read.
 * Laws: reading the result gives `after`; an equal value changes nothing. Errors: those of `readJson`.
 */
export function editJson(text: string, after: Json, read = readJson): Result<string, Refusal> {
  const parsed = read(text);
  if (!parsed.ok) return parsed;
  const editor: JsonEditor = { text, style: styleOf(text, parsed.value.root) };
  const splices = editNode(editor, parsed.value.root, planEdit(parsed.value.value, after));
  const ending = dominantEnding(text);
  const result = applySplices(
    text,
    splices.map((splice) => ({ ...splice, text: withEnding(splice.text, ending) })),
  );
  const reread = read(result);
  return reread.ok && equalJson(reread.value.value, after)
    ? ok(result)
    : fail(unmapped('the JSON would not read back as the wanted value; edit it by hand'));
}

/** Writes a new JSON document, indented by two spaces, with a final line break. */
export function renderJson(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

interface JsonEditor {
  readonly text: string;
  readonly style: JsonStyle;
}

/** How a file writes JSON; read off the file itself. */
interface JsonStyle {
  /** The white space of one level; empty when the file is one line. */
  readonly indent: string;
  readonly afterColon: string;
  readonly afterComma: string;
}

function styleOf(text: string, root: Node): JsonStyle {
  const indent = /[{[]\r?\n([ \t]+)\S/.exec(text)?.[1];
  const member = findNode(root, (node) => node.type === 'property' && node.colonOffset !== undefined);
  const list = findNode(root, (node) => node.type !== 'property' && (node.children ?? []).length > 1);
  const isTight = member !== undefined && !/\s/.test(text[(member.colonOffset ?? 0) + 1] ?? ' ');
  const [first, second] = list?.children ?? [];
  const between = first === undefined ? '' : text.slice(first.offset + first.length, second?.offset);
  return {
    indent: indent ?? '',
    afterColon: isTight ? '' : ' ',
    afterComma: /\s$/.test(between) || (between === '' && !isTight) ? ' ' : '',
  };
}

function findNode(node: Node, wanted: (node: Node) => boolean): Node | undefined {
  if (wanted(node)) return node;
  for (const child of node.children ?? []) {
    const found = findNode(child, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function editNode(editor: JsonEditor, node: Node, edit: ValueEdit): readonly Splice[] {
  if (edit.kind === 'keep') return [];
  const isFull = (node.children ?? []).length > 0;
  if (edit.kind === 'members' && isFull) return editObject(editor, node, edit);
  if (edit.kind === 'items' && isFull && edit.value.length > 0) return editArray(editor, node, edit);
  return [
    { start: node.offset, end: node.offset + node.length, text: replacement(editor, node, edit.value) },
  ];
}

/** A number that was read as a string stays a number where the new string would be read the same way. */
function replacement({ text, style }: JsonEditor, node: Node, value: Json): string {
  const wasText = node.type === 'number' && typeof numberOf(sourceOf(text, node)) === 'string';
  if (wasText && typeof value === 'string' && isNumberLiteral(value) && numberOf(value) === value)
    return value;
  return render(value, style, marginOf(text, node.offset));
}

function isNumberLiteral(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
}

function editObject(editor: JsonEditor, node: Node, edit: MembersEdit): readonly Splice[] {
  const { text, style } = editor;
  const properties = node.children ?? [];
  const splices: Splice[] = [];
  const removed = new Set<number>();
  for (const [index, property] of properties.entries()) {
    const [name, value] = property.children ?? [];
    const key = String(name?.value);
    const change = edit.edits.get(key);
    if (edit.removed.has(key)) removed.add(index);
    else if (change !== undefined && value !== undefined) splices.push(...editNode(editor, value, change));
  }
  const margin = itemMargin(text, node);
  const added = edit.added.map(([key, value]) => ({
    before: properties.length,
    text: `${JSON.stringify(key)}:${style.afterColon}${render(value, style, margin)}`,
  }));
  return [...splices, ...editFlow(text, listOf(node), { removed, added })];
}

function editArray(editor: JsonEditor, node: Node, edit: ItemsEdit): readonly Splice[] {
  const { text, style } = editor;
  const items = node.children ?? [];
  const margin = itemMargin(text, node);
  const inner = items.flatMap((item, index) =>
    editNode(editor, item, edit.edits.get(index) ?? { kind: 'keep' }),
  );
  const added = edit.added.map(({ before, value }) => ({ before, text: render(value, style, margin) }));
  return [...inner, ...editFlow(text, listOf(node), { removed: edit.removed, added })];
}

function listOf(node: Node): Parameters<typeof editFlow>[1] {
  const items = (node.children ?? []).map(({ offset, length }) => ({ start: offset, end: offset + length }));
  return { open: node.offset + 1, close: node.offset + node.length - 1, items };
}

/** The white space in front of a container's items; null when they share one line. */
function itemMargin(text: string, node: Node): string | null {
  const first = node.children?.[0];
  if (first === undefined || !text.slice(node.offset, first.offset).includes('\n')) return null;
  return marginOf(text, first.offset);
}

function marginOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** Writes a value: over several lines in a file that is indented, unless `margin` is null. */
function render(value: Json, style: JsonStyle, margin: string | null): string {
  if (margin !== null && style.indent !== '') {
    return JSON.stringify(value, null, style.indent).replaceAll('\n', `\n${margin}`);
  }
  return renderInline(value, style);
}
