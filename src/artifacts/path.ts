import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Problem } from './problem.ts';

/**
 * Resolves a path relative to the repository to an absolute one that stays inside of it.
 *
 * Errors: `outside` for `..`, absolute paths, NUL and `.git`; `symlink` when the path
 * or a folder above it is a link (E78, A28): links are never followed.
 */
export function safePath(root: string, relative: string): Result<string, Problem> {
  const parts = relative.split('/');
  const bad = parts.some((part) => part === '' || part === '.' || part === '..' || /^\.git$/i.test(part));
  const foreign = relative.includes('\0') || (path.sep === '\\' && relative.includes('\\'));
  if (bad || foreign || path.isAbsolute(relative)) {
    return fail({
      code: 'outside',
      message: `${JSON.stringify(relative)} is not a path inside the repository. Use a plain relative path.`,
    });
  }
  let absolute = root;
  for (const part of parts) {
    absolute = path.join(absolute, part);
    const entry = fs.lstatSync(absolute, { throwIfNoEntry: false });
    if (entry === undefined) return ok(path.join(root, relative));
    if (entry.isSymbolicLink()) {
      return fail({
        code: 'symlink',
        message: `${relative} goes through a symbolic link, and links are not followed. Use a real file or folder.`,
      });
    }
  }
  return ok(absolute);
}
