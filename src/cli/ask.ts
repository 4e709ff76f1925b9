import type { Decided } from '../kernel/choice.ts';
import { choicesOf } from '../kernel/choice.ts';
import type { Choice, Conflict } from '../kernel/conflict.ts';
import { LINK_FIELD, RECORD_FIELD } from '../kernel/conflict.ts';
import type { Session } from '../kernel/session.ts';
import { conflictText } from '../views/conflict-text.ts';
import { count, oneLine } from '../views/plain.ts';
import { askForValue } from './ask/value.ts';
import { isInterrupt } from './interrupt.ts';
import type { Output } from './output.ts';

/**
 * Walks through the conflicts of a session on a terminal and gives back what a person decided.
 *
 * Each conflict is shown with its three values and exactly its own choices; it may be skipped. Leaving
 * with Ctrl-C gives nothing back: what was decided until then is not stored.
 */
export async function askForDecisions(session: Session, output: Output): Promise<readonly Decided[]> {
  const { conflicts } = session.plan;
  const decisions: Decided[] = [];
  output.say(
    `${count(conflicts.length, 'conflict')} in session ${session.id}; Ctrl-C leaves and stores nothing.`,
  );
  try {
    for (const [index, conflict] of conflicts.entries()) {
      output.say(`\n${index + 1} of ${conflicts.length}  ${conflictText(conflict, output.paint)}\n`);
      const decided = await askForOne(conflict);
      if (decided !== null) decisions.push(decided);
    }
  } catch (error) {
    if (!isInterrupt(error)) throw error;
    output.say('\nStopped. Nothing was stored; the conflicts wait as before.');
    return [];
  }
  return decisions;
}

/** Null when the person skips this conflict, or takes back the choice of writing a value. */
async function askForOne(conflict: Conflict): Promise<Decided | null> {
  const { select } = await import('@inquirer/prompts');
  const { record, field } = conflict;
  const choices = choicesOf(conflict).map((choice) => ({
    value: choice as Choice | 'skip',
    name: `${choice.padEnd(7)} ${meaningOf(conflict, choice)}`,
    short: choice,
  }));
  const skip = { value: 'skip' as const, name: 'skip    leave it for later', short: 'skip' };
  const choice = await select<Choice | 'skip'>({
    message: `${oneLine(`${record}:${field}`, 60)} =`,
    choices: [...choices, skip],
    pageSize: choices.length + 1,
    loop: false,
  });
  if (choice === 'skip') return null;
  if (!takesValue(conflict, choice)) return { record, field, choice };
  return { record, field, choice, value: await askForValue(conflict, choice) };
}

function takesValue(conflict: Conflict, choice: Choice): boolean {
  return choice === 'value' || (choice === 'merged' && conflict.field !== LINK_FIELD);
}

const MEANINGS: { readonly [choice in Choice]: string } = {
  local: 'take the whole value of this repository',
  remote: 'take the whole value of the upstream',
  base: 'go back to what both sides last agreed on',
  merged: 'merge the two in your editor',
  value: 'write your own value in your editor',
  keep: 'keep the record as it was changed, and bring it back where it is gone',
  delete: 'delete the record on both sides',
};

function meaningOf(conflict: Conflict, choice: Choice): string {
  if (conflict.field === LINK_FIELD) {
    if (choice === 'merged') return 'they are one record';
    return choice === 'keep' ? 'they are two records' : 'choose the upstream record that is the same one';
  }
  if (conflict.field === RECORD_FIELD || conflict.kind !== 'unmapped') return MEANINGS[choice];
  return choice === 'local' ? 'keep the value of this repository' : MEANINGS[choice];
}
