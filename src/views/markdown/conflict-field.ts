import { choicesOf } from '../../kernel/choice.ts';
import type { Choice, Conflict, Resolution } from '../../kernel/conflict.ts';
import { LINK_FIELD, RECORD_FIELD } from '../../kernel/conflict.ts';
import type { ConflictDetail } from './conflict-values.ts';
import { linkTable, recordTable, textValues, valueTable } from './conflict-values.ts';
import { moment } from './moment.ts';
import { code, inert } from './neutralise.ts';
import { sentenceCase } from './preview-headline.ts';
import { conflictWord, fieldWord } from './preview-rows.ts';
import { isShort } from './value-cell.ts';

const MEANING: { readonly [choice in Choice]: string } = {
  local: 'take what stands in the repository',
  remote: 'take what stands upstream',
  base: 'go back to what both sides last agreed on',
  merged: 'take your own merge, in a fenced block below the command',
  value: 'take your own text, in a fenced block below the command',
  keep: 'keep the record, and make it again where it is gone',
  delete: 'delete the record on both sides',
};

const LINK_MEANING: { readonly [choice in Choice]?: string } = {
  merged: 'they are one record',
  keep: 'they are different records',
  value: 'it is the record whose id you give: `@link=value:<id>`',
};

/** One field in conflict: what happened, the values and their difference, and a command for each choice. */
export function conflictField(
  conflict: Conflict,
  about: { readonly decided?: Resolution; readonly detail: ConflictDetail },
): readonly string[] {
  return [
    `### ${sentence(conflict)}`,
    conflict.why === undefined ? '' : `${sentenceCase(inert(conflict.why, 'line'))}.`,
    ...valuesOf(conflict, about.detail),
    about.decided === undefined ? choiceTable(conflict) : decidedLine(about.decided),
  ].filter((part) => part !== '');
}

function sentence(conflict: Conflict): string {
  return `${fieldWord(conflict, 'line')}: ${conflictWord(conflict)}`;
}

function decidedLine({ choice, by, at }: Resolution): string {
  return `✅ **Decided: ${inert(choice, 'line')}** (${MEANING[choice]}), by ${code(by, 'line')} at ${moment(at, 'line')}.`;
}

function valuesOf(conflict: Conflict, detail: ConflictDetail): readonly string[] {
  if (conflict.field === LINK_FIELD) return [linkTable(conflict)];
  if (conflict.field === RECORD_FIELD) return [recordTable(conflict)];
  const isTable = [conflict.base, conflict.local, conflict.remote].every(isShort);
  return isTable ? [valueTable(conflict)] : textValues(conflict, detail);
}

/** The line to copy for each choice, and what it does. */
function choiceTable(conflict: Conflict): string {
  const meaning = (choice: Choice) =>
    (conflict.field === LINK_FIELD ? LINK_MEANING[choice] : undefined) ?? MEANING[choice];
  const rows = choicesOf(conflict).map(
    (choice) => `| ${code(`/sync resolve ${conflict.field}=${choice}`, 'cell')} | ${meaning(choice)} |`,
  );
  return ['| Comment this | to |', '|:--|:--|', ...rows].join('\n');
}
