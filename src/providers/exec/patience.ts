import type { ProviderContext } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';

/** Tries of one request in all, the first included. */
const MAX_TRIES = 5;

/** What one request may wait in all, in milliseconds; a longer wait is the caller's to keep. */
const MAX_WAIT_MS = 10_000;

const FIRST_WAIT_MS = 250;

/**
 * Repeats a call while its fault says that waiting helps.
 *
 * Units: waits double from 250 ms; a `retryAfterMs` is kept to when it fits in 10 s.
 * Errors: what cannot be waited for is thrown as it came, with its `retryAfterMs` (GUARANTEES E39).
 */
export async function repeat<T>(
  context: Pick<ProviderContext, 'sleep'>,
  call: () => Promise<T>,
  mayRepeat: (reason: ProviderFault) => boolean,
): Promise<T> {
  let waited = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ProviderFault) || !error.retryable || !mayRepeat(error)) throw error;
      const wait = Math.max(error.retryAfterMs ?? 0, FIRST_WAIT_MS * 2 ** (tries - 1));
      if (tries === MAX_TRIES || waited + wait > MAX_WAIT_MS) throw error;
      waited += wait;
      await context.sleep(wait);
    }
  }
}
