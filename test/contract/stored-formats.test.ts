import { describe, expect, test } from '@jest/globals';
import { encodeEntry } from '../../src/kernel/journal.ts';
import { baseFormat } from '../../src/stores/format/base.ts';
import type { Format } from '../../src/stores/format/decode.ts';
import { decodeFile, encodeFile } from '../../src/stores/format/decode.ts';
import { decodeShard, encodeShard } from '../../src/stores/format/index-shard.ts';
import { sessionFormat } from '../../src/stores/format/session.ts';
import { stateFormat } from '../../src/stores/format/state.ts';
import { gitBlobId, sha256 } from '../../src/stores/hash.ts';
import {
  LINEAGE,
  sampleBase,
  sampleIntent,
  sampleOutcome,
  sampleRow,
  sampleSession,
} from '../support/state-samples.ts';

/*
 * E76: what is written today must be read by every later version. A hash below may change only together
 * with the format's number, a migration from the old one, and a line of history here:
 *
 * session 1 · journal 1 · index 1 · base 1 · state 1 — the first formats.
 * session 1 — with `pace`, which a session may lack; one without it has the bytes it had (`FIRST_SESSION`).
 */
const FIRST_SESSION = 'd42efba618132a2c';
const LOCKED = {
  session: 'c61180eb25bdb0d5',
  journal: '71e50f1d44e4ced8',
  index: 'f80200980d62f5b6',
  base: '87132dbabbe27f81',
  state: 'dbbabbcf4e961abd',
};

const session = sampleSession();
const base = sampleBase('back-1');
const rows = [sampleRow('back-1', 'c3b1'.padEnd(40, '0')), { record: 'back-2', local: 'backlog/back-2' }];
const undo = { base: { title: null }, patch: [{ op: 'remove', path: '/title' }] } as const;
const entries = [
  sampleIntent(1),
  sampleOutcome(2),
  sampleIntent(3, { action: 'update', undo }),
  sampleOutcome(4, { result: 'failed', code: 'rejected', message: 'No.', version: '"8a"' }),
];
const state = {
  format: 1,
  lineage: LINEAGE,
  serial: 7,
  cursors: {
    specs: { cursor: null, scope: 's' },
    backlog: { cursor: 'c', scope: 's', schema: { fields: {} } },
  },
} as const;

const TEXTS = {
  session: encodeFile(sessionFormat, session),
  journal: entries.map((entry) => encodeEntry(entry, sha256)).join(''),
  index: encodeShard(rows),
  base: encodeFile(baseFormat, base),
  state: encodeFile(stateFormat, state),
};

describe('E76: the stored formats', () => {
  test.each(['session', 'journal', 'index', 'base', 'state'] as const)('%s is locked', (name) => {
    expect(sha256(TEXTS[name]).slice(0, 16)).toBe(LOCKED[name]);
  });

  test('a session without what was added since is read, and written as ever', async () => {
    const { pace: _pace, ...first } = session;
    const text = encodeFile(sessionFormat, first);
    expect(sha256(text).slice(0, 16)).toBe(FIRST_SESSION);
    expect(await decodeFile(sessionFormat, { file: 'x', text })).toEqual(first);
  });

  test('are read as they were written', async () => {
    const read = <T>(format: Format<T>, text: string): Promise<T> => decodeFile(format, { file: 'x', text });
    expect(await read(sessionFormat, TEXTS.session)).toEqual(session);
    expect(await read(baseFormat, TEXTS.base)).toEqual(base);
    expect(await read(stateFormat, TEXTS.state)).toEqual(state);
    expect(decodeShard({ file: 'x', text: TEXTS.index })).toEqual(rows);
  });

  test('are written again as the same bytes', async () => {
    const again = await decodeFile(sessionFormat, { file: 'x', text: TEXTS.session });
    expect(encodeFile(sessionFormat, again)).toBe(TEXTS.session);
  });

  test('a row of the index has 110 to 150 bytes', () => {
    const line = encodeShard([sampleRow('back-1', 'c3b1'.padEnd(40, '0'))]).split('\n')[1] ?? '';
    expect(line.length).toBeGreaterThan(100);
    expect(line.length).toBeLessThan(150);
  });

  test('the hash of a file is the one git gives it', () => {
    // printf 'hello\n' | git hash-object --stdin
    expect(gitBlobId('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    // printf 'grün\n' | git hash-object --stdin
    expect(gitBlobId('grün\n')).toBe('b168a61f3bdf65992dd863a091b27c60307e2be7');
  });
});
