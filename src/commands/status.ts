import type { SlashCommand } from '../command.ts';
import { said } from '../flows/action/answer-comment.ts';
import type { Answer, CommandRun } from '../flows/action/asked.ts';
import { status as readStatus } from '../flows/status.ts';
import { isOpen } from '../kernel/advance.ts';
import { forecastOf } from '../kernel/forecast.ts';
import type { Waiting } from '../kernel/session.ts';

export const status: SlashCommand<CommandRun, Answer> = {
  name: 'status',
  usage: '/sync status',
  about: 'Lists the open sessions: what waits, since when and why.',
  async run({ action }) {
    const { sessions } = await readStatus(action.store, {});
    const open = sessions.filter(({ session }) => isOpen(session));
    return said(
      {
        kind: 'status',
        sessions: open.map(({ session, done, waiting: left, queue }) => ({
          sync: session.sync,
          session: session.id,
          digest: session.digest,
          state: session.state,
          changes: session.plan.changes.length,
          done,
          conflicts: session.plan.conflicts.length,
          forecast: forecastOf(session, left),
          ...(session.waiting === undefined ? {} : { waiting: waitingWords(session.waiting) }),
          queue: queue.map(({ change, ...one }) => ({ ...one, ...change })),
        })),
      },
      { code: 'answered' },
    );
  },
};

function waitingWords({ message, since, retryAt }: Waiting): string {
  return `${message} (since ${since}${retryAt === undefined ? '' : `, not asked before ${retryAt}`})`;
}
