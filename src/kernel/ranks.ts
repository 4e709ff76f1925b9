/**
 * Knows at which index each of a row of slots stands while slots are filled and emptied.
 *
 * Limits: every question and every change costs O(log n). A Fenwick tree of counts.
 */
export class Ranks {
  readonly #counts: Int32Array;

  constructor(slots: number) {
    this.#counts = new Int32Array(slots + 1);
  }

  /** Counts the filled slots before one. */
  before(slot: number): number {
    let sum = 0;
    for (let at = slot; at > 0; at -= at & -at) sum += this.#counts[at] ?? 0;
    return sum;
  }

  fill(slot: number): void {
    this.#add(slot, 1);
  }

  empty(slot: number): void {
    this.#add(slot, -1);
  }

  #add(slot: number, by: number): void {
    for (let at = slot + 1; at < this.#counts.length; at += at & -at) {
      this.#counts[at] = (this.#counts[at] ?? 0) + by;
    }
  }
}
