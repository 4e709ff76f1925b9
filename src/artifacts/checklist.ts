import type { Json, JsonObject } from '../kernel/json.ts';
import { isJsonObject } from '../kernel/json.ts';
import { dominantEnding, lineEnd, lineStart, linesOf, trimBlanks } from './lines.ts';
import type { Block } from './markdown-blocks.ts';
import { parseBlocks } from './markdown-blocks.ts';
import type { Splice } from './splice.ts';
import { planEdit } from './value-edit.ts';

/**
 * One item with a check box, at any depth; nested ones are elements of their own, in document order.
 *
 * Its text is its first paragraph. What else stands in it (notes, code, plain bullets) belongs to the
 * item's bytes: it is kept by edits and goes when the item goes.
 */
export interface ChecklistItem {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  /** The character between the brackets. */
  readonly mark: number;
  /** Where the id stands, or the text when it has none of its own. */
  readonly labelStart: number;
  readonly textStart: number;
  readonly textEnd: number;
  /** The lines of the item without those of nested items; null when it shares a line with another. */
  readonly lines: { readonly start: number; readonly end: number } | null;
  /** What stands in front of the box, such as two spaces and `- `. */
  readonly lead: string;
}

/**
 * Reads the check boxes of a part of a text, in quotes and fences not looked at.
 *
 * Errors: null for a text that is too complex to be parsed in bounded time.
 */
export function readChecklist(text: string, start: number, end: number): readonly ChecklistItem[] | null {
  const blocks = scanItems(text, start, end) ?? parseBlocks(text, start, end);
  if (blocks === null) return null;
  const items: Omit<ChecklistItem, 'id'>[] = [];
  const tokens: (string | null)[] = [];
  const visit = (block: Block): void => {
    const box = block.type === 'listItem' ? boxOf(text, block) : null;
    if (box !== null) {
      items.push(box.item);
      tokens.push(box.token);
    }
    if (block.type === 'list' || block.type === 'listItem') block.children.forEach(visit);
  };
  blocks.forEach(visit);
  return named(ownLines(items), tokens);
}

