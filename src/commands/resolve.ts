import type { CommandText, SlashCommand } from '../command.ts';
import { badUsage } from '../flows/action/answer-comment.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';
import { settleConflicts } from '../flows/action/settle-conflicts.ts';
import type { Decided } from '../kernel/choice.ts';
import { parseDecision } from '../kernel/choice.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

const USAGE = '/sync resolve <field>=<choice> …';

export const resolve: SlashCommand<CommandRun, Answer> = {
  name: 'resolve',
  usage: USAGE,
  about:
    'Decides conflicts: local, remote, base, merged or value; keep or delete for a whole record. Outside a conflict issue: <record>:<field>=<choice>.',
  async run({ action, asked }, text) {
    const decisions = readDecisions(text);
    if (!decisions.ok) return badUsage(decisions.error, USAGE);
    const { subject } = asked;
    const here =
      subject.kind === 'conflict'
        ? decisions.value.map((one) => ({ record: subject.record, ...one }))
        : decisions.value;
    return settleConflicts(action, { asked, decisions: here });
  },
};

/** Reads the words; a choice that needs a text and has none takes the fenced block, once. */
function readDecisions({ words, block }: CommandText): Result<readonly Decided[], string> {
  if (words.length === 0) return fail('No field was named.');
  const decisions: Decided[] = [];
  let isBlockUsed = false;
  for (const word of words) {
    const needsText = /^[^=]+=(?:value|merged)$/.test(word);
    if (needsText && block !== undefined && isBlockUsed)
      return fail('One fenced block gives the text of one field; comment once for each.');
    const parsed = parseDecision(needsText && block !== undefined ? `${word}:${block}` : word);
    if (!parsed.ok) return fail(`${parsed.error}.`);
    isBlockUsed ||= needsText && block !== undefined;
    decisions.push(parsed.value);
  }
  return ok(decisions);
}
