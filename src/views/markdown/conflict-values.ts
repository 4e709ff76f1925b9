import { choicesOf } from '../../kernel/choice.ts';
import type { Conflict, MergePart } from '../../kernel/conflict.ts';
import type { Json } from '../../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';
import { mergeDraft } from '../merge-draft.ts';
import { count } from '../plain.ts';
import { code, fenced, inert } from './neutralise.ts';
import { textDiff } from './text-diff.ts';
import { isShort, markedCell, valueCell } from './value-cell.ts';

/** How much of long texts is shown: everything, what conflicts, or nothing but sizes. */
export type ConflictDetail = 'whole' | 'conflicting' | 'sizes';

/** The three values of a conflict, or of one passage of it. */
type Values = { readonly base: Json; readonly local: Json; readonly remote: Json };

const DIFF_LINES = 120;
const MOST_PASSAGES = 20;
const HEAD = ['| Agreed before | In the repository | Upstream |', '|:--|:--|:--|'];

/** Three short values side by side, what each side made of the agreed one bold. */
export function valueTable({ base, local, remote }: Values): string {
  const row = `| ${valueCell(base)} | ${sideCell(base, local)} | ${sideCell(base, remote)} |`;
  return [...HEAD, row].join('\n');
}

function sideCell(base: Json | undefined, value: Json): string {
  const isMarked = typeof base === 'string' && typeof value === 'string' && base !== '' && value !== '';
  return isMarked ? markedCell(base, value) : valueCell(value);
}

/** A long text, a list or a map: the passages that conflict, then all that changed and a draft, folded. */
export function textValues(conflict: Conflict, detail: ConflictDetail): readonly string[] {
  if (detail === 'sizes') return [sizeTable(conflict)];
  const passages = (conflict.parts ?? []).filter((part) => part.kind === 'conflict');
  const isSplit = passages.length > 0 && (conflict.parts ?? []).length > 1;
  return [
    ...(isSplit ? split(passages) : [passage(conflict)]),
    ...(detail === 'whole' ? [...wholeDiffs(conflict), ...draftOf(conflict)] : []),
  ];
}

function split(passages: readonly Extract<MergePart, { kind: 'conflict' }>[]): readonly string[] {
  const left = passages.length - MOST_PASSAGES;
  const verb = passages.length === 1 ? 'conflicts' : 'conflict';
  return [
    `${count(passages.length, 'passage')} ${verb}; everything else of it merges by itself.`,
    ...passages
      .slice(0, MOST_PASSAGES)
      .flatMap((one) => [...(one.path === undefined ? [] : [`at ${code(one.path, 'line')}`]), passage(one)]),
    ...(left > 0 ? [`*and ${left} more, in the draft and in the stored session*`] : []),
  ];
}

/** One passage: side by side where it is short, else what stands between the two sides as a diff. */
function passage(values: Values): string {
  const lines = { base: oneLine(values.base), local: oneLine(values.local), remote: oneLine(values.remote) };
  if (isCell(lines.base) && isCell(lines.local) && isCell(lines.remote)) return valueTable(lines);
  return `From upstream (−) to the repository (+):\n\n${diffBlock(values.remote, values.local)}`;
}

/** A passage is whole lines; alone in a cell its line end says nothing. */
function oneLine(value: Json): Json {
  return typeof value === 'string' ? value.replace(/\n$/, '') : value;
}

const LONGEST_CELL = 300;

function isCell(value: Json): boolean {
  return typeof value === 'string' ? value.length <= LONGEST_CELL && !/[\n\r]/.test(value) : isShort(value);
}

function wholeDiffs({ base, local, remote }: Conflict): readonly string[] {
  const diffs =
    base === null
      ? ['**From upstream (−) to the repository (+)**', diffBlock(remote, local)]
      : [
          '**The repository** changed the agreed text:',
          diffBlock(base, local),
          '**Upstream** changed the agreed text:',
          diffBlock(base, remote),
          '**From upstream (−) to the repository (+)**:',
          diffBlock(remote, local),
        ];
  return ['<details><summary>Everything that each side changed</summary>', ...diffs, '</details>'];
}

function diffBlock(before: Json, after: Json): string {
  const lines = textDiff(textOf(before), textOf(after), DIFF_LINES);
  return lines === '' ? '*no difference that can be seen*' : fenced(lines, 'diff');
}

/** What merged by itself, with the rest between lines that must go. */
function draftOf(conflict: Conflict): readonly string[] {
  if (conflict.parts === undefined || !choicesOf(conflict).includes('merged')) return [];
  return [
    '<details><summary>Draft of your own merge: replace what stands between the marking lines, and the lines</summary>',
    fenced(mergeDraft(conflict), 'text'),
    '</details>',
  ];
}

function sizeTable({ base, local, remote }: Values): string {
  const size = (value: Json) => (value === null ? '*nothing*' : count(textOf(value).length, 'character'));
  return [...HEAD, `| ${size(base)} | ${size(local)} | ${size(remote)} |`].join('\n');
}

const MOST_FIELDS = 40;

/** A record that one side deleted: what it was and what the other side made of it, field by field. */
export function recordTable({ base, local, remote }: Values): string {
  const [was, here, there] = [base, local, remote].map((value) => (isJsonObject(value) ? value : null));
  const names = [...new Set([was, here, there].flatMap((side) => Object.keys(side ?? {})))];
  const cell = (side: typeof was, name: string): string => {
    if (side === null || side === undefined) return '*nothing*';
    const value = side[name] ?? null;
    if (!isShort(value)) return count(textOf(value).length, 'character');
    return side === was ? valueCell(value) : sideCell(was?.[name], value);
  };
  const head = (side: typeof was, word: string) => (side === null ? `${word} (deleted)` : word);
  const left = names.length - MOST_FIELDS;
  return [
    `| Field | Agreed before | ${head(here, 'In the repository')} | ${head(there, 'Upstream')} |`,
    '|:--|:--|:--|:--|',
    ...names
      .slice(0, MOST_FIELDS)
      .map(
        (name) =>
          `| ${inert(name, 'cell')} | ${cell(was, name)} | ${cell(here, name)} | ${cell(there, name)} |`,
      ),
    ...(left > 0 ? [`| *and ${left} more* | | | |`] : []),
  ].join('\n');
}

/** Which records may be one. */
export function linkTable({ local, remote }: Values): string {
  const rows = (side: string, value: Json): readonly string[] =>
    (isJsonArray(value) ? value : [value])
      .filter(isJsonObject)
      .slice(0, MOST_FIELDS)
      .map(
        ({ id, title }) =>
          `| ${side} | ${code(textOf(id ?? ''), 'cell')} | ${inert(textOf(title ?? ''), 'cell')} |`,
      );
  const head = ['| Where | Id | Title |', '|:--|:--|:--|'];
  return [...head, ...rows('in the repository', local), ...rows('upstream', remote)].join('\n');
}

function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
