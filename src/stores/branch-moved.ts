import { isSafeId } from '../kernel/ids.ts';
import { equalJson } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import type { IndexRow, StateCommit } from '../store.ts';
import { StoreFault } from '../store.ts';
import type { BranchFiles } from './branch-files.ts';
import { baseFormat } from './format/base.ts';
import { encodeFile } from './format/decode.ts';
import { sessionFormat } from './format/session.ts';
import { JOURNALS, baseFile, sessionFile, shardFile } from './names.ts';
import type { Writes } from './pending.ts';
import { readHead, readSession, readShard } from './read-state.ts';

/** The state as a run knows it, and as the branch holds it now. */
export interface TwoStates {
  readonly known: BranchFiles;
  readonly now: BranchFiles;
}

/** What is about to be done to a record; without `sync` its session is not stored. */
export interface Intended {
  readonly sync?: string;
  readonly session: string;
  readonly record: string;
}

/**
 * Refuses to write over what another run has written since this one read it (I1, I10, E68).
 *
 * A session, a journal and a base belong to one run whole; of an index only the rows of the step are
 * looked at, of `state.json` only the sync's cursor. An intent rests on the row of its record. What
 * already is as it shall become is no move.
 * Errors: `state-moved`, naming the first such file or record; nothing is written.
 */
export async function assertNotMoved(
  states: TwoStates,
  about: { readonly files: Writes; readonly step: StateCommit | null; readonly intent: Intended | null },
): Promise<void> {
  const { step, intent } = about;
  for (const [file, text] of about.files) await assertSameFile(states, file, text);
  if (intent?.sync !== undefined)
    await assertSameRows(states, { sync: intent.sync, rows: [{ record: intent.record }] });
  if (step === null) return;
  for (const { record, base } of step.bases) {
    const text = base === null ? null : encodeFile(baseFormat, base);
    await assertSameFile(states, baseFile(step.sync, record), text);
  }
  for (const session of step.sessions) {
    const file = sessionFile(session.id);
    if (!about.files.has(file)) await assertSameFile(states, file, encodeFile(sessionFormat, session));
  }
  await assertSameRows(states, step);
  await assertSameCursor(states, step);
}

async function assertSameFile({ known, now }: TwoStates, file: string, text: string | null): Promise<void> {
  const id = await now.idOf(file);
  if (id === (await known.idOf(file)) || (await now.holds(file, text))) return;
  throw moved(`${now.shown(file)} was ${id === null ? 'removed' : 'changed'} by another run`);
}

async function assertSameRows(
  { known, now }: TwoStates,
  step: {
    readonly sync: string;
    readonly rows: readonly { readonly record: string; readonly row?: IndexRow | null }[];
  },
): Promise<void> {
  const shards = new Set(step.rows.map(({ record }) => shardFile(step.sync, record)));
  const [before, after] = [new Map<string, IndexRow>(), new Map<string, IndexRow>()];
  for (const shard of shards) {
    if ((await known.idOf(shard)) === (await now.idOf(shard))) continue;
    for (const row of await readShard(known, shard)) before.set(row.record, row);
    for (const row of await readShard(now, shard)) after.set(row.record, row);
  }
  for (const { record, row } of step.rows) {
    const found = json(after.get(record));
    const isAsWanted = row !== undefined && equalJson(found, json(row));
    if (!isAsWanted && !equalJson(found, json(before.get(record))))
      throw moved(`the record ${record} of ${step.sync} was synced by another run`);
  }
}

/** Another run's cursor may have passed changes that this run has not seen, and the reverse (I7). */
async function assertSameCursor({ known, now }: TwoStates, step: StateCommit): Promise<void> {
  if (step.cursor === undefined) return;
  const [before, after] = [await readHead(known), await readHead(now)].map((head) =>
    json(head?.cursors[step.sync]),
  );
  if (!equalJson(before ?? null, after ?? null) && !equalJson(after ?? null, json(step.cursor)))
    throw moved(`the cursor of ${step.sync} was moved by another run`);
}

function json(value: object | null | undefined): Json {
  return (value ?? null) as Json;
}

/**
 * Refuses to begin when another run of the sync has begun, and maybe ended, since this one read the state.
 *
 * Its effects are not in this run's plan, and its unfinished intents not in its recovery: a create would be
 * done twice (I6, E4). Every effect has an intent, so its journal tells.
 */
export async function assertNobodyBegan(states: TwoStates, intent: Intended): Promise<void> {
  const { known, now } = states;
  for (const name of await now.list(JOURNALS)) {
    const [file, id] = [`${JOURNALS}/${name}`, name.replace(/\.jsonl$/, '')];
    if (id === intent.session || (await now.idOf(file)) === (await known.idOf(file))) continue;
    const session = isSafeId(id) ? await readSession(now, id) : null;
    if (session !== null && intent.sync !== undefined && session.sync !== intent.sync) continue;
    throw moved(`another run works on session ${id}`);
  }
}

export function moved(what: string): StoreFault {
  return new StoreFault({
    code: 'state-moved',
    message: `The state moved while this run was at work: ${what}. Nothing more was written. Run again: it starts from what is there now.`,
  });
}
