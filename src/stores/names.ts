import { isSafeId } from '../kernel/ids.ts';
import { StoreFault } from '../store.ts';
import { sha256 } from './hash.ts';

export const STATE_FILE = 'state.json';
export const SESSIONS = 'sessions';
export const JOURNALS = 'journal';
const SHARDS = '0123456789abcdef'.split('');

/** Device names that Windows keeps for itself, whatever follows the first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Gives the file name that stands for an id, without its ending.
 *
 * Shape: an id in lower case is its own name; `PROJ-7` becomes `PROJ-7~5d0c2b1a`, because `proj-7` is the
 * same file on a file system that ignores case. No id holds a `~`, so the two never meet.
 */
export function fileName(id: string): string {
  if (RESERVED.test(id)) return `~${sha256(id).slice(0, 16)}`;
  return /[A-Z]|\.$/.test(id) ? `${id}~${sha256(id).slice(0, 8)}` : id;
}

/** Refuses an id that could lead out of the state folder (`../`) or is no file name. */
export function checkId(kind: 'record' | 'session' | 'sync', id: string): string {
  if (isSafeId(id)) return id;
  throw new StoreFault({
    code: 'state-bad-id',
    message: `The ${kind} id ${JSON.stringify(id.slice(0, 80))} cannot name a file: use at most 120 of A-Z a-z 0-9 . _ -`,
  });
}

/** Session ids are ULIDs: one case, so they need no folding and stand as they are. */
export function sessionFile(id: string): string {
  return `${SESSIONS}/${checkId('session', id)}.json`;
}

export function journalFile(session: string): string {
  return `${JOURNALS}/${checkId('session', session)}.jsonl`;
}

/** The 16 index files of a sync, in order. */
export function shardFiles(sync: string): readonly string[] {
  return SHARDS.map((shard) => `index/${fileName(checkId('sync', sync))}/${shard}.jsonl`);
}

/** The index file that holds a record's row: by the first hex digit of the hash of its id. */
export function shardFile(sync: string, record: string): string {
  const shard = sha256(checkId('record', record)).charAt(0);
  return `index/${fileName(checkId('sync', sync))}/${shard}.jsonl`;
}

/** The file of a record's base, in one of 256 folders by the first two digits of that hash. */
export function baseFile(sync: string, record: string): string {
  const folder = sha256(checkId('record', record)).slice(0, 2);
  return `base/${fileName(checkId('sync', sync))}/${folder}/${fileName(record)}.json`;
}
