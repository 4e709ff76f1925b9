import type { SideState } from '../kernel/candidate.ts';
import type { ListedRecord, SideView } from '../kernel/side-view.ts';
import type { NativeRecord, ReadAnswer, RecordFailure, SyncProvider } from '../provider.ts';
import { assertNever } from '../kernel/result.ts';

/** One side as listed, before doubts are checked record by record. */
export interface SideListing {
  readonly present: Map<string, ListedRecord[]>;
  readonly unchanged: Set<string>;
  readonly deleted: Set<string>;
  readonly failed: Map<string, Extract<SideState, { kind: 'unknown' }>>;
  /** Failures whose record is not known; while there are any, absence means nothing. */
  readonly strays: RecordFailure[];
  readonly renamed: { readonly from: string; readonly to: string }[];
  readonly cursor: string | null;
  readonly complete: boolean;
  readonly census: boolean;
}

/** Lists a side to its end. Faults of the provider pass through. */
export async function listSide(
  provider: SyncProvider,
  request: { readonly cursor: string | null; readonly known: ReadonlyMap<string, readonly string[]> },
  onRecords: (count: number) => void,
): Promise<SideListing> {
  const listing = {
    present: new Map<string, ListedRecord[]>(),
    unchanged: new Set<string>(),
    deleted: new Set<string>(),
  };
  const failed: SideListing['failed'] = new Map();
  const strays: RecordFailure[] = [];
  const renamed: { from: string; to: string }[] = [];
  let end = { cursor: request.cursor, complete: false, census: false };
  let count = 0;
  for await (const page of provider.changes(request)) {
    for (const record of page.records) addRecord(listing, record);
    for (const id of page.unchanged ?? []) listing.unchanged.add(id);
    for (const id of page.deleted ?? []) listing.deleted.add(id);
    for (const failure of page.failed ?? []) {
      if (failure.id === undefined) strays.push(failure);
      else failed.set(failure.id, unknownBy(failure));
    }
    renamed.push(...(page.renamed ?? []));
    count += page.records.length;
    onRecords(count);
    if (page.end !== undefined) end = page.end;
  }
  return { ...listing, failed, strays, renamed, ...end };
}

function addRecord(listing: Pick<SideListing, 'present' | 'deleted'>, record: NativeRecord): void {
  const copies = listing.present.get(record.id);
  // The same record listed twice while pages shift is one record (E15); two files with one id are not.
  if (copies === undefined) listing.present.set(record.id, [record]);
  else if (copies.every((copy) => copy.where !== record.where)) copies.push(record);
  else copies[copies.findIndex((copy) => copy.where === record.where)] = record;
  listing.deleted.delete(record.id);
}

export function unknownBy(failure: RecordFailure): Extract<SideState, { kind: 'unknown' }> {
  return { kind: 'unknown', code: failure.code, message: failure.message, where: failure.where };
}

/** Reads one record directly; every kind of answer becomes what may be concluded from it (E20). */
export async function readState(provider: SyncProvider, id: string): Promise<SideState> {
  return stateOfAnswer(await provider.read(id), id);
}

/** What may be concluded from each kind of answer (E20). */
export function stateOfAnswer(answer: ReadAnswer, id: string): SideState {
  switch (answer.kind) {
    case 'found':
      return { kind: 'present', record: answer.record };
    case 'gone':
      return { kind: 'absent' };
    case 'unreadable':
      return unknownBy(answer.failure);
    case 'forbidden':
      return { kind: 'unknown', code: 'forbidden', message: answer.message };
    case 'moved':
      return {
        kind: 'unknown',
        code: 'moved',
        message: `${id} was moved to ${answer.to}; link it there, or delete it here to let it go`,
      };
    case 'unknown':
    case 'not-modified':
      return {
        kind: 'unknown',
        code: 'missing-upstream',
        message: `${id} is not there, and nothing says that it was deleted; it may be hidden from us, so it is left alone`,
      };
    default:
      return assertNever(answer);
  }
}

/** What holds for an id that a listing does not mention. */
export function silenceOf(listing: SideListing): SideView['silent'] {
  if (!listing.census) return 'unchanged';
  return listing.complete && listing.strays.length === 0 ? 'absent' : 'unknown';
}
