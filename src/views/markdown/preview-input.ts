import type { Side } from '../../kernel/field.ts';
import type { OutcomeResult } from '../../kernel/journal.ts';
import type { GuardKind } from '../../kernel/plan.ts';
import type { Session } from '../../kernel/session.ts';

/** Where a preview is shown, which says who it is for and how it is approved. */
export type Surface = 'pull-request' | 'sync-pr' | 'sync-issue';

/**
 * How a plan is approved here. `fork`: not here at all, the reconcile after the merge writes it.
 * `none`: nobody has to, a reconcile of the default branch writes it.
 */
export type ApprovalHint = 'comment' | 'review' | 'none' | 'fork';

/**
 * All that a preview shows; nothing else may enter it.
 *
 * No clock and no address of a run: rendered again from the same stored session it has the same bytes,
 * and that is how an approval finds out that nobody changed the comment (A22).
 */
export interface PreviewInput {
  readonly session: Session;
  readonly generation: number;
  readonly surface: Surface;
  readonly repository: { readonly url: string };
  readonly stateBranch: string;
  readonly approval: ApprovalHint;
  /** How each side makes a write fail when the record moved; shown for each write (I15). */
  readonly guards: { readonly [side in Side]: GuardKind };
  /** The commit of the pull request that was read. */
  readonly head?: string;
  /** Addresses of upstream records, by record. */
  readonly upstream?: { readonly [record: string]: string };
  /** What became of the changes, by change id. */
  readonly results?: { readonly [change: string]: ChangeReport };
  /** Addresses of conflict issues, by record. */
  readonly conflictIssues?: { readonly [record: string]: string };
  /** Records that another pull request has written already and that are left alone until it ends. */
  readonly leased?: readonly Lease[];
  /** The session that counts instead of a superseded one. */
  readonly current?: { readonly session: string; readonly digest: string };
  /** How many requests upstream the writes need, at most. */
  readonly requests?: number;
  /** The session of a dry run, or of one whose token may not store it: nobody can approve it. */
  readonly isUnstored?: boolean;
  /** More sentences for a person, beside those of the plan. */
  readonly notes?: readonly string[];
  /** Values of credentials that must not be shown wherever they come from. */
  readonly secrets?: readonly string[];
}

/** What became of one change. `undone`: written and taken back since. */
export interface ChangeReport {
  readonly result: OutcomeResult | 'queued' | 'undone';
  readonly at?: string;
  readonly url?: string;
  readonly message?: string;
}

export interface Lease {
  readonly record: string;
  /** The pull request that holds it, as a number. */
  readonly pullRequest: number;
}
