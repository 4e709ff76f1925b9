import type { Pace } from '../../kernel/pace.ts';

/** Requests a minute, and an hour, that make content. Source: GitHub's "Rate limits for the REST API". */
export const PER_MINUTE = 80;
export const PER_HOUR = 500;

/** What must be left of the hour's requests before a record's writes begin: they are not cut in half (E37). */
export const RESERVE = 10;

/** Scheduled runs begin some minutes early or late; so long one run waits for an hour's limit to be filled again. */
export const MOST_WAIT_MS = 10 * 60 * 1000;

/** Kept free in each hour beside: listings of some thousand issues, and looks for issues of ours. */
const FOR_LISTINGS = 140;

/** What a workflow's own token may ask in an hour; people's tokens and apps may ask 5,000 and more. */
const WORKFLOW_REQUESTS = 1000;

/** What the last answer said of the hour's requests; seconds. */
export interface RequestsLeft {
  readonly most: number;
  readonly left: number;
  readonly resets: number;
}

/**
 * GitHub's limits on writing issues, with the requests that are left of this hour where an answer told them.
 *
 * A read is a point, a write five; the history of an update is asked by GraphQL, whose requests are counted
 * apart. Source: GitHub's "Rate limits for the REST API", primary and secondary limits.
 */
export function ratesOf(known: RequestsLeft | null): Pace {
  const most = known?.most ?? WORKFLOW_REQUESTS;
  return [
    { of: 'writes', most: PER_MINUTE, seconds: 60, create: 1, update: 1, delete: 2 },
    { of: 'points', most: 900, seconds: 60, create: 6, update: 7, delete: 11 },
    { of: 'new issues', most: PER_HOUR, seconds: 3600, create: 1, update: 0, delete: 0 },
    {
      of: 'requests',
      most,
      seconds: 3600,
      create: 1,
      update: 2,
      delete: 3,
      kept: Math.min(RESERVE + FOR_LISTINGS, Math.floor(most / 2)),
      ...(known === null ? {} : { left: Math.min(known.left, most), resets: known.resets }),
    },
  ];
}
