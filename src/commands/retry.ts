import type { SlashCommand } from '../command.ts';
import { previewAgain } from '../flows/action/preview-again.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';

export const retry: SlashCommand<CommandRun, Answer> = {
  name: 'retry',
  usage: '/sync retry',
  about: 'Goes on with what waits for the upstream, now instead of at the next scheduled run.',
  run: async ({ action, asked }) => previewAgain({ ...action, isForced: true }, asked),
};
