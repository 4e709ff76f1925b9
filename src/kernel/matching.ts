import type { SideRecord } from './candidate.ts';
import type { Conflict } from './conflict.ts';
import type { Held } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { Link, SideView, ViewState } from './side-view.ts';

/** A record to look at; `unchanged` sides are filled in from the base or by a read. */
export interface Match {
  readonly record: string;
  readonly link?: Link;
  readonly local: ViewState;
  readonly remote: ViewState;
  readonly linked: boolean;
  readonly proposed?: string;
}

export interface Matching {
  readonly matches: readonly Match[];
  readonly conflicts: readonly Conflict[];
  readonly held: readonly Held[];
  /** Upstream records that no row names and that wait for a person; kept so that no cursor loses them. */
  readonly waiting: readonly { readonly record: string; readonly remote: string }[];
}

export interface MatchInput {
  readonly links: readonly Link[];
  readonly local: SideView;
  readonly remote: SideView;
  readonly sharedIds: boolean;
  /** Nothing at all is found locally although records are linked: no new artifact is put there either (E67). */
  readonly isLocalLost?: boolean;
  /** The local id a record from upstream would get. Pure. */
  readonly propose: (record: SideRecord) => string;
  readonly context: PlanContext;
}
