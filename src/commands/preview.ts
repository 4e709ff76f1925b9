import type { SlashCommand } from '../command.ts';
import { previewAgain } from '../flows/action/preview-again.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';

export const preview: SlashCommand<CommandRun, Answer> = {
  name: 'preview',
  usage: '/sync preview',
  about: 'Reads both sides again and brings the preview up to date.',
  run: async ({ action, asked }) => previewAgain(action, asked),
};
