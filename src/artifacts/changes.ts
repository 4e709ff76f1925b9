import type { ChangePage, ChangesRequest, NativeRecord, RecordFailure } from '../provider.ts';
import type { Catalog } from './catalog.ts';
import { countOfVersion, hashOfVersion, isByPath, versionOf } from './catalog.ts';
import type { Entry } from './format.ts';
import type { ArtifactFormat } from './format.ts';
import { idOfPath } from './ids.ts';
import type { ListedFile } from './listing.ts';
import { failureOf } from './problem.ts';

const PAGE_SIZE = 500;

/** The records seen at one hash, and how their file holds them. */
interface Known {
  readonly ids: readonly string[];
  readonly byPath: boolean;
  /** How many records their file holds. */
  readonly count: number;
}

/**
 * Lists all records; a file whose version is known for all its records and occurs once is not read.
 *
 * A file that cannot be read is reported with its record's id where that can be told; where it cannot,
 * the listing is incomplete, so that nobody takes the record for deleted.
 */
export async function* listChanges(
  catalog: Catalog,
  format: ArtifactFormat,
  request: ChangesRequest,
): AsyncGenerator<ChangePage> {
  const listing = await catalog.list();
  catalog.clear();
  const known = knownByHash(request.known);
  let paths: ReadonlySet<string> | undefined;
  const isPath = (id: string): boolean =>
    (paths ??= new Set(listing.files.map((file) => idOfPath(file.path)))).has(id);
  const unread: Unread[] = [];
  const renamed: { from: string; to: string }[] = [];
  const toRead: ListedFile[] = [];
  const doubled = doubledVersions(listing.files);
  for (const file of listing.files) {
    const before = doubled.has(file.version) ? undefined : wholly(known.get(file.version));
    const move = before?.byPath === true ? pathMove(before, file, isPath) : null;
    if (before === undefined || move === 'other') toRead.push(file);
    else {
      if (move !== null && move.from !== move.to) renamed.push(move);
      unread.push({ file, ids: move === null ? before.ids : [move.to] });
    }
  }
  const failed: RecordFailure[] = listing.failed.map(({ path, ...failure }) => ({
    ...failure,
    id: idOfPath(path),
  }));
  const certain = listing.complete && listing.failed.length === 0;
  const run = new Reading(catalog, format, { failed, certain });
  yield* run.pages(toRead);
  const isCopied = ({ ids }: Unread): boolean => run.ids.size > 0 && ids.some((id) => run.ids.has(id));
  const copied = unread.filter(isCopied).map(({ file }) => file);
  yield* run.pages(copied);
  const kept = copied.length === 0 ? unread : unread.filter(({ file }) => !copied.includes(file));
  catalog.finish(listing.files, kept);
  yield {
    records: [],
    unchanged: kept.flatMap(({ ids }) => ids),
    failed: run.failed,
    renamed,
    end: { cursor: null, complete: run.certain, census: true },
  };
}

/** A file that was not read, with the ids it is known to hold. */
interface Unread {
  readonly file: ListedFile;
  readonly ids: readonly string[];
}

function knownByHash(known: ChangesRequest['known']): ReadonlyMap<string, Known> {
  const byHash = new Map<string, Known>();
  for (const [version, ids] of known) {
    const hash = hashOfVersion(version);
    const before = byHash.get(hash);
    byHash.set(hash, {
      ids: before === undefined ? ids : [...before.ids, ...ids],
      byPath: isByPath(version),
      count: countOfVersion(version),
    });
  }
  return byHash;
}

/** What is known of a file, if it is known of all its records; of the others nothing may be concluded. */
function wholly(known: Known | undefined): Known | undefined {
  return known !== undefined && known.ids.length >= known.count ? known : undefined;
}

/** The versions that more than one file has: copies, of which each has to be looked at (E9). */
function doubledVersions(files: readonly ListedFile[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { version } of files) {
    const count = seen.size;
    if (seen.add(version).size === count) doubled.add(version);
  }
  return doubled;
}

/** Tells how a record named by its path moved; `other` when the old path still has a file. */
function pathMove(
  before: Known,
  file: ListedFile,
  isPath: (id: string) => boolean,
): { readonly from: string; readonly to: string } | 'other' {
  const [from] = before.ids;
  const to = idOfPath(file.path);
  if (from === undefined || before.ids.length !== 1) return 'other';
  return from === to || !isPath(from) ? { from, to } : 'other';
}

/** Reads files and collects what became of them. */
class Reading {
  readonly ids = new Set<string>();
  readonly failed: RecordFailure[];
  certain: boolean;
  private readonly catalog: Catalog;
  private readonly format: ArtifactFormat;

  constructor(
    catalog: Catalog,
    format: ArtifactFormat,
    start: { failed: RecordFailure[]; certain: boolean },
  ) {
    this.catalog = catalog;
    this.format = format;
    this.failed = start.failed;
    this.certain = start.certain;
  }

  *pages(files: readonly ListedFile[]): Generator<ChangePage> {
    let records: NativeRecord[] = [];
    for (const file of files) {
      records.push(...this.recordsOf(file));
      if (records.length < PAGE_SIZE) continue;
      yield { records };
      records = [];
    }
    if (records.length > 0) yield { records };
  }

  private recordsOf(file: ListedFile): readonly NativeRecord[] {
    const read = this.catalog.read(file.path);
    if (read === null) return [];
    if (!read.ok) {
      this.fail(
        failureOf(file.path, read.error, read.error.id ?? idOfPath(file.path)),
        read.error.id !== undefined,
      );
      return [];
    }
    this.catalog.alias(file.path, read.value.hash, file.version);
    const entries = this.format.read(read.value.text);
    if (!entries.ok) {
      const { id } = entries.error;
      this.fail(failureOf(file.path, entries.error, id ?? idOfPath(file.path)), id !== undefined);
      return [];
    }
    for (const problem of entries.value.failures)
      this.fail(failureOf(file.path, problem), problem.id !== undefined);
    const count = entries.value.entries.length + entries.value.failures.length;
    return entries.value.entries.map((entry) => {
      const record = recordOf(file, entry, count);
      this.ids.add(record.id);
      this.catalog.learn(record.id, file.path);
      return record;
    });
  }

  private fail(failure: RecordFailure, certain: boolean): void {
    this.failed.push(failure);
    if (!certain) this.certain = false;
  }
}

/** Gives a file's entry as the record that others see; `count`: how many records its file holds. */
export function recordOf(file: ListedFile, entry: Entry, count: number): NativeRecord {
  return {
    id: entry.id ?? idOfPath(file.path),
    version: versionOf(file.version, { byPath: entry.id === undefined, count }),
    fields: entry.fields,
    where: `${file.path}:${entry.line}`,
  };
}
