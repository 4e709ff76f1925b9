import type { Dirent } from 'node:fs';
import { closeSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspectList } from './inspect-list.ts';

/** Where a repository seems to keep its records. */
export interface Proposal {
  readonly provider: string;
  /** Null where nothing sensible can be assumed. */
  readonly path: string | null;
  /** False when nothing was found and the path is only a place to begin. */
  readonly found: boolean;
}

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'vendor', 'target', 'coverage']);
const MAX_DEPTH = 5;
const MAX_ENTRIES = 5000;

interface Seen {
  readonly markdown: readonly string[];
  readonly lists: readonly string[];
}

/**
 * Looks at a repository and proposes where its records are; reads a bounded part of it.
 *
 * In this order, or for the one provider that was asked for: an OpenSpec folder, a `backlog` folder, the
 * folder with the most Markdown files that have front matter, a file that holds a list of records with ids.
 */
export function propose(root: string, only?: string): Proposal {
  const seen = look(root);
  const finders: { readonly [provider: string]: () => string | null } = {
    openspec: () => (isFolder(join(root, OPENSPEC)) ? OPENSPEC : null),
    markdown: () => markdownPath(root, seen.markdown),
    yaml: () => listFile(root, seen.lists, /\.ya?ml$/i),
    json: () => listFile(root, seen.lists, /\.json$/i),
  };
  for (const [provider, find] of Object.entries(finders)) {
    const path = only === undefined || only === provider ? find() : null;
    if (path !== null) return { provider, path, found: true };
  }
  const provider = only ?? 'markdown';
  return { provider, path: BEGINNINGS[provider] ?? null, found: false };
}

const OPENSPEC = 'openspec/changes';
const BEGINNINGS: { readonly [provider: string]: string } = {
  openspec: OPENSPEC,
  markdown: 'backlog/**/*.md',
};

/** What the file at a path says of the other keys: where its list is, and what names a record. */
export function detectKeys(
  root: string,
  about: { readonly provider: string; readonly path: string },
): { readonly [key: string]: string } {
  if (about.provider !== 'yaml' && about.provider !== 'json') return {};
  const list = inspectList(join(root, about.path));
  if (list === null) return {};
  return { records: list.records, ...(list.id === 'id' ? {} : { id: list.id }) };
}

function listFile(root: string, paths: readonly string[], ending: RegExp): string | null {
  return paths.find((path) => ending.test(path) && inspectList(join(root, path)) !== null) ?? null;
}

function markdownPath(root: string, paths: readonly string[]): string | null {
  const folder = backlogFolder(paths) ?? frontMatterFolder(root, paths);
  if (folder === null) return null;
  return folder === '' ? '*.md' : `${folder}/**/*.md`;
}

function isFolder(path: string): boolean {
  return entriesOf(path) !== null;
}

/** The entries of a folder, or null where there is none that we may read. */
function entriesOf(path: string): readonly Dirent[] | null {
  return orNull(() => readdirSync(path, { withFileTypes: true }));
}

/** What cannot be read is not what init proposes. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return null;
    throw error;
  }
}

function look(root: string): Seen {
  const seen = { markdown: [] as string[], lists: [] as string[] };
  const folders: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  let entries = 0;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const found = [...(entriesOf(join(root, folder.path)) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of found) {
      entries += 1;
      if (entries > MAX_ENTRIES) return seen;
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
      if (entry.isDirectory() && folder.depth < MAX_DEPTH) folders.push({ path, depth: folder.depth + 1 });
      if (!entry.isFile()) continue;
      if (/\.md$/i.test(entry.name)) seen.markdown.push(path);
      if (/\.(?:ya?ml|json)$/i.test(entry.name) && !isOwnConfig(entry.name)) seen.lists.push(path);
    }
  }
  return seen;
}

/** Files that hold lists but never a backlog. */
function isOwnConfig(name: string): boolean {
  return /^(?:package(?:-lock)?|tsconfig.*|composer|pnpm-lock|mkdocs|docker-compose.*)\.(?:json|ya?ml)$/i.test(
    name,
  );
}

/** Backlog.md keeps tasks in `backlog/tasks`, beside drafts and documents. */
function backlogFolder(markdown: readonly string[]): string | null {
  for (const folder of ['backlog/tasks', 'backlog']) {
    if (markdown.some((path) => path.startsWith(`${folder}/`))) return folder;
  }
  return null;
}

function frontMatterFolder(root: string, markdown: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const path of markdown) {
    if (!hasFrontMatter(join(root, path))) continue;
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return best === undefined ? null : best[0];
}

function hasFrontMatter(path: string): boolean {
  const start = Buffer.alloc(5);
  const fd = orNull(() => openSync(path, 'r'));
  if (fd === null) return false;
  try {
    readSync(fd, start, 0, 5, 0);
  } finally {
    closeSync(fd);
  }
  return /^---\r?\n/.test(start.toString('latin1'));
}
