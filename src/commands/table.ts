import type { SlashCommand } from '../command.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';
import { abandon } from './abandon.ts';
import { apply } from './apply.ts';
import { preview } from './preview.ts';
import { resolve } from './resolve.ts';
import { retry } from './retry.ts';
import { status } from './status.ts';
import { undo } from './undo.ts';
import { said } from '../flows/action/answer-comment.ts';

const help: SlashCommand<CommandRun, Answer> = {
  name: 'help',
  usage: '/sync help',
  about: 'Lists these commands.',
  run: async () => said({ kind: 'help', commands: COMMANDS }, { code: 'answered' }),
};

/** Every command; a new one is a file of its own and a line here. */
export const COMMANDS: readonly SlashCommand<CommandRun, Answer>[] = [
  help,
  status,
  preview,
  apply,
  resolve,
  undo,
  retry,
  abandon,
];
