import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { StoreFault } from '../store.ts';
import { ensureFolder, removeFile, replaceFile } from './durable.ts';
import type { Folder } from './folder.ts';
import { guarded, isSystemError, listNames, readText, shownFile } from './folder.ts';
import { hasEnded, ownIdentity } from './process.ts';

const LOCK = 'lock';
const ATTEMPTS = 100;
const MAX_LOCK_BYTES = 4096;

const ownerSchema = z.strictObject({
  token: z.uuid(),
  pid: z.int().positive(),
  host: z.string(),
  started: z.string().exactOptional(),
  since: z.string(),
});

type Owner = z.infer<typeof ownerSchema>;

/**
 * Takes the lock of a state folder; gives the function that releases it.
 *
 * The lock is the file `lock`, made whole and only where there is none (a hard link). One of an ended
 * process is replaced at once. For that a process first claims the right to replace that very lock, by
 * making `lock.<token of the ended one>`; a claim of an ended process is itself claimed the same way. So
 * of many that find the same dead lock one replaces it, and nobody ever removes a living one.
 * Errors: `state-locked`, retryable, naming process and time.
 */
export function takeLock(folder: Folder, since: string): () => void {
  const own: Owner = { token: randomUUID(), ...ownIdentity(), since };
  const ticket = `${LOCK}.${own.token}.ticket`;
  ensureFolder(folder, '.');
  replaceFile(folder, ticket, `${JSON.stringify(own)}\n`);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (isTaken(folder, ticket)) {
        sweep(folder);
        return () => {
          if (readOwner(folder, LOCK)?.token === own.token) removeFile(folder, LOCK);
        };
      }
    }
  } finally {
    removeFile(folder, ticket);
  }
  throw new StoreFault({
    code: 'state-locked',
    retryable: true,
    message: `Many runs want the state ${folder.shown} at once. Run again when they have ended.`,
  });
}

/** Says whether a living process holds the lock of a folder. */
export function isLocked(folder: Folder): boolean {
  const owner = readOwner(folder, LOCK);
  return owner !== null && !hasEnded(owner);
}

/** One attempt: true when the lock is ours, false when something moved meanwhile. */
function isTaken(folder: Folder, ticket: string): boolean {
  if (linkNew(folder, ticket, LOCK)) return true;
  const holder = readOwner(folder, LOCK);
  if (holder === null) return false;
  const claims = claim(folder, ticket, holder);
  if (claims === null) return false;
  // Another may have replaced the dead lock and dropped its claim just before ours: then it is not ours.
  const isStillDead = readOwner(folder, LOCK)?.token === holder.token;
  if (isStillDead) guarded(folder, LOCK, 'write', () => replaceLock(folder, ticket));
  for (const name of isStillDead ? claims : claims.slice(-1)) removeFile(folder, name);
  return isStillDead;
}

function replaceLock(folder: Folder, ticket: string): void {
  fs.renameSync(join(folder.root, ticket), join(folder.root, LOCK));
}

/** Claims the right to replace a dead owner's lock; null when another was quicker and is done. */
function claim(folder: Folder, ticket: string, holder: Owner): readonly string[] | null {
  const claims: string[] = [];
  for (let owner = holder; ;) {
    if (!hasEnded(owner)) throw lockedBy(folder, owner);
    const name = `${LOCK}.${owner.token}`;
    claims.push(name);
    if (linkNew(folder, ticket, name)) return claims;
    const next = readOwner(folder, name);
    if (next === null) return null;
    owner = next;
  }
}

/** Removes what ended processes left of their attempts. */
function sweep(folder: Folder): void {
  for (const name of listNames(folder, '.')) {
    if (!name.startsWith(`${LOCK}.`)) continue;
    const owner = parseOwner(readText(folder, name, MAX_LOCK_BYTES) ?? '');
    if (owner !== null && hasEnded(owner)) removeFile(folder, name);
  }
}

/** Makes `name` the same file as the ticket, unless there is one. */
function linkNew(folder: Folder, ticket: string, name: string): boolean {
  const [from, to] = [join(folder.root, ticket), join(folder.root, name)];
  return guarded(folder, name, 'write', () => {
    try {
      fs.linkSync(from, to);
      return true;
    } catch (cause) {
      if (!isSystemError(cause)) throw cause;
      if (cause.code === 'EEXIST') return false;
      if (!NO_LINKS.has(cause.code)) throw cause;
      return copyNew(from, to);
    }
  });
}

/** What file systems without hard links answer, such as exFAT. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function copyNew(from: string, to: string): boolean {
  try {
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if (isSystemError(cause) && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

function readOwner(folder: Folder, name: string): Owner | null {
  const text = readText(folder, name, MAX_LOCK_BYTES);
  if (text === null) return null;
  const owner = parseOwner(text);
  if (owner !== null) return owner;
  throw new StoreFault({
    code: 'state-locked',
    message: `${shownFile(folder, name)} does not say who holds the lock. If no sync-kernel is running here, remove it.`,
  });
}

function parseOwner(text: string): Owner | null {
  try {
    return ownerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function lockedBy(folder: Folder, owner: Owner): StoreFault {
  return new StoreFault({
    code: 'state-locked',
    retryable: true,
    message: `Process ${owner.pid} on ${owner.host} has been writing to ${folder.shown} since ${owner.since}. Run again when it has ended; if that machine is gone, remove ${shownFile(folder, LOCK)}.`,
  });
}
