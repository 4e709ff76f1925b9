import type { SlashCommand } from '../command.ts';
import { badUsage } from '../flows/action/answer-comment.ts';
import { abandonSession } from '../flows/action/abandon-session.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';

const USAGE = '/sync abandon <session>';

export const abandon: SlashCommand<CommandRun, Answer> = {
  name: 'abandon',
  usage: USAGE,
  about: 'Ends a session that waits; nothing more of it is written.',
  async run({ action, asked }, { words }) {
    const [session, ...others] = words;
    if (session === undefined || others.length > 0)
      return badUsage('One session is abandoned at a time.', USAGE);
    return abandonSession(action, { asked, session });
  },
};
