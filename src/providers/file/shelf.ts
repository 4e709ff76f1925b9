import type { Fields } from '../../kernel/field.ts';
import type { ProviderSchema, RecordFailure } from '../../provider.ts';

/** A record as its file holds it; fields that the file leaves out are absent. */
export interface Entry {
  readonly fields: Fields;
  /** `file:line`. */
  readonly where: string;
}

/** The answer to a read; a link or a broken file is `unreadable`. */
export type EntryAnswer =
  | { readonly kind: 'found'; readonly entry: Entry }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly failure: RecordFailure };

/** Everything on a shelf at one moment. */
export interface Snapshot {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly failed: readonly RecordFailure[];
  /** The schema that the file itself states; null when it has to be inferred. */
  readonly schema: ProviderSchema | null;
}

/**
 * Where records are kept on disk: one JSON file, or a folder with one file a record.
 *
 * Errors: `ProviderFault` `file-broken`, `file-too-large`, `disk` for the whole shelf; what is wrong with
 * one record is a `RecordFailure`.
 */
export interface Shelf {
  /** Says why a text can name no record here, or null; every other method takes only ids that can. */
  idProblem(id: string): string | null;
  readAll(): Snapshot;
  read(id: string): EntryAnswer;
  /**
   * Writes a record, or removes it when `fields` is null; durable when it returns.
   *
   * `expected`: the fields that were just read, null for a record that was absent.
   * Laws: false, and nothing written, when the record is not as expected any more (E77).
   */
  write(id: string, change: { readonly expected: Fields | null; readonly fields: Fields | null }): boolean;
}
