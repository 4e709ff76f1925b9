import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { backlogFor } from '../support/backlog.ts';
import { OtherTracker } from '../support/other-tracker.ts';
import { Repository, STATE } from '../support/repository.ts';

const tracker = new OtherTracker();
let synced: Repository;
let snapshot = '';
let repository: Repository | null = null;

beforeAll(async () => {
  await tracker.start();
  synced = backlogFor(tracker, {
    a: { title: 'Alpha' },
    b: { title: 'Beta' },
    c: { title: 'Gamma' },
    d: { title: 'Delta' },
  });
  expect((await synced.run(['--apply'])).code).toBe(0);
  expect((await synced.run(['--apply'])).code).toBe(0);
  snapshot = tracker.snapshot();
}, 60_000);

afterEach(() => repository?.remove());

afterAll(async () => {
  await tracker.stop();
  synced.remove();
});

function copy(): Repository {
  tracker.restore(snapshot);
  repository = new Repository(synced);
  return repository;
}

/** Expects that no run changes a byte anywhere, and gives what `--apply` says. */
async function refuses(on: Repository, code: number): Promise<string> {
  const before = on.bytes();
  const ended = await on.run(['--apply']);
  expect({ code: ended.code, said: ended.code === code ? '' : ended.stdout + ended.stderr }).toEqual({
    code,
    said: '',
  });
  expect(on.bytes()).toEqual(before);
  expect(tracker.commits).toEqual([]);
  return ended.stdout + ended.stderr;
}

function fileIn(on: Repository, folder: string): string {
  const [file] = Object.keys(on.bytes(`${STATE}/${folder}`));
  if (file === undefined) throw new Error(`nothing is in ${folder}`);
  return file;
}

/** A session that was cut off by an upstream that went away after the first of its writes. */
async function cutOff(): Promise<Repository> {
  const on = copy();
  for (const id of ['a', 'b', 'c']) on.edit(`backlog/${id}.md`, 'status: todo', 'status: doing');
  let writes = 0;
  tracker.quirks = {
    before: ({ method }) => (method === 'PATCH' && (writes += 1) > 1 ? { status: 401 } : undefined),
  };
  expect((await on.run(['--apply'])).code).toBe(6);
  tracker.quirks = {};
  tracker.commits.length = 0;
  return on;
}

describe('a state file that cannot be used: its name and line, what to do, nothing written', () => {
  test('E73: the torn last line of a journal is left out, and the run goes on', async () => {
    const on = await cutOff();
    const file = journalOf(on);
    on.write(file, `${on.read(file)}{"kind":"outc`);
    expect((await on.run(['status'])).code).toBe(0);
    expect((await on.run(['--apply'])).code).toBe(0);
    expect(tracker.live().filter(({ fields }) => fields['status'] === 'doing')).toHaveLength(3);
  }, 60_000);

  test('E73: a torn middle stops the run', async () => {
    const on = await cutOff();
    const file = journalOf(on);
    const [first = '', ...rest] = on.read(file).split('\n');
    on.write(file, [first.slice(0, 40), ...rest].join('\n'));
    expect(await refuses(on, 2)).toMatch(/journal\/.*\.jsonl:1/);
  }, 60_000);

  const garbage: readonly (readonly [string, (on: Repository) => void, RegExp])[] = [
    [
      'a session',
      (on) => on.write(fileIn(on, 'sessions'), '{"format": 1, "id": tr'),
      /sessions\/\S+\.json:1.*git/s,
    ],
    ['a session that is empty', (on) => on.write(fileIn(on, 'sessions'), ''), /sessions\/\S+\.json/],
    [
      'an index',
      (on) => on.write(fileIn(on, 'index'), `${on.read(fileIn(on, 'index'))}["x",\n`),
      /index\/\S+\.jsonl:3/,
    ],
    ['the head', (on) => on.write(`${STATE}/state.json`, 'not JSON'), /state\.json:1.*git/s],
    [
      'bytes that are no text',
      (on) => on.write(`${STATE}/state.json`, Buffer.from([0xff, 0xfe, 0x00])),
      /state\.json:1.*UTF-8/s,
    ],
    [
      'E76: a newer format',
      (on) => on.edit(`${STATE}/state.json`, '"format": 1', '"format": 2'),
      /state\.json.*format 2/s,
    ],
    [
      'A28: a link',
      (on) => {
        const outside = join(on.root, '..', 'state.json');
        writeFileSync(outside, on.read(`${STATE}/state.json`));
        rmSync(on.path(`${STATE}/state.json`));
        symlinkSync(outside, on.path(`${STATE}/state.json`));
      },
      /state\.json.*symbolic link/s,
    ],
    [
      'E79: a prototype key',
      (on) => on.edit(`${STATE}/state.json`, '"cursors": {', '"cursors": { "__proto__": {},'),
      /state\.json/,
    ],
  ];
  test.each(garbage)(
    '%s',
    async (_name, spoil, says) => {
      const on = copy();
      spoil(on);
      on.edit('backlog/a.md', 'status: todo', 'status: doing');
      expect(await refuses(on, 2)).toMatch(says);
    },
    60_000,
  );
});

