import type { ProviderContext } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';

/** Tries of one provider call in all, the first included. */
const MAX_TRIES = 6;

/** Tries of the first call to a tracker: one that is down is soon known to be, and nothing is lost. */
export const FIRST_CONTACT_TRIES = 3;

/** What one provider call may wait in all, in milliseconds; a longer wait is the caller's to keep. */
const MAX_WAIT_MS = 10_000;

const FIRST_WAIT_MS = 250;

/** How often and how long one provider call may still wait; shared by all its requests. */
export interface Patience {
  /** Waits before another try. Errors: throws the fault itself when it is lasting or patience has run out. */
  pause(reason: unknown): Promise<void>;
}

/**
 * Makes the patience of one provider call.
 *
 * Units: waits double from 250 ms; an upstream's `Retry-After` is kept to when it fits in 10 s.
 * Errors: what cannot be waited for is thrown as it came, with its `retryAfterMs` (GUARANTEES E39).
 */
export function createPatience(context: Pick<ProviderContext, 'sleep'>, maxTries = MAX_TRIES): Patience {
  let tries = 1;
  let waited = 0;
  return {
    async pause(reason) {
      if (!(reason instanceof ProviderFault) || !reason.retryable || tries >= maxTries) throw reason;
      const wait = Math.max(reason.retryAfterMs ?? 0, FIRST_WAIT_MS * 2 ** (tries - 1));
      if (waited + wait > MAX_WAIT_MS) throw reason;
      tries += 1;
      waited += wait;
      await context.sleep(wait);
    },
  };
}

/** Runs a call that may be repeated without harm until it answers or patience runs out. */
export async function repeat<T>(patience: Patience, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      await patience.pause(error);
    }
  }
}
