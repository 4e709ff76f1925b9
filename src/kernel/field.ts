import type { Json } from './json.ts';

/** Which of the two sides of a sync a value is on. */
export type Side = 'local' | 'remote';

export const SIDES: readonly Side[] = ['local', 'remote'];

/** How two edits of one field meet (DESIGN §4). */
export type FieldKind = 'scalar' | 'text' | 'set' | 'list' | 'map' | 'sequence';

export const FIELD_KINDS: readonly FieldKind[] = ['scalar', 'text', 'set', 'list', 'map', 'sequence'];

/**
 * Names a way in which two spellings of a value count as one; declared by a provider or the config.
 *
 * `lines`: CRLF and LF. `trim`: white space at both ends. `case`: upper and lower case.
 * `unicode`: NFC and NFD. `empty`: null, "" and []. `order`: the order of an array.
 */
export type Equivalence = 'lines' | 'trim' | 'case' | 'unicode' | 'empty' | 'order';

export const EQUIVALENCES: readonly Equivalence[] = ['lines', 'trim', 'case', 'unicode', 'empty', 'order'];

/** The rule of one canonical field: what it is called, how it merges, who wins. */
export interface FieldRule {
  /** The canonical name, which is the local one. */
  readonly name: string;
  readonly kind: FieldKind;
  /** For `list`: the member that identifies an element. */
  readonly key: string;
  /** The side that wins when both changed it; shown as such in the preview. */
  readonly authority?: Side;
  readonly equivalent: readonly Equivalence[];
  /** For `set`: report two changed sides as a conflict instead of merging element by element. */
  readonly strictSet?: boolean;
}

/**
 * The fields of one record, total over its sync's schema: an absent field is `null`.
 *
 * Shape: `{"title":"Sign in","labels":["auth"],"body":null}`.
 */
export type Fields = { readonly [name: string]: Json };
