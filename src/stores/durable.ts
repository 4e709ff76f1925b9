import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { Folder } from './folder.ts';
import { guarded, isPlain, isSystemError } from './folder.ts';

const NO_FOLLOW = fs.constants.O_NOFOLLOW ?? 0;
const { O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = fs.constants;

/**
 * Replaces a file, or creates it, so that a crash leaves the old bytes or the new, never a mixture.
 *
 * Written beside it, flushed, renamed over it; the folder is flushed unless the caller does that for
 * many files at once (`flushFolder`).
 */
export function replaceFile(folder: Folder, file: string, text: string, flush = true): void {
  guarded(folder, file, 'write', () => {
    ensureFolder(folder, dirname(file));
    isPlain(folder, file);
    const path = join(folder.root, file);
    const fd = fs.openSync(`${path}.tmp`, O_WRONLY | O_CREAT | O_TRUNC | NO_FOLLOW, 0o644);
    try {
      writeAll(fd, text);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(`${path}.tmp`, path);
    if (flush) flushFolder(folder, dirname(file));
  });
}

/** Appends to a file, creating it if need be; durable when it returns. */
export function appendFile(folder: Folder, file: string, text: string): void {
  guarded(folder, file, 'write', () => {
    ensureFolder(folder, dirname(file));
    const existed = isPlain(folder, file);
    const fd = fs.openSync(join(folder.root, file), O_WRONLY | O_CREAT | O_APPEND | NO_FOLLOW, 0o644);
    try {
      writeAll(fd, text);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    if (!existed) flushFolder(folder, dirname(file));
  });
}

/** Cuts a file to its first bytes; durable when it returns. */
export function truncateFile(folder: Folder, file: string, bytes: number): void {
  guarded(folder, file, 'write', () => {
    isPlain(folder, file);
    const fd = fs.openSync(join(folder.root, file), O_WRONLY | NO_FOLLOW);
    try {
      fs.ftruncateSync(fd, bytes);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  });
}

/** Removes a file if it is there; says whether it was. */
export function removeFile(folder: Folder, file: string, flush = true): boolean {
  return guarded(folder, file, 'write', () => {
    if (!isPlain(folder, file) || !unlinkIfThere(join(folder.root, file))) return false;
    if (flush) flushFolder(folder, dirname(file));
    return true;
  });
}

/** Another process may be quicker: two that sweep up after a third. */
function unlinkIfThere(path: string): boolean {
  try {
    fs.unlinkSync(path);
    return true;
  } catch (cause) {
    if (isSystemError(cause) && cause.code === 'ENOENT') return false;
    throw cause;
  }
}

/** Makes renames and removals in a sub-folder durable. Windows cannot open folders and needs it not. */
export function flushFolder(folder: Folder, sub: string): void {
  flush(join(folder.root, sub));
}

/** Creates the state folder, or one in it, with those above; each new name is made durable. */
export function ensureFolder(folder: Folder, sub: string): void {
  if (sub !== '.' && isPlain(folder, sub)) return;
  const first = fs.mkdirSync(join(folder.root, sub), { recursive: true });
  if (first === undefined) return;
  for (let path = join(folder.root, sub); ; path = dirname(path)) {
    flush(dirname(path));
    if (path === first || path === dirname(path)) return;
  }
}

function flush(path: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length;) done += fs.writeSync(fd, bytes, done);
}
