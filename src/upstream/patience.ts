import type { ProviderContext } from '../provider.ts';
import { ProviderFault } from '../provider.ts';

/** Tries of one provider call in all, the first included. */
const MAX_TRIES = 6;

/** Tries of the first call to an upstream: one that is down is soon known to be, and nothing is lost. */
export const FIRST_CONTACT_TRIES = 3;

/** What one provider call may wait in all, in milliseconds; a longer wait is the caller's to keep. */
const MAX_WAIT_MS = 10_000;

const FIRST_WAIT_MS = 250;

/**
 * How often and how long one provider call may still wait; shared by all its requests.
 *
 * Units: waits double from 250 ms; an upstream's `Retry-After` is kept to when it fits in 10 s.
 * Errors: what cannot be waited for is thrown as it came, with its `retryAfterMs` (GUARANTEES E39).
 */
export class Patience {
  private readonly sleep: ProviderContext['sleep'];
  private readonly maxTries: number;
  private tries = 1;
  private waited = 0;

  constructor(context: Pick<ProviderContext, 'sleep'>, maxTries = MAX_TRIES) {
    this.sleep = context.sleep;
    this.maxTries = maxTries;
  }

  /** Waits before another try. Errors: throws the fault itself when it is lasting or patience has run out. */
  async pause(error: unknown): Promise<void> {
    if (!(error instanceof ProviderFault) || !error.retryable || this.tries >= this.maxTries) throw error;
    const wait = Math.max(error.retryAfterMs ?? 0, FIRST_WAIT_MS * 2 ** (this.tries - 1));
    if (this.waited + wait > MAX_WAIT_MS) throw error;
    this.tries += 1;
    this.waited += wait;
    await this.sleep(wait);
  }

  /** Makes a call that may be repeated without harm until it answers or patience runs out. */
  async repeat<T>(call: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        await this.pause(error);
      }
    }
  }
}
