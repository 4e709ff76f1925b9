import type { Clock } from './clock.ts';

/** The primary limit of each token: how much is left until when. */
export class Limits {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { limit: number; remaining: number; reset: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sets what is left for a token, and in how many seconds it is refilled. */
  set(token: string, remaining: number, resetSeconds: number): void {
    const { limit } = this.#bucket(token);
    this.#buckets.set(token, { limit, remaining, reset: this.#clock.seconds() + resetSeconds });
  }

  /** Takes one request off; false when nothing is left. */
  take(token: string): boolean {
    const bucket = this.#bucket(token);
    if (bucket.remaining <= 0) return false;
    bucket.remaining -= 1;
    return true;
  }

  /** Gives one back: an authorized 304 costs nothing. */
  giveBack(token: string): void {
    this.#bucket(token).remaining += 1;
  }

  headers(token: string): { readonly [name: string]: string } {
    const { limit, remaining, reset } = this.#bucket(token);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(limit - remaining),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  }

  #bucket(token: string): { limit: number; remaining: number; reset: number } {
    const known = this.#buckets.get(token);
    if (known !== undefined && known.reset > this.#clock.seconds()) return known;
    // A job's own token has 1,000 an hour and repository, a person's 5,000.
    const limit = token.startsWith('ghs_') ? 1000 : 5000;
    const fresh = { limit, remaining: limit, reset: this.#clock.seconds() + 3600 };
    this.#buckets.set(token, fresh);
    return fresh;
  }
}
