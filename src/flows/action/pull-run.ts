import type { SyncConfig } from '../../config.ts';
import type { PullRequest } from '../../host.ts';
import type { Result } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';
import { begunRecords, leasedRecords, leasesOf, leasingStore } from '../lease.ts';
import { knownVersions } from '../read-both.ts';
import type { SyncRun } from '../run.ts';
import { touchedIds } from '../scope.ts';
import type { ActionRun, RunAbout } from './action-run.ts';
import { pullOrigin } from '../origin.ts';

/** A pull request as an event tells of it. */
export interface PullAbout {
  readonly pull: PullRequest;
  /** Who pushed the head, by account id, where it is known. */
  readonly pusher?: number;
}

/**
 * Opens the run of a pull request: its head merged into the default branch, and of that only the records
 * whose artifacts it touches, in the direction of upstream.
 *
 * The merge keeps what the default branch has gained since from looking like edits that take it back.
 */
export async function openPullRun(
  action: ActionRun,
  about: PullAbout & {
    readonly sync: SyncConfig;
    readonly more?: Partial<Pick<RunAbout, 'actor' | 'through'>>;
  },
): Promise<Result<SyncRun, readonly string[]>> {
  const { sync, pull } = about;
  const { repository, place } = action;
  const leases = await leasesOf(action.store, sync.id);
  const mine = leases.filter((session) => session.lease?.pull === pull.number);
  const others = leases.filter((session) => session.lease?.pull !== pull.number);
  const begun = await begunRecords(action.store, { sync: sync.id, origin: pullOrigin(pull.number) });
  const store = leasingStore(action.store, { pull: pull.number, leases: mine });
  const merged = await repository.checkOutMerge({
    into: place.tip,
    head: pull.head.sha,
    pull: pull.number,
  });
  const opened = await action.openRun(sync, {
    root: merged.root,
    store,
    origin: pullOrigin(pull.number),
    leased: new Map([...begun, ...leasedRecords(others)]),
    actor: action.actor,
    isForced: action.isForced === true,
    voidedBy: voidedByPull(action, pull.number),
    basis: {
      config: action.configBlob,
      head: pull.head.sha,
      ...(about.pusher === undefined || about.pusher === 0 ? {} : { pusher: about.pusher }),
    },
    ...about.more,
  });
  if (!opened.ok) return opened;
  const run = opened.value;
  const before = await repository.checkOut(place.tip);
  const touched = await touchedIds(
    await action.openLocal(run, before.root),
    run.local,
    knownVersions(await store.readIndex(sync.id)),
  );
  return ok({ ...run, scope: { pull: pull.number, touched } });
}

/**
 * Why a session of a pull request may not write any more, or null; asked before each write (A16).
 *
 * A run may finish an earlier session before its own: each holds for the head that it was shown for.
 */
function voidedByPull(action: ActionRun, pull: number): (session: Session) => Promise<string | null> {
  return async (session) => {
    const live = await action.host.readPull(pull);
    if (live === null || !live.isOpen) return `#${pull} is not open any more`;
    if (live.head.sha !== session.basis?.head)
      return `the head of #${pull} moved to ${live.head.sha.slice(0, 7)} after the preview`;
    return null;
  };
}
