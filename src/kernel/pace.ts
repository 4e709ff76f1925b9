/**
 * The limits that an upstream puts on writing; all of them hold at once.
 *
 * An empty list is an upstream of which no limit is known.
 */
export type Pace = readonly RateLimit[];

/**
 * One limit: at most so many units in any window of so many seconds.
 *
 * What a write takes is given in units, so that one shape serves limits that count new records, writes,
 * requests or points. A window shorter than the time between scheduled runs is waited for inside a run, by
 * spreading the writes over it; a longer one is left to later runs.
 */
export interface RateLimit {
  /** For people, what is counted, in the plural: `new issues`, `writes`, `requests`. */
  readonly of: string;
  readonly most: number;
  readonly seconds: number;
  /** Units that one create, one update, one delete takes, with its own reads. */
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  /** Units that are kept free in each window, for listings and for what must not be cut in half. */
  readonly kept?: number;
  /** Units left of the window that is open now, as the upstream last said; absent: all. */
  readonly left?: number;
  /** Seconds until that window ends and a full one begins; absent: the whole window. */
  readonly resets?: number;
}
