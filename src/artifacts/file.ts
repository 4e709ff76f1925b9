import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { ProviderFault } from '../provider.ts';
import { blobId } from './blob.ts';
import { safePath } from './path.ts';
import type { Problem } from './problem.ts';

/** The most bytes an artifact may have; a larger one is refused before it is parsed (E79). */
export const MAX_ARTIFACT_BYTES = 5 * 1024 * 1024;

/** A file as it is on disk: its text with BOM and line endings, and the hash of its bytes. */
export interface Artifact {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The git blob id of the raw bytes. */
  readonly hash: string;
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly hash: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Reads an artifact, or says why it cannot be one. Null when there is no such file.
 *
 * Errors: `outside`, `symlink`, `not-a-file`, `too-large`, `not-utf8`, `unreadable`.
 */
export function readArtifact(root: string, relative: string): Result<Artifact, Problem> | null {
  const safe = safePath(root, relative);
  if (!safe.ok) return safe;
  try {
    const entry = fs.lstatSync(safe.value, { throwIfNoEntry: false });
    if (entry === undefined) return null;
    if (!entry.isFile())
      return fail({
        code: 'not-a-file',
        message: 'this is not a regular file. Remove it or narrow the path.',
      });
    if (entry.size > MAX_ARTIFACT_BYTES) return fail(tooLarge(entry.size));
    const bytes = fs.readFileSync(safe.value);
    if (!isUtf8(bytes))
      return fail({ code: 'not-utf8', message: 'the file is not UTF-8 text. Save it as UTF-8.' });
    return ok({ path: relative, text: bytes.toString('utf8'), hash: blobId(bytes) });
  } catch (cause) {
    return fail({
      code: 'unreadable',
      message: `the file cannot be read (${reasonOf(cause)}). Check its permissions.`,
    });
  }
}

export function tooLarge(size: number): Problem {
  return {
    code: 'too-large',
    message: `the file has ${size} bytes and the limit is ${MAX_ARTIFACT_BYTES}. Split it, or leave it out of the path.`,
  };
}

/**
 * Replaces a file's text if its bytes are still those that were read (E77), or creates it.
 *
 * `expected`: the hash of the bytes that were read, null when there was no file.
 * Laws: after a crash the file is old or new, never mixed (I8); its mode is kept.
 * Errors: throws `ProviderFault` when the disk does not take it.
 */
export function writeArtifact(
  root: string,
  write: { readonly path: string; readonly text: string; readonly expected: string | null },
): WriteOutcome {
  const safe = safePath(root, write.path);
  if (!safe.ok) return { kind: 'refused', problem: safe.error };
  const bytes = Buffer.from(write.text, 'utf8');
  if (bytes.length > MAX_ARTIFACT_BYTES) return { kind: 'refused', problem: tooLarge(bytes.length) };
  const folder = path.dirname(safe.value);
  const temporary = path.join(folder, `.${path.basename(safe.value)}.sync-kernel-tmp`);
  try {
    fs.mkdirSync(folder, { recursive: true });
    writeDurably(temporary, bytes, fs.lstatSync(safe.value, { throwIfNoEntry: false })?.mode);
    if (currentHash(safe.value) !== write.expected) {
      fs.unlinkSync(temporary);
      return { kind: 'stale' };
    }
    fs.renameSync(temporary, safe.value);
    syncFolder(folder);
    return { kind: 'written', hash: blobId(bytes) };
  } catch (cause) {
    fs.rmSync(temporary, { force: true });
    throw diskFault(write.path, cause);
  }
}

/** Removes a file if its bytes are still those that were read. Errors: as `writeArtifact`. */
export function removeArtifact(
  root: string,
  removal: { readonly path: string; readonly expected: string },
):
  | { readonly kind: 'removed' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problem: Problem } {
  const safe = safePath(root, removal.path);
  if (!safe.ok) return { kind: 'refused', problem: safe.error };
  try {
    if (currentHash(safe.value) !== removal.expected) return { kind: 'stale' };
    fs.unlinkSync(safe.value);
    syncFolder(path.dirname(safe.value));
    return { kind: 'removed' };
  } catch (cause) {
    throw diskFault(removal.path, cause);
  }
}

function currentHash(absolute: string): string | null {
  if (fs.lstatSync(absolute, { throwIfNoEntry: false }) === undefined) return null;
  return blobId(fs.readFileSync(absolute));
}

/** A temporary file left by a killed run is replaced: its name is always the same. */
function writeDurably(temporary: string, bytes: Uint8Array, mode: number | undefined): void {
  fs.rmSync(temporary, { force: true });
  const descriptor = fs.openSync(temporary, 'wx', mode === undefined ? 0o666 : mode & 0o777);
  try {
    fs.writeFileSync(descriptor, bytes);
    if (mode !== undefined) fs.fchmodSync(descriptor, mode & 0o777);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Makes a rename durable; Windows cannot open a folder and needs no such step. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function diskFault(relative: string, cause: unknown): ProviderFault {
  return new ProviderFault({
    code: 'disk',
    message: `${relative} could not be written (${reasonOf(cause)}). Check space and permissions, then run again.`,
    retryable: true,
    cause,
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
