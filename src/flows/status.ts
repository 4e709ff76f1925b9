import { isOpen } from '../kernel/advance.ts';
import type { ChangeProgress } from '../kernel/journal.ts';
import { foldJournal } from '../kernel/journal.ts';
import { compareText } from '../kernel/json.ts';
import type { Change } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { StateHead, Store } from '../store.ts';
import { isApproved } from './sessions.ts';
import { isSameWrite } from './writing.ts';

/** A change that waits to be written. */
export interface WaitingChange {
  readonly change: Change;
  /** When it began to wait, in whichever session that was; absent while nothing keeps it waiting. */
  readonly since?: string;
  /** It was sent, and nobody knows what became of it. */
  readonly isInDoubt: boolean;
  /** A later session that holds another change of the same record. */
  readonly later?: string;
}

/** One session with what its journal says of its progress. */
export interface SessionStatus {
  readonly session: Session;
  readonly done: number;
  /** Changes of an open session without an outcome; for a `queued` one the offline queue. */
  readonly waiting: readonly string[];
  /** Changes that were begun and whose outcome is unknown. */
  readonly inDoubt: readonly string[];
  /** What waits for the upstream, in the order of the plan; empty for a session that waits for a person. */
  readonly queue: readonly WaitingChange[];
}

export interface Status {
  readonly head: StateHead | null;
  /** Newest first. */
  readonly sessions: readonly SessionStatus[];
}

type Progress = ReadonlyMap<string, ChangeProgress>;

/** Reads what is stored; touches neither side. */
export async function status(
  store: Store,
  about: { readonly session?: string; readonly sync?: string },
): Promise<Status> {
  const all: Session[] = [];
  for (const id of [...(await store.listSessions())].sort(compareText).reverse()) {
    const session = await store.readSession(id);
    if (session !== null) all.push(session);
  }
  const sessions: SessionStatus[] = [];
  for (const session of all) {
    if (about.session !== undefined && session.id !== about.session) continue;
    if (about.sync !== undefined && session.sync !== about.sync) continue;
    sessions.push(statusOf(session, { all, journal: foldJournal(await store.readJournal(session.id)) }));
  }
  return { head: await store.head(), sessions };
}

function statusOf(
  session: Session,
  about: { readonly all: readonly Session[]; readonly journal: Progress },
): SessionStatus {
  const { journal } = about;
  const asked = session.plan.changes.filter(({ record }) => isApproved(session, record));
  const open = asked.filter(({ id }) => journal.get(id)?.outcome === undefined);
  const isBegun = session.state === 'applying' || session.state === 'queued';
  return {
    session,
    done: asked.length - open.length,
    waiting: isOpen(session) ? open.map(({ id }) => id) : [],
    inDoubt: open.map(({ id }) => id).filter((id) => journal.get(id)?.intent !== undefined),
    queue: isBegun ? open.map((change) => waitingChange(change, { ...about, session })) : [],
  };
}

function waitingChange(
  change: Change,
  about: { readonly session: Session; readonly all: readonly Session[]; readonly journal: Progress },
): WaitingChange {
  const { session, all } = about;
  const since = sinceWhen(change, session, all);
  const later = all.find((one) => one.id > session.id && replaces(one, session, change));
  return {
    change,
    ...(since === undefined ? {} : { since }),
    isInDoubt: about.journal.get(change.id)?.intent !== undefined,
    ...(later === undefined ? {} : { later: later.id }),
  };
}

/** Whether a later session waits with another change of the same record. */
function replaces(one: Session, earlier: Session, change: Change): boolean {
  if (one.sync !== earlier.sync || one.origin !== earlier.origin || one.state !== 'queued') return false;
  const isHeld = one.plan.held.some(({ record }) => record === change.record);
  const again = one.plan.changes.find(({ id }) => id === change.id);
  return isHeld || (again !== undefined && !isSameWrite(change, again));
}

/** A session that waits is replaced by the next one that plans anew; the wait began in the first of them. */
function sinceWhen(change: Change, session: Session, all: readonly Session[]): string | undefined {
  let first = session.waiting?.since;
  let at: Session | undefined = session;
  while (at !== undefined) {
    const { id }: Session = at;
    at = all.find(
      (one) =>
        one.supersededBy === id && one.id < id && one.plan.changes.some((before) => before.id === change.id),
    );
    first = at?.waiting?.since ?? first;
  }
  return first;
}
