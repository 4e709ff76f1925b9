import { choicesOf } from '../../kernel/choice.ts';
import type { Choice, Conflict, Resolution } from '../../kernel/conflict.ts';
import { LINK_FIELD, RECORD_FIELD } from '../../kernel/conflict.ts';
import type { Json } from '../../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';
import { mergeDraft } from '../merge-draft.ts';
import { code, fenced, inert } from './neutralise.ts';
import { conflictWord, fieldWord } from './preview-parts.ts';
import { textDiff } from './text-diff.ts';
import { isShort, markedCell, valueCell } from './value-cell.ts';

const MEANING: { readonly [choice in Choice]: string } = {
  local: 'take what stands in the repository',
  remote: 'take what stands upstream',
  base: 'go back to what both sides last agreed on',
  merged: 'take your own text, from the draft above',
  value: 'take your own value',
  keep: 'keep the record, and make it again where it is gone',
  delete: 'delete the record on both sides',
};

const LINK_MEANING: { readonly [choice in Choice]?: string } = {
  merged: 'they are one record',
  keep: 'they are different records',
  value: 'it is the record with this id',
};

/** How much of long texts is shown: everything, the differences, or nothing but sizes. */
export type ConflictDetail = 'whole' | 'differences' | 'sizes';

const DIFF_LINES = 120;

/**
 * One field in conflict: the three values, the difference, the draft of a merge, and the choices.
 *
 * `alone`: the record has no other conflict, so a command need not name the field of another.
 */
export function conflictField(
  conflict: Conflict,
  about: { readonly decided?: Resolution; readonly detail: ConflictDetail },
): readonly string[] {
  return [
    `### ${sentence(conflict)}`,
    conflict.why === undefined ? '' : `${inert(conflict.why, 'line')}.`,
    ...valuesOf(conflict, about.detail),
    ...(about.decided === undefined ? choiceTable(conflict) : [decidedLine(about.decided)]),
  ].filter((part) => part !== '');
}

function sentence(conflict: Conflict): string {
  const field = fieldWord(conflict, 'line');
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}: ${conflictWord(conflict)}`;
}

function decidedLine({ choice, by, at }: Resolution): string {
  return `✅ **Decided:** ${inert(choice, 'line')} (${MEANING[choice]}), by ${code(by, 'line')} at ${inert(at, 'line')}. The next apply writes it.`;
}

function valuesOf(conflict: Conflict, detail: ConflictDetail): readonly string[] {
  if (conflict.field === LINK_FIELD) return [linkTable(conflict)];
  if (conflict.field === RECORD_FIELD) return [recordTable(conflict)];
  const { base, local, remote } = conflict;
  if ([base, local, remote].every(isShort)) return [shortTable(conflict)];
  if (detail === 'sizes') return [sizeTable(conflict)];
  const [was, here, there] = [textOf(base), textOf(local), textOf(remote)];
  const diff = (title: string, before: string, after: string) => {
    const lines = textDiff(before, after, DIFF_LINES);
    return [title, lines === '' ? '*no difference that can be seen*' : fenced(lines, { language: 'diff' })];
  };
  const draft = conflict.parts !== undefined && choicesOf(conflict).includes('merged') && detail === 'whole';
  return [
    ...(base === null ? [] : diff('**Repository** changed the agreed text:', was, here)),
    ...(base === null ? [] : diff('**Upstream** changed the agreed text:', was, there)),
    ...diff('From **upstream** (−) to the **repository** (+):', there, here),
    ...(draft ? draftOf(conflict) : []),
  ];
}

/** What merged by itself, with the rest between lines that must go. */
function draftOf(conflict: Conflict): readonly string[] {
  return [
    '<details><summary>Draft of a merge: what merged by itself stands, the rest is between lines that must go</summary>',
    fenced(mergeDraft(conflict), { language: 'text' }),
    '</details>',
  ];
}

function shortTable({ base, local, remote }: Conflict): string {
  const marked = (value: Json) =>
    typeof base === 'string' && typeof value === 'string' && base !== '' && value !== ''
      ? markedCell(base, value)
      : valueCell(value);
  return [
    '| Agreed before | In the repository | Upstream |',
    '|:--|:--|:--|',
    `| ${valueCell(base)} | ${marked(local)} | ${marked(remote)} |`,
  ].join('\n');
}

function sizeTable({ base, local, remote }: Conflict): string {
  const size = (value: Json) => (value === null ? '*nothing*' : `${textOf(value).length} characters`);
  return [
    '| Agreed before | In the repository | Upstream |',
    '|:--|:--|:--|',
    `| ${size(base)} | ${size(local)} | ${size(remote)} |`,
  ].join('\n');
}

/** A record that one side deleted: what it was and what the other side made of it, field by field. */
function recordTable({ base, local, remote }: Conflict): string {
  const sides = [base, local, remote].map((value) => (isJsonObject(value) ? value : null));
  const names = [...new Set(sides.flatMap((side) => Object.keys(side ?? {})))];
  const cell = (side: number, name: string): string => {
    const record = sides[side] ?? null;
    if (record === null) return '*nothing*';
    const value = record[name] ?? null;
    if (!isShort(value)) return `${textOf(value).length} characters`;
    const was = sides[0]?.[name];
    return side > 0 && typeof was === 'string' && was !== '' && typeof value === 'string' && value !== ''
      ? markedCell(was, value)
      : valueCell(value);
  };
  const head = (side: number, word: string) =>
    sides[side] === null && side > 0 ? `${word} (deleted)` : word;
  return [
    `| Field | Agreed before | ${head(1, 'In the repository')} | ${head(2, 'Upstream')} |`,
    '|:--|:--|:--|:--|',
    ...names.map(
      (name) => `| ${inert(name, 'cell')} | ${cell(0, name)} | ${cell(1, name)} | ${cell(2, name)} |`,
    ),
  ].join('\n');
}

function linkTable({ local, remote }: Conflict): string {
  const rows = (side: string, value: Json): readonly string[] =>
    (isJsonArray(value) ? value : [value])
      .filter(isJsonObject)
      .map(
        ({ id, title }) =>
          `| ${side} | ${code(textOf(id ?? ''), 'cell')} | ${inert(textOf(title ?? ''), 'cell')} |`,
      );
  return [
    '| | Id | Title |',
    '|:--|:--|:--|',
    ...rows('In the repository', local),
    ...rows('Upstream', remote),
  ].join('\n');
}

/** The line to copy for each choice, and what it does. */
function choiceTable(conflict: Conflict): readonly string[] {
  const meaning = (choice: Choice) =>
    (conflict.field === LINK_FIELD ? LINK_MEANING[choice] : undefined) ?? MEANING[choice];
  const rows = choicesOf(conflict).map(
    (choice) => `| ${code(commandOf(conflict, choice), 'cell')} | ${meaning(choice)} |`,
  );
  return [['| To settle it, comment | It will |', '|:--|:--|', ...rows].join('\n')];
}

/** The command of one choice in the conflict's own issue, where the record need not be named. */
function commandOf(conflict: Conflict, choice: Choice): string {
  return `/sync resolve ${conflict.field}=${choice}${choice === 'value' ? ':…' : ''}`;
}

function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
