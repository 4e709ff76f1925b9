import type { IndexRow, StateCommit, StateHead } from '../store.ts';
import { baseFormat } from './format/base.ts';
import { encodeFile } from './format/decode.ts';
import { encodeShard } from './format/index-shard.ts';
import { sessionFormat } from './format/session.ts';
import { stateFormat } from './format/state.ts';
import { STATE_FILE, baseFile, sessionFile, shardFile } from './names.ts';
import type { Writes } from './pending.ts';
import { assertPlannedHere } from './read-only.ts';
import { readShard } from './read-state.ts';
import type { StateFiles } from './state-files.ts';

/** The files that a commit changes, in the order to write them, and the head afterwards. */
export interface PlannedWrites {
  readonly writes: Writes;
  readonly head: StateHead;
}

/**
 * Works out what one commit writes: bases, the touched index shards, `state.json`, sessions.
 *
 * Laws: a file that would keep its bytes is not among the writes; with none left the head is unchanged,
 * so committing the same step twice is committing it once (I4).
 */
export async function planWrites(
  files: StateFiles,
  request: { readonly step: StateCommit; readonly head: StateHead },
): Promise<PlannedWrites> {
  const { step, head } = request;
  const writes = new Map<string, string | null>();
  const put = async (file: string, text: string | null): Promise<void> => {
    if (!(await files.holds(file, text))) writes.set(file, text);
  };
  for (const { record, base } of step.bases)
    await put(baseFile(step.sync, record), base === null ? null : encodeFile(baseFormat, base));
  for (const [file, rows] of await touchedShards(files, step)) await put(file, rows);
  const sessions = new Map<string, string | null>();
  for (const session of step.sessions) {
    assertPlannedHere(session, head);
    const [file, text] = [sessionFile(session.id), encodeFile(sessionFormat, session)];
    if (!(await files.holds(file, text))) sessions.set(file, text);
  }
  const cursors = step.cursor === undefined ? head.cursors : { ...head.cursors, [step.sync]: step.cursor };
  const unchanged = encodeFile(stateFormat, { ...head, cursors }) === encodeFile(stateFormat, head);
  if (unchanged && writes.size === 0 && sessions.size === 0) return { writes, head };
  const next: StateHead = { ...head, serial: head.serial + 1, cursors };
  writes.set(STATE_FILE, encodeFile(stateFormat, next));
  return { writes: new Map([...writes, ...sessions]), head: next };
}

async function touchedShards(
  files: StateFiles,
  step: StateCommit,
): Promise<ReadonlyMap<string, string | null>> {
  const touched = new Map<string, Map<string, IndexRow | null>>();
  for (const { record, row } of step.rows) {
    const file = shardFile(step.sync, record);
    touched.set(file, (touched.get(file) ?? new Map<string, IndexRow | null>()).set(record, row));
  }
  const texts = new Map<string, string | null>();
  for (const [file, changed] of touched) {
    const kept = (await readShard(files, file)).filter(({ record }) => !changed.has(record));
    const rows = [...kept, ...[...changed.values()].filter((row) => row !== null)];
    texts.set(file, rows.length === 0 ? null : encodeShard(rows));
  }
  return texts;
}
