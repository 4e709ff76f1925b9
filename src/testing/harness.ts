import type { Fields } from '../kernel/field.ts';
import type { Json } from '../kernel/json.ts';
import type { Operation } from '../kernel/patch.ts';
import type { ChangePage, ListingEnd, NativeRecord, SyncProvider } from '../provider.ts';
import { claim } from './claims.ts';

/** One provider over one fresh, empty side, and hands that reach the side behind the provider's back. */
export interface ProviderHarness {
  readonly provider: SyncProvider;
  /** Changes fields of an existing record as a person would, not through the provider. */
  edit(id: string, fields: Fields): Promise<void>;
  /** Deletes a record as a person would. */
  remove(id: string): Promise<void>;
  close?(): Promise<void>;
}

/** What a provider's tests say about it. */
export interface SuiteOptions {
  /** Fields of three records that differ in every field; names and kinds as the provider has them. */
  readonly samples: readonly [Fields, Fields, Fields];
  /** A field of the samples that holds a string. */
  readonly field: string;
  /** Ids that no record can have; they are asked for and must do no harm. */
  readonly badIds?: readonly string[];
}

/** Everything a listing gave, with later pages winning. */
export interface Listed {
  readonly records: ReadonlyMap<string, NativeRecord>;
  readonly unchanged: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  readonly pages: readonly ChangePage[];
  readonly end: ListingEnd;
}

/** Lists to the end. */
export async function listAll(provider: SyncProvider, cursor: string | null = null): Promise<Listed> {
  const records = new Map<string, NativeRecord>();
  const deleted = new Set<string>();
  const unchanged = new Set<string>();
  const pages: ChangePage[] = [];
  for await (const page of provider.changes({ cursor, known: new Map() })) {
    pages.push(page);
    for (const id of page.deleted ?? []) {
      deleted.add(id);
      records.delete(id);
    }
    for (const id of page.unchanged ?? []) unchanged.add(id);
    for (const record of page.records) {
      records.set(record.id, record);
      deleted.delete(record.id);
    }
  }
  const ends = pages.flatMap(({ end }) => (end === undefined ? [] : [end]));
  const [end] = ends;
  claim(end !== undefined && ends.length === 1, `a listing has one end, not ${ends.length}`);
  claim(pages.at(-1)?.end === end, 'the end is on the last page of a listing');
  return { records, unchanged, deleted, pages, end };
}

/** The patch that sets one field, with its guard. */
export function setField(record: NativeRecord, field: string, value: Json): readonly Operation[] {
  return [
    { op: 'test', path: `/${field}`, value: record.fields[field] ?? null },
    { op: 'replace', path: `/${field}`, value },
  ];
}
