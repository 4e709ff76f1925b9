import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { backlogFor, configFor, markdown } from '../support/backlog.ts';
import { OtherTracker } from '../support/other-tracker.ts';
import type { Ended } from '../support/repository.ts';
import { Repository, STATE } from '../support/repository.ts';

const CONFIG = `${STATE}/config.yml`;

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

/** A copy of the synced repository before an unchanged tracker. */
function copy(): Repository {
  tracker.restore(snapshot);
  repository = new Repository(synced);
  return repository;
}

/** Runs and expects: this exit code, these words, and not a byte written anywhere. */
async function refused(
  on: Repository,
  args: readonly string[],
  wanted: { readonly code: number; readonly says: readonly (string | RegExp)[] },
): Promise<Ended> {
  const before = on.bytes();
  const records = JSON.stringify(tracker.values());
  const ended = await on.run(args);
  const said = ended.stdout + ended.stderr;
  for (const words of wanted.says) expect(said).toMatch(words);
  expect({ code: ended.code, said: ended.code === wanted.code ? '' : said }).toEqual({
    code: wanted.code,
    said: '',
  });
  expect(said).not.toMatch(/ {4}at |The program made a mistake/);
  expect(on.bytes()).toEqual(before);
  expect(JSON.stringify(tracker.values())).toBe(records);
  return ended;
}

describe('a config that cannot be used: exit 2, the line, nothing written', () => {
  const lines = (text: string): RegExp => new RegExp(`config\\.yml:${text}`);
  const broken: readonly (readonly [string, (config: string) => string, readonly (string | RegExp)[]])[] = [
    ['broken YAML', (text) => text.replace('title: title', 'title: [title'), [lines('\\d+:\\d+: ')]],
    ['a tab as indent', (text) => text.replace('    local:', '\tlocal:'), [lines('4:')]],
    ['an unknown key', (text) => `${text}    on-delet: ask\n`, [lines('\\d+:5: '), 'on-delet', 'on-delete']],
    [
      'an unknown provider',
      (text) => text.replace('markdown', 'markdwon'),
      [lines('4:'), 'markdwon', 'markdown'],
    ],
    ['a key twice', (text) => `${text}    create: both\n    create: none\n`, [lines('15:'), 'unique']],
    [
      'a wrong type',
      (text) => text.replace('deletes: 9', 'deletes: many'),
      [lines('\\d+:'), 'deletes', '20%'],
    ],
    ['a prototype key', (text) => `${text}    __proto__: { create: none }\n`, [lines('\\d+:'), '__proto__']],
    ['another version', (text) => text.replace('version: 1', 'version: 7'), [lines('1:'), 'version']],
    ['no syncs', () => 'version: 1\nsyncs: {}\n', [lines('2:'), 'sync']],
    ['nothing at all', () => '', [lines('1:'), 'init']],
    [
      'an address with a password',
      (text) => text.replace('http://', 'http://u:secret@'),
      [lines('5:'), 'user'],
    ],
    [
      'a token in place of its name',
      (text) => text.replace('timeout: 1500', "token-env: 'ghp abc'"),
      [lines('5:')],
    ],
    ['aliases that explode', (text) => `${text}x: &a [1]\ny: &b [*a, *a]\nz: [*b, *b]\n`, [lines('\\d+:')]],
    [
      'a field that upstream does not have',
      (text) => text.replace('priority: priority', 'priority: rank'),
      ['rank', 'priority'],
    ],
  ];
  test.each(broken)(
    '%s',
    async (_name, change, says) => {
      const on = copy();
      on.write(CONFIG, change(configFor(tracker.url)));
      await refused(on, ['--apply'], { code: 2, says });
    },
    60_000,
  );

  test('none at all, a folder, 50 MB, bytes that are no text', async () => {
    const on = copy();
    on.drop(CONFIG);
    await refused(on, ['--preview'], { code: 2, says: ['no such file', 'init'] });
    mkdirSync(on.path(CONFIG));
    await refused(on, ['--preview'], { code: 2, says: ['not a file'] });
    on.drop(CONFIG);
    on.write(CONFIG, `version: 1 # ${'x'.repeat(50 * 1024 * 1024)}\n`);
    await refused(on, ['--preview'], { code: 2, says: ['larger than'] });
    on.write(CONFIG, Buffer.from([0x76, 0xff, 0xfe, 0x00, 0x80]));
    await refused(on, ['--preview'], { code: 2, says: [lines('1:')] });
  }, 60_000);
});

