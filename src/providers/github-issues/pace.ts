import type { ProviderContext } from '../../provider.ts';
import { passingFault } from '../../upstream/fault.ts';

/** GitHub takes 80 requests a minute that make content, and 500 an hour. Source: "Rate limits for the REST API". */
const PER_MINUTE = 80;
const PER_HOUR = 500;
const HOUR_MS = 60 * 60 * 1000;
const BETWEEN_MS = 60_000 / PER_MINUTE;

/**
 * Keeps the writes of one provider within GitHub's limits on making content.
 *
 * Writes are spread evenly, 750 ms apart, since bursts set off the secondary limit. An hour's worth is
 * never slept through: what is left waits for a later run (E39, E40).
 */
export class Pace {
  private readonly context: Pick<ProviderContext, 'sleep' | 'now'>;
  private last = Number.NEGATIVE_INFINITY;
  /** When issues were made, in our own time, oldest first. */
  private made: number[] = [];

  constructor(context: Pick<ProviderContext, 'sleep' | 'now'>) {
    this.context = context;
  }

  /** Waits until the next write may be sent. */
  async turn(): Promise<void> {
    const wait = this.last + BETWEEN_MS - this.context.now();
    // Noted before waiting, so that two writes at once take two turns.
    this.last = Math.max(this.context.now(), this.last + BETWEEN_MS);
    if (wait > 0) await this.context.sleep(wait);
  }

  /**
   * Takes one issue off the hour's budget.
   *
   * `earlier`: how many milliseconds ago issues of ours were made, as their listing shows, so that the
   * budget holds across runs. Errors: `rate-limited` with the time until the oldest is an hour old.
   */
  takeCreate(earlier: readonly number[]): void {
    const now = this.context.now();
    const listed = earlier.map((ago) => now - ago).sort((a, b) => a - b);
    const recent = (listed.length > this.made.length ? listed : this.made).filter((at) => at > now - HOUR_MS);
    const [oldest] = recent;
    if (recent.length >= PER_HOUR && oldest !== undefined) {
      const said = `GitHub lets ${PER_HOUR} issues be made in an hour, and so many were.`;
      throw passingFault('rate-limited', `${said} The rest is made by a later run.`, {
        retryAfterMs: oldest + HOUR_MS - now,
      });
    }
    this.made = [...recent, now];
  }
}
