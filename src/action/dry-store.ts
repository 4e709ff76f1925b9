import type { Session } from '../kernel/session.ts';
import type { Store } from '../store.ts';

/** A store that reads as another and writes nothing; what is written can be read back in this run. */
export function dryStore(store: Store): Store {
  const sessions = new Map<string, Session>();
  return {
    ...store,
    listSessions: async () => [...new Set([...(await store.listSessions()), ...sessions.keys()])],
    readSession: async (id) => sessions.get(id) ?? store.readSession(id),
    async writeSession(session) {
      sessions.set(session.id, session);
    },
    async appendJournal() {
      // A dry run has no effects to note.
    },
    async commit(step) {
      for (const session of step.sessions) sessions.set(session.id, session);
      return (await store.head()) ?? { format: 1, lineage: '', serial: 0, cursors: {} };
    },
    prune: async () => 0,
    lock: async () => async () => undefined,
  };
}
