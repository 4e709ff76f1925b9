import type { SlashCommand } from '../command.ts';
import { badUsage } from '../flows/action/answer-comment.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';
import { undoSession } from '../flows/action/undo-session.ts';

const USAGE = '/sync undo <session>';

export const undo: SlashCommand<CommandRun, Answer> = {
  name: 'undo',
  usage: USAGE,
  about: 'Takes back what a session wrote upstream; what moved since is left alone and reported.',
  async run({ action, asked }, { words }) {
    const [session, ...others] = words;
    if (session === undefined || others.length > 0)
      return badUsage('One session is undone at a time.', USAGE);
    return undoSession(action, { asked, session });
  },
};
