import { isOpen } from '../kernel/advance.ts';
import { foldJournal } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { equalJson } from '../kernel/json.ts';
import type { Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import { ProviderFault } from '../provider.ts';
import type { Applied } from './apply.ts';
import { apply } from './apply.ts';
import type { Collected } from './collect.ts';
import { commitRun } from './commit.ts';
import { preview, readPlan } from './preview.ts';
import { recover } from './recover.ts';
import { replanned } from './replan.ts';
import type { Report } from './report.ts';
import { appliedCode, behindFirst, previewCode, report, withFirst } from './report.ts';
import type { Offline, SyncRun } from './run.ts';
import {
  hasBegun,
  isApproved,
  move,
  offlineBy,
  offlineInWords,
  openSessions,
  waitingFor,
} from './sessions.ts';
import type { ChangeResult } from './writing.ts';
import { settledOnly } from './live-record.ts';

/** Finishes what earlier runs left unfinished, then previews and applies what is there now. */
export async function reconcile(run: SyncRun): Promise<Report> {
  const queued = await finishQueued(run);
  if (queued.stopped !== undefined) return queueBehind(run, queued.stopped);
  const ended = await goOn(run, queued);
  const [first] = queued.left;
  return first === undefined ? ended : behindFirst(ended, first);
}

/** Previews and applies what no begun session holds. */
async function goOn(run: SyncRun, { finished, left }: Queued): Promise<Report> {
  const { collected, plan, session } = await preview(run, { isBehind: left.length > 0 });
  if (session === null) return settleOnly(run, { collected, plan, finished });
  if (plan.guarded !== undefined) return report({ sync: run.config.id, code: 'bulk-guard', session, plan });
  if (collected.offline !== undefined) return queue(run, { session, plan, offline: collected.offline });
  if (plan.changes.length === 0) return onlyOpen(run, { collected, plan, session });
  return finishApply(run, { session, plan, applied: await apply(run, { session, collected, plan }) });
}

/** Applies one session exactly as it was shown, after finishing what is queued. */
export async function applySession(run: SyncRun, session: Session): Promise<Report> {
  const sync = run.config.id;
  if (!isOpen(session)) {
    return report({
      sync,
      code: 'not-approvable',
      session,
      plan: session.plan,
      messages: [`session ${session.id} is ${session.state}`],
    });
  }
  if (session.state === 'held') return report({ sync, code: 'bulk-guard', session, plan: session.plan });
  const queued = await finishQueued(run);
  if (queued.stopped !== undefined) return queued.stopped;
  const done = endOf(session, queued);
  if (done !== undefined) return done;
  const current = await run.store.readSession(session.id);
  if (current === null || !isOpen(current))
    return report({ sync, code: 'applied', session: current, plan: session.plan });
  const { collected, plan } = await readPlan(run, { resolutions: current.resolutions });
  if (collected.offline !== undefined)
    return queue(run, { session: current, plan, offline: collected.offline });
  const ready = await replanned(run, { session: current, fresh: plan });
  if (ready.plan.changes.length === 0 && ready.plan.conflicts.length > 0)
    return onlyOpen(run, { collected, plan, session: ready });
  return finishApply(run, {
    session: ready,
    plan,
    applied: await apply(run, { session: ready, collected, plan }),
  });
}

/** What became of the sessions that earlier runs left unfinished. */
export interface Queued {
  readonly finished: readonly Report[];
  /** Sessions that wait on although the upstream answers: it fails at some of their writes, at each try. */
  readonly left: readonly Report[];
  /** Why the run ends here: the upstream is away again. */
  readonly stopped?: Report;
}

/** How one session ended among those that were taken up. */
export function endOf({ id }: Session, { finished, left }: Queued): Report | undefined {
  return [...finished, ...left].find((one) => one.session?.id === id);
}

/** Takes up every session of the run's origin that has begun to write. */
export async function finishQueued(run: SyncRun): Promise<Queued> {
  const finished: Report[] = [];
  const left: Report[] = [];
  for (const session of await openSessions(run.store, run.config.id)) {
    if (session.origin !== run.origin || !(await hasBegun(run, session))) continue;
    const recovery = await tryRecover(run, session);
    if ('offline' in recovery)
      return {
        finished,
        left,
        stopped: await queue(run, { session, plan: session.plan, offline: recovery.offline }),
      };
    const { collected, plan } = await readPlan(run, {
      resolutions: session.resolutions,
      recovered: recovery.recovered,
    });
    if (collected.offline !== undefined) {
      return {
        finished,
        left,
        stopped: await queue(run, { session, plan: session.plan, offline: collected.offline }),
      };
    }
    const applied = await apply(run, { session, collected, plan });
    const one = await finishApply(run, { session, plan, applied: { ...applied, moved: new Set() } });
    if (isOnlySome(applied)) left.push(one);
    else if (applied.fault !== undefined) return { finished, left, stopped: one };
    else
      finished.push({
        ...one,
        messages: [`finished session ${session.id}, which an earlier run had left`, ...one.messages],
      });
  }
  return { finished, left };
}

/**
 * Whether the upstream failed at single records only, as a tracker does whose own rules crash on one of
 * them: then the others need not wait for it.
 *
 * Not with a create among them: as long as nobody knows whether it was made, what upstream lists as new
 * may be it.
 */
function isOnlySome({ fault, isCut, results }: Applied): boolean {
  if (fault === undefined || isCut === true) return false;
  return results.every(({ result, change }) => result !== 'queued' || change.kind !== 'create');
}

/**
 * Plans offline what was edited since the session that the upstream keeps from going on, and lets it wait
 * behind that one.
 *
 * Nothing more is asked of the upstream in this run. A fault that waiting does not help stops everything.
 */
async function queueBehind(run: SyncRun, stopped: Report): Promise<Report> {
  const { offline } = stopped;
  if (stopped.code !== 'queued' || offline === undefined) return stopped;
  const { plan, session } = await preview({ ...run, offline });
  if (session === null) return stopped;
  if (plan.guarded !== undefined) return report({ sync: run.config.id, code: 'bulk-guard', session, plan });
  return withFirst(await queue(run, { session, plan, offline }), stopped);
}

type Recovery = { readonly recovered: Awaited<ReturnType<typeof recover>> } | { readonly offline: Offline };

async function tryRecover(run: SyncRun, session: Session): Promise<Recovery> {
  if (run.offline !== undefined) return { offline: run.offline };
  try {
    return { recovered: await recover(run, session) };
  } catch (error) {
    if (!(error instanceof ProviderFault) || !error.retryable) throw error;
    return { offline: offlineBy(error) };
  }
}

export async function queue(
  run: SyncRun,
  about: { readonly session: Session; readonly plan: Plan; readonly offline: Offline },
): Promise<Report> {
  const { plan, offline } = about;
  const waiting = waitingFor(run, about.session, offline);
  const canWait = ['previewed', 'approved', 'applying', 'queued'].includes(about.session.state);
  const session = canWait ? move(run, about.session, { kind: 'wait', waiting }) : about.session;
  if (!isSameWait(session, about.session)) await run.store.writeSession(session);
  const journal = foldJournal(await run.store.readJournal(session.id));
  const asked = session.plan.changes.filter(({ record }) => isApproved(session, record));
  const results = asked.map((change) => {
    const result: ChangeResult['result'] = journal.get(change.id)?.outcome?.result ?? 'queued';
    return { change, result };
  });
  const messages = [offlineInWords(offline)];
  return report({ sync: run.config.id, code: 'queued', session, plan, results, offline, messages });
}

/** A wait is stored anew only when it says something new: an hourly run writes nothing else (I4). */
function isSameWait(one: Session, other: Session): boolean {
  const essence = ({ state, approval, waiting }: Session): Json => [
    state,
    approval?.digest ?? null,
    waiting?.code ?? null,
    waiting?.retryAt ?? null,
  ];
  return equalJson(essence(one), essence(other));
}

export async function settleOnly(
  run: SyncRun,
  about: { readonly collected: Collected; readonly plan: Plan; readonly finished: readonly Report[] },
): Promise<Report> {
  const { collected, plan } = about;
  if (collected.offline !== undefined) {
    const { offline } = collected;
    return report({
      sync: run.config.id,
      code: 'unreachable',
      plan,
      offline,
      messages: [offlineInWords(offline)],
    });
  }
  await commitRun(run, { collected, plan, writing: settledOnly(collected) });
  const last = about.finished.at(-1);
  if (last === undefined) return report({ sync: run.config.id, code: 'nothing-to-do', plan });
  // What was stale when the session was taken up has been read again since, and nothing is left of it.
  return last.code === 'stale' ? { ...last, code: 'applied' } : last;
}

/** A plan without a change to write: only conflicts or held records, which wait for a person. */
async function onlyOpen(
  run: SyncRun,
  about: { readonly collected: Collected; readonly plan: Plan; readonly session: Session },
): Promise<Report> {
  const { collected, plan, session } = about;
  await commitRun(run, { collected, plan, writing: settledOnly(collected) });
  return report({ sync: run.config.id, code: previewCode(plan, undefined), session, plan });
}

export async function finishApply(
  run: SyncRun,
  about: { readonly session: Session; readonly plan: Plan; readonly applied: Applied },
): Promise<Report> {
  const { applied, plan } = about;
  const { session, results, notes } = applied;
  const base = { sync: run.config.id, session, plan, results, notes };
  if (applied.fault !== undefined) {
    const offline = offlineBy(applied.fault);
    return report({
      ...base,
      code: appliedCode(applied, plan),
      offline,
      messages: [offlineInWords(offline)],
    });
  }
  if (applied.moved.size === 0) return report({ ...base, code: appliedCode(applied, plan) });
  const next = await reread(run, applied.moved);
  const open = next.plan.conflicts.length > 0;
  return report({
    ...base,
    code: open ? 'conflicts' : appliedCode(applied, plan),
    plan: { ...plan, conflicts: next.plan.conflicts },
    session: next.session ?? session,
    messages: movedInWords(applied),
  });
}

/** Says first what was replaced, then how many records were left alone. */
function movedInWords({ moved, results }: Applied): readonly string[] {
  const replaced = results.filter((one) => one.code === 'overwritten');
  const records = new Set(replaced.map((one) => one.change.record));
  const left = [...moved].filter((record) => !records.has(record)).length;
  return [
    ...replaced.flatMap(({ message }) => message ?? []),
    ...(left === 0
      ? []
      : [`${left} record(s) moved between the preview and the write; nothing of them was overwritten`]),
  ];
}

/** After a record moved, the next preview shows what it has become, as a `stale` conflict if it is one. */
async function reread(
  run: SyncRun,
  moved: ReadonlySet<string>,
): Promise<{ plan: Plan; session: Session | null }> {
  const { plan, session } = await preview(run, { moved });
  return { plan, session };
}
