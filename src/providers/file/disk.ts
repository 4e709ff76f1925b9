import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ProviderFault } from '../../provider.ts';

/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a text file; null when there is none.
 *
 * Errors: `file-too-large`, `file-broken` (not a file, not UTF-8), `disk`.
 */
export function readText(path: string): string | null {
  const bytes = readBytes(path);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw fileFault('file-broken', `${path} is not UTF-8 text. Save it as UTF-8.`, error);
  }
}

function readBytes(path: string): Uint8Array | null {
  try {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    if (!stat.isFile()) throw fileFault('file-broken', `${path} is not a regular file.`);
    if (stat.size > MAX_FILE_BYTES) {
      const said = `${path} has ${stat.size} bytes; the limit is ${MAX_FILE_BYTES}. Use a folder of files.`;
      throw fileFault('file-too-large', said);
    }
    return fs.readFileSync(path);
  } catch (error) {
    throw diskFault(path, 'read', error);
  }
}

/** Writes a file durably and whole, keeping its mode: a crash leaves the old text or the new (I8). */
export function writeText(path: string, text: string): void {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.sync-kernel-tmp`);
  try {
    fs.mkdirSync(folder, { recursive: true });
    const mode = fs.statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666;
    fs.rmSync(temporary, { force: true });
    const file = fs.openSync(temporary, 'wx', mode & 0o777);
    try {
      fs.writeFileSync(file, text);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(temporary, path);
    syncFolder(folder);
  } catch (error) {
    if (fs.existsSync(temporary)) fs.rmSync(temporary);
    throw diskFault(path, 'written', error);
  }
}

/** Removes a file durably; one that is gone already is no error. */
export function removeFile(path: string): void {
  try {
    fs.rmSync(path, { force: true });
    syncFolder(dirname(path));
  } catch (error) {
    throw diskFault(path, 'removed', error);
  }
}

/** Lists the names in a folder; null when there is no folder. */
export function listFolder(path: string): readonly fs.Dirent[] | null {
  try {
    return fs.readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw diskFault(path, 'listed', error);
  }
}

/** Says whether a path is a link, wherever it leads. */
export function isLink(path: string): boolean {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    throw diskFault(path, 'read', error);
  }
}

/** Says what a configured path leads to, and where; a link is followed, so that a write does not replace it. */
export function lookAt(path: string): {
  readonly real: string;
  readonly kind: 'file' | 'folder' | 'absent';
} {
  try {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { real: path, kind: 'absent' };
    return { real: fs.realpathSync(path), kind: stat.isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    throw diskFault(path, 'read', error);
  }
}

/** Makes a fault of a file that a person has to mend. */
export function fileFault(code: string, message: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ code, message, retryable: false, ...(cause === undefined ? {} : { cause }) });
}

function diskFault(path: string, done: string, cause: unknown): ProviderFault {
  if (cause instanceof ProviderFault) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  const message = `${path} could not be ${done} (${code}). Check its permissions and the space on the disk.`;
  return new ProviderFault({ code: 'disk', message, retryable: true, cause });
}

/** Makes a rename durable; Windows cannot open a folder and needs no such step. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