describe('the command line misused: exit 2, what to do, nothing written', () => {
  const misuse: readonly (readonly [string, readonly string[], readonly (string | RegExp)[]])[] = [
    ['an unknown flag', ['--aply'], ['--aply', '--apply']],
    ['an unknown command', ['stauts'], [/stauts|status/]],
    ['nothing', [], ['--preview', '--apply']],
    ['both', ['--preview', '--apply'], ['--preview', '--apply']],
    ['no session to resolve', ['resolve', 'a:title=local'], ['--session', 'status']],
    ['no session to undo', ['undo'], ['--session']],
    [
      'an unknown session',
      ['--apply', '--session', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      ['no session', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ],
    [
      'an unknown session to resolve',
      ['resolve', '--session', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a:title=local'],
      ['no session'],
    ],
    ['an unknown session to show', ['status', '--session', '01ARZ3NDEKTSV4RRFFQ69G5FAV'], ['no session']],
    ['a session outside of the state', ['--apply', '--session', '../../../etc/passwd'], [/session/]],
    ['an unknown sync', ['--preview', '--sync', 'baklog'], ['baklog', 'backlog']],
    ['a config that is not there', ['--preview', '--config', 'nowhere.yml'], ['nowhere.yml', 'no such file']],
    ['a port that is none', ['tracker', '--port', '99999999'], ['--port', '65535']],
  ];
  test.each(misuse)(
    '%s',
    async (_name, args, says) => {
      await refused(copy(), args, { code: 2, says });
    },
    60_000,
  );

  test('with --json the same as one object', async () => {
    const { code, json } = await copy().runJson(['--aply']);
    expect({ code, json }).toMatchObject({
      code: 2,
      json: { format: 1, outcome: 'invalid', code: 'bad-usage' },
    });
  }, 60_000);

  test('a choice that does not fit', async () => {
    const on = copy();
    tracker.edit(tracker.idOf('title', 'Alpha'), { title: 'Alpha there' });
    on.edit('backlog/a.md', '# Alpha', '# Alpha here');
    const { json } = await on.runJson(['--preview']);
    const session = json['session'] as string;
    const resolve = ['resolve', '--session', session];
    await refused(on, [...resolve, 'a:title=mine'], { code: 2, says: ['mine', 'local'] });
    await refused(on, [...resolve, 'a:title=delete'], { code: 2, says: ['delete', 'local, remote'] });
    await refused(on, [...resolve, 'a:body=local'], { code: 2, says: ['a:body', 'a:title'] });
    await refused(on, [...resolve, 'a:title=value'], { code: 2, says: ['value', 'text'] });
    await refused(on, [...resolve, '--all', 'everything'], { code: 2, says: ['everything', 'local'] });
    await refused(on, [...resolve, 'title'], { code: 2, says: ['<record>:<field>=<choice>'] });
    await refused(on, resolve, { code: 2, says: ['a:title=local'] });
  }, 60_000);
});

describe('an artifact that cannot be read is held with its place; the others are synced', () => {
  const held: readonly (readonly [string, (on: Repository) => void, RegExp])[] = [
    [
      'broken YAML',
      (on) => on.write('backlog/x.md', '---\nid: x\ntitle: [Broken\n---\n\nText.\n'),
      /backlog\/x\.md:\d+/,
    ],
    [
      'a key twice',
      (on) => on.write('backlog/x.md', '---\nid: x\nstatus: a\nstatus: b\n---\n\n# X\n'),
      /backlog\/x\.md:4/,
    ],
    [
      'a prototype key',
      (on) => on.write('backlog/x.md', '---\nid: x\n__proto__: { a: 1 }\n---\n\n# X\n'),
      /backlog\/x\.md:\d/,
    ],
    [
      '50 MB',
      (on) => on.write('backlog/x.md', Buffer.alloc(50 * 1024 * 1024, 'x')),
      /backlog\/x\.md.*52428800/,
    ],
    [
      'not UTF-8',
      (on) => on.write('backlog/x.md', Buffer.from('---\nid: x\n---\n# caf\xe9\n', 'latin1')),
      /backlog\/x\.md.*UTF-8/,
    ],
    [
      'binary',
      (on) => on.write('backlog/x.md', Buffer.from([0, 1, 2, 0xff, 0xd8, 0])),
      /backlog\/x\.md.*UTF-8/,
    ],
    [
      'a link out of the tree',
      (on) => {
        writeFileSync(join(on.root, '..', 'secret.md'), '# Secret\n');
        symlinkSync('../../secret.md', on.path('backlog/x.md'));
      },
      /backlog\/x\.md.*symbolic link/,
    ],
    [
      'an unsettled id',
      (on) => on.write('backlog/x.md', '---\nid: [1, 2]\n---\n\n# X\n'),
      /backlog\/x\.md:\d/,
    ],
  ];
  test.each(held)(
    '%s',
    async (_name, spoil, says) => {
      const on = copy();
      spoil(on);
      on.edit('backlog/a.md', 'status: todo', 'status: doing');
      const text = await on.run(['--apply']);
      expect(text.stdout).toMatch(says);
      expect(text.code).toBe(3);
      expect(tracker.fields(tracker.idOf('title', 'Alpha'))['status']).toBe('doing');
      expect(JSON.stringify(tracker.values())).not.toMatch(/Secret|xxxx/);
      expect(tracker.live()).toHaveLength(4);
      const again = await on.runJson(['--apply']);
      expect(again.json).toMatchObject({ code: 'held', changes: [] });
    },
    60_000,
  );

  test('E9: one id in two files: both are held, none is chosen, the rest is synced', async () => {
    const on = copy();
    on.write('backlog/copy.md', markdown('b', { title: 'Beta, copied' }));
    on.edit('backlog/a.md', 'status: todo', 'status: doing');
    const ended = await on.run(['--apply']);
    expect({ code: ended.code, commits: tracker.commits.length }).toEqual({ code: 3, commits: 1 });
    expect(ended.stdout).toMatch(/backlog\/b\.md/);
    expect(ended.stdout).toMatch(/backlog\/copy\.md/);
    expect(on.read('backlog/b.md')).toBe(synced.read('backlog/b.md'));
  }, 60_000);

  test('a linked record that breaks is not taken for deleted', async () => {
    const on = copy();
    on.write('backlog/b.md', '---\nid: b\nstatus: [\n---\n# Beta\n');
    tracker.edit(tracker.idOf('title', 'Beta'), { status: 'done' });
    expect((await on.run(['--apply'])).code).toBe(3);
    expect(tracker.commits).toEqual([]);
    on.write('backlog/b.md', markdown('b', { title: 'Beta', labels: ['app', 'mended'] }));
    expect((await on.run(['--apply'])).code).toBe(0);
    const beta = tracker.fields(tracker.idOf('title', 'Beta'));
    expect(beta).toMatchObject({ status: 'done', labels: ['app', 'mended'] });
    expect(on.read('backlog/b.md')).toContain('status: done');
  }, 60_000);
});