describe('E65: bases that are lost or corrupt', () => {
  test.each([
    ['lost', (on: Repository) => on.drop(`${STATE}/base`)],
    [
      'corrupt',
      (on: Repository) => {
        for (const file of Object.keys(on.bytes(`${STATE}/base`)))
          on.write(file, on.read(file).replace('o', '0'));
      },
    ],
  ])(
    '%s: equal is adopted, different is a conflict, nothing is deleted',
    async (_name, spoil) => {
      const on = copy();
      spoil(on);
      on.edit('backlog/a.md', 'status: todo', 'status: doing');
      tracker.edit(tracker.idOf('title', 'Beta'), { status: 'done' });
      on.drop('backlog/c.md');
      tracker.remove(tracker.idOf('title', 'Delta'));
      const { code, json } = await on.runJson(['--apply']);
      expect(code).toBe(3);
      const conflicts = (json['conflicts'] as readonly { record: string; field: string }[]).map(
        ({ record, field }) => `${record}:${field}`,
      );
      expect(conflicts).toEqual(expect.arrayContaining(['a:status', 'b:status']));
      expect(tracker.commits).toEqual([]);
      expect(tracker.live()).toHaveLength(3);
      expect(on.has('backlog/d.md')).toBe(true);
      expect(on.read('backlog/b.md')).toContain('status: todo');
    },
    60_000,
  );
});

describe('a state that must not be written', () => {
  test('E69: rewound: exit 6, and it says what to do', async () => {
    const on = copy();
    const old = on.read(`${STATE}/state.json`);
    on.edit('backlog/a.md', 'status: todo', 'status: doing');
    expect((await on.run(['--apply'])).code).toBe(0);
    on.edit('backlog/a.md', 'status: doing', 'status: done');
    expect((await on.run(['--apply'])).code).toBe(0);
    tracker.commits.length = 0;
    on.write(`${STATE}/state.json`, old);
    on.edit('backlog/a.md', 'status: done', 'status: todo');
    expect(await refuses(on, 6)).toMatch(/rewound.*git/s);
    const status = await on.run(['status']);
    expect({ code: status.code, says: /rewound/.test(status.stdout) }).toEqual({ code: 0, says: true });
  }, 60_000);

  test('I10: locked by a run that lives: exit 6, naming it', async () => {
    const on = copy();
    on.edit('backlog/a.md', 'status: todo', 'status: doing');
    let pid = 0;
    const heard = new Promise<void>((done) => {
      tracker.quirks = {
        before: ({ method }) => {
          if (method !== 'PATCH') return undefined;
          done();
          return 'silence';
        },
      };
    });
    const first = on.run(['--apply'], { onStart: (started) => (pid = started) });
    await heard;
    const second = await on.run(['--apply']);
    process.kill(pid, 'SIGKILL');
    expect({ code: second.code, said: second.stderr.slice(0, 99) }).toMatchObject({ code: 6 });
    expect(second.stderr).toMatch(new RegExp(`Process ${pid} .*Run again when it has ended`));
    expect((await first).code).toBe(null);
    tracker.quirks = {};
    expect((await on.run(['--apply'])).code).toBe(0);
    expect(tracker.commits).toHaveLength(1);
  }, 60_000);
});

/** The journal of the session that is not finished. */
function journalOf(on: Repository): string {
  const open = Object.keys(on.bytes(`${STATE}/journal`)).at(-1);
  if (open === undefined) throw new Error('there is no journal');
  return open;
}
