import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from '../store.ts';
import { corrupt } from './format/decode.ts';

/** A state folder: where it is, and what people call it in messages. */
export interface Folder {
  readonly root: string;
  readonly shown: string;
  /** Sub-folders that a read has found to be plain; a plan reads thousands of files below a few of them. */
  readonly plain?: Set<string>;
}

/** Not followed even if a link appears between the check and the opening; Windows has no such flag. */
const NO_FOLLOW = fs.constants.O_NOFOLLOW ?? 0;

/** What messages call a file of the folder. */
export function shownFile(folder: Folder, file: string): string {
  return `${folder.shown}/${file}`;
}

/**
 * Reads a file of the folder as text, or gives null when there is none.
 *
 * Errors: `state-link` for a symbolic link or a device anywhere on the way, `state-too-large` past `maxBytes`,
 * `state-corrupt` for bytes that are no UTF-8, `state-unreadable`.
 */
export function readText(folder: Folder, file: string, maxBytes: number): string | null {
  const bytes = readBytes(folder, file, maxBytes);
  if (bytes === null) return null;
  if (!isUtf8(bytes)) throw corrupt(shownFile(folder, file), 1, 'this is not UTF-8 text');
  return bytes.toString('utf8');
}

/** Reads the first bytes of a file as text, or gives null when there is none. */
export function readStart(folder: Folder, file: string, bytes: number): string | null {
  return withFile(folder, file, (fd) => {
    const start = Buffer.alloc(bytes);
    return start.toString('utf8', 0, fs.readSync(fd, start, 0, bytes, 0));
  });
}

function readBytes(folder: Folder, file: string, maxBytes: number): Buffer | null {
  return withFile(folder, file, (fd) => {
    const { size } = fs.fstatSync(fd);
    if (size > maxBytes) {
      throw new StoreFault({
        code: 'state-too-large',
        message: `${shownFile(folder, file)} has ${size} bytes, more than the ${maxBytes} such a file may have. Restore it from git.`,
      });
    }
    return readWhole(fd, size);
  });
}

/** Reads a file of a known size; what another process appends meanwhile is not part of it. */
function readWhole(fd: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  for (let got = -1; done < size && got !== 0; done += got)
    got = fs.readSync(fd, bytes, done, size - done, done);
  return bytes.subarray(0, done);
}

function withFile<T>(folder: Folder, file: string, read: (fd: number) => T): T | null {
  return guarded(folder, file, 'read', () => {
    const fd = isPlainToRead(folder, file) ? openIfThere(join(folder.root, file)) : null;
    if (fd === null) return null;
    try {
      return read(fd);
    } finally {
      fs.closeSync(fd);
    }
  });
}

/** Another process may remove a file after it was seen: a lock that is released. */
function openIfThere(path: string): number | null {
  try {
    return fs.openSync(path, fs.constants.O_RDONLY | NO_FOLLOW);
  } catch (cause) {
    if (isSystemError(cause) && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

/** Lists the names in a sub-folder, ordered; none when it is not there. */
export function listNames(folder: Folder, sub: string): readonly string[] {
  return guarded(folder, sub, 'read', () =>
    isPlain(folder, sub) ? fs.readdirSync(join(folder.root, sub)).sort() : [],
  );
}

/**
 * Says whether a file or sub-folder is there, and refuses a symbolic link on the way to it.
 *
 * A link could lead a write out of the repository, or make a stranger's file part of the state (A28).
 */
export function isPlain(folder: Folder, file: string): boolean {
  return allPlain(folder.root, file.split('/'));
}

/** As `isPlain`, but each folder on the way is looked at once; what is written is checked anew each time. */
function isPlainToRead(folder: Folder, file: string): boolean {
  const sub = dirname(file);
  if (folder.plain?.has(sub) !== true) {
    if (!isPlain(folder, sub)) return false;
    folder.plain?.add(sub);
  }
  return allPlain(join(folder.root, sub), [basename(file)]);
}

function allPlain(root: string, parts: readonly string[]): boolean {
  let path = root;
  for (const part of parts) {
    path = join(path, part);
    const stat = fs.lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return false;
    if (!stat.isFile() && !stat.isDirectory()) {
      const what = stat.isSymbolicLink() ? 'a symbolic link' : 'no plain file';
      throw new StoreFault({
        code: 'state-link',
        message: `${path} is ${what}; the state folder holds plain files and folders only. Nothing was written. Remove it.`,
      });
    }
  }
  return true;
}

/** Runs a file operation; what the system refuses becomes a fault that names the file. */
export function guarded<T>(folder: Folder, file: string, verb: 'read' | 'write', action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof StoreFault || !isSystemError(cause)) throw cause;
    const full = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
    throw new StoreFault({
      code: verb === 'read' ? 'state-unreadable' : 'state-unwritable',
      message: `Could not ${verb} ${shownFile(folder, file)}: ${cause.code}. ${full ? 'Free some space' : `Check that it is a file you may ${verb}`}, then run again.`,
      cause,
    });
  }
}

/** Tells what the operating system refused from a mistake of ours. */
export function isSystemError(cause: unknown): cause is { readonly code: string; readonly syscall: string } {
  if (typeof cause !== 'object' || cause === null) return false;
  return 'code' in cause && typeof cause.code === 'string' && 'syscall' in cause;
}
