import { isOpen } from '../../kernel/advance.ts';
import { unfinished } from '../../kernel/journal.ts';
import { move, tell } from '../sessions.ts';
import type { ActionRun } from './action-run.ts';
import { refusal, said } from './answer-comment.ts';
import type { Answer, Asked } from './asked.ts';
import { namedSession } from './named-session.ts';

/** Ends a session that waits; one whose last write is in doubt must be finished first. */
export async function abandonSession(
  action: ActionRun,
  about: { readonly asked: Asked; readonly session: string },
): Promise<Answer> {
  const found = await namedSession(action, about);
  if (!found.ok) return refusal(found.error);
  const { session } = found.value;
  const isInDoubt = unfinished(await action.store.readJournal(session.id)).length > 0;
  if (!isOpen(session) || session.state === 'applying' || isInDoubt)
    return refusal({ kind: 'wrong-state', session: session.id, state: session.state });
  const run = { now: action.now, source: `/${session.sync}` };
  const abandoned = tell(run, move(run, session, { kind: 'abandon' }), {
    type: 'session.abandoned',
    data: { by: about.asked.by.login },
  });
  await action.store.writeSession(abandoned);
  return said({ kind: 'abandoned', session: session.id }, { code: 'abandoned', session: abandoned });
}
