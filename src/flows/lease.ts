import type { BaseValue } from '../kernel/candidate.ts';
import type { LeasedRecord, Session } from '../kernel/session.ts';
import { compareText } from '../kernel/json.ts';
import type { BaseRecord, IndexRow, StateCommit, Store } from '../store.ts';
import { hasBegun, move, openSessions } from './sessions.ts';
import { pullOf } from './origin.ts';

/** Every lease of one sync, oldest first. */
export async function leasesOf(store: Store, sync: string): Promise<readonly Session[]> {
  const sessions: Session[] = [];
  for (const id of [...(await store.listSessions())].sort(compareText)) {
    const session = await store.readSession(id);
    if (session?.sync === sync && session.lease !== undefined) sessions.push(session);
  }
  return sessions;
}

/** The records that some sessions hold, with the pull request of each. */
export function leasedRecords(sessions: readonly Session[]): ReadonlyMap<string, number> {
  return new Map(
    sessions.flatMap(({ lease }) => (lease?.records ?? []).map((one) => [one.record, lease?.pull ?? 0])),
  );
}

/**
 * The records that sessions of other origins have begun to write and not finished, with the pull request of
 * each (0: none): what became of them is not known yet, so nobody else may conclude anything of them (I6, I10).
 */
export async function begunRecords(
  store: Store,
  about: { readonly sync: string; readonly origin: string },
): Promise<ReadonlyMap<string, number>> {
  const records = new Map<string, number>();
  for (const session of await openSessions(store, about.sync)) {
    if (session.origin === about.origin || !(await hasBegun({ store }, session))) continue;
    for (const { record } of session.plan.changes) records.set(record, pullOf(session) ?? 0);
  }
  return records;
}

/**
 * Shows the state as it will be once some pull requests are merged, and keeps what their runs earn apart.
 *
 * Reading gives the leased rows and bases over the stored ones. A commit puts its rows and bases into its
 * session's lease instead of the state, because what a pull request agreed on is not on the default
 * branch yet (I3); the cursor stays where it is.
 */
export function leasingStore(
  store: Store,
  about: { readonly pull: number; readonly leases: readonly Session[] },
): Store {
  const held = new Map(
    about.leases.flatMap(({ lease }) => lease?.records ?? []).map((one) => [one.record, one]),
  );
  const readIndex = async (sync: string): Promise<readonly IndexRow[]> =>
    overlaid(await store.readIndex(sync), held);
  return {
    ...store,
    readIndex,
    async readBase(row) {
      const leased = held.get(row.record);
      if (leased?.base === undefined || leased.hash !== row.hash) return store.readBase(row);
      const base: BaseRecord = { format: 1, record: row.record, ...leased.base };
      return { kind: 'found', base, hash: leased.hash ?? '' };
    },
    async commit(step) {
      const [session] = step.sessions;
      const earned = earnedIn(step, await readIndex(step.sync));
      if (session === undefined || earned.length === 0)
        return store.commit({
          sync: step.sync,
          rows: [],
          bases: [],
          sessions: step.sessions,
          message: step.message,
        });
      const records = [...(session.lease?.records ?? []), ...earned];
      const leased = { ...session, lease: { pull: about.pull, records } };
      for (const one of earned) held.set(one.record, one);
      return store.commit({
        sync: step.sync,
        rows: [],
        bases: [],
        sessions: [leased],
        message: step.message,
      });
    },
  };
}

/** Reads leased rows over the stored ones, for a run that leaves the leased records alone. */
export function overlaidStore(store: Store, leases: readonly Session[]): Store {
  const held = new Map(leases.flatMap(({ lease }) => lease?.records ?? []).map((one) => [one.record, one]));
  if (held.size === 0) return store;
  return { ...store, readIndex: async (sync) => withNew(await store.readIndex(sync), held) };
}

/**
 * Ends a lease: what it earned becomes the state's when its pull request was merged, and is let go when
 * it was closed.
 *
 * Either way the rows lose their versions, so that the next run reads both sides again: the cursor has
 * passed what happened to these records meanwhile (I7).
 */
export async function endLease(
  run: { readonly store: Store; readonly now: () => string },
  session: Session,
  about: { readonly merged: boolean },
): Promise<Session> {
  const records = session.lease?.records ?? [];
  const rows = new Map((await run.store.readIndex(session.sync)).map((row) => [row.record, row]));
  const ended = move(run, session, { kind: 'lease', lease: null });
  await run.store.commit({
    sync: session.sync,
    rows: records.flatMap((one) => {
      const row = about.merged ? rowOf(one) : letGo(one, rows.get(one.record));
      return row === undefined ? [] : [{ record: one.record, row }];
    }),
    bases: about.merged ? records.flatMap(basesOf) : [],
    sessions: [ended],
    message: `End the lease of session ${session.id}: #${session.lease?.pull} was ${about.merged ? 'merged' : 'closed'}`,
  });
  return ended;
}

function rowOf({ record, local, remote, hash }: LeasedRecord): IndexRow | null {
  if (local === undefined && remote === undefined) return null;
  return {
    record,
    ...(local === undefined ? {} : { local }),
    ...(remote === undefined ? {} : { remote }),
    ...(hash === undefined ? {} : { base: hash }),
  };
}

function basesOf({ record, base }: LeasedRecord): StateCommit['bases'] {
  return base === undefined ? [] : [{ record, base: { format: 1, record, ...base } }];
}

/** A record that only the closed pull request linked is upstream alone now, and waits to be looked at. */
export function letGo({ record, remote }: LeasedRecord, stored: IndexRow | undefined): IndexRow | undefined {
  if (stored === undefined) return remote === undefined ? undefined : { record, remote };
  const { localVersion: _local, remoteVersion: _remote, ...row } = stored;
  return row;
}

/** What a step adds to what is known: rows that moved, with their bases. */
function earnedIn(step: StateCommit, known: readonly IndexRow[]): readonly LeasedRecord[] {
  const before = new Map(known.map((row) => [row.record, row]));
  const bases = new Map(step.bases.map(({ record, base }) => [record, base]));
  return step.rows.flatMap(({ record, row }): readonly LeasedRecord[] => {
    if (row === null) return [{ record }];
    const { local, remote, base: hash } = row;
    if (local === undefined || remote === undefined) return [];
    const stored = before.get(record);
    const moved = stored?.local !== local || stored.remote !== remote || stored.base !== hash;
    if (!moved) return [];
    const value = bases.get(record);
    return [
      {
        record,
        local,
        remote,
        ...(hash === undefined || value === undefined || value === null
          ? {}
          : { hash, base: baseValue(value) }),
      },
    ];
  });
}

/** A base without its envelope, as a lease holds it. */
export function baseValue({ format: _format, record: _record, ...value }: BaseRecord): BaseValue {
  return value;
}

function overlaid(rows: readonly IndexRow[], held: ReadonlyMap<string, LeasedRecord>): readonly IndexRow[] {
  const kept = rows.filter((row) => !held.has(row.record));
  const leased = [...held.values()].flatMap((one) => rowOf(one) ?? []);
  return [...kept, ...leased].sort((a, b) => compareText(a.record, b.record));
}

/** Stored rows win: only what the state does not know yet is added. */
function withNew(rows: readonly IndexRow[], held: ReadonlyMap<string, LeasedRecord>): readonly IndexRow[] {
  const known = new Set(rows.map((row) => row.record));
  const added = [...held.values()].flatMap((one) => (known.has(one.record) ? [] : (rowOf(one) ?? [])));
  return [...rows, ...added].sort((a, b) => compareText(a.record, b.record));
}
