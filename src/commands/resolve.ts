import type { CommandText, SlashCommand } from '../command.ts';
import { badUsage } from '../flows/action/answer-comment.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';
import { settleConflicts } from '../flows/action/settle-conflicts.ts';
import type { Decided } from '../kernel/choice.ts';
import { parseDecision } from '../kernel/choice.ts';
import type { Choice } from '../kernel/conflict.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

const USAGE = '/sync resolve <field>=<choice> …';

/** The choices that mean the same for every conflict; the others need a text of their own. */
const ANSWERS = ['local', 'remote', 'base', 'keep', 'delete'] as const satisfies readonly Choice[];

export const resolve: SlashCommand<CommandRun, Answer> = {
  name: 'resolve',
  usage: USAGE,
  about:
    'Decides conflicts: local, remote, base, merged or value; keep or delete for a whole record. Outside a conflict issue: <record>:<field>=<choice>. --all <choice> answers every conflict that it fits.',
  async run({ action, asked }, text) {
    const decisions = readDecisions(text);
    if (!decisions.ok) return badUsage(decisions.error, USAGE);
    const { subject } = asked;
    if ('all' in decisions.value) {
      const only = subject.kind === 'conflict' ? { record: subject.record } : {};
      return settleConflicts(action, { asked, decisions: { ...decisions.value, ...only } });
    }
    const here =
      subject.kind === 'conflict'
        ? decisions.value.map((one) => ({ record: subject.record, ...one }))
        : decisions.value;
    return settleConflicts(action, { asked, decisions: here });
  },
};

/**
 * Reads the words; a choice that needs a text and has none takes the fenced block, once.
 *
 * `--all <choice>` stands alone: it is one rule for every conflict that it fits (E64).
 */
export function readDecisions({
  words,
  block,
}: Pick<CommandText, 'words' | 'block'>): Result<readonly Decided[] | { readonly all: Choice }, string> {
  if (words.length === 0) return fail('No field was named.');
  if (words.some((word) => word === '--all' || word.startsWith('--all='))) return readAll(words);
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

function readAll(words: readonly string[]): Result<{ readonly all: Choice }, string> {
  const [choice, ...more] = words.flatMap((word) => (word === '--all' ? [] : [word.replace(/^--all=/, '')]));
  const all = ANSWERS.find((one) => one === choice);
  if (all === undefined || more.length > 0)
    return fail(`Write --all and one choice, and nothing else: ${ANSWERS.join(', ')}.`);
  return ok({ all });
}
