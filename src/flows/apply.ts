import type { Json } from '../kernel/json.ts';
import { compareText } from '../kernel/json.ts';
import type { Change, Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { ProviderFault } from '../provider.ts';
import type { Collected } from './collect.ts';
import type { RecordNote } from './commit.ts';
import { commitRun } from './commit.ts';
import { JournalWriter } from './journal-writer.ts';
import type { SyncRun } from './run.ts';
import type { Told } from './sessions.ts';
import { isApproved, move, offlineBy, tell, tellAll, waitingFor } from './sessions.ts';
import type { ChangeResult } from './writing.ts';
import { Writing } from './writing.ts';

export interface Applied {
  readonly session: Session;
  readonly results: readonly ChangeResult[];
  /** Fields where upstream did not simply store what was sent. */
  readonly notes: readonly RecordNote[];
  /** Records that moved between the preview and the write. */
  readonly moved: ReadonlySet<string>;
  readonly fault?: ProviderFault;
  /** The fault ended the run before every change was tried. */
  readonly isCut?: true;
}

/**
 * Writes the changes of a session that the fresh plan still wants exactly as they were shown.
 *
 * Each effect has a durable intent before it and an outcome after it; a change that already has an
 * outcome is not done again. What the fresh plan wants differently is `stale` and is not written.
 * Laws: I1, I6, I8, I9; the session ends `applied`, `conflicted`, or `queued` when upstream is away.
 */
export async function apply(
  run: SyncRun,
  about: { readonly session: Session; readonly collected: Collected; readonly plan: Plan },
): Promise<Applied> {
  const session = await start(run, about.session);
  const journal = await JournalWriter.open(run.store, session.id);
  const writing = new Writing(run, { session, journal, collected: about.collected, fresh: about.plan });
  const changes = inOrder(session.plan.changes).filter((change) => isAsked(run, session, change));
  let fault: ProviderFault | undefined;
  for (const [done, change] of changes.entries()) {
    fault = await writing.step(change);
    run.progress({ step: 'writing', done: done + 1, total: changes.length });
    if (fault !== undefined) break;
  }
  const results = writing.results(changes);
  const last = fault ?? writing.lastFault;
  const ended = end(run, { before: about.session, session, results, plan: about.plan, fault: last });
  const notes = await commitRun(run, {
    session: ended,
    collected: about.collected,
    plan: about.plan,
    writing,
  });
  return {
    session: ended,
    results,
    notes,
    moved: writing.moved,
    ...(last === undefined ? {} : { fault: last }),
    ...(fault === undefined ? {} : { isCut: true }),
  };
}

async function start(run: SyncRun, session: Session): Promise<Session> {
  const next = move(run, approved(run, session), { kind: 'start' });
  await run.store.writeSession(next);
  return next;
}

/** Notes who approved a session that nobody has approved yet. */
export function approved(run: SyncRun, session: Session): Session {
  const isNew = session.state === 'queued' && session.approval === undefined;
  if (session.state !== 'previewed' && session.state !== 'conflicted' && !isNew) return session;
  const { digest } = session;
  const through = run.through === undefined ? {} : { through: run.through };
  const records = chosenOf(run, session);
  const part = records === null ? {} : { records };
  const approval = { by: run.actor, at: run.now(), digest, ...through, ...part };
  const next = move(run, session, { kind: 'approve', approval });
  return tell(run, next, { type: 'session.approved', data: { by: run.actor, digest } });
}

/** The records of the plan that an approval is for, in order; null when it is for all of them. */
function chosenOf({ chosen }: SyncRun, { plan }: Session): readonly string[] | null {
  if (chosen === undefined) return null;
  return [...new Set(plan.changes.map(({ record }) => record))].filter(chosen).sort(compareText);
}

/**
 * Whether this run is to write a change; the others stay in the plan and are shown again.
 *
 * What was approved is read from the session, not from the run: another run may carry it out (I13).
 */
function isAsked(run: SyncRun, session: Session, { side, record }: Change): boolean {
  return (run.writes === undefined || run.writes === side) && isApproved(session, record);
}

/** Upstream before local, creates before updates before deletes: what depends on a link comes after it. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const rank = (change: Change): number =>
    (change.side === 'remote' ? 0 : 3) + ['create', 'update', 'delete'].indexOf(change.kind);
  return [...changes].sort((a, b) => rank(a) - rank(b) || compareText(a.id, b.id));
}

function end(
  run: SyncRun,
  about: {
    /** As it was before this run took it up: it may have waited already. */
    readonly before: Session;
    readonly session: Session;
    readonly results: readonly ChangeResult[];
    readonly plan: Plan;
    readonly fault: ProviderFault | undefined;
  },
): Session {
  const { results, plan, fault } = about;
  let session = about.session;
  const cursor = results.filter((result) => result.result !== 'queued').length;
  session = move(run, session, { kind: 'progress', cursor });
  session = tellAll(run, session, newsOf(session, results));
  if (fault !== undefined) {
    session = move(run, session, { kind: 'wait', waiting: waitingFor(run, about.before, offlineBy(fault)) });
    return tell(run, session, { type: 'session.queued', data: { code: fault.code, done: cursor } });
  }
  const open =
    plan.conflicts.length > 0 ||
    results.some((r) => r.result === 'stale' || r.result === 'failed' || r.code === 'overwritten');
  session = move(run, session, { kind: 'finish', conflicts: open });
  return tell(run, session, { type: `session.${session.state}`, data: { done: cursor } });
}

/** What became of changes, but for what an earlier run over this session has told already. */
function newsOf(session: Session, results: readonly ChangeResult[]): readonly Told[] {
  const named = (change: Json, result: Json) => JSON.stringify([change, result]);
  const told = new Set(
    session.events.map(({ data }) => named(data['change'] ?? null, data['result'] ?? null)),
  );
  return results.flatMap(({ change, result, target, code }) => {
    if (result === 'queued' || result === 'unneeded' || told.has(named(change.id, result))) return [];
    const data = {
      change: change.id,
      side: change.side,
      action: change.kind,
      result,
      ...(target === undefined ? {} : { target }),
      ...(code === undefined ? {} : { code }),
    };
    const type = result === 'written' || result === 'found' ? 'change.applied' : `change.${result}`;
    return [{ type, subject: change.record, data }];
  });
}
