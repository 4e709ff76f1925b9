import type { Fields } from '../kernel/field.ts';
import type { Intent, Outcome } from '../kernel/journal.ts';
import { nameOn } from '../kernel/lens.ts';
import type { Change } from '../kernel/plan.ts';
import type { BaseRecord, IndexRow, StateCommit } from '../store.ts';
import type { SyncRun } from './run.ts';
import { touchedFields } from './write-change.ts';

/** A change that a session wrote, with what its journal says of it. */
export interface Done {
  readonly change: Change;
  readonly intent?: Intent;
  readonly outcome: Outcome;
}

/** A record's row without its versions, and its base, as they are stored. */
export interface StoredRecord {
  readonly row: IndexRow;
  readonly base?: BaseRecord;
}

/** Reads what is stored of the records that some changes wrote to. */
export async function storedRecords(run: SyncRun, done: readonly Done[]): Promise<Map<string, StoredRecord>> {
  const records = new Set(done.map((one) => one.change.record));
  const stored = new Map<string, StoredRecord>();
  for (const link of await run.store.readIndex(run.config.id)) {
    if (!records.has(link.record)) continue;
    const { localVersion: _local, remoteVersion: _remote, ...row } = link;
    const { record, base: hash } = row;
    const answer =
      hash === undefined ? null : await run.store.readBase({ sync: run.config.id, record, hash });
    stored.set(record, answer?.kind === 'found' ? { row, base: answer.base } : { row });
  }
  return stored;
}

/**
 * The rows and bases of records as they were before some changes; none keeps its versions.
 *
 * A record that a change made is linked until its copy is gone (`written`), so that nothing makes a
 * second one; it has no base until then, so that a copy gone is a question, not a deletion to pass on.
 */
export function rewind(
  run: SyncRun,
  about: {
    readonly done: readonly Done[];
    readonly stored: ReadonlyMap<string, StoredRecord>;
    readonly written: boolean;
  },
): Pick<StateCommit, 'rows' | 'bases'> {
  const rows: { record: string; row: IndexRow | null }[] = [];
  const bases: { record: string; base: BaseRecord | null }[] = [];
  for (const [record, { row, base }] of about.stored) {
    const undone = about.done.filter((one) => one.change.record === record && isLinkedBy(one, row));
    const create = undone.find((one) => one.change.kind === 'create')?.change;
    const before =
      create !== undefined || base === undefined
        ? undefined
        : undone.reduce((now, one) => rewound(run, now, one), base);
    if (before !== undefined) {
      rows.push({ record, row: { ...row, base: run.store.baseHash(before) } });
      bases.push({ record, base: before });
    } else if (create === undefined) {
      rows.push({ record, row });
    } else {
      rows.push({ record, row: about.written ? withoutCopy(row, create) : withoutBase(row) });
      bases.push({ record, base: null });
    }
  }
  return { rows, bases };
}

/** Since a create was taken back, or its record was deleted, another one may stand in its place. */
function isLinkedBy({ change, outcome }: Done, row: IndexRow): boolean {
  return change.kind !== 'create' || row[change.side] === outcome.target;
}

/** A record from upstream was heard of once: without a row the cursor would have passed it (I7). */
function withoutCopy({ record, remote }: IndexRow, create: Change): IndexRow | null {
  return create.side === 'local' && remote !== undefined ? { record, remote } : null;
}

function withoutBase({ base: _base, ...row }: IndexRow): IndexRow {
  return row;
}

/** The base before a change: the fields it wrote are as its intent noted them, or had none. */
function rewound(run: SyncRun, base: BaseRecord, { change, intent }: Done): BaseRecord {
  const touched = touchedFields(change);
  const names = run.mappings.flatMap((mapping) =>
    touched.has(nameOn(mapping, change.side)) ? [mapping.name] : [],
  );
  const kept = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
  const images = kept(base.remote ?? {});
  const { remote: _remote, moves: _moves, ...rest } = base;
  return {
    ...rest,
    fields: { ...kept(base.fields), ...intent?.undo?.base },
    ...(Object.keys(images).length === 0 ? {} : { remote: images }),
  };
}
