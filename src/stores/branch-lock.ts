import * as z from 'zod';
import { StoreFault } from '../store.ts';
import type { BranchFiles } from './branch-files.ts';
import { moved } from './branch-moved.ts';

export const LOCK_FILE = 'lock.json';

/** A run that has not pushed for so long is taken for dead. */
export const LOCK_MS = 15 * 60 * 1000;

const schema = z.strictObject({
  format: z.literal(1),
  holder: z.string().min(1),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
});

/**
 * `lock.json`: which run is writing records.
 *
 * Its times only tell others when to stop waiting. Whether a run may still write is told by its next
 * push: it is refused when these bytes are not the ones the run last pushed.
 */
export type BranchLock = z.infer<typeof schema>;

/** What a push does about the lock: an intent takes it, a commit gives it up, others keep it as it is. */
export type LockMove = 'take' | 'keep' | 'drop';

/** One run's hold on the lock of a branch. */
export class BranchHold {
  /** Whether the right to write records was asked for; the first intent takes it. */
  isWanted = false;
  private readonly about: { readonly holder: string; readonly now: () => string };
  private since = '';
  /** The bytes that this run last pushed; null while it does not hold the lock. */
  private text: string | null = null;

  constructor(about: { readonly holder: string; readonly now: () => string }) {
    this.about = about;
  }

  /** Says why another run keeps this one from writing records; null when none does. */
  async faultIn(files: BranchFiles): Promise<StoreFault | null> {
    const text = await files.read(LOCK_FILE);
    if (text === null) return null;
    const lock = parseLock(text);
    const shown = files.shown(LOCK_FILE);
    if (lock === null) return unclear(shown);
    const { holder, now } = this.about;
    return lock.holder === holder || lock.until <= now() ? null : lockedBy(lock, shown);
  }

  /** Whether a push would take the lock anew. */
  isTaking(move: LockMove): boolean {
    return move === 'take' && this.isWanted && this.text === null;
  }

  /**
   * Gives the text of the lock file after a push, null for none, undefined for no change.
   *
   * Errors: `state-locked` when another holds it; `state-moved` when this run has lost it.
   */
  async after(now: BranchFiles, move: LockMove): Promise<string | null | undefined> {
    if (this.isTaking(move)) {
      const fault = await this.faultIn(now);
      if (fault !== null) throw fault;
      return this.encode(this.about.now());
    }
    if (this.text === null) return undefined;
    const found = await now.read(LOCK_FILE);
    if (found !== this.text) throw lost(found);
    return move === 'drop' ? null : this.encode(this.since);
  }

  /** Notes what was pushed. */
  pushed(text: string | null): void {
    this.text = text;
    this.since = text === null ? '' : (parseLock(text)?.since ?? '');
  }

  private encode(since: string): string {
    const { holder, now } = this.about;
    const until = new Date(Date.parse(now()) + LOCK_MS).toISOString();
    const lock: BranchLock = { format: 1, holder, since, until };
    return `${JSON.stringify(lock, null, 2)}\n`;
  }
}

function lost(found: string | null): StoreFault {
  const holder = found === null ? undefined : parseLock(found)?.holder;
  return moved(
    holder === undefined ? 'the lock of this run was removed' : `run ${holder} took the lock over`,
  );
}

function unclear(shown: string): StoreFault {
  return new StoreFault({
    code: 'state-locked',
    message: `${shown} does not say who holds the lock. If no sync-kernel is running, remove it from the branch.`,
  });
}

function lockedBy(lock: BranchLock, shown: string): StoreFault {
  return new StoreFault({
    code: 'state-locked',
    retryable: true,
    message: `Run ${lock.holder} has been writing since ${lock.since}. Run again when it has ended, at the latest after ${lock.until}; if it is gone, remove ${shown} from the branch.`,
  });
}

function parseLock(text: string): BranchLock | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
