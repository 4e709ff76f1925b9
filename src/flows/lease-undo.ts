import type { LeasedRecord, Session } from '../kernel/session.ts';
import type { StateCommit, Store } from '../store.ts';
import { baseValue, leasingStore, letGo } from './lease.ts';

/**
 * Shows the state of an undo of what a pull request holds: its leased rows and bases over the stored ones.
 *
 * What cannot be taken back stays leased, with its link, so that nothing makes it a second time (I6). Once
 * all was taken back the lease ends, and the rows go back to the state as they were (I7).
 */
export function undoingStore(store: Store, session: Session): Store {
  const { lease } = session;
  if (lease === undefined) return store;
  const { pull } = lease;
  const held = new Map(lease.records.map((one) => [one.record, one]));
  const shown = (): Store => leasingStore(store, { pull, leases: [holding(session, pull, held)] });
  return {
    ...store,
    readIndex: async (sync) => shown().readIndex(sync),
    readBase: async (row) => shown().readBase(row),
    async commit(step) {
      const [next = session] = step.sessions;
      if (next.state !== 'undone') {
        for (const one of touched(step)) held.set(one.record, one);
        return store.commit({ ...step, rows: [], bases: [], sessions: [holding(next, pull, held)] });
      }
      const taken = new Set(step.rows.map(({ record }) => record));
      const stored = new Map((await store.readIndex(step.sync)).map((row) => [row.record, row]));
      const rest = [...held.values()].flatMap((one) => {
        const row = taken.has(one.record) ? undefined : letGo(one, stored.get(one.record));
        return row === undefined ? [] : [{ record: one.record, row }];
      });
      return store.commit({ ...step, rows: [...step.rows, ...rest] });
    },
  };
}

function holding(session: Session, pull: number, held: ReadonlyMap<string, LeasedRecord>): Session {
  return { ...session, lease: { pull, records: [...held.values()] } };
}

/** What a step says of records, as a lease holds it; a row that is gone is nobody's. */
function touched(step: StateCommit): readonly LeasedRecord[] {
  const bases = new Map(step.bases.map(({ record, base }) => [record, base]));
  return step.rows.map(({ record, row }) => {
    const base = bases.get(record) ?? null;
    const { base: hash, local, remote } = row ?? { record };
    return {
      record,
      ...(local === undefined ? {} : { local }),
      ...(remote === undefined ? {} : { remote }),
      ...(hash === undefined || base === null ? {} : { hash, base: baseValue(base) }),
    };
  });
}
