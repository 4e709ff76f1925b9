import type { Json } from './json.ts';

/** What kind of disagreement a conflict is (DESIGN §4); local comes first in the two-word kinds. */
export type ConflictKind =
  'edit-edit' | 'edit-delete' | 'delete-edit' | 'create-create' | 'stale' | 'unmapped' | 'ambiguous-link';

/** A person's way to settle a conflict. `keep` and `delete` are for whole records. */
export type Choice = 'local' | 'remote' | 'base' | 'merged' | 'value' | 'keep' | 'delete';

export const CHOICES: readonly Choice[] = ['local', 'remote', 'base', 'merged', 'value', 'keep', 'delete'];

/** The pseudo field of a conflict about a record's existence. */
export const RECORD_FIELD = '@record';

/** The pseudo field of a conflict about which two records are one. */
export const LINK_FIELD = '@link';

/**
 * One piece of a merged field: agreed, or in conflict.
 *
 * Shape: for text the values are strings of whole lines; joined in order, the `clean` pieces and one
 * side of the others give a whole text. For lists and maps `path` is a pointer inside the field.
 */
export type MergePart =
  | { readonly kind: 'clean'; readonly value: Json }
  | {
      readonly kind: 'conflict';
      readonly path?: string;
      readonly base: Json;
      readonly local: Json;
      readonly remote: Json;
    };

/**
 * A field, or a whole record, that both sides changed differently; a value, never an error.
 *
 * Laws: `id` depends on sync, record, field and the three values only, so a decision made on it is
 * void as soon as one of them moves.
 */
export interface Conflict {
  readonly id: string;
  readonly kind: ConflictKind;
  readonly record: string;
  /** A canonical field name, `@record` or `@link`. */
  readonly field: string;
  /** The three whole values; for `@record` the whole records, null on the side that has none. */
  readonly base: Json;
  readonly local: Json;
  readonly remote: Json;
  /** For text, lists and maps: what merged and what did not. */
  readonly parts?: readonly MergePart[];
  /** The choices that can settle it, where its kind and values do not say so. */
  readonly choices?: readonly Choice[];
  /** One sentence for a person when the values do not say it. */
  readonly why?: string;
}

/** A person's decision on one conflict, bound by its id to the three values they saw. */
export interface Resolution {
  readonly conflict: string;
  readonly record: string;
  readonly field: string;
  readonly choice: Choice;
  /** The person's own value, for `merged` and `value`. */
  readonly value?: Json;
  readonly by: string;
  readonly at: string;
}
