import type { Candidate } from '../kernel/candidate.ts';
import type { Fields } from '../kernel/field.ts';
import { invertPatch } from '../kernel/invert-patch.ts';
import type { Intent, UndoNote } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../kernel/json.ts';
import { nameOn } from '../kernel/lens.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Patch } from '../kernel/patch.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { parsePointer } from '../kernel/pointer.ts';
import { assert, assertNever } from '../kernel/result.ts';
import type { CreateRequest, SyncProvider, WriteAnswer } from '../provider.ts';
import type { SyncRun } from './run.ts';

export type Written = WriteAnswer | { readonly kind: 'deleted' };

/** The key under which a create is sent, and sent again: one per planned create, for ever. */
export function createKey(session: string, record: string): string {
  return `${session}-${record}`;
}

/** What is written down before a change's effect (I9). */
export function intentOf(
  run: SyncRun,
  about: {
    readonly session: string;
    readonly change: Change;
    readonly candidate: Candidate;
    readonly seq: number;
    /** The first intent, where only the rest of the change is written: what takes that back leaves the first part. */
    readonly first: Intent | undefined;
    readonly source: Intent['source'] | undefined;
  },
): Intent {
  const { change, candidate, first } = about;
  const before = fieldsOn(candidate, change.side);
  return {
    kind: 'intent',
    seq: about.seq,
    change: change.id,
    record: change.record,
    side: change.side,
    action: change.kind,
    ...(change.kind === 'create'
      ? { key: createKey(about.session, change.record), fields: createdFields(change) }
      : {}),
    ...(change.target === undefined ? {} : { target: change.target }),
    ...(change.kind === 'update' && before !== null
      ? { undo: first?.undo ?? undoNote(run, { change, candidate, before }) }
      : {}),
    ...(about.source === undefined ? {} : { source: about.source }),
    at: run.now(),
  };
}

/** Does a change, guarded by the live version that the fresh plan was made on. */
export async function writeChange(
  run: SyncRun,
  change: Change,
  about: Pick<CreateRequest, 'key' | 'confirm'> & { readonly version?: string },
): Promise<Written> {
  const provider = run[change.side];
  const { version, key, ...asked } = about;
  switch (change.kind) {
    case 'create':
      return create(provider, change, { ...asked, key, fields: createdFields(change) });
    case 'update':
      assert(change.target !== undefined && version !== undefined, `update ${change.id} has no target`);
      return provider.update({ id: change.target, patch: change.patch, version, ...asked });
    case 'delete':
      assert(change.target !== undefined && version !== undefined, `delete ${change.id} has no target`);
      return provider.delete({ id: change.target, version, ...asked });
    default:
      return assertNever(change.kind);
  }
}

/** Sends a create; sent again with the same key and fields it makes no second record (I6). */
export async function create(
  provider: SyncProvider,
  change: Change,
  sent: Pick<CreateRequest, 'key' | 'fields' | 'confirm'>,
): Promise<WriteAnswer> {
  const id = change.target ?? (provider.capabilities.ids === 'given' ? change.other : undefined);
  return provider.create({
    ...sent,
    ...(id === undefined ? {} : { id }),
    ...(change.other === undefined ? {} : { other: change.other }),
  });
}

export function createdFields(change: Change): Fields {
  const [add] = change.patch;
  assert(add?.op === 'add' && isJsonObject(add.value), `create ${change.id} has no fields`);
  return add.value;
}

/** The values that a change sends, by the side's own field names, each with the value before. */
export function sentFields(
  change: Change,
  before: Fields,
): ReadonlyMap<string, { before: Json; sent: Json }> {
  const created = change.kind === 'create' ? createdFields(change) : null;
  const after = created ?? patched(before, change);
  const names = created === null ? touchedFields(change) : Object.keys(created);
  return new Map(
    [...names].map((name) => [name, { before: before[name] ?? null, sent: after[name] ?? null }]),
  );
}

function patched(before: Fields, change: Change): Fields {
  const after = applyPatch(before, change.patch);
  return after.ok && isJsonObject(after.value) ? after.value : before;
}

/** The side's own names of the fields that a change writes. */
export function touchedFields({ patch }: Pick<Change, 'patch'>): ReadonlySet<string> {
  return new Set(patch.map(fieldOf));
}

/** The steps of a patch that are in one field. */
export function stepsIn(patch: Patch, name: string): Patch {
  return patch.filter((operation) => fieldOf(operation) === name);
}

/** What a change makes of a set that it writes; null where its patch does not tell the whole. */
export function setEditOf(
  { patch }: Change,
  name: string,
): { readonly before: readonly Json[]; readonly after: readonly Json[] } | null {
  const steps = stepsIn(patch, name);
  const [guard] = steps;
  if (guard?.op !== 'test' || !isJsonArray(guard.value)) return null;
  const done = applyPatch({ [name]: guard.value }, steps);
  const after = done.ok && isJsonObject(done.value) ? done.value[name] : null;
  return isJsonArray(after) ? { before: guard.value, after } : null;
}

function fieldOf({ path }: Operation): string {
  return parsePointer(path)?.[0] ?? '';
}

/** The upstream fields that an update wrote without an answer, with their values before as far as its undo tells. */
export function foundFields(
  change: Change,
  about: { readonly undo: Patch | undefined; readonly now: Fields },
): ReadonlyMap<string, Json | undefined> {
  const before = about.undo === undefined ? null : applyPatch(about.now, about.undo);
  const was = before?.ok === true && isJsonObject(before.value) ? before.value : null;
  return new Map(
    [...touchedFields(change)].map((name) => [name, was === null ? undefined : (was[name] ?? null)]),
  );
}

export function fieldsOn(candidate: Candidate, side: Change['side']): Fields | null {
  const state = candidate[side];
  return state.kind === 'present' ? state.record.fields : null;
}

function undoNote(
  run: SyncRun,
  about: { readonly change: Change; readonly candidate: Candidate; readonly before: Fields },
): UndoNote {
  const { change, candidate, before } = about;
  const touched = touchedFields(change);
  const names = run.mappings.filter((mapping) => touched.has(nameOn(mapping, change.side)));
  const known = candidate.base?.fields ?? {};
  const base = Object.fromEntries(
    names.flatMap(({ name }) => {
      const value = known[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return { patch: invertPatch(change.patch, before), base };
}
