import * as z from 'zod';
import { StoreFault } from '../store.ts';

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

/** Writes a lock that holds for fifteen minutes from now. */
export function encodeLock(about: {
  readonly holder: string;
  readonly since: string;
  readonly now: string;
}): string {
  const until = new Date(Date.parse(about.now) + LOCK_MS).toISOString();
  const lock: BranchLock = { format: 1, holder: about.holder, since: about.since, until };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/**
 * Says why another run keeps a holder from writing; null when none does.
 *
 * Errors: gives `state-locked`, retryable unless the file says nothing that could be waited for.
 */
export function lockFault(about: {
  readonly text: string | null;
  readonly holder: string;
  readonly now: string;
  readonly shown: string;
}): StoreFault | null {
  if (about.text === null) return null;
  const lock = parseLock(about.text);
  if (lock === null) {
    return new StoreFault({
      code: 'state-locked',
      message: `${about.shown} does not say who holds the lock. If no sync-kernel is running, remove it from the branch.`,
    });
  }
  if (lock.holder === about.holder || lock.until <= about.now) return null;
  return new StoreFault({
    code: 'state-locked',
    retryable: true,
    message: `Run ${lock.holder} has been writing since ${lock.since}. Run again when it has ended, at the latest after ${lock.until}; if it is gone, remove ${about.shown} from the branch.`,
  });
}

/** Names the holder in a message; a file that cannot be read names none. */
export function holderIn(text: string | null): string | null {
  return text === null ? null : (parseLock(text)?.holder ?? null);
}

function parseLock(text: string): BranchLock | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
