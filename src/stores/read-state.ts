import { isSafeId } from '../kernel/ids.ts';
import type { JournalEntry } from '../kernel/journal.ts';
import { decodeJournal } from '../kernel/journal.ts';
import type { Session } from '../kernel/session.ts';
import type { BaseAnswer, IndexRow, StateHead } from '../store.ts';
import { StoreFault } from '../store.ts';
import { baseFormat } from './format/base.ts';
import { corrupt, decodeFile, decodeOwnFile } from './format/decode.ts';
import { decodeShard } from './format/index-shard.ts';
import type { SessionHead } from './format/session.ts';
import { SESSION_HEAD_BYTES, peekSession, sessionFormat } from './format/session.ts';
import { stateFormat } from './format/state.ts';
import { gitBlobId, sha256 } from './hash.ts';
import { SESSIONS, STATE_FILE, baseFile, journalFile, sessionFile, shardFiles } from './names.ts';
import type { StateFiles } from './state-files.ts';

/** Reads `state.json`; null before the first commit. */
export async function readHead(files: StateFiles): Promise<StateHead | null> {
  const text = await files.read(STATE_FILE);
  return text === null ? null : decodeFile(stateFormat, { file: files.shown(STATE_FILE), text });
}

/** Reads all rows of a sync, shard by shard, each ordered by record id. */
export async function readIndex(files: StateFiles, sync: string): Promise<readonly IndexRow[]> {
  const shards = await Promise.all(shardFiles(sync).map((file) => readShard(files, file)));
  return shards.flat();
}

/** Reads one index file; a missing one has no rows. */
export async function readShard(files: StateFiles, file: string): Promise<readonly IndexRow[]> {
  const text = await files.read(file);
  return text === null ? [] : decodeShard({ file: files.shown(file), text });
}

/**
 * Reads the stored base of a record: found, missing, or corrupt are three answers (E65).
 *
 * Errors: a base of a newer format is a fault, since going on would lose what it says.
 */
export async function readBase(
  files: StateFiles,
  row: { readonly sync: string; readonly record: string; readonly hash?: string },
): Promise<BaseAnswer> {
  const file = baseFile(row.sync, row.record);
  const shown = files.shown(file);
  try {
    const text = await files.read(file);
    if (text === null) return { kind: 'missing' };
    const hash = gitBlobId(text);
    if (row.hash !== undefined && row.hash !== hash)
      return { kind: 'corrupt', message: `${shown}: its bytes are not the ones the index names` };
    const decode = row.hash === undefined ? decodeFile : decodeOwnFile;
    const base = await decode(baseFormat, { file: shown, text });
    if (base.record === row.record) return { kind: 'found', base, hash };
    return { kind: 'corrupt', message: `${shown}: it is the base of ${base.record}` };
  } catch (cause) {
    if (!(cause instanceof StoreFault) || cause.code !== 'state-corrupt') throw cause;
    return { kind: 'corrupt', message: cause.message };
  }
}

/** Lists the ids of the stored sessions, oldest first. */
export async function listSessions(files: StateFiles): Promise<readonly string[]> {
  const names = await files.list(SESSIONS);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter(isSafeId);
}

/** Reads a session; null when there is none of this id. */
export async function readSession(files: StateFiles, id: string): Promise<Session | null> {
  const file = sessionFile(id);
  const text = await files.read(file);
  if (text === null) return null;
  const session = await decodeFile(sessionFormat, { file: files.shown(file), text });
  if (session.id === id) return session;
  throw corrupt(files.shown(file), 1, `this is the session ${JSON.stringify(session.id)}`);
}

/** Reads only what says whether a session is finished and on which state it was planned. */
export async function readSessionHead(files: StateFiles, id: string): Promise<SessionHead | null> {
  const start = await files.readStart(sessionFile(id), SESSION_HEAD_BYTES);
  return start === null ? null : (peekSession(start) ?? readSession(files, id));
}

/** Reads a session's journal; none is an empty one, a torn last line is left out (E73). */
export async function readJournal(files: StateFiles, session: string): Promise<readonly JournalEntry[]> {
  const file = journalFile(session);
  const text = await files.read(file);
  if (text === null) return [];
  const decoded = decodeJournal(text, sha256);
  if (decoded.ok) return decoded.value.entries;
  throw corrupt(files.shown(file), decoded.error.line, `this line ${decoded.error.message}`);
}
