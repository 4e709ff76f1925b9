import type { SyncConfig } from '../../config.ts';
import type { Session } from '../../kernel/session.ts';
import type { PullRequest } from '../../host.ts';
import type { WorkTree } from '../../repository.ts';
import { renderReply } from '../../views/markdown/replies.ts';
import { commitRun } from '../commit.ts';
import { begunRecords, leasedRecords, leasesOf, endLease, overlaidStore } from '../lease.ts';
import type { Previewed } from '../preview.ts';
import { preview } from '../preview.ts';
import type { Queued } from '../reconcile.ts';
import { finishQueued, queue, settleOnly } from '../reconcile.ts';
import type { Report } from '../report.ts';
import { behindFirst, previewCode, report, withFirst } from '../report.ts';
import type { SyncRun } from '../run.ts';
import { hasBegun, move, offlineInWords, openSessions } from '../sessions.ts';
import { settledOnly } from '../live-record.ts';
import type { ActionReport, ActionRun, RunAbout } from './action-run.ts';
import { DEFAULT_BRANCH, pullOf, pullOrigin } from '../origin.ts';
import { replyTo } from './apply-reply.ts';
import { applyShown } from './apply-shown.ts';
import { openPullRun } from './pull-run.ts';
import { showOnBranch } from './show-branch.ts';
import { showOnPull } from './show-pull.ts';
import { whereAllowed } from './where-allowed.ts';

/** The run of the default branch, with the folder it reads and writes. */
export interface BranchRun {
  readonly run: SyncRun;
  readonly tree: WorkTree;
}

/**
 * Brings a sync of the default branch forward (DESIGN §2): ends leases, finishes what was left, previews
 * everything, and shows it as the sync pull request, the sync issue and conflict issues.
 *
 * Upstream is written only where the config says `approval: none`. Nothing to do, nothing written.
 */
export async function reconcileBranch(action: ActionRun, sync: SyncConfig): Promise<ActionReport> {
  const merged = await endLeases(action, sync);
  const pulls = await finishPulls(action, sync);
  if (pulls !== null && !isAway(pulls)) return pulls;
  // What was left by one that is closed by now holds nothing any longer either.
  await endLeases(action, sync);
  const opened = await openBranchRun(action, sync, { adopts: merged, ...awayOf(pulls) });
  if (!opened.ok) return opened.report;
  const earlier = await finishBranch(action, opened.branch.run);
  const stopped = earlier.stopped ?? pulls;
  if (stopped !== null && !isAway(stopped)) return stopped;
  const first = stopped ?? earlier.left[0] ?? null;
  const run: SyncRun = { ...opened.branch.run, ...awayOf(stopped) };
  const isBehind = earlier.left.length > 0;
  const found = await preview(run, { isBehind });
  const written =
    sync.approval === 'none' ? await locked(action, async () => writeUpstream(run, found)) : null;
  if (written?.offline !== undefined) return first === null ? written : withFirst(written, first);
  const now = written === null ? found : await preview(run, { isBehind });
  const settled = await settle(run, now);
  const session = now.session ?? (first?.session?.origin === DEFAULT_BRANCH ? first.session : null);
  const shown = await showOnBranch(action, { ...opened.branch, sync, session, plan: now.plan });
  if (first !== null) return { ...behindFirst(written ?? settled, first), ...shown };
  await action.store.prune(daysBefore(action.now(), sync.keepDays));
  const last = written ?? earlier.finished.at(-1);
  const isOver = settled.code === 'nothing-to-do' && last !== undefined;
  return { ...(isOver ? last : settled), ...shown };
}

/** Whether a run stopped because the upstream is away: then it goes on without it. */
function isAway({ code, offline }: Report): boolean {
  return code === 'queued' && offline !== undefined;
}

/** What a run must know of an upstream that kept an earlier one from going on: it is not asked again. */
function awayOf(stopped: Report | null): Pick<SyncRun, 'offline'> {
  return stopped?.offline === undefined ? {} : { offline: stopped.offline };
}

/** Finishes what the default branch has begun; a dry run writes nothing, so it finishes nothing. */
async function finishBranch(action: ActionRun, run: SyncRun): Promise<Queued> {
  if (action.isDry === true) return { finished: [], left: [] };
  return locked(action, async () => finishQueued(run));
}

/** Holds the right to write records while something may write them (I10). */
export async function locked<Done>(action: ActionRun, work: () => Promise<Done>): Promise<Done> {
  const release = await action.store.lock();
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Opens the default branch as it is now: read at its tip, upstream written, artifacts only planned. */
export async function openBranchRun(
  action: ActionRun,
  sync: SyncConfig,
  more: Partial<Pick<RunAbout, 'origin' | 'adopts' | 'actor' | 'through' | 'voidedBy' | 'offline'>> = {},
): Promise<
  { readonly ok: true; readonly branch: BranchRun } | { readonly ok: false; readonly report: Report }
> {
  const { origin = DEFAULT_BRANCH } = more;
  const leases = await leasesOf(action.store, sync.id);
  const begun = await begunRecords(action.store, { sync: sync.id, origin });
  const tree = await action.repository.checkOut(action.place.tip);
  const opened = await action.openRun(sync, {
    root: tree.root,
    store: overlaidStore(action.store, leases),
    origin,
    writes: 'remote',
    leased: new Map([...begun, ...leasedRecords(leases)]),
    basis: { config: action.configBlob },
    actor: action.actor,
    isForced: action.isForced === true,
    ...more,
  });
  if (!opened.ok)
    return { ok: false, report: report({ sync: sync.id, code: 'bad-config', messages: opened.error }) };
  return { ok: true, branch: { run: opened.value, tree } };
}

function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * 24 * 60 * 60 * 1000).toISOString();
}

