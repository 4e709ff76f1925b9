import type { FaultAbout } from './kernel/fault.ts';
import { Fault } from './kernel/fault.ts';
import type { BaseValue } from './kernel/candidate.ts';
import type { JournalEntry } from './kernel/journal.ts';
import type { Json } from './kernel/json.ts';
import type { Session } from './kernel/session.ts';

/**
 * What is known of one record between runs: one line of `index/<sync>/<0-f>.jsonl`.
 *
 * `remoteVersion` absent means: read it directly in the next run (a conflict, a failure, a retry).
 * A row with one id only is a record that stays on one side, or one that waits for a person.
 */
export interface IndexRow {
  readonly record: string;
  readonly local?: string;
  readonly remote?: string;
  /** The version seen upstream when both sides last agreed. */
  readonly remoteVersion?: string;
  /** The version (git blob id) of the local artifact when both sides last agreed. */
  readonly localVersion?: string;
  /** The git blob id of the stored base; a base that hashes differently is corrupt. */
  readonly base?: string;
}

/**
 * The value both sides last agreed on: `base/<sync>/<aa>/<record>.json`.
 *
 * `remote` holds the upstream's own image of a field where it differs from what the mapping would
 * write, such as another order or a rewritten text, so that it is not mistaken for an edit.
 */
export interface BaseRecord extends BaseValue {
  readonly format: 1;
  readonly record: string;
}

/** `state.json`: what names this state and how far each upstream was read. */
export interface StateHead {
  readonly format: 1;
  readonly lineage: string;
  /** Grows by one with each commit; an older serial than a session's is a rewound state. */
  readonly serial: number;
  readonly cursors: { readonly [sync: string]: SyncCursor };
}

export interface SyncCursor {
  readonly cursor: string | null;
  /** Hash of provider, scope, filter and mapping; a cursor of another scope is not used. */
  readonly scope: string;
  /** How each field's base came about; one of another mark does not count (E66). */
  readonly mapping?: { readonly [field: string]: string };
  /** The remote schema as last seen, so that work goes on while the upstream is away. */
  readonly schema?: Json;
}

/** One atomic step of the state, after a session or a part of it. */
export interface StateCommit {
  readonly sync: string;
  readonly bases: readonly { readonly record: string; readonly base: BaseRecord | null }[];
  /** Rows to write; null removes the row. */
  readonly rows: readonly { readonly record: string; readonly row: IndexRow | null }[];
  readonly cursor?: SyncCursor;
  readonly sessions: readonly Session[];
  /** For the log of a store that has one. */
  readonly message: string;
}

export type BaseAnswer =
  | { readonly kind: 'found'; readonly base: BaseRecord; readonly hash: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'corrupt'; readonly message: string };

/**
 * Where sessions, journal and bases are kept (DESIGN §6).
 *
 * Laws: what a method has returned from is durable; a crash leaves each file old or new, never mixed.
 * Errors: `StoreFault` for what a person must look at, with the file and the next step.
 */
export interface Store {
  /** Null before the first commit. */
  head(): Promise<StateHead | null>;
  readIndex(sync: string): Promise<readonly IndexRow[]>;
  readBase(row: {
    readonly sync: string;
    readonly record: string;
    readonly hash?: string;
  }): Promise<BaseAnswer>;
  /** Says which bases will be read soon, so that a store far away can fetch them at once. */
  expectBases?(sync: string, records: readonly string[]): Promise<void>;
  /** The hash a base will be stored under. */
  baseHash(base: BaseRecord): string;
  listSessions(): Promise<readonly string[]>;
  readSession(id: string): Promise<Session | null>;
  writeSession(session: Session): Promise<void>;
  readJournal(session: string): Promise<readonly JournalEntry[]>;
  /** Durable when it returns: an intent before its effect, an outcome after it. */
  appendJournal(session: string, entry: JournalEntry): Promise<void>;
  commit(step: StateCommit): Promise<StateHead>;
  /** Removes finished sessions and journals older than a time. */
  prune(before: string): Promise<number>;
  /** Keeps other runs from writing until released. */
  lock(): Promise<() => Promise<void>>;
  /**
   * Says why nothing may be written to this state, or null when it may: it was rewound, or holds
   * sessions of another lineage (E69). Reading goes on; every writing method throws the same as a fault.
   */
  readOnlyReason(): Promise<string | null>;
}

/** A state that cannot be used as it is; nothing was written. */
export class StoreFault extends Fault {
  constructor(about: FaultAbout) {
    super('StoreFault', about);
  }
}
