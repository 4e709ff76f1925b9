import { isUtf8 } from 'node:buffer';
import { StoreFault } from '../store.ts';
import type { BranchTree, FolderReader } from './branch-tree.ts';
import { treeOf } from './branch-tree.ts';
import { corrupt } from './format/decode.ts';
import type { GitObjects } from './git-objects.ts';
import type { BranchRemote } from './git-remote.ts';
import { gitBlobId } from './hash.ts';
import { SESSIONS } from './names.ts';
import type { StateFiles } from './state-files.ts';
import { maxBytes } from './state-files.ts';

/** The files of a state on a branch; contents are named by hash, so they can be compared unread. */
export interface BranchFiles extends StateFiles {
  /** The git blob id of a file, or null when there is none. */
  idOf(file: string): Promise<string | null>;
}

/** What the files of any commit of a branch are read with. */
export interface BranchReader {
  readonly objects: GitObjects;
  readonly folders: FolderReader;
  readonly remote: Pick<BranchRemote, 'fetchBlobs'>;
  readonly shown: (file: string) => string;
}

/** So many files of a folder are fetched one by one, then the whole folder at once. */
const SINGLES = 3;
const CORE = ['state.json', 'lock.json', '.gitattributes'];

/**
 * Opens the files of a commit's tree; null stands for a branch that is not there.
 *
 * Contents come when they are needed: state, sessions and index together, since every run looks at
 * them; a journal or a base alone, until so many were asked for that all of them is the shorter way.
 * Errors: as the directory store's: `state-link`, `state-too-large`, `state-corrupt`, `state-unreadable`.
 */
export function filesOf(reader: BranchReader, root: string | null): BranchFiles {
  const tree = treeOf(reader.folders, root, reader.shown);
  const singles = new Map<string, number>();

  async function bytesOf(file: string, id: string): Promise<Buffer> {
    const before = await reader.objects.read(id, maxBytes(file));
    if (before !== null) return before.bytes;
    await fetchMissing(reader, [id, ...(await groupOf(tree, file, singles))]);
    const after = await reader.objects.read(id, maxBytes(file));
    if (after !== null) return after.bytes;
    throw new StoreFault({
      code: 'state-unreadable',
      retryable: true,
      message: `Could not read ${reader.shown(file)}: the remote did not send its contents. Run again.`,
    });
  }

  async function idOf(file: string): Promise<string | null> {
    const entry = await tree.entry(file);
    if (entry === null || entry.kind === 'file') return entry?.id ?? null;
    throw new StoreFault({
      code: 'state-unreadable',
      message: `Could not read ${reader.shown(file)}: it is a folder. Restore the state from git.`,
    });
  }

  async function read(file: string): Promise<string | null> {
    const id = await idOf(file);
    if (id === null) return null;
    const bytes = await bytesOf(file, id);
    if (!isUtf8(bytes)) throw corrupt(reader.shown(file), 1, 'this is not UTF-8 text');
    return bytes.toString('utf8');
  }

  return {
    idOf,
    read,
    readStart: async (file, bytes) => (await read(file))?.slice(0, bytes) ?? null,
    list: async (folder) => [...(await tree.folder(folder)).keys()].sort(),
    holds: async (file, text) => (await idOf(file)) === (text === null ? null : gitBlobId(text)),
    shown: reader.shown,
  };
}

/** Fetches those of many contents that are not here, in one exchange. */
export async function fetchMissing(reader: BranchReader, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const found = await Promise.all(wanted.map(async (id) => reader.objects.has(id)));
  const missing = wanted.filter((_, i) => found[i] === false);
  if (missing.length > 0) await reader.remote.fetchBlobs(missing);
}

/** The contents that are worth fetching with a file's. */
async function groupOf(
  tree: BranchTree,
  file: string,
  singles: Map<string, number>,
): Promise<readonly string[]> {
  const [top = '', sync = ''] = file.split('/');
  const folder = top === 'base' ? `${top}/${sync}` : top;
  if (folder === 'journal' || top === 'base') {
    const asked = (singles.get(folder) ?? 0) + 1;
    singles.set(folder, asked);
    return asked > SINGLES ? idsBelow(tree, folder) : [];
  }
  const core = await Promise.all(CORE.map((one) => tree.entry(one)));
  const ids = core.flatMap((entry) => (entry?.kind === 'file' ? [entry.id] : []));
  return [...ids, ...(await idsBelow(tree, SESSIONS)), ...(await idsBelow(tree, 'index'))];
}

async function idsBelow(tree: BranchTree, path: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [name, entry] of await tree.folder(path)) {
    if (entry.kind === 'file') ids.push(entry.id);
    if (entry.kind === 'folder') ids.push(...(await idsBelow(tree, `${path}/${name}`)));
  }
  return ids;
}

/** Shows files with some of them written anew; null is a removed one. */
export function overlaid(files: BranchFiles, writes: ReadonlyMap<string, string | null>): BranchFiles {
  const read = async (file: string): Promise<string | null> => {
    const text = writes.get(file);
    return text === undefined ? files.read(file) : text;
  };
  const idOf = async (file: string): Promise<string | null> => {
    const text = writes.get(file);
    if (text === undefined) return files.idOf(file);
    return text === null ? null : gitBlobId(text);
  };
  return {
    idOf,
    read,
    readStart: async (file, bytes) =>
      writes.has(file) ? ((await read(file))?.slice(0, bytes) ?? null) : files.readStart(file, bytes),
    async list(folder) {
      const names = new Set(await files.list(folder));
      for (const [file, text] of writes) {
        if (!file.startsWith(`${folder}/`)) continue;
        const name = file.slice(folder.length + 1).split('/')[0] ?? '';
        if (text !== null) names.add(name);
        else if (file === `${folder}/${name}`) names.delete(name);
      }
      return [...names].sort();
    },
    holds: async (file, text) => (await idOf(file)) === (text === null ? null : gitBlobId(text)),
    shown: (file) => files.shown(file),
  };
}