/** Ends the leases of pull requests that are over; gives the origins of those that were merged. */
async function endLeases(action: ActionRun, sync: SyncConfig): Promise<ReadonlySet<string>> {
  const merged = new Set<string>();
  const sessions = [
    ...(await leasesOf(action.store, sync.id)),
    ...(await openSessions(action.store, sync.id)),
  ];
  const pulls = new Set(sessions.flatMap((session) => session.lease?.pull ?? pullOf(session) ?? []));
  for (const number of pulls) {
    const pull = await action.host.readPull(number);
    if (pull?.isOpen === true) continue;
    if (pull?.isMerged === true) merged.add(pullOrigin(number));
    await endPull(action, { sync, pull: number, merged: pull?.isMerged === true });
  }
  return merged;
}

/**
 * Ends what a pull request holds once it is merged or closed.
 *
 * A closed one's open sessions are abandoned unless they have begun to write; a merged one's stay, so
 * that the default branch takes them over with the decisions made on them.
 */
export async function endPull(
  action: ActionRun,
  about: { readonly sync: SyncConfig; readonly pull: number; readonly merged: boolean },
): Promise<readonly Session[]> {
  const ended: Session[] = [];
  for (const session of await leasesOf(action.store, about.sync.id)) {
    if (session.lease?.pull !== about.pull) continue;
    ended.push(await endLease(action, session, { merged: about.merged }));
  }
  if (about.merged) return ended;
  for (const session of await openSessions(action.store, about.sync.id)) {
    if (pullOf(session) !== about.pull || (await hasBegun(action, session))) continue;
    const abandoned = move(action, session, { kind: 'abandon' });
    await action.store.writeSession(abandoned);
    ended.push(abandoned);
  }
  return ended;
}

/** Finishes what runs over pull requests left half written; a report only where upstream is away. */
async function finishPulls(action: ActionRun, sync: SyncConfig): Promise<Report | null> {
  if (action.isDry === true) return null;
  for (const session of await openSessions(action.store, sync.id)) {
    const number = pullOf(session);
    if (number === null || !(await hasBegun(action, session))) continue;
    const pull = await action.host.readPull(number);
    const over = pull === null ? 'is gone' : pull.isMerged ? 'was merged before this was written' : null;
    const opened =
      pull === null || over !== null
        ? await takenOver(action, { sync, session, why: `#${number} ${over}` })
        : await openPullRun(action, {
            sync,
            pull,
            more: { actor: session.approval?.by ?? action.actor },
          });
    if (!opened.ok) return report({ sync: sync.id, code: 'bad-config', messages: opened.error });
    const { finished, stopped } = await locked(action, async () => finishQueued(opened.value));
    if (pull !== null)
      for (const one of finished) await tellPull(action, { run: opened.value, pull, done: one });
    if (stopped !== undefined) return stopped;
  }
  return null;
}

/** Shows on a pull request what became of an approval that had waited there: nobody sees this run's log. */
async function tellPull(
  action: ActionRun,
  about: { readonly run: SyncRun; readonly pull: PullRequest; readonly done: Report },
): Promise<void> {
  const { run, pull, done } = about;
  const reply = replyTo(done);
  if (done.session === null || done.plan === null || reply === null) return;
  if (done.session.basis?.head === pull.head.sha)
    await showOnPull(action, { sync: run.config, run, pull, session: done.session, plan: done.session.plan });
  await whereAllowed(action, 'a comment', async () =>
    action.host.createComment(pull.number, renderReply(reply, action.secrets)),
  );
}

/**
 * A pull request that was merged or is gone writes nothing more; what of it is in doubt is still found out.
 *
 * Its artifacts are the default branch's now or nobody's, so that is where its records are looked at.
 */
async function takenOver(
  action: ActionRun,
  about: { readonly sync: SyncConfig; readonly session: Session; readonly why: string },
): Promise<
  { readonly ok: true; readonly value: SyncRun } | { readonly ok: false; readonly error: readonly string[] }
> {
  const { session, sync, why } = about;
  const opened = await openBranchRun(action, sync, { origin: session.origin, voidedBy: async () => why });
  return opened.ok ? { ok: true, value: opened.branch.run } : { ok: false, error: opened.report.messages };
}

/** Where nobody has to approve: writes the upstream half of what was planned. */
async function writeUpstream(run: SyncRun, { plan, session, collected }: Previewed): Promise<Report | null> {
  const isWritable = session !== null && plan.guarded === undefined;
  if (!isWritable || !plan.changes.some((change) => change.side === 'remote')) return null;
  if (collected.offline !== undefined) return queue(run, { session, plan, offline: collected.offline });
  // A run that is cut off shows its plan next time: what is new upstream must be known by its artifact's name.
  if (plan.changes.some(({ side, kind }) => side === 'local' && kind === 'create'))
    await commitRun(run, { collected, plan, writing: settledOnly(collected) });
  return applyShown(run, session);
}

/** Stores what both sides agree on already; conflicts and changes go on waiting. */
async function settle(run: SyncRun, { collected, plan, session }: Previewed): Promise<Report> {
  if (session === null) return settleOnly(run, { collected, plan, finished: [] });
  const messages = collected.offline === undefined ? [] : [offlineInWords(collected.offline)];
  if (collected.offline === undefined)
    await commitRun(run, { collected, plan, writing: settledOnly(collected) });
  const code = previewCode(plan, collected.offline);
  return report({
    sync: run.config.id,
    code,
    session,
    plan,
    messages,
    ...(collected.offline === undefined ? {} : { offline: collected.offline }),
  });
}
