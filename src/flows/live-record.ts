import type { Candidate, SideRecord } from '../kernel/candidate.ts';
import type { Collected } from './collect.ts';
import type { Writing } from './writing.ts';

/** One record as last seen on both sides: from the fresh read, then from each write's answer. */
export interface LiveRecord {
  local?: SideRecord;
  remote?: SideRecord;
  readonly candidate: Candidate;
}

/** What the end of a run must know of its writes. */
export type Commitable = Pick<
  Writing,
  'live' | 'writes' | 'replaced' | 'begun' | 'before' | 'rest' | 'earned'
>;

export function liveOf(candidate: Candidate): LiveRecord {
  return {
    candidate,
    ...(candidate.local.kind === 'present' ? { local: candidate.local.record } : {}),
    ...(candidate.remote.kind === 'present' ? { remote: candidate.remote.record } : {}),
  };
}

/** For runs that write nothing on a side: the records as they were read. */
export function settledOnly(collected: Collected): Commitable {
  const live = new Map(collected.candidates.map((candidate) => [candidate.record, liveOf(candidate)]));
  return {
    live,
    writes: new Map(),
    replaced: new Map(),
    begun: new Map(),
    before: new Map(),
    rest: new Map(),
    earned: new Map(),
  };
}
