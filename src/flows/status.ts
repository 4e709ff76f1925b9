import { foldJournal } from '../kernel/journal.ts';
import { compareText } from '../kernel/json.ts';
import type { Session } from '../kernel/session.ts';
import { isOpen } from '../kernel/advance.ts';
import type { StateHead, Store } from '../store.ts';

/** One session with what its journal says of its progress. */
export interface SessionStatus {
  readonly session: Session;
  readonly done: number;
  /** Changes of an open session without an outcome; for a `queued` one the offline queue. */
  readonly waiting: readonly string[];
  /** Changes that were begun and whose outcome is unknown. */
  readonly inDoubt: readonly string[];
}

export interface Status {
  readonly head: StateHead | null;
  /** Newest first. */
  readonly sessions: readonly SessionStatus[];
}

/** Reads what is stored; touches neither side. */
export async function status(
  store: Store,
  about: { readonly session?: string; readonly sync?: string },
): Promise<Status> {
  const ids = about.session === undefined ? await store.listSessions() : [about.session];
  const sessions: SessionStatus[] = [];
  for (const id of [...ids].sort(compareText).reverse()) {
    const session = await store.readSession(id);
    if (session === null || (about.sync !== undefined && session.sync !== about.sync)) continue;
    sessions.push(await statusOf(store, session));
  }
  return { head: await store.head(), sessions };
}

async function statusOf(store: Store, session: Session): Promise<SessionStatus> {
  const journal = foldJournal(await store.readJournal(session.id));
  const outcome = (change: string) => journal.get(change)?.outcome;
  const open = session.plan.changes
    .filter((change) => outcome(change.id) === undefined)
    .map((change) => change.id);
  return {
    session,
    done: session.plan.changes.length - open.length,
    waiting: isOpen(session) ? open : [],
    inDoubt: open.filter((change) => journal.get(change)?.intent !== undefined),
  };
}