/** Finds boxes with one line each where nothing but headings stands beside them; null for other texts. */
function scanItems(text: string, start: number, end: number): readonly Block[] | null {
  const items: Block[] = [];
  for (const line of linesOf(text, start, end)) {
    const source = text.slice(line.start, line.end);
    if (/^(?:[ \t]*$|#{1,6}[ \t])/.test(source) && !source.includes('\r')) continue;
    const match = /^[-*+] (?=\[[ xX]\] \S)./.exec(source);
    if (match === null || source.includes('\r')) return null;
    const paragraph = { type: 'paragraph', start: line.start + 2, end: line.end, children: [] };
    items.push({ type: 'listItem', start: line.start, end: line.end, children: [paragraph] });
  }
  return items;
}

/** `#1`, `1.1`, `1.`, `T001`, `AC-1:` at the start of an item's text. */
const TOKEN = /^(?:#(\d+)|(\d+(?:\.\d+)+)[.:)]?|(\d+)[.:)]|([A-Z]{1,8}-?\d+(?:\.\d+)*)[.:)]?)[ \t]+(?=\S)/;

function boxOf(
  text: string,
  block: Block,
): { readonly item: Omit<ChecklistItem, 'id'>; readonly token: string | null } | null {
  const paragraph = block.children[0];
  if (paragraph?.type !== 'paragraph') return null;
  const source = trimBlanks(text.slice(paragraph.start, paragraph.end));
  const textEnd = paragraph.start + source.length;
  const box = /^\[([ xX])\][ \t]+(?=\S)/.exec(source);
  if (box === null) return null;
  const labelStart = paragraph.start + box[0].length;
  const label = text.slice(labelStart, textEnd);
  const token = TOKEN.exec(label);
  const textStart = labelStart + (token?.[0].length ?? 0);
  const first = lineStart(text, block.start);
  const lead = text.slice(first, paragraph.start);
  const alone = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(lead);
  return {
    token: token === null ? null : (token[1] ?? token[2] ?? token[3] ?? token[4] ?? null),
    item: {
      text: joined(text.slice(textStart, textEnd)),
      done: box[1] !== ' ',
      mark: paragraph.start + 1,
      labelStart,
      textStart,
      textEnd,
      lines: alone ? { start: first, end: lineEnd(text, block.end) } : null,
      lead,
    },
  };
}

/** The lines of an item's text, without the indentation of the item. */
function joined(source: string): string {
  return source
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

/** An item's lines end where those of the next item begin, also when that is nested in it. */
function ownLines(items: readonly Omit<ChecklistItem, 'id'>[]): readonly Omit<ChecklistItem, 'id'>[] {
  return items.map((item, index) => {
    const next = items[index + 1]?.lines?.start;
    if (item.lines === null || next === undefined) return item;
    return { ...item, lines: { start: item.lines.start, end: Math.min(item.lines.end, next) } };
  });
}

function named(
  items: readonly Omit<ChecklistItem, 'id'>[],
  tokens: readonly (string | null)[],
): readonly ChecklistItem[] {
  const counts = new Map<string, number>();
  return items.map((item, index) => {
    const name = tokens[index] ?? item.text;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...item, id: count === 1 ? name : `${name} (${count})` };
  });
}

/** Gives the elements of a checklist as a record holds them. */
export function checklistValue(items: readonly ChecklistItem[]): readonly JsonObject[] {
  return items.map(({ id, text, done }) => ({ id, text, done }));
}

/**
 * Plans the splices that give a checklist other elements: a changed box is one character, a changed
 * text only that text, an added or removed element its own lines.
 *
 * `emptyAt`: where the first item goes when there is none yet. Null when an edit is not possible.
 */
export function editChecklist(
  text: string,
  items: readonly ChecklistItem[],
  wanted: { readonly value: Json; readonly emptyAt: number },
): readonly Splice[] | null {
  if (!Array.isArray(wanted.value)) return null;
  const before = checklistValue(items);
  const edit = planEdit(before, wanted.value);
  if (edit.kind !== 'items') return [];
  const splices: Splice[] = [];
  const ending = dominantEnding(text);
  for (const index of edit.removed) {
    const lines = items[index]?.lines;
    if (lines === null || lines === undefined) return null;
    splices.push({ ...lines, text: '' });
  }
  for (const [index, change] of edit.edits) {
    const item = items[index];
    if (change.kind === 'keep' || item === undefined) continue;
    if (change.kind === 'items' || !isJsonObject(change.value)) return null;
    splices.push(...itemSplices(text, item, change.value));
  }
  for (const { before: index, value } of edit.added) {
    const neighbour = items[index - 1] ?? items[index];
    if (!isJsonObject(value) || neighbour?.lines === null) return null;
    const lead = (neighbour?.lead ?? '- ').replace(/\d+(?=[.)])/, (count) => String(Number(count) + 1));
    const line = `${lead}[${value['done'] === true ? 'x' : ' '}] ${written(labelOf(value), lead, ending)}`;
    const at = items[index - 1]?.lines?.end ?? items[index]?.lines?.start ?? wanted.emptyAt;
    const unended = at > 0 && text[at - 1] !== '\n';
    splices.push({ start: at, end: at, text: unended ? ending + line : line + ending });
  }
  return splices;
}

function itemSplices(text: string, item: ChecklistItem, value: JsonObject): readonly Splice[] {
  const splices: Splice[] = [];
  const ending = dominantEnding(text);
  const done = value['done'] === true;
  if (done !== item.done) splices.push({ start: item.mark, end: item.mark + 1, text: done ? 'x' : ' ' });
  if (value['id'] !== item.id) {
    splices.push({
      start: item.labelStart,
      end: item.textEnd,
      text: written(labelOf(value), item.lead, ending),
    });
  } else if (value['text'] !== item.text) {
    splices.push({
      start: item.textStart,
      end: item.textEnd,
      text: written(textOf(value['text']), item.lead, ending),
    });
  }
  return splices;
}

/** An id that is the text itself is not written in front of it; a bare number gets a `#`. */
function labelOf(value: JsonObject): string {
  const text = textOf(value['text']);
  const id = textOf(value['id']).replace(/ \(\d+\)$/, '');
  if (id === '' || id === text || value['id'] === text) return text;
  return `${/^\d+$/.test(id) ? '#' : ''}${id} ${text}`;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function written(text: string, lead: string, ending: string): string {
  return text.replaceAll('\n', ending + ' '.repeat(lead.length));
}
