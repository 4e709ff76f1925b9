import { isOpen } from '../../kernel/advance.ts';
import type { JournalEntry } from '../../kernel/journal.ts';
import { foldJournal, unfinished } from '../../kernel/journal.ts';
import type { Session } from '../../kernel/session.ts';
import { move, tell } from '../sessions.ts';
import type { ActionRun } from './action-run.ts';
import { refusal, said } from './answer-comment.ts';
import type { Answer, Asked } from './asked.ts';
import { namedSession } from './named-session.ts';

/** Ends a session that waits; one with a write in doubt, or a create whose link is not stored, is finished first (I6). */
export async function abandonSession(
  action: ActionRun,
  about: { readonly asked: Asked; readonly session: string },
): Promise<Answer> {
  const found = await namedSession(action, about);
  if (!found.ok) return refusal(found.error);
  const { session } = found.value;
  const journal = await action.store.readJournal(session.id);
  const isInDoubt = unfinished(journal).length > 0 || (await hasLooseCreate(action, { session, journal }));
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

/** Whether a record was made whose link is neither in the index nor in the session's lease yet. */
async function hasLooseCreate(
  { store }: Pick<ActionRun, 'store'>,
  { session, journal }: { readonly session: Session; readonly journal: readonly JournalEntry[] },
): Promise<boolean> {
  const known = [...(await store.readIndex(session.sync)), ...(session.lease?.records ?? [])];
  const creates = new Set(session.plan.changes.flatMap(({ id, kind }) => (kind === 'create' ? [id] : [])));
  return [...foldJournal(journal).values()].some(
    ({ change, outcome }) =>
      outcome?.result === 'written' &&
      creates.has(change) &&
      !known.some((row) => row.record === outcome.record && row[outcome.side] === outcome.target),
  );
}
