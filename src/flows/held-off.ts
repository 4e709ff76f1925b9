import type { Session } from '../kernel/session.ts';
import type { Store } from '../store.ts';
import type { Offline } from './run.ts';
import { openSessions } from './sessions.ts';

/** How far a clock may have gone back before what it said earlier is not believed any more. */
const LONGEST_JUMP_MS = 24 * 60 * 60 * 1000;

/**
 * Says why a sync's upstream is not to be asked yet, or null: it said itself when it will answer (E39).
 *
 * Of several sessions that wait, the latest time counts. A time that was noted more than a day in the
 * future is the word of a clock that has gone back since (E75): nothing waits for it.
 */
export async function heldOff(
  store: Store,
  about: { readonly sync: string; readonly now: string },
): Promise<Offline | null> {
  let longest: Offline | null = null;
  for (const session of await openSessions(store, about.sync)) {
    const waits = waitOf(session, about.now);
    if (waits !== null && (longest?.retryAt === undefined || at(waits.retryAt) > at(longest.retryAt)))
      longest = waits;
  }
  return longest;
}

function waitOf(session: Session, now: string): (Offline & { readonly retryAt: string }) | null {
  const { code, message, retryAt } = session.waiting ?? {};
  if (session.state !== 'queued' || retryAt === undefined) return null;
  if (code === undefined || message === undefined) return null;
  const isBefore = at(now) < at(retryAt) && at(now) >= at(session.updatedAt) - LONGEST_JUMP_MS;
  return isBefore ? { code, message, retryAt } : null;
}

function at(time: string | undefined): number {
  return Date.parse(time ?? '');
}
