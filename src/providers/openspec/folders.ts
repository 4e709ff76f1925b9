import { createHash } from 'node:crypto';
import { compareText } from '../../kernel/json.ts';

/** The files of a change folder that a record is made of, by their names. */
export const RECORD_FILES = ['proposal.md', 'tasks.md'] as const;

export type RecordFile = (typeof RECORD_FILES)[number];

/** One change folder as listed. */
export interface ChangeFolder {
  /** Relative to the repository. */
  readonly path: string;
  readonly id: string;
  readonly archived: boolean;
  /** The hash of each file that is there. */
  readonly files: ReadonlyMap<RecordFile, string>;
}

/** Splits the path of a file in a change folder; null for any other file. */
export function placeInFolder(
  root: string,
  file: string,
): { readonly folder: string; readonly archived: boolean; readonly name: RecordFile } | null {
  if (!file.startsWith(`${root}/`)) return null;
  const parts = file.slice(root.length + 1).split('/');
  const archived = parts[0] === 'archive';
  const [folder, name] = archived ? parts.slice(1) : parts;
  const known = RECORD_FILES.find((each) => each === name);
  if (folder === undefined || known === undefined || parts.length !== (archived ? 3 : 2)) return null;
  return { folder: `${root}/${archived ? 'archive/' : ''}${folder}`, archived, name: known };
}

/**
 * Groups listed files by change folder, in the order of their paths; a folder without proposal is none.
 *
 * An archived change keeps the id it had; where two folders would share an id, the archived ones are
 * named by their whole folder name.
 */
export function groupFolders(
  root: string,
  files: readonly { readonly path: string; readonly version: string }[],
): readonly ChangeFolder[] {
  const folders = new Map<string, { archived: boolean; files: Map<RecordFile, string> }>();
  for (const file of files) {
    const place = placeInFolder(root, file.path);
    if (place === null) continue;
    const known = folders.get(place.folder) ?? { archived: place.archived, files: new Map() };
    known.files.set(place.name, file.version);
    folders.set(place.folder, known);
  }
  const changes = [...folders].filter(([, { files }]) => files.has('proposal.md'));
  const counts = new Map<string, number>();
  for (const [path] of changes) counts.set(shortName(path), (counts.get(shortName(path)) ?? 0) + 1);
  return changes
    .map(([path, folder]) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const shared = (counts.get(shortName(path)) ?? 0) > 1;
      return { path, ...folder, id: folder.archived && shared ? name : shortName(path) };
    })
    .sort((a, b) => compareText(a.path, b.path));
}

/** The folder's name, without the date that archiving puts in front of it. */
function shortName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path.includes('/archive/') ? name.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '') : name;
}

/** Names the content and the place of a change folder, as a version does. */
export function folderVersion(path: string, files: ReadonlyMap<RecordFile, string>): string {
  const hash = createHash('sha1').update(`${path}\n`);
  for (const name of RECORD_FILES) hash.update(`${name} ${files.get(name) ?? '-'}\n`);
  return hash.digest('hex');
}
