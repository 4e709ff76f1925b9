import type { SessionEvent } from '../kernel/advance.ts';
import { advance, isOpen } from '../kernel/advance.ts';
import { planDigest } from '../kernel/digest.ts';
import type { SyncEvent } from '../kernel/event.ts';
import type { Hash } from '../kernel/ids.ts';
import { unfinished } from '../kernel/journal.ts';
import type { JsonObject } from '../kernel/json.ts';
import { compareText } from '../kernel/json.ts';
import type { Session, Waiting } from '../kernel/session.ts';
import type { ProviderFault } from '../provider.ts';
import type { Store } from '../store.ts';
import { StoreFault } from '../store.ts';
import type { Offline, SyncRun } from './run.ts';

/** The open sessions of one sync, oldest first. */
export async function openSessions(store: Store, sync: string): Promise<readonly Session[]> {
  const sessions: Session[] = [];
  for (const id of [...(await store.listSessions())].sort(compareText)) {
    const session = await store.readSession(id);
    if (session !== null && session.sync === sync && isOpen(session)) sessions.push(session);
  }
  return sessions;
}

/** Moves a session; an illegal move is a bug of the flow, since flows check before they move. */
export function move(run: Pick<SyncRun, 'now'>, session: Session, event: SessionEvent): Session {
  const moved = advance(session, event, run.now());
  if (!moved.ok) throw new Error(`bug: ${moved.error.message}`);
  return moved.value;
}

/**
 * What a session waits for: the first fault's time stays, the last one's reason and earliest next try count.
 */
export function waitingFor(
  run: Pick<SyncRun, 'now'>,
  session: Session,
  { code, message, retryAfterMs, retryAt }: Offline,
): Waiting {
  const now = run.now();
  const since = session.waiting?.since ?? now;
  if (retryAt !== undefined) return { code, message, since, retryAt };
  if (retryAfterMs === undefined) return { code, message, since };
  const until = Math.min(Date.parse(now) + retryAfterMs, LAST_MOMENT);
  return { code, message, since, retryAt: new Date(until).toISOString() };
}

/** The last time that four digits of a year can name; an upstream may ask for any number of seconds. */
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/** Says why the upstream is not asked, for a person. */
export function offlineInWords({ message, retryAt }: Offline): string {
  return retryAt === undefined ? message : `waits until ${retryAt}: ${message}`;
}

/** Whether a session's approval, if it has one, is for a record: it may be for a part of the plan (I13). */
export function isApproved({ approval }: Session, record: string): boolean {
  return approval?.records === undefined || approval.records.includes(record);
}

/** The form of a fault that a run over one sync reports and stores. */
export function offlineBy({ code, message, retryAfterMs }: ProviderFault): Offline {
  return { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Adds an event to a session; its id is the session's with a counting number. */
export function tell(run: Pick<SyncRun, 'now' | 'source'>, session: Session, about: Told): Session {
  return tellAll(run, session, [about]);
}

/** What an event says, before it has an id and a time. */
export interface Told {
  readonly type: string;
  readonly subject?: string;
  readonly data?: JsonObject;
}

/** Adds many events at once. */
export function tellAll(
  run: Pick<SyncRun, 'now' | 'source'>,
  session: Session,
  many: readonly Told[],
): Session {
  const events = many.map((about, i): SyncEvent => ({
    id: `${session.id}-${session.events.length + i + 1}`,
    type: `dev.specfact.sync.${about.type}`,
    source: run.source,
    ...(about.subject === undefined ? {} : { subject: about.subject }),
    time: run.now(),
    data: { session: session.id, ...about.data },
  }));
  return { ...session, events: [...session.events, ...events] };
}

/**
 * Says why a stored session is not the one that its digest names, or null (A27).
 *
 * The digest was shown to who approved it; a plan, a sync or an origin that somebody put in since was not.
 */
export function alteredPlan({ id, sync, origin, plan, digest }: Session, hash: Hash): string | null {
  const isNamed = planDigest(plan, id, hash) === digest && plan.sync === sync && plan.origin === origin;
  return isNamed ? null : `the plan of session ${id} is not the one its digest names`;
}

/** Errors: `state-corrupt` when a session that has written is not the one that was approved (A27). */
export function assertUnaltered(run: Pick<SyncRun, 'hash'>, session: Session): void {
  const problem = alteredPlan(session, run.hash);
  if (problem !== null) throw alteredFault(session, problem);
}

/** Says that somebody altered what is stored of a session; nothing more of it is written. */
export function alteredFault({ id }: Session, why: string): StoreFault {
  return new StoreFault({
    code: 'state-corrupt',
    message: `Session ${id} has written, but ${why}. Nothing more was done. Restore its files from git, or ask who changed them.`,
  });
}

/**
 * Whether a session may have had an effect, or waits with a person's approval: such a one must be finished,
 * others are replaced.
 */
export async function hasBegun(run: Pick<SyncRun, 'store'>, session: Session): Promise<boolean> {
  if (session.state === 'applying') return true;
  if (session.state !== 'queued') return false;
  if (session.approval !== undefined) return true;
  // What was done before a decision changed the plan is done; only what has no end yet must be finished.
  return unfinished(await run.store.readJournal(session.id)).length > 0;
}
