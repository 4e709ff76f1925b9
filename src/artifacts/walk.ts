import * as fs from 'node:fs';
import * as path from 'node:path';

const SKIPPED = new Set(['.git', 'node_modules']);

/**
 * Lists the files below a folder outside of git, in the order of their names, links not followed.
 *
 * Shape: paths relative to `root`, with slashes; links are listed as themselves.
 * Errors: a folder that cannot be read is reported in `unreadable`; the others go on.
 */
export function walkFiles(
  root: string,
  prefix: string,
): { readonly files: readonly string[]; readonly unreadable: readonly string[] } {
  const files: string[] = [];
  const unreadable: string[] = [];
  const open = (folder: string): void => {
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    } catch {
      unreadable.push(folder);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) open(name);
      else if (!entry.isDirectory()) files.push(name);
    }
  };
  const start = fs.lstatSync(path.join(root, prefix), { throwIfNoEntry: false });
  if (start?.isDirectory() === true) open(prefix);
  else if (start !== undefined) files.push(prefix);
  return { files, unreadable };
}
