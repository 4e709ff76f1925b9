import type { Problem } from './problem.ts';
import type { Result } from '../kernel/result.ts';
import type { ArtifactFormat } from './format.ts';
import type { Artifact } from './file.ts';
import { readArtifact } from './file.ts';
import { idOfPath } from './ids.ts';
import type { Listing } from './listing.ts';
import { listArtifacts } from './listing.ts';

/** Marks the version of a record that is named by its path, so that a rename is noticed (E10). */
const BY_PATH = '+path';

/** Marks the version of a record that is one of several in its file, with their number. */
const OF = '*';

/** How a file holds a record: whether its path names it, and how many records there are in it. */
export interface Holding {
  readonly byPath: boolean;
  /** Those that cannot be read count too. */
  readonly count: number;
}

/** Joins the hash of a file and the way it holds a record to what others see as the record's version. */
export function versionOf(hash: string, { byPath, count }: Holding): string {
  return `${hash}${count > 1 ? `${OF}${count}` : ''}${byPath ? BY_PATH : ''}`;
}

export function hashOfVersion(version: string): string {
  const end = version.search(/[*+]/);
  return end === -1 ? version : version.slice(0, end);
}

export function isByPath(version: string): boolean {
  return version.endsWith(BY_PATH);
}

/** How many records the file of a version holds: only who knows all of them knows the file. */
export function countOfVersion(version: string): number {
  return Number(/\*(\d+)/.exec(version)?.[1] ?? 1);
}

/** One write that this session made: the hashes a file had before, the one after, and for which record. */
interface OwnWrite {
  readonly from: string;
  readonly to: string;
  readonly id: string;
}

interface Unread {
  readonly file: { readonly path: string };
  readonly ids: readonly string[];
}

/**
 * Knows which file holds which record, and which versions of a file stand for the same bytes.
 *
 * It is filled by listings; a record that is not in it is looked for in every file once.
 */
export class Catalog {
  readonly root: string;
  private readonly format: ArtifactFormat;
  private readonly paths = new Map<string, readonly string[]>();
  private readonly aliases = new Map<string, string>();
  private readonly writes = new Map<string, OwnWrite[]>();
  private known: readonly string[] | null = null;
  /** What a listing knew without reading; looked at when a record is first asked for. */
  private unread: readonly Unread[] = [];

  constructor(root: string, format: ArtifactFormat) {
    this.root = root;
    this.format = format;
  }

  list(): Promise<Listing> {
    return listArtifacts(this.root, this.format.glob);
  }

  read(path: string): Result<Artifact, Problem> | null {
    return readArtifact(this.root, path);
  }

  /** Forgets where records are; a listing tells it anew. */
  clear(): void {
    this.paths.clear();
    this.unread = [];
  }

  learn(id: string, path: string): void {
    const known = this.paths.get(id) ?? [];
    if (!known.includes(path)) this.paths.set(id, [...known, path]);
  }

  forget(id: string): void {
    this.paths.delete(id);
  }

  /** Says that all files were looked at, so that an unknown id is one that no file has. */
  finish(files: readonly { readonly path: string }[], unread: readonly Unread[] = []): void {
    this.known = files.map((file) => file.path);
    this.unread = unread;
  }

  /** Git's blob id of a clean file differs from the hash of its bytes where line endings are converted. */
  alias(path: string, hash: string, listed: string): void {
    if (hash !== listed) this.aliases.set(`${path}\0${hash}`, listed);
  }

  /** What a file with these bytes is called in listings. */
  listedHash(path: string, hash: string): string {
    return this.aliases.get(`${path}\0${hash}`) ?? hash;
  }

  /** Gives the paths of all artifacts as last listed. */
  async files(): Promise<readonly string[]> {
    if (this.known === null) await this.scan();
    return this.known ?? [];
  }

  /** Finds the files that hold a record; more than one is a copy with its id (E9). */
  async locate(id: string): Promise<readonly string[]> {
    for (const { file, ids } of this.unread) for (const each of ids) this.learn(each, file.path);
    this.unread = [];
    const paths = (this.paths.get(id) ?? []).filter((path) => this.holds(path, id));
    if (paths.length > 0 || (this.known !== null && !this.paths.has(id))) return paths;
    await this.scan();
    return this.paths.get(id) ?? [];
  }

  private holds(path: string, id: string): boolean {
    const read = this.read(path);
    return read?.ok === true && this.idsIn(read.value).includes(id);
  }

  private async scan(): Promise<void> {
    const listing = await this.list();
    this.paths.clear();
    for (const file of listing.files) {
      const read = this.read(file.path);
      if (read?.ok !== true) continue;
      this.alias(file.path, read.value.hash, file.version);
      for (const id of this.idsIn(read.value)) this.learn(id, file.path);
    }
    this.finish(listing.files);
  }

  private idsIn({ path, text }: Artifact): readonly string[] {
    return this.format.ids(text).map((id) => id ?? idOfPath(path));
  }

  /** Notes a write of this session, so that its own traces do not make later writes stale. */
  wrote(path: string, write: OwnWrite): void {
    const writes = this.writes.get(path);
    if (writes === undefined) this.writes.set(path, [write]);
    else writes.push(write);
    if (this.known !== null && !this.known.includes(path)) this.known = [...this.known, path];
  }

  /**
   * Says whether a record may be written on the strength of a version: the file has not changed since,
   * or only by this session's writes to its other records.
   */
  async isCurrent(record: {
    readonly path: string;
    readonly id: string;
    readonly version: string;
    readonly hash: string;
  }): Promise<boolean> {
    const wanted = hashOfVersion(record.version);
    let hash = record.hash;
    if (this.stands(record.path, hash, wanted)) return true;
    for (const write of (this.writes.get(record.path) ?? []).toReversed()) {
      if (write.to !== hash || write.id === record.id) break;
      hash = write.from;
      if (this.stands(record.path, hash, wanted)) return true;
    }
    const listing = await listArtifacts(this.root, {
      prefix: record.path,
      matches: (name) => name === record.path,
    });
    return listing.files[0]?.version === wanted;
  }

  private stands(path: string, hash: string, wanted: string): boolean {
    return hash === wanted || this.listedHash(path, hash) === wanted;
  }
}
