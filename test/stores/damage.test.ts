import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDirectoryStore } from '../../src/stores/directory.ts';
import type { Store } from '../../src/store.ts';
import { faultOf } from '../suites/store-suite.ts';
import {
  LINEAGE,
  sampleBase,
  sampleIntent,
  sampleOutcome,
  sampleSession,
  sampleStep,
} from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'damage-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

let dir: string;
const open = (): Store => openDirectoryStore({ dir, lineage: () => LINEAGE });
const path = (file: string): string => join(dir, file);
const read = (file: string): string => fs.readFileSync(path(file), 'utf8');

function write(file: string, text: string): void {
  fs.mkdirSync(dirname(path(file)), { recursive: true });
  fs.writeFileSync(path(file), text);
}

/** Changes a stored file as no run of ours would. */
function damage(file: string, change: (text: string) => string): void {
  const [before, after] = [read(file), change(read(file))];
  expect(after).not.toBe(before);
  write(file, after);
}

function filesIn(): readonly string[] {
  const names = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fs.statSync(path(name)).isFile()).sort();
}

const SESSION = sampleSession();
const SESSION_FILE = `sessions/${SESSION.id}.json`;

beforeEach(async () => {
  dir = join(fs.mkdtempSync(join(root, 'state-')), 'sync');
  await open().commit(sampleStep(open(), ['back-1', 'back-2']));
});

