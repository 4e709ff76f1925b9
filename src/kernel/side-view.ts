import type { SideRecord, SideState } from './candidate.ts';
import type { Hash } from './ids.ts';
import { recordKey } from './ids.ts';

/** What is known of one record between runs; the kernel's view of an index row. */
export interface Link {
  readonly record: string;
  readonly local?: string;
  readonly remote?: string;
  readonly remoteVersion?: string;
  readonly localVersion?: string;
  readonly base?: string;
}

/** A record with the link that its artifact names itself. */
export interface ListedRecord extends SideRecord {
  readonly link?: string;
}

/**
 * One side as it was listed, and checked record by record where the listing left a doubt.
 *
 * `silent` says what holds for an id that is mentioned nowhere: a complete census makes it absent, a
 * listing of changes leaves it unchanged, an incomplete one says nothing.
 */
export interface SideView {
  readonly present: ReadonlyMap<string, readonly ListedRecord[]>;
  readonly unchanged: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly failed: ReadonlyMap<string, Extract<SideState, { kind: 'unknown' }>>;
  readonly silent: 'absent' | 'unchanged' | 'unknown';
}

/** What a side says of one id; `unchanged` means: as it was at the last agreement. */
export type ViewState = SideState | { readonly kind: 'unchanged'; readonly id: string };

const NO_RECORDS: readonly ListedRecord[] = [];

/** Looks an id up on one side. */
export function stateOf(view: SideView, id: string): ViewState {
  const records = view.present.get(id) ?? NO_RECORDS;
  const [record] = records;
  if (records.length > 1 || (record !== undefined && view.unchanged.has(id))) {
    const places = records.map((copy) => copy.where ?? copy.id).join(', ');
    return {
      kind: 'unknown',
      code: 'duplicate-id',
      message: `the id ${id} occurs more than once (${places}); give each record its own id`,
      ...(record?.where === undefined ? {} : { where: record.where }),
    };
  }
  if (record !== undefined) return { kind: 'present', record };
  const failure = view.failed.get(id);
  if (failure !== undefined) return failure;
  if (view.unchanged.has(id)) return { kind: 'unchanged', id };
  if (view.gone.has(id) || view.silent === 'absent') return { kind: 'absent' };
  if (view.silent === 'unchanged') return { kind: 'unchanged', id };
  return {
    kind: 'unknown',
    code: 'not-listed',
    message: `${id} was not in an incomplete listing; nothing is concluded from that`,
  };
}

/** A record name that no other record has. */
export function freeKey(id: string, taken: ReadonlySet<string>, hash: Hash): string {
  const key = recordKey(id, hash);
  return taken.has(key) ? `${key}-${hash(id).slice(0, 8)}` : key;
}
