import { StoreFault } from '../store.ts';
import type { GitObjects } from './git-objects.ts';

/** One name in a folder of a commit. */
export interface TreeEntry {
  readonly kind: 'file' | 'folder' | 'other';
  readonly id: string;
}

export type TreeFolder = ReadonlyMap<string, TreeEntry>;

/** The folders of one commit; each is read when it is first looked into. */
export interface BranchTree {
  /** Null when there is nothing of this name. Errors: `state-link`, `state-unreadable`. */
  entry(path: string): Promise<TreeEntry | null>;
  /** Empty when there is no such folder. */
  folder(path: string): Promise<TreeFolder>;
}

/** Reads folders by their id, each once however many commits share it. */
export type FolderReader = (id: string) => Promise<TreeFolder>;

const MAX_TREE_BYTES = 256 * 1024 * 1024;
const EMPTY: TreeFolder = new Map();

export function openFolders(objects: GitObjects): FolderReader {
  const known = new Map<string, Promise<TreeFolder>>();
  return (id) => {
    const found = known.get(id) ?? readFolder(objects, id);
    known.set(id, found);
    return found;
  };
}

async function readFolder(objects: GitObjects, id: string): Promise<TreeFolder> {
  const object = await objects.read(id, MAX_TREE_BYTES);
  if (object?.type === 'tree') return parseTree(object.bytes);
  throw new StoreFault({
    code: 'state-unreadable',
    message: `The folder ${id} of the state is missing from what git fetched. Run again.`,
    retryable: true,
  });
}

/** Reads git's form of a folder: `<mode> <name>\0<20 bytes of id>`, again and again. */
export function parseTree(bytes: Buffer): TreeFolder {
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space);
    const id = bytes.toString('hex', end + 1, end + 21);
    entries.set(bytes.toString('utf8', space + 1, end), { kind: kindOf(mode), id });
    at = end + 21;
  }
  return entries;
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '40000') return 'folder';
  return mode.startsWith('100') ? 'file' : 'other';
}

/**
 * Opens the tree of a commit; null stands for a branch that is not there.
 *
 * Errors: a link or a submodule on the way is refused as the directory store does (A28).
 */
export function treeOf(read: FolderReader, root: string | null, shown: (file: string) => string): BranchTree {
  async function entry(path: string): Promise<TreeEntry | null> {
    let here: TreeEntry | null = root === null ? null : { kind: 'folder', id: root };
    let way = '';
    for (const part of path.split('/')) {
      if (here === null) return null;
      if (here.kind !== 'folder') throw noFolder(shown(way));
      here = (await read(here.id)).get(part) ?? null;
      way = way === '' ? part : `${way}/${part}`;
      if (here?.kind === 'other') throw link(shown(way));
    }
    return here;
  }
  return {
    entry,
    async folder(path) {
      const found = await entry(path);
      if (found === null) return EMPTY;
      if (found.kind !== 'folder') throw noFolder(shown(path));
      return read(found.id);
    },
  };
}

function link(shown: string): StoreFault {
  return new StoreFault({
    code: 'state-link',
    message: `${shown} is a symbolic link or a submodule; the state holds plain files and folders only. Nothing was written. Remove it.`,
  });
}

function noFolder(shown: string): StoreFault {
  return new StoreFault({
    code: 'state-unreadable',
    message: `${shown} is no folder. Nothing was written. Restore the state from git.`,
  });
}
