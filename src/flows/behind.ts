import { foldJournal } from '../kernel/journal.ts';
import { compareText } from '../kernel/json.ts';
import type { Change, Held, Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { SyncRun } from './run.ts';
import { isApproved } from './sessions.ts';
import { isSameWrite } from './writing.ts';

/** A change that a session which has begun still has to write. */
export interface Ahead {
  readonly session: string;
  readonly change: Change;
  /** It was sent, and nobody knows what became of it. */
  readonly isInDoubt: boolean;
}

/**
 * What begun sessions still have to write, in the order in which they are taken up.
 *
 * One that was approved for another head of its pull request sends nothing more (A16): of it only what is
 * in doubt counts.
 */
export async function aheadOf(
  run: Pick<SyncRun, 'store' | 'basis'>,
  sessions: readonly Session[],
): Promise<readonly Ahead[]> {
  const ahead: Ahead[] = [];
  for (const session of sessions) {
    const isVoid = session.basis?.head !== run.basis?.head;
    const progress = foldJournal(await run.store.readJournal(session.id));
    for (const change of session.plan.changes) {
      if (!isApproved(session, change.record)) continue;
      const { intent, outcome } = progress.get(change.id) ?? {};
      const isInDoubt = intent !== undefined;
      if (outcome === undefined && (isInDoubt || !isVoid))
        ahead.push({ session: session.id, change, isInDoubt });
    }
  }
  return ahead;
}

/**
 * Takes out of a plan that was made offline what sessions before it hold already, so that nothing is listed
 * twice.
 *
 * A record whose write is in doubt is held: only when that is known can be told what an edit since then has
 * to send. What was never sent is not held back by it: the later edit takes its place, from the same base
 * to the last value (E35), and the earlier session finds its own change no longer wanted.
 */
export function behind(plan: Plan, ahead: readonly Ahead[]): Plan {
  const doubtful = new Map(ahead.filter((one) => one.isInDoubt).map((one) => [one.change.record, one]));
  const isAhead = (change: Change): boolean =>
    ahead.some((one) => one.change.id === change.id && isSameWrite(one.change, change));
  const later = plan.changes.filter((change) => !isAhead(change));
  const isFree = ({ record }: { readonly record: string }): boolean => !doubtful.has(record);
  const edited = new Set(later.filter((change) => !isFree(change)).map((change) => change.record));
  const held = [...edited].flatMap((record) => heldBehind(doubtful.get(record)));
  return {
    ...plan,
    changes: later.filter(isFree),
    conflicts: plan.conflicts.filter(isFree),
    held: [...plan.held, ...held].sort((a, b) => compareText(a.record, b.record)),
  };
}

function heldBehind(one: Ahead | undefined): readonly Held[] {
  if (one === undefined) return [];
  const { session, change } = one;
  const message = `its ${change.kind} in session ${session} was sent and had no answer; what was edited since follows once that is known`;
  return [{ record: change.record, code: 'behind', message }];
}
