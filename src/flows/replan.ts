import { planDigest } from '../kernel/digest.ts';
import { LINK_FIELD } from '../kernel/conflict.ts';
import type { Json } from '../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../kernel/json.ts';
import type { Change, Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { SyncRun } from './run.ts';
import { move } from './sessions.ts';

/**
 * Adds to a session what a person's decisions have made possible since it was planned.
 *
 * The changes it showed stay as they are; added are only changes of the fresh plan that a decision of
 * this session made. Without decisions the session is given back unchanged.
 */
export async function replanned(
  run: SyncRun,
  about: { readonly session: Session; readonly fresh: Plan },
): Promise<Session> {
  const { session, fresh } = about;
  const decided = decidedChanges(session, fresh);
  if (decided.length === 0) return session;
  const done = new Set((await run.store.readJournal(session.id)).map((entry) => entry.change));
  const replaced = new Set(decided.map((change) => `${change.record}#${change.side}`));
  const kept = session.plan.changes.filter(
    (change) => done.has(change.id) || !replaced.has(`${change.record}#${change.side}`),
  );
  const plan: Plan = {
    ...session.plan,
    changes: [...kept, ...decided.map((change) => withFreeId(change, done))],
    conflicts: fresh.conflicts,
    held: fresh.held,
  };
  const next = move(run, session, { kind: 'replan', plan, digest: planDigest(plan, session.id, run.hash) });
  await run.store.writeSession(next);
  return next;
}

/** The changes that only a decision of this session makes possible. */
function decidedChanges(session: Session, fresh: Plan): readonly Change[] {
  const resolved = new Set(session.resolutions.map((resolution) => resolution.conflict));
  const open = new Set(fresh.conflicts.map((conflict) => conflict.id));
  const links = session.plan.conflicts.filter(
    ({ id, field }) => field === LINK_FIELD && resolved.has(id) && !open.has(id),
  );
  const linked = new Set(links.flatMap(({ record, remote }) => [record, ...suggestedIds(remote)]));
  return fresh.changes.filter(
    (change) =>
      change.decided?.some((decision) => decision.by === 'resolution') === true ||
      linked.has(change.record) ||
      (change.kind === 'create' && linked.has(change.other ?? '')),
  );
}

/** The upstream ids that a link conflict named. */
function suggestedIds(remote: Json): readonly string[] {
  const ids = isJsonArray(remote) ? remote.map((one) => (isJsonObject(one) ? one['id'] : undefined)) : [];
  return ids.filter((id) => typeof id === 'string');
}

/** A second write to the same record and side in one session gets an id of its own in the journal. */
function withFreeId(change: Change, done: ReadonlySet<string>): Change {
  let id = change.id;
  for (let n = 2; done.has(id); n++) id = `${change.id}.${n}`;
  return { ...change, id };
}
