import * as fs from 'node:fs';
import * as path from 'node:path';
import type { RecordFailure } from '../provider.ts';
import { compareText } from '../kernel/json.ts';
import { blobId } from './blob.ts';
import type { GitView } from './git.ts';
import { readGitView } from './git.ts';
import { MAX_ARTIFACT_BYTES, tooLarge } from './file.ts';
import { safePath } from './path.ts';
import type { Problem } from './problem.ts';
import { failureOf } from './problem.ts';
import { walkFiles } from './walk.ts';

/** A file that exists, and what names its content: no file was parsed to know it. */
export interface ListedFile {
  readonly path: string;
  /** A git blob id: the index's for a clean tracked file, else that of the raw bytes. */
  readonly version: string;
}

export interface Listing {
  /** Ordered by path. */
  readonly files: readonly ListedFile[];
  readonly failed: readonly (RecordFailure & { readonly path: string })[];
  /** False when a folder or a name could not be read: absence means nothing then. */
  readonly complete: boolean;
}

/**
 * Lists the artifacts below `root` without reading those that git knows to be unchanged.
 *
 * Refused, with the others going on: links (`symlink`), submodules (`submodule`), unsettled merges
 * (`unmerged`), files past the size limit (`too-large`), special files (`not-a-file`).
 */
export async function listArtifacts(
  root: string,
  scope: { readonly prefix: string; readonly matches: (path: string) => boolean },
): Promise<Listing> {
  const view = await readGitView(root, scope.prefix);
  const listing = view === null ? listByWalking(root, scope) : listByGit(root, view, scope.matches);
  return { ...listing, files: [...listing.files].sort((a, b) => compareText(a.path, b.path)) };
}

type Found = ListedFile | Problem | null;

function listByGit(root: string, view: GitView, matches: (path: string) => boolean): Listing {
  const found = new Map<string, Found>();
  for (const entry of view.indexed) {
    if (!matches(entry.path) || view.deleted.has(entry.path)) continue;
    if (entry.stage > 0) found.set(entry.path, UNMERGED);
    else if (view.modified.has(entry.path)) found.set(entry.path, hashFile(root, entry.path));
    else found.set(entry.path, indexed(entry));
  }
  for (const name of view.untracked) if (matches(name)) found.set(name, hashFile(root, name));
  return listingOf(found, view.unnameable === 0);
}

function listByWalking(
  root: string,
  scope: { readonly prefix: string; readonly matches: (path: string) => boolean },
): Listing {
  const walked = walkFiles(root, scope.prefix);
  const found = new Map<string, Found>();
  for (const name of walked.files) if (scope.matches(name)) found.set(name, hashFile(root, name));
  return listingOf(found, walked.unreadable.length === 0);
}

function listingOf(found: ReadonlyMap<string, Found>, complete: boolean): Listing {
  const files: ListedFile[] = [];
  const failed: (RecordFailure & { readonly path: string })[] = [];
  for (const [name, entry] of found) {
    if (entry === null) continue;
    if ('version' in entry) files.push(entry);
    else failed.push({ path: name, ...failureOf(name, entry) });
  }
  return { files, failed, complete };
}

const UNMERGED: Problem = {
  code: 'unmerged',
  message: 'git has an unsettled merge in this file. Settle it, add the file, then run again.',
};

const SYMLINK: Problem = {
  code: 'symlink',
  message: 'this is a symbolic link, and links are not followed. Use a real file, or narrow the path.',
};

function indexed(entry: GitView['indexed'][number]): Found {
  if (entry.mode === '120000') return SYMLINK;
  if (entry.mode !== '160000') return { path: entry.path, version: entry.blob };
  return {
    code: 'submodule',
    message: 'this is a submodule, whose files belong to another repository. Narrow the path.',
  };
}

/** Null when the file went away between git's answer and ours. */
function hashFile(root: string, name: string): Found {
  const safe = safePath(root, name);
  if (!safe.ok) return safe.error;
  const absolute = path.join(root, name);
  try {
    const entry = fs.lstatSync(absolute, { throwIfNoEntry: false });
    if (entry === undefined) return null;
    if (entry.isSymbolicLink()) return SYMLINK;
    if (!entry.isFile())
      return { code: 'not-a-file', message: 'this is not a regular file. Remove it or narrow the path.' };
    if (entry.size > MAX_ARTIFACT_BYTES) return tooLarge(entry.size);
    return { path: name, version: blobId(fs.readFileSync(absolute)) };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return { code: 'unreadable', message: `the file cannot be read (${reason}). Check its permissions.` };
  }
}
