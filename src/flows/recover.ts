import { foldJournal } from '../kernel/journal.ts';
import { equalJson } from '../kernel/json.ts';
import type { Session } from '../kernel/session.ts';
import type { Recovered } from './collect.ts';
import { earnedBy } from './earned.ts';
import { alteredIn } from './earned-fields.ts';
import { JournalWriter } from './journal-writer.ts';
import type { SyncRun } from './run.ts';
import { alteredFault, assertUnaltered } from './sessions.ts';
import { create, createKey, createdFields } from './write-change.ts';

/**
 * Takes up a session that was cut off: finishes creates whose outcome is unknown, and gives back the
 * links and bases that its writes have earned but that were not yet stored.
 *
 * A create is sent again under its own key, so that it is adopted, never doubled (E1, E3). Updates and
 * deletes need nothing here: the fresh plan shows whether they happened (E27).
 *
 * That is so even where the approval has become void since, as when the head of its pull request moved:
 * no provider can say what became of a create but by being sent it again, and one that nobody found out
 * about would be planned, approved and made a second time under another key (I6). What it may make now is
 * exactly what was approved, and its intent was durable while the approval held (I9, I13).
 * Errors: `state-corrupt` for a session or journal that somebody altered (A27); faults of the provider
 * pass through; nothing is lost by them.
 */
export async function recover(run: SyncRun, session: Session): Promise<Recovered> {
  assertApproved(run, session);
  const journal = await JournalWriter.open(run.store, session.id);
  const changes = new Map(session.plan.changes.map((change) => [change.id, change]));
  for (const { change: id, intent, outcome } of foldJournal(journal.entries).values()) {
    const change = changes.get(id);
    if (outcome !== undefined || intent?.action !== 'create' || change === undefined) continue;
    if (intent.key === undefined || intent.fields === undefined) continue;
    const isPlanned = equalJson(intent.fields, createdFields(change));
    if (intent.key !== createKey(session.id, change.record) || !isPlanned)
      throw alteredFault(session, `its journal holds another create of ${change.record} than was approved`);
    // Said anew before it is sent anew: where the state cannot be written, or is another run's, nothing is sent.
    await journal.append((seq) => ({ ...intent, seq, at: run.now() }));
    const answer = await create(run[change.side], change, { key: intent.key, fields: intent.fields });
    const end = {
      kind: 'outcome',
      change: id,
      record: change.record,
      side: change.side,
      at: run.now(),
    } as const;
    if (answer.kind === 'written') {
      // Its version is not noted: the record may be days old, and others may have written to it since.
      const target = answer.record.id;
      const altered = alteredIn(run.mappings, { change, before: {}, now: answer.record.fields });
      await journal.append((seq) => ({ ...end, seq, result: 'written', target, altered }));
    } else if (answer.kind === 'rejected') {
      const { code, message } = answer;
      await journal.append((seq) => ({ ...end, seq, result: 'failed', code, message }));
    } else if (answer.kind === 'gone') {
      const message = 'upstream had made it, and it was deleted there since; the next preview shows it again';
      await journal.append((seq) => ({ ...end, seq, result: 'stale', code: 'gone', message }));
    }
    // `stale`: its id is taken by now. The fresh plan has seen by whom, and says what becomes of it.
  }
  return earnedBy(run, { progress: foldJournal(journal.entries), changes });
}

/** What goes on without anybody's asking must be just what somebody approved (I13). */
function assertApproved(run: SyncRun, session: Session): void {
  assertUnaltered(run, session);
  if (session.approval?.digest !== session.digest) throw alteredFault(session, 'nobody approved its plan');
}
