import type { StateCommit, StateHead } from '../store.ts';
import { StoreFault } from '../store.ts';
import type { BranchFiles, BranchReader } from './branch-files.ts';
import { filesOf, overlaid } from './branch-files.ts';
import { STATE_FILE } from './names.ts';
import type { Writes } from './pending.ts';
import { planWrites } from './plan-writes.ts';
import { readHead } from './read-state.ts';

const MAX_COMMIT_BYTES = 1024 * 1024;

/**
 * The state as one run sees it, in three layers: where it started, what it has pushed, what it has yet to.
 *
 * What others push meanwhile is not in it, so nothing that a run has read changes under it.
 */
export class BranchPicture {
  /** Written and not yet pushed. */
  readonly buffered = new Map<string, string | null>();
  private readonly pushed = new Map<string, string | null>();
  private readonly reader: BranchReader;
  private start: { readonly commit: string | null; readonly files: BranchFiles };

  static async at(reader: BranchReader, commit: string | null): Promise<BranchPicture> {
    return new BranchPicture(reader, { commit, files: await readCommit(reader, commit) });
  }

  private constructor(reader: BranchReader, start: BranchPicture['start']) {
    this.reader = reader;
    this.start = start;
  }

  /** What the run reads. */
  get files(): BranchFiles {
    return overlaid(this.stored, this.buffered);
  }

  /** What the run knows to be on the branch. */
  get stored(): BranchFiles {
    return overlaid(this.start.files, this.pushed);
  }

  /** Whether a commit holds nothing that this picture does not show. */
  isWhole(commit: string | null): boolean {
    return commit === this.start.commit;
  }

  async filesAt(commit: string | null): Promise<BranchFiles> {
    return this.isWhole(commit) ? this.stored : readCommit(this.reader, commit);
  }

  /** Starts again from a commit; what was read before must be read again. */
  async restart(commit: string | null): Promise<void> {
    this.startFrom({ commit, files: await readCommit(this.reader, commit) });
  }

  /** Notes files that the branch turns out to hold already. */
  noteHeld(files: Writes): void {
    for (const [file, text] of files) this.pushed.set(file, text);
    this.buffered.clear();
  }

  /**
   * Gives what notes that `commit`, made on `parent`, is on the branch. It fails for no outside reason.
   *
   * On a parent that was whole the commit is the new start; else the run's own files are laid over the old.
   */
  async noteFor(landing: {
    readonly commit: string;
    readonly parent: string | null;
    readonly files: Writes;
    readonly step: StateCommit | null;
    readonly planned: Writes;
    readonly firstHead: () => StateHead;
  }): Promise<() => void> {
    const { commit, parent, files } = landing;
    const flushed = [...this.buffered];
    const drop = (): void => {
      for (const [file, text] of flushed) if (this.buffered.get(file) === text) this.buffered.delete(file);
    };
    if (this.isWhole(parent)) {
      const start = { commit, files: await readCommit(this.reader, commit) };
      return () => {
        drop();
        this.startFrom(start);
      };
    }
    const own = new Map(await planStep(overlaid(this.stored, files), landing));
    own.delete(STATE_FILE);
    const head = landing.planned.get(STATE_FILE);
    if (head !== undefined) own.set(STATE_FILE, head);
    return () => {
      drop();
      for (const [file, text] of [...files, ...own]) this.pushed.set(file, text);
    };
  }

  private startFrom(start: BranchPicture['start']): void {
    this.start = start;
    this.pushed.clear();
  }
}

/** Works out what a step writes onto files that others may have written too. */
export async function planStep(
  files: BranchFiles,
  about: { readonly step: StateCommit | null; readonly firstHead: () => StateHead },
): Promise<Writes> {
  const { step } = about;
  if (step === null) return new Map();
  const head = (await readHead(files)) ?? about.firstHead();
  return (await planWrites(files, { step, head })).writes;
}

async function readCommit(reader: BranchReader, commit: string | null): Promise<BranchFiles> {
  if (commit === null) return filesOf(reader, null);
  const object = await reader.objects.read(commit, MAX_COMMIT_BYTES);
  const root = /^tree ([0-9a-f]{40})$/m.exec(object?.bytes.toString('latin1') ?? '')?.[1];
  if (root !== undefined) return filesOf(reader, root);
  throw new StoreFault({
    code: 'state-unreadable',
    retryable: true,
    message: `git did not fetch the commit ${commit} of the state. Run again.`,
  });
}
