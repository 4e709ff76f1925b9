/** The stand-in's time: the real one plus what a test moved it by, with GitHub's resolution of a second. */
export class Clock {
  #offsetMs = 0;

  /** Seconds since 1970. */
  seconds(): number {
    return Math.floor((Date.now() + this.#offsetMs) / 1000);
  }

  /** The time as GitHub writes it: `2026-11-22T08:00:07Z`. */
  now(): string {
    return new Date(this.seconds() * 1000).toISOString().replace('.000Z', 'Z');
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000;
  }
}
