import type { SyncConfig } from '../config.ts';
import type { Hash } from '../kernel/ids.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import type { SyncProvider } from '../provider.ts';
import type { Basis, Session } from '../kernel/session.ts';
import type { Store, SyncCursor } from '../store.ts';

/** How far long work has come; shown on a terminal, ignored elsewhere. */
export interface Progress {
  readonly step: 'reading local' | 'reading upstream' | 'merging' | 'writing';
  readonly done: number;
  readonly total?: number;
}

/** Everything that one flow over one sync may touch; made by env.ts. */
export interface SyncRun {
  readonly config: SyncConfig;
  readonly store: Store;
  readonly local: SyncProvider;
  readonly remote: SyncProvider;
  readonly mappings: readonly FieldMapping[];
  /** The cursor to start from; null when there is none or its scope is another one (E22). */
  readonly cursor: string | null;
  /** What is stored beside a new cursor: its scope and the schema that work goes on with offline. */
  readonly reading: Omit<SyncCursor, 'cursor'>;
  /** Fields whose stored bases came about by another mapping, and do not count (E66); absent: the state knows the mapping. */
  readonly remapped?: ReadonlySet<string>;
  /** Why the upstream is not asked in this run: it is away, or said when it will answer; the run is offline. */
  readonly offline?: Offline;
  /** Who runs this, for approvals and decisions. */
  readonly actor: string;
  readonly origin: string;
  /** `source` of the events: the repository and the sync. */
  readonly source: string;
  readonly now: () => string;
  readonly newSessionId: () => string;
  readonly hash: Hash;
  readonly progress: (progress: Progress) => void;
  /** By upstream id: the version that this run last read or left directly. A listing may be older (E23). */
  readonly seen: Map<string, string>;
  /** `remote`: local changes are planned and shown, but others write them, such as a sync pull request. */
  readonly writes?: 'remote';
  /** What a run over a pull request looks at; absent: everything, in both directions. */
  readonly scope?: PullScope;
  /** Records that applied, unmerged pull requests hold, with the number of each. */
  readonly leased?: ReadonlyMap<string, number>;
  /** Origins, such as merged pull requests, whose open sessions this run takes over with their decisions. */
  readonly adopts?: ReadonlySet<string>;
  /** What the plan is made on in the repository; absent on the command line. */
  readonly basis?: Basis;
  /** Where the approval was given, such as a comment's address. */
  readonly through?: string;
  /** Which records of the plan are written now, where only some were approved; absent: all. */
  readonly chosen?: (record: string) => boolean;
  /** Asked before each write of a session: why its approval no longer holds, or null (A16). */
  readonly voidedBy?: (session: Session) => Promise<string | null>;
}

/** The records whose artifacts a pull request touches; only upstream is written for them. */
export interface PullScope {
  readonly pull: number;
  /** Local ids. */
  readonly touched: ReadonlySet<string>;
}

/** Why the upstream could not be reached, and when to ask again. */
export interface Offline {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
  /** Set where nobody was asked now: the upstream had said earlier that it will not answer before (E39). */
  readonly retryAt?: string;
}
