import type { ProviderContext } from '../../provider.ts';
import { passingFault } from '../../upstream/fault.ts';
import { MOST_WAIT_MS, PER_HOUR, PER_MINUTE } from './rates.ts';

const HOUR_MS = 60 * 60 * 1000;
/** A little more than the limit asks for, because requests do not all take equally long to arrive. */
const BETWEEN_MS = 60_000 / PER_MINUTE + 10;
const HOUR_AND_MORE_MS = HOUR_MS + 2000;

/** Where an earlier run was cut off and begun again, each gap in its hour comes back as a wait in this one. */
const ALL_WAITS_MS = 15 * 60 * 1000;

/**
 * Keeps the writes of one provider within GitHub's limits on making content.
 *
 * Writes are spread evenly, 760 ms apart, since bursts set off the secondary limit. An hour's worth is
 * never slept through: what is left waits for a later run (E39, E40).
 */
export class Pace {
  private readonly context: Pick<ProviderContext, 'sleep' | 'now'>;
  private last = Number.NEGATIVE_INFINITY;
  private waited = 0;
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
   * Takes one issue off the hour's budget; waits when that is full for a short time only.
   *
   * `earlier`: how many milliseconds ago issues of ours were made, as their listing shows, so that the
   * budget holds across runs. Gives how long it waited. Errors: `rate-limited` with the time until a
   * run can go on, which is when no more than that short wait is left until the oldest is an hour old.
   */
  async takeCreate(earlier: readonly number[]): Promise<number> {
    const begun = this.context.now();
    const listed = earlier.map((ago) => begun - ago).sort((a, b) => a - b);
    const known = listed.length > this.made.length ? listed : this.made;
    const free = known.length < PER_HOUR ? begun : (known.at(-PER_HOUR) ?? 0) + HOUR_AND_MORE_MS;
    const wait = Math.max(0, free - begun);
    if (wait > MOST_WAIT_MS || this.waited + wait > ALL_WAITS_MS) {
      this.made = known;
      const said = `GitHub lets ${PER_HOUR} issues be made in an hour, and so many were.`;
      const retryAfterMs = Math.max(0, wait - MOST_WAIT_MS);
      throw passingFault('rate-limited', `${said} The rest is made by a later run.`, { retryAfterMs });
    }
    this.waited += wait;
    if (wait > 0) await this.context.sleep(wait);
    const now = this.context.now();
    this.made = [...known.filter((at) => at > now - HOUR_AND_MORE_MS), now];
    return wait;
  }
}
