import type { Config, SyncConfig } from '../../config.ts';
import type { Host } from '../../host.ts';
import type { Hash } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/field.ts';
import type { GuardKind } from '../../kernel/plan.ts';
import type { Result } from '../../kernel/result.ts';
import type { SyncProvider } from '../../provider.ts';
import type { Repository } from '../../repository.ts';
import type { Store } from '../../store.ts';
import type { ApprovalHint } from '../../views/markdown/preview-input.ts';
import type { Report } from '../report.ts';
import type { SyncRun } from '../run.ts';

/** What of a run differs by its origin; the rest is the same for all runs of a sync. */
export type RunAbout = Pick<
  SyncRun,
  'origin' | 'writes' | 'leased' | 'adopts' | 'through' | 'voidedBy' | 'basis' | 'offline'
> & {
  /** The folder that holds the artifacts to read. */
  readonly root: string;
  readonly store: Store;
  readonly actor: string;
  /** As `ActionRun.isForced`. */
  readonly isForced?: boolean;
};

/** Everything that the Action's flows may touch; made by env.ts. */
export interface ActionRun {
  readonly host: Host;
  readonly repository: Repository;
  readonly store: Store;
  /** From the default branch, and its blob id there. */
  readonly config: Config;
  readonly configBlob: string;
  readonly place: Place;
  readonly openRun: (sync: SyncConfig, about: RunAbout) => Promise<Result<SyncRun, readonly string[]>>;
  /** The local side of a sync alone, over another folder. */
  readonly openLocal: (run: SyncRun, root: string) => Promise<SyncProvider>;
  /** How the sides of a sync guard their writes; asks neither of them. */
  readonly guardsOf: (sync: SyncConfig) => Promise<{ readonly [side in Side]: GuardKind }>;
  readonly hash: Hash;
  readonly now: () => string;
  /** Who runs the workflow, where no comment or review says who asked. */
  readonly actor: string;
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
  readonly surfaces: ReadonlySet<'comment' | 'check' | 'summary'>;
  readonly log: (sentence: string) => void;
  /** Nothing is stored, shown on the host or written: the summary says what would be. */
  readonly isDry?: boolean;
  /** A person wants the upstream asked now, although it said that it will answer later (E39). */
  readonly isForced?: boolean;
}

/** The repository as its people see it. */
export interface Place {
  readonly url: string;
  readonly defaultBranch: string;
  /** The commit of the default branch that this run believes. */
  readonly tip: string;
  readonly stateBranch: string;
}

/** How a flow of the Action ended: the report of its sync, and where people can read it. */
export interface ActionReport extends Report {
  readonly commentUrl?: string;
  /** How the plan is approved where it was shown. */
  readonly approval?: ApprovalHint;
  readonly pullRequest?: number;
}
