import type { BaseValue } from './candidate.ts';
import type { Resolution } from './conflict.ts';
import type { Pace } from './pace.ts';
import type { Plan } from './plan.ts';
import type { SyncEvent } from './event.ts';

export type SessionState =
  | 'previewed'
  | 'approved'
  | 'applying'
  | 'applied'
  | 'conflicted'
  | 'queued'
  | 'held'
  | 'superseded'
  | 'abandoned'
  | 'undone';

/**
 * The life of one plan, as stored in `sessions/<id>.json`.
 *
 * Laws: `state` moves only by `advance`; `cursor` is the number of changes with an outcome.
 */
export interface Session {
  readonly format: 1;
  readonly id: string;
  readonly sync: string;
  readonly origin: string;
  readonly state: SessionState;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** SHA-256 of the plan, 64 hex characters; shown as its first 12. */
  readonly digest: string;
  readonly plan: Plan;
  readonly resolutions: readonly Resolution[];
  readonly cursor: number;
  readonly approval?: Approval;
  /** Why the session is queued, and when it may go on. */
  readonly waiting?: Waiting;
  /** The session that this one undoes, or the one that replaced it. */
  readonly undoes?: string;
  readonly supersededBy?: string;
  /** Lineage and serial of the state it was planned on; a rewound state shows itself by them. */
  readonly lineage: string;
  readonly serial: number;
  /** What the plan was made on in the repository; a session of another basis is another session. */
  readonly basis?: Basis;
  /**
   * The upstream's limits when it was planned, for telling people how long the writes take. Not part of the
   * digest, and nothing is written or held back by it.
   */
  readonly pace?: Pace;
  /** What an applied pull request holds until it is merged or closed (DESIGN §2). */
  readonly lease?: Lease;
  readonly events: readonly SyncEvent[];
}

export interface Approval {
  readonly by: string;
  readonly at: string;
  readonly digest: string;
  /** The comment or review that said so, by its address; used once (A19). */
  readonly through?: string;
  /** The records that were approved, where they were only a part of the plan; nothing else is ever written. */
  readonly records?: readonly string[];
}

/** The commits and the config that a plan depends on; an approval holds only while they stand. */
export interface Basis {
  /** The blob id of the config it was planned with (A17). */
  readonly config: string;
  /** The head of the pull request, for a session of one. */
  readonly head?: string;
  /** Who pushed that head, by account id; never the second person (A8). */
  readonly pusher?: number;
}

/**
 * The agreements that an applied, unmerged pull request has earned; they become the state's when it merges.
 *
 * Until then the records are left alone by all others.
 */
export interface Lease {
  readonly pull: number;
  readonly records: readonly LeasedRecord[];
}

export interface LeasedRecord {
  readonly record: string;
  readonly local?: string;
  readonly remote?: string;
  /** Hash and value of the base agreed with the pull request's own artifact. */
  readonly hash?: string;
  readonly base?: BaseValue;
}

export interface Waiting {
  readonly code: string;
  readonly message: string;
  readonly since: string;
  readonly retryAt?: string;
}
