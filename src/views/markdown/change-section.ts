import type { Change } from '../../kernel/plan.ts';
import { RECORD_FIELD } from '../../kernel/conflict.ts';
import type { FieldChange } from './field-change.ts';
import { fieldChanges } from './field-change.ts';
import { code, fenced, inert } from './neutralise.ts';
import { patchBlock } from './patch-block.ts';
import { textDiff } from './text-diff.ts';
import { isShort, valueCells } from './value-cell.ts';

/** How much of a change is shown: everything; its values without the patch; or the patch's size alone. */
export type Detail = 'whole' | 'rendered' | 'counts';

const DIFF_LINES = 80;

/**
 * One change, folded: its values before and after, then its exact patch.
 *
 * `calm`: the body may become a commit message. Laws: one `<details>`, closed; every fence closed.
 */
export function changeSection(
  change: Change,
  about: { readonly detail: Detail; readonly calm: boolean },
): string {
  const { detail, calm } = about;
  const rendered = detail === 'counts' ? [] : renderedChange(change);
  return [
    `<details><summary>${summaryOf(change)}</summary>`,
    ...rendered,
    ...(change.decided ?? []).map(decisionLine),
    ...(detail === 'whole' ? [patchTitle(change), patchBlock(change.patch, { calm })] : [countLine(change)]),
    '</details>',
  ].join('\n\n');
}

const KIND_WORDS: { readonly [kind in Change['kind']]: string } = {
  create: 'new',
  update: 'update',
  delete: 'delete',
};

function summaryOf(change: Change): string {
  const fields = fieldNames(change).map((field) => inert(field, 'html'));
  const what = change.kind === 'update' ? ` · ${fields.join(', ')}` : '';
  return `<b>${inert(change.title, 'html')}</b> ${code(change.record, 'html')} · ${KIND_WORDS[change.kind]}${what}`;
}

/** The fields a change writes, each once. */
export function fieldNames(change: Pick<Change, 'kind' | 'patch'>): readonly string[] {
  return [...new Set(fieldChanges(change).map(({ field }) => field.split(' › ')[0] ?? field))];
}

function patchTitle(change: Change): string {
  const where = change.side === 'remote' ? 'upstream' : 'in the repository';
  return `JSON Patch (RFC 6902), exactly what is written ${where}:`;
}

function countLine(change: Change): string {
  const size = JSON.stringify(change.patch).length;
  return `*The patch has ${change.patch.length} operations and ${size} characters: too long to show here, it stands whole in the stored session.*`;
}

function decisionLine({ field, by, choice }: NonNullable<Change['decided']>[number]): string {
  const what = field === RECORD_FIELD ? 'The record' : inert(field, 'line');
  const who =
    by === 'authority' ? 'because the configuration gives that side authority' : 'as a person decided';
  return `${what}: **${inert(choice, 'line')}**, ${who}.`;
}

/** Short values side by side in a table; of texts below it what changed. */
function renderedChange(change: Change): readonly string[] {
  const fields = fieldChanges(change);
  const short = fields.filter(({ before, after }) => isShort(before) && isShort(after));
  const long = fields.filter((one) => !short.includes(one));
  return [...(short.length === 0 ? [] : [fieldTable(change, short)]), ...long.map((one) => longField(one))];
}

function fieldTable(change: Change, fields: readonly FieldChange[]): string {
  const name = (field: string) => inert(field, 'cell');
  if (change.kind !== 'update') {
    const row = ({ field, before, after }: FieldChange) =>
      `| ${name(field)} | ${valueCells(undefined, after ?? before)[1]} |`;
    return ['| Field | Value |', '|:--|:--|', ...fields.map(row)].join('\n');
  }
  const row = ({ field, before, after }: FieldChange) =>
    `| ${name(field)} | ${valueCells(before, after).join(' | ')} |`;
  return ['| Field | Before | After |', '|:--|:--|:--|', ...fields.map(row)].join('\n');
}

function longField({ field, before, after }: FieldChange): string {
  const [old, fresh] = [before, after].map((value) =>
    value === undefined || value === null
      ? ''
      : typeof value === 'string'
        ? value
        : JSON.stringify(value, null, 2),
  );
  const diff = textDiff(old ?? '', fresh ?? '', DIFF_LINES);
  const body =
    diff === '' ? 'Only line ends or hidden characters change; see the patch.' : fenced(diff, 'diff');
  return `**${inert(field, 'line')}**\n\n${body}`;
}
