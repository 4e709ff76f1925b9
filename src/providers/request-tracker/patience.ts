import type { ProviderContext } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';

/** Waits before the second, third … try of a call, in milliseconds. */
const WAITS_MS: readonly number[] = [250, 500, 1000, 2000, 4000];

/** What one call waits in all, in milliseconds; a longer wait is the caller's to keep (E39). */
const LONGEST_MS = 10_000;

/** The tries that one provider call may still make; shared by all its requests. */
export class Patience {
  private readonly waits: number[];
  private left = LONGEST_MS;
  private readonly sleep: ProviderContext['sleep'];

  constructor(context: Pick<ProviderContext, 'sleep'>, tries = WAITS_MS.length + 1) {
    this.sleep = context.sleep;
    this.waits = WAITS_MS.slice(0, tries - 1);
  }

  /** Waits before another try. Errors: what cannot be waited for is thrown as it came. */
  async pause(error: unknown): Promise<void> {
    const usual = this.waits.shift();
    if (!(error instanceof ProviderFault) || !error.retryable || usual === undefined) throw error;
    const wait = Math.max(usual, error.retryAfterMs ?? 0);
    if (wait > this.left) throw error;
    this.left -= wait;
    await this.sleep(wait);
  }

  /** Makes a call that may be repeated without harm until it answers. */
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