describe('the files of a state', () => {
  test('have the names and forms of the design', () => {
    expect(filesIn()).toEqual([
      '.gitattributes',
      '.gitignore',
      'base/backlog/7e/back-1.json',
      'base/backlog/90/back-2.json',
      'index/backlog/7.jsonl',
      'index/backlog/9.jsonl',
      `sessions/${SESSION.id}.json`,
      'state.json',
    ]);
    expect(read('index/backlog/7.jsonl')).toBe(
      '{"format":1,"columns":["record","local","remote","remoteVersion","localVersion","base"]}\n' +
        `["back-1","backlog/back-1","42","\\"7f3c\\"","9ae0c6f4d1b2a3948576655443322110ffeeddcc","${open().baseHash(sampleBase('back-1'))}"]\n`,
    );
    expect(read('base/backlog/7e/back-1.json')).toBe(
      '{"fields":{"body":null,"labels":["auth","ui"],"title":"Sign in"},"format":1,"record":"back-1","remote":{"body":""}}\n',
    );
  });

  test('the hash of a base is what git calls its file', () => {
    const named = execFileSync('git', ['hash-object', '--no-filters', path('base/backlog/7e/back-1.json')], {
      encoding: 'utf8',
    });
    expect(named.trim()).toBe(open().baseHash(sampleBase('back-1')));
  });

  test('E78: ids with capitals and device names get files that differ on every file system', async () => {
    const bases = ['PROJ-7', 'con', 'a.'].map((record) => ({ record, base: sampleBase(record) }));
    await open().commit(sampleStep(open(), [], { sync: 'Specs', bases, rows: [], sessions: [] }));
    expect(filesIn().filter((file) => file.startsWith('base/Specs'))).toEqual([
      'base/Specs~e1f44367/11/~1143da2bc54c495c.json',
      'base/Specs~e1f44367/5a/a.~5ab640fa.json',
      'base/Specs~e1f44367/f7/PROJ-7~f78e07f8.json',
    ]);
  });

  test('I4: untouched shards and bases keep their files', async () => {
    const old = new Date(0);
    for (const file of filesIn()) fs.utimesSync(path(file), old, old);
    await open().commit(sampleStep(open(), ['back-1', 'back-3'], { sessions: [] }));
    const touched = filesIn().filter((file) => fs.statSync(path(file)).mtimeMs !== 0);
    expect(touched).toEqual(['base/backlog/ca/back-3.json', 'index/backlog/c.jsonl', 'state.json']);
  });

  test('I4: committing or writing the same again touches nothing', async () => {
    const old = new Date(0);
    for (const file of filesIn()) fs.utimesSync(path(file), old, old);
    await open().commit(sampleStep(open(), ['back-1', 'back-2']));
    await open().writeSession(SESSION);
    expect(filesIn().filter((file) => fs.statSync(path(file)).mtimeMs !== 0)).toEqual([]);
  });

  test('E74: git keeps their bytes, does not merge them by lines, and does not see the lock', async () => {
    write('.gitattributes', '*.md text\n');
    const release = await open().lock();
    const git = (...args: readonly string[]): string =>
      execFileSync('git', args, { cwd: dir, encoding: 'utf8' });
    git('init', '-q');
    write('index/backlog/7.jsonl.tmp', 'half');
    write('commit.pending.tmp', 'half');
    const attributes = git('check-attr', 'text', 'merge', '--', 'state.json', 'base/backlog/7e/back-1.json');
    expect(attributes.split('\n').map((line) => line.split(': ').slice(1).join(': '))).toEqual([
      'text: unset',
      'merge: binary',
      'text: unset',
      'merge: binary',
      '',
    ]);
    const listed = git('ls-files', '--others', '--exclude-standard').trim().split('\n');
    expect(listed.filter((file) => /lock|tmp|pending/.test(file))).toEqual([]);
    expect(listed).toContain('state.json');
    expect(read('.gitattributes')).toMatch(/^\*\.md text\n# sync-kernel/);
    await release();
    expect(fs.existsSync(path('lock'))).toBe(false);
  });
});

describe('E65, A27, E79: a damaged file is named with its line, and nothing is written', () => {
  test.each([
    ['a cut session', SESSION_FILE, (text: string) => text.slice(0, 200), ':10: this is not JSON'],
    [
      'a member that does not fit',
      SESSION_FILE,
      (text: string) => text.replace('"state": "conflicted"', '"state": "done"'),
      ':6: state: ',
    ],
    [
      'a change that does not fit',
      SESSION_FILE,
      (text: string) => text.replace('"op": "remove"', '"op": "erase"'),
      ': plan.changes.0.patch.3',
    ],
    [
      'an unknown member',
      SESSION_FILE,
      (text: string) => text.replace('"cursor"', '"extra": 1,\n  "cursor"'),
      ':1: session: Unrecognized key',
    ],
    [
      'a doubled member',
      SESSION_FILE,
      (text: string) => text.replace('"cursor": 1', '"cursor": 0,\n  "cursor": 1'),
      'the member "cursor" is there twice',
    ],
    [
      'a prototype member',
      SESSION_FILE,
      (text: string) => text.replace('"changes": 1', '"__proto__": {}, "changes": 1'),
      'it holds the member name "__proto__"',
    ],
    [
      'the session of another id',
      SESSION_FILE,
      (text: string) => text.replace(`"id": "${SESSION.id}"`, '"id": "S9"'),
      'this is the session "S9"',
    ],
    ['no object', SESSION_FILE, () => '[]\n', ':1: a session is an object'],
    ['too deep', SESSION_FILE, () => '['.repeat(5000) + ']'.repeat(5000), 'nested deeper than 64 levels'],
    [
      'no format',
      SESSION_FILE,
      (text: string) => text.replace('"format": 1', '"format": "1"'),
      'no "format" number',
    ],
    ['no text', SESSION_FILE, () => '', ':1: this is not JSON'],
  ])('%s', async (_, file, change, message) => {
    damage(file, change);
    const before = filesIn().map(read);
    const fault = await faultOf(() => open().readSession(SESSION.id));
    expect(fault.code).toBe('state-corrupt');
    expect(fault.message).toContain(`sync/${file}:`);
    expect(fault.message).toContain(message);
    expect(fault.message).toMatch(
      /Nothing was written\. Restore the file from git, or ask who changed it\.$/,
    );
    expect(filesIn().map(read)).toEqual(before);
  });

  test.each([
    ['a damaged row', (text: string) => text.replace('"42"', '42'), ':2: this is not a row of six columns'],
    ['a torn row', (text: string) => text.slice(0, 120), ':2: this is not a row'],
    ['a short row', (text: string) => `${text}["x"]\n`, ':3: this is not a row of six columns'],
    ['two rows in a line', (text: string) => `${text}[],[]\n`, ':3: this is not a row'],
    [
      'a doubled row',
      (text: string) => text + text.slice(text.indexOf('\n') + 1),
      ':3: the record back-1 is out of order',
    ],
    [
      'A28: a row with a path as id',
      (text: string) => text.replace('["back-1"', '["../x"'),
      ':2: this is not a row',
    ],
    [
      'another header',
      (text: string) => text.replace('"local"', '"lokal"'),
      ':1: the header of the index is damaged',
    ],
    ['no header', () => '', ':1: the header of the index is damaged'],
  ])('%s of the index', async (_, change, message) => {
    damage('index/backlog/7.jsonl', change);
    const before = filesIn().map(read);
    for (const action of [
      () => open().readIndex('backlog'),
      () => open().commit(sampleStep(open(), ['back-1'], { rows: [{ record: 'back-1', row: null }] })),
    ]) {
      const fault = await faultOf(action);
      expect(fault.code).toBe('state-corrupt');
      expect(fault.message).toContain(`sync/index/backlog/7.jsonl${message}`);
    }
    expect(filesIn().map(read)).toEqual(before);
  });

  test('a damaged state.json stops every writer', async () => {
    damage('state.json', (text) => text.replace('"serial": 1', '"serial": -1'));
    const fault = await faultOf(() => open().commit(sampleStep(open(), ['back-1'])));
    expect(fault.message).toContain('sync/state.json:4: serial: ');
  });

  test('an altered journal line stops reading and appending', async () => {
    await open().appendJournal('S1', sampleIntent(1));
    await open().appendJournal('S1', sampleOutcome(2));
    damage('journal/S1.jsonl', (text) => text.replace('Sign in', 'Sign up'));
    for (const action of [() => open().readJournal('S1'), () => open().appendJournal('S1', sampleIntent(3))])
      expect((await faultOf(action)).message).toContain(
        'sync/journal/S1.jsonl:1: this line was altered: its checksum does not fit',
      );
  });

  test('bytes that are no UTF-8', async () => {
    fs.writeFileSync(path('state.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    expect((await faultOf(() => open().head())).message).toContain(
      'sync/state.json:1: this is not UTF-8 text',
    );
  });

  test('E79: a file past its size is refused unread', async () => {
    fs.truncateSync(path('state.json'), 17 * 1024 * 1024);
    expect((await faultOf(() => open().head())).code).toBe('state-too-large');
  });

  test.each([
    ['changed', (text: string) => text.replace('Sign in', 'Sign up')],
    ['cut', (text: string) => text.slice(0, 20)],
    ['E74: with CRLF', (text: string) => text.replace('\n', '\r\n')],
  ])('a base %s is corrupt, also without the hash where that can be seen', async (name, change) => {
    damage('base/backlog/7e/back-1.json', change);
    const hash = open().baseHash(sampleBase('back-1'));
    const answer = await open().readBase({ sync: 'backlog', record: 'back-1', hash });
    expect(answer).toMatchObject({ kind: 'corrupt' });
    const blind = await open().readBase({ sync: 'backlog', record: 'back-1' });
    expect(blind.kind).toBe(name === 'cut' ? 'corrupt' : 'found');
  });

  test('a base of another record is corrupt', async () => {
    fs.renameSync(path('base/backlog/90/back-2.json'), path('base/backlog/7e/back-1.json'));
    const answer = await open().readBase({ sync: 'backlog', record: 'back-1' });
    expect(answer.kind === 'corrupt' && answer.message).toContain('it is the base of back-2');
  });
});

describe('E73: a torn journal', () => {
  test('is mended by the next append', async () => {
    await open().appendJournal('S1', sampleIntent(1));
    const whole = read('journal/S1.jsonl');
    for (const torn of ['{"action":"upd', '\0\0\0\0', '{"at"\n', 'ä"}']) {
      write('journal/S1.jsonl', whole + torn);
      expect(await open().readJournal('S1')).toEqual([sampleIntent(1)]);
      await open().appendJournal('S1', sampleOutcome(2));
      expect(read('journal/S1.jsonl').split('\n')).toHaveLength(3);
      expect(await open().readJournal('S1')).toEqual([sampleIntent(1), sampleOutcome(2)]);
    }
  });

  test('that only lost its line feed keeps its last entry', async () => {
    await open().appendJournal('S1', sampleIntent(1));
    damage('journal/S1.jsonl', (text) => text.trimEnd());
    await open().appendJournal('S1', sampleOutcome(2));
    expect(await open().readJournal('S1')).toEqual([sampleIntent(1), sampleOutcome(2)]);
  });
});

describe('E69: a state that went back or was mixed', () => {
  const later = (members: object): string =>
    `${JSON.stringify({ ...sampleSession({ id: 'S9' }), ...members }, null, 2)}\n`;

  async function expectReadOnly(code: string, message: string): Promise<void> {
    expect(await open().readOnlyReason()).toContain(message);
    const before = filesIn().map(read);
    for (const action of [
      () => open().commit(sampleStep(open(), ['back-7'])),
      () => open().writeSession(sampleSession({ id: 'S1' })),
      () => open().appendJournal('S1', sampleIntent(1)),
      () => open().prune('2030-01-01'),
    ])
      expect((await faultOf(action)).code).toBe(code);
    expect(filesIn().map(read)).toEqual(before);
    expect(await open().readIndex('backlog')).toHaveLength(2);
    await (
      await open().lock()
    )();
  }

  test('to an older serial is read-only', async () => {
    write('sessions/S9.json', later({ lineage: LINEAGE, serial: 2 }));
    await expectReadOnly(
      'state-rewound',
      'sync/sessions/S9.json was planned on serial 2, state.json is at 1.',
    );
  });

  test('whose state.json is gone is read-only', async () => {
    write('sessions/S9.json', later({ lineage: LINEAGE, serial: 1 }));
    fs.rmSync(path('state.json'));
    await expectReadOnly('state-rewound', 'was planned on serial 1, state.json is missing.');
  });

  test('with a session of another lineage is read-only', async () => {
    write('sessions/S9.json', later({ lineage: '01OTHER', serial: 1 }));
    await expectReadOnly('state-foreign-lineage', 'sync/sessions/S9.json belongs to the state 01OTHER');
  });

  test('with a session in a layout of its own is judged by its members all the same', async () => {
    write(
      'sessions/S9.json',
      JSON.stringify({ ...sampleSession({ id: 'S9' }), lineage: LINEAGE, serial: 2 }),
    );
    await expectReadOnly('state-rewound', 'was planned on serial 2');
  });

  test('goes on when a person removed what does not belong', async () => {
    write('sessions/S9.json', later({ lineage: '01OTHER', serial: 1 }));
    const store = open();
    expect((await faultOf(() => store.prune('2030-01-01'))).code).toBe('state-foreign-lineage');
    fs.rmSync(path('sessions/S9.json'));
    expect(await store.prune('2030-01-01')).toBe(0);
  });

  test('sessions planned before the first commit, or on this state, are no reason', async () => {
    await open().writeSession(sampleSession({ id: 'S1', lineage: LINEAGE, serial: 1 }));
    expect(await open().readOnlyReason()).toBeNull();
    await expect(
      open().writeSession(sampleSession({ id: 'S2', lineage: LINEAGE, serial: 2 })),
    ).rejects.toThrow('bug:');
    await expect(open().writeSession(sampleSession({ id: 'S2', lineage: 'X', serial: 1 }))).rejects.toThrow(
      'bug:',
    );
  });
});

describe('E78, A28: links', () => {
  test.each(['state.json', 'sessions', 'index/backlog', SESSION_FILE, 'index/backlog/7.jsonl'])(
    '%s as a link is refused by readers and writers',
    async (file) => {
      const outside = join(root, 'outside');
      fs.rmSync(outside, { recursive: true, force: true });
      fs.renameSync(path(file), outside);
      fs.symlinkSync(outside, path(file));
      const step = sampleStep(open(), ['back-1'], {
        rows: [{ record: 'back-1', row: null }],
        sessions: [sampleSession({ state: 'applied' })],
      });
      const fault = await faultOf(() => open().commit(step));
      expect(fault.code).toBe('state-link');
      expect(fault.message).toContain('is a symbolic link');
      expect(fs.lstatSync(path(file)).isSymbolicLink()).toBe(true);
    },
  );

  test('a link where a journal, a base or a temporary file would be is not written through', async () => {
    const target = join(root, 'target');
    fs.writeFileSync(target, 'precious');
    fs.mkdirSync(path('journal'));
    fs.symlinkSync(target, path('journal/S1.jsonl'));
    fs.symlinkSync(target, path(`${SESSION_FILE}.tmp`));
    const faults = [
      await faultOf(() => open().appendJournal('S1', sampleIntent(1))),
      await faultOf(() => open().writeSession(sampleSession({ state: 'applied' }))),
    ];
    expect(faults.map((fault) => fault.code)).toEqual(['state-link', 'state-unwritable']);
    expect(fs.readFileSync(target, 'utf8')).toBe('precious');
  });

  test('a socket is no file', async () => {
    fs.rmSync(path('state.json'));
    const server = createServer().listen(path('state.json'));
    await once(server, 'listening');
    expect((await faultOf(() => open().head())).message).toContain('is no plain file');
    server.close();
  });
});

describe('E76: formats', () => {
  test.each(['state.json', SESSION_FILE, 'base/backlog/7e/back-1.json', 'index/backlog/7.jsonl'])(
    'a newer %s is refused with what to do',
    async (file) => {
      damage(file, (text) => text.replace(/"format": ?1/, '"format":2'));
      const store = open();
      const fault = await faultOf(async () => {
        await store.head();
        await store.readSession(SESSION.id);
        await store.readBase({ sync: 'backlog', record: 'back-1' });
        await store.readIndex('backlog');
      });
      expect(fault.code).toBe('state-newer-format');
      expect(fault.message).toContain(
        `sync/${file} has format 2, this sync-kernel reads up to 1: it is too old. Nothing was written. Update sync-kernel.`,
      );
    },
  );
});

describe('a pending commit', () => {
  test('A28: that would write elsewhere is refused', async () => {
    for (const file of ['../x', '/etc/x', 'a/../../x', 'a//b', '']) {
      write('commit.pending', `${JSON.stringify({ format: 1, writes: [[file, 'x']] })}\n`);
      expect((await faultOf(() => open().head())).message).toContain('not a file of the state');
    }
    expect(fs.existsSync(join(dir, '..', 'x'))).toBe(false);
  });

  test('of a living process is left to it', async () => {
    const release = await open().lock();
    write('commit.pending', `${JSON.stringify({ format: 1, writes: [['state.json', '{}']] })}\n`);
    expect((await open().head())?.serial).toBe(1);
    expect(fs.existsSync(path('commit.pending'))).toBe(true);
    fs.rmSync(path('commit.pending'));
    await release();
  });
});

test('what the system refuses is told with file and next step', async () => {
  write('journal', 'in the way');
  const fault = await faultOf(() => open().appendJournal('S1', sampleIntent(1)));
  expect(fault.code).toBe('state-unreadable');
  expect(fault.message).toMatch(
    /^Could not read .*sync\/journal\/S1\.jsonl: ENOTDIR\. Check that it is a file you may read, then run again\.$/,
  );
});
