import type { SlashCommand } from '../command.ts';
import { badUsage } from '../flows/action/answer-comment.ts';
import { applyApproved } from '../flows/action/apply-approved.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

const USAGE = '/sync apply <digest> [--only <record>] [--except <record>]';

export const apply: SlashCommand<CommandRun, Answer> = {
  name: 'apply',
  usage: USAGE,
  about: 'Writes the plan of that digest upstream; with --only or --except, a part of it.',
  async run({ action, asked }, { words }) {
    const [digest, ...options] = words;
    const choice = readChoice(options);
    if (!choice.ok) return badUsage(choice.error, USAGE);
    const { only, except } = choice.value;
    return applyApproved(action, {
      by: asked.by,
      digest,
      subject: asked.subject,
      through: asked.comment.url,
      part({ plan }) {
        const known = new Set(plan.changes.map((change) => change.record));
        const unknown = [...only, ...except].find((record) => !known.has(record));
        if (unknown !== undefined) return { unknown };
        if (only.length + except.length === 0) return {};
        return {
          chosen: (record) => (only.length === 0 || only.includes(record)) && !except.includes(record),
        };
      },
    });
  },
};

interface PartChoice {
  readonly only: readonly string[];
  readonly except: readonly string[];
}

function readChoice(words: readonly string[]): Result<PartChoice, string> {
  const found = { only: [] as string[], except: [] as string[] };
  for (let at = 0; at < words.length; at += 2) {
    const [option = '', record] = [words[at], words[at + 1]];
    if (option !== '--only' && option !== '--except')
      return fail(`"${option}" is neither --only nor --except.`);
    if (record === undefined || record.startsWith('--')) return fail(`${option} names no record.`);
    found[option === '--only' ? 'only' : 'except'].push(...record.split(',').filter((one) => one !== ''));
  }
  return ok(found);
}
