import type { Resolution } from './conflict.ts';
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
  readonly events: readonly SyncEvent[];
}

export interface Approval {
  readonly by: string;
  readonly at: string;
  readonly digest: string;
}

export interface Waiting {
  readonly code: string;
  readonly message: string;
  readonly since: string;
  readonly retryAt?: string;
}
