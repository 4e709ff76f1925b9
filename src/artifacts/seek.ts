import type { NativeRecord } from '../provider.ts';
import type { Catalog } from './catalog.ts';
import { recordOf } from './changes.ts';
import type { Artifact } from './file.ts';
import type { ArtifactFormat, Entry } from './format.ts';
import { idOfPath } from './ids.ts';
import type { Problem } from './problem.ts';

/** A record where it stands: the file, its place among the file's entries, and itself. */
export interface Located {
  readonly artifact: Artifact;
  readonly index: number;
  readonly entry: Entry;
  readonly record: NativeRecord;
}

export type Sought =
  { readonly kind: 'found'; readonly at: Located } | { readonly kind: 'gone' } | Unreadable;

interface Unreadable {
  readonly kind: 'unreadable';
  readonly path: string;
  readonly problem: Problem;
}

/** Finds a record; more than one file or entry with its id is a problem, never a guess (E9). */
export async function seekRecord(catalog: Catalog, format: ArtifactFormat, id: string): Promise<Sought> {
  const [path, copy] = await catalog.locate(id);
  if (path === undefined) return { kind: 'gone' };
  if (copy !== undefined) {
    const message = `the id ${id} is in ${path} as well. Give each record its own.`;
    return { kind: 'unreadable', path: copy, problem: { code: 'duplicate-id', message } };
  }
  const read = catalog.read(path);
  if (read === null) return { kind: 'gone' };
  if (!read.ok) return { kind: 'unreadable', path, problem: read.error };
  const entries = format.read(read.value.text);
  if (!entries.ok) return { kind: 'unreadable', path, problem: entries.error };
  const found = entries.value.entries.flatMap((entry, index) =>
    (entry.id ?? idOfPath(path)) === id ? [{ entry, index }] : [],
  );
  const [first, second] = found;
  if (first === undefined) {
    const problem = entries.value.failures.find((failure) => failure.id === id);
    return problem === undefined ? { kind: 'gone' } : { kind: 'unreadable', path, problem };
  }
  if (second !== undefined) {
    const message = `the id ${id} is there twice (lines ${first.entry.line} and ${second.entry.line}). Give each record its own.`;
    return {
      kind: 'unreadable',
      path,
      problem: { code: 'duplicate-id', message, line: second.entry.line },
    };
  }
  const version = catalog.listedHash(path, read.value.hash);
  const count = entries.value.entries.length + entries.value.failures.length;
  const record = recordOf({ path, version }, first.entry, count);
  return { kind: 'found', at: { artifact: read.value, ...first, record } };
}
