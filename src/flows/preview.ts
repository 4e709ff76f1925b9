import { buildPlan, isEmptyPlan } from '../kernel/build-plan.ts';
import { planDigest } from '../kernel/digest.ts';
import { mergeResolutions } from '../kernel/advance.ts';
import type { Resolution } from '../kernel/conflict.ts';
import type { Plan } from '../kernel/plan.ts';
import type { Basis, Session } from '../kernel/session.ts';
import { aheadOf, behind } from './behind.ts';
import type { Collected, Recovered } from './collect.ts';
import { collect, contextOf, NOTHING_RECOVERED } from './collect.ts';
import type { SyncRun } from './run.ts';
import { hasBegun, move, openSessions, tell } from './sessions.ts';

/** What a preview found: what was read, the plan, and its session unless there is nothing to do. */
export interface Previewed {
  readonly collected: Collected;
  readonly plan: Plan;
  readonly session: Session | null;
}

/**
 * Reads both sides, plans, and stores the session. Writes nothing on either side.
 *
 * Laws: a preview that computes what the open session of its origin already holds keeps that session
 * and its digest; one that finds nothing to do stores nothing.
 */
export async function preview(
  run: SyncRun,
  about: {
    readonly moved?: ReadonlySet<string>;
    readonly planOnly?: boolean;
    /** Sessions that have begun wait on although the upstream answers: what they hold is theirs. */
    readonly isBehind?: boolean;
  } = {},
): Promise<Previewed> {
  const open = (await openSessions(run.store, run.config.id)).filter(
    (session) => session.origin === run.origin || run.adopts?.has(session.origin) === true,
  );
  const begun = await Promise.all(open.map((session) => hasBegun(run, session)));
  const waiting = open.filter((_, i) => begun[i] === false);
  const resolutions = waiting.reduce<readonly Resolution[]>(
    (all, one) => mergeResolutions(all, one.resolutions),
    [],
  );
  const begunOnes = open.filter((_, i) => begun[i]);
  const ahead = await aheadOf(run, begunOnes);
  const unsettled = new Set(ahead.map(({ change }) => change.record));
  const { collected, plan: whole } = await readPlan(run, { resolutions, unsettled, ...about });
  const isAway = collected.offline !== undefined;
  const plan = isAway || about.isBehind === true ? behind(whole, ahead) : whole;
  if (isEmptyPlan(plan)) {
    // Nothing to see is not nothing to do: what was planned and decided waits until all can be read.
    const isOver = (session: Session): boolean =>
      plan.complete || (isAway && !session.plan.complete && session.resolutions.length === 0);
    for (const session of waiting.filter(isOver))
      await run.store.writeSession(move(run, session, { kind: 'abandon' }));
    return { collected, plan, session: null };
  }
  // A session that was carried out is over, even if what it wrote did not last.
  const same = waiting.find(
    (session) =>
      session.cursor === 0 &&
      session.origin === run.origin &&
      equalBasis(session.basis, run.basis) &&
      planDigest(plan, session.id, run.hash) === session.digest,
  );
  const session = same ?? (await newSession(run, { plan, resolutions, collected }));
  for (const old of waiting) {
    if (old.id !== session.id)
      await run.store.writeSession(move(run, old, { kind: 'supersede', by: session.id }));
  }
  return { collected, plan, session };
}

/** Reads both sides and plans, without storing anything. */
export async function readPlan(
  run: SyncRun,
  about: {
    readonly resolutions: readonly Resolution[];
    readonly recovered?: Recovered;
    readonly moved?: ReadonlySet<string>;
    /** As of `collect`. */
    readonly unsettled?: ReadonlySet<string>;
    /** The plan is shown and not applied: the records themselves are let go. */
    readonly planOnly?: boolean;
  },
): Promise<{ readonly collected: Collected; readonly plan: Plan }> {
  const context = contextOf(run, about.resolutions);
  const collected = await collect(run, {
    context,
    recovered: about.recovered ?? NOTHING_RECOVERED,
    planOnly: about.planOnly ?? false,
    ...(about.unsettled === undefined ? {} : { unsettled: about.unsettled }),
  });
  const plan = buildPlan({
    records: collected.records,
    matching: collected.matching,
    context,
    origin: run.origin,
    complete: collected.complete,
    linked: [...collected.links.values()].filter(
      (link) => link.local !== undefined && link.remote !== undefined,
    ).length,
    limits: run.config.limits,
    notes: [...collected.notes, ...(await otherTools(run))],
    ...(about.moved === undefined ? {} : { moved: about.moved }),
  });
  return { collected, plan };
}

async function otherTools(run: SyncRun): Promise<readonly string[]> {
  const actors = (await run.local.detectExternalSyncActors?.()) ?? [];
  return actors.map(
    (actor) => `${actor} also syncs these artifacts; what it wrote is taken as the local value`,
  );
}

/** Whether two plans were made on the same commits and config; who pushed them does not count. */
function equalBasis(one: Basis | undefined, other: Basis | undefined): boolean {
  return one?.config === other?.config && one?.head === other?.head;
}

async function newSession(
  run: SyncRun,
  about: { readonly plan: Plan; readonly resolutions: readonly Resolution[]; readonly collected: Collected },
): Promise<Session> {
  const head = await run.store.head();
  const id = run.newSessionId();
  const at = run.now();
  const { plan } = about;
  const pace = run.remote.paceNow?.() ?? run.remote.capabilities.pace;
  let session: Session = {
    format: 1,
    id,
    sync: run.config.id,
    origin: run.origin,
    state: 'previewed',
    createdAt: at,
    updatedAt: at,
    digest: planDigest(plan, id, run.hash),
    plan,
    resolutions: about.resolutions,
    cursor: 0,
    lineage: head?.lineage ?? '',
    serial: head?.serial ?? 0,
    ...(run.basis === undefined ? {} : { basis: run.basis }),
    ...(pace === undefined || plan.changes.length === 0 ? {} : { pace }),
    events: [],
  };
  session = tell(run, session, {
    type: 'session.previewed',
    data: { digest: session.digest, changes: plan.changes.length, conflicts: plan.conflicts.length },
  });
  for (const conflict of plan.conflicts) {
    const data = { id: conflict.id, kind: conflict.kind, field: conflict.field };
    session = tell(run, session, { type: 'conflict.opened', subject: conflict.record, data });
  }
  if (plan.guarded !== undefined) session = move(run, session, { kind: 'hold' });
  await run.store.writeSession(session);
  return session;
}
