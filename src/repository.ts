import type { FaultAbout } from './kernel/fault.ts';
import { Fault } from './kernel/fault.ts';
/** A folder that holds the files of one commit, of which we may change artifacts. */
export interface WorkTree {
  /** Absolute path. */
  readonly root: string;
  /** The commit it was made from; for a merge that of the branch merged into. */
  readonly commit: string;
}

/**
 * The repository as git has it: read at pinned commits, never executed (DESIGN §10).
 *
 * Errors: `RepositoryFault` for what git or the network refuse.
 */
export interface Repository {
  /** The commit a branch points to, or null when there is no such branch. */
  tipOf(branch: string): Promise<string | null>;
  /** The text of a file in a commit with its blob id, or null when it has none. */
  readFile(commit: string, path: string): Promise<{ readonly text: string; readonly blob: string } | null>;
  checkOut(commit: string): Promise<WorkTree>;
  /** What merging a pull request's head into a commit would give; what conflicts is left unmerged. */
  checkOutMerge(about: {
    readonly into: string;
    readonly head: string;
    readonly pull: number;
  }): Promise<WorkTree>;
  /**
   * Makes a branch that holds one commit over the tree's own, with all that was changed in the tree.
   *
   * Gives its tip, or null when nothing was changed. A branch that is so already is left alone; one that
   * moved since it was read is not overwritten.
   */
  publish(
    tree: WorkTree,
    about: { readonly branch: string; readonly message: string },
  ): Promise<{ readonly tip: string; readonly isNew: boolean } | null>;
  deleteBranch(branch: string): Promise<void>;
}

/** Git or the network refused; nothing was published. */
export class RepositoryFault extends Fault {
  constructor(about: FaultAbout & { readonly retryable: boolean }) {
    super('RepositoryFault', about);
  }
}
