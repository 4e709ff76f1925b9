import type { Fields } from '../kernel/field.ts';
import type { Result } from '../kernel/result.ts';
import type { ProviderSchema } from '../provider.ts';
import type { Glob } from './glob.ts';
import type { Problem, Refusal } from './problem.ts';

/** One record as a file holds it. */
export interface Entry {
  /** Absent when the file does not name it: then the path without its ending does. */
  readonly id?: string;
  /** Counted from 1. */
  readonly line: number;
  readonly fields: Fields;
}

/** All records of a file; one that cannot be read leaves the others as they are. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly failures: readonly Problem[];
}

/** What a record becomes; `index` is its place among the file's entries. */
export interface EntryChange {
  readonly index: number;
  readonly before: Fields;
  readonly after: Fields;
}

export interface NewEntry {
  readonly id: string;
  /** The record's id on the other side, for names. */
  readonly other?: string;
  readonly fields: Fields;
}

/**
 * How one kind of file holds records: text in, text out, no file is touched.
 *
 * Laws: `update` to the same fields is not asked for; whatever a format proposes is read back by its
 * caller and used only if it then holds exactly what was wanted, so a proposal may be optimistic.
 */
export interface ArtifactFormat {
  readonly name: string;
  readonly glob: Glob;
  readonly schema: ProviderSchema;
  read(text: string): Result<Entries, Problem>;
  /** Gives the ids alone, null for a record that its path names; cheaper than `read`. */
  ids(text: string): readonly (string | null)[];
  /** Brings fields to the one spelling that `read` gives them, as LF for CRLF. */
  normalize(fields: Fields): Fields;
  /** Proposes texts with a record's fields changed, the most natural first. */
  update(text: string, change: EntryChange): Iterable<string | Refusal>;
  /** Proposes texts with a record more; `text` is null when the file does not exist yet. */
  add(text: string | null, entry: NewEntry): Iterable<string | Refusal>;
  /** Gives the text without a record; null when the file goes with it. */
  remove(text: string, index: number): Result<string | null, Refusal>;
  /** Chooses the file a new record goes to. `existing`: such a file is added to, not avoided. */
  place(
    entry: NewEntry,
    files: readonly string[],
  ): Result<{ readonly path: string; readonly existing: boolean }, Refusal>;
}
