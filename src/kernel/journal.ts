import type { Side } from './field.ts';
import type { Json } from './json.ts';

/**
 * One line of a session's journal: an intent before an effect, its outcome after.
 *
 * Laws: `seq` grows by one; order is by `seq`, never by time. An intent without a later outcome of the
 * same change is unfinished: its effect may or may not have happened.
 */
export type JournalEntry = Intent | Outcome;

export interface Intent {
  readonly kind: 'intent';
  readonly seq: number;
  /** The id of the change in the session's plan. */
  readonly change: string;
  readonly record: string;
  readonly side: Side;
  readonly action: 'create' | 'update' | 'delete';
  /** The idempotency key of a create, sent again unchanged until there is an outcome. */
  readonly key?: string;
  /** Everything a create sends, so that it can be sent again exactly. */
  readonly fields?: { readonly [name: string]: Json };
  readonly target?: string;
  readonly at: string;
}

export interface Outcome {
  readonly kind: 'outcome';
  readonly seq: number;
  readonly change: string;
  readonly record: string;
  readonly side: Side;
  readonly result: OutcomeResult;
  /** The record's id on that side afterwards; a create's link is saved by this line. */
  readonly target?: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: string;
}

/**
 * How a change ended. `written`: done now. `found`: an earlier attempt had done it. `unneeded`: both
 * sides agreed meanwhile. `stale`: the record moved, nothing was written. `failed`: refused upstream.
 */
export type OutcomeResult = 'written' | 'found' | 'unneeded' | 'stale' | 'failed';
