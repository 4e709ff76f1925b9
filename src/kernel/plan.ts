import type { Conflict } from './conflict.ts';
import type { Side } from './field.ts';
import type { Patch } from './patch.ts';

/** How a provider makes a write fail when the record moved (DESIGN §5). */
export type GuardKind = 'if-match' | 'revision-test' | 'verified';

/** What a change's write is conditional on. `version` is volatile: it is not part of the digest. */
export interface Guard {
  readonly kind: GuardKind;
  readonly version: string;
}

/** One planned write to one record on one side. */
export interface Change {
  /** `<record>#<side>`; unique in its plan. */
  readonly id: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly record: string;
  readonly side: Side;
  /** The record's id on that side; absent for a create whose id the upstream assigns. */
  readonly target?: string;
  /** The record's id on the other side, where it has one. */
  readonly other?: string;
  /** A person's words for the record: its title, else its id. */
  readonly title: string;
  /** Exactly what is written, in that side's own field names and values. */
  readonly patch: Patch;
  readonly guard?: Guard;
  /** Fields where a rule decided for a person: an authority, a resolution. */
  readonly decided?: readonly Decision[];
}

/** Says why a value was chosen although both sides had changed. */
export interface Decision {
  readonly field: string;
  readonly by: 'authority' | 'resolution';
  readonly choice: string;
}

/** A record that is left alone in this plan, with the reason a person needs to go on. */
export interface Held {
  readonly record: string;
  readonly code: string;
  readonly message: string;
  readonly where?: string;
}

/** Both sides hold the same already: only the link or the base moves, nothing is written on a side. */
export interface Agreement {
  readonly record: string;
  readonly local?: string;
  readonly remote?: string;
}

/**
 * The changes, conflicts and held items of one preview; a pure function of its inputs.
 *
 * Laws: the same inputs in any order give the same bytes. Every list is ordered by record and side.
 */
export interface Plan {
  readonly format: 1;
  readonly sync: string;
  readonly origin: string;
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly held: readonly Held[];
  readonly agreed: readonly Agreement[];
  /** False when a side could not be read to its end: nothing was concluded from what was absent. */
  readonly complete: boolean;
  /** Set when a bulk guard tripped: nothing of the plan may be applied as it is. */
  readonly guarded?: BulkGuard;
  /** Sentences about what a person should know, such as other tools that sync the same files. */
  readonly notes: readonly string[];
}

/** The bulk limit that a plan exceeds. */
export interface BulkGuard {
  readonly limit: 'deletes' | 'writes';
  readonly side: Side;
  readonly planned: number;
  readonly allowed: number;
}
