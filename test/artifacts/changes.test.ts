import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChangePage, SyncProvider } from '../../src/provider.ts';
import { definition } from '../../src/providers/markdown/provider.ts';
import { definition as json } from '../../src/providers/json/provider.ts';
import type { Sandbox } from './sandbox.ts';
import { keys, makeSandbox, openOn, readRecord } from './sandbox.ts';

let box: Sandbox;
beforeEach(() => {
  box = makeSandbox('git');
});
afterEach(() => box.remove());

const open = (): SyncProvider =>
  openOn(definition, box, { options: { path: 'b/**/*.md' }, selectors: keys('title', 'body') });

interface Heard extends Required<Omit<ChangePage, 'end' | 'deleted'>> {
  readonly complete: boolean;
}

async function hear(
  provider: SyncProvider,
  known: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Heard> {
  const pages: ChangePage[] = [];
  for await (const page of provider.changes({ cursor: null, known })) pages.push(page);
  return {
    records: pages.flatMap((page) => page.records),
    unchanged: pages.flatMap((page) => page.unchanged ?? []),
    failed: pages.flatMap((page) => page.failed ?? []),
    renamed: pages.flatMap((page) => page.renamed ?? []),
    complete: pages.at(-1)?.end?.complete ?? false,
  };
}

/** What a run remembers of the one before it. */
function remembered({ records }: Heard): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const { id, version } of records) known.set(version, [...(known.get(version) ?? []), id]);
  return known;
}

const file = (id: string, title = id): string =>
  `---\nid: ${id}\ntitle: ${title}\n---\n\nBody of ${title}.\n`;

describe('what a listing says of files', () => {
  test('a file that did not change is not read: not even one that cannot be', async () => {
    box.write('b/a.md', file('A'));
    box.write('b/c.md', 'No front matter.\n');
    box.git('add', '-A');
    box.git('commit', '-qm', 'x');
    const first = await hear(open());
    expect(first.records.map(({ id }) => id)).toEqual(['A', 'b/c']);
    const object = path.join(box.root, 'b/a.md');
    fs.chmodSync(object, 0o000);
    const second = await hear(open(), remembered(first));
    fs.chmodSync(object, 0o644);
    expect(second).toEqual({ records: [], unchanged: ['A', 'b/c'], failed: [], renamed: [], complete: true });
  });

  test('E10: a renamed file is the same record, whether it names itself or its path does', async () => {
    box.write('b/a.md', file('A'));
    box.write('b/c.md', 'No front matter.\n');
    const known = remembered(await hear(open()));
    fs.renameSync(path.join(box.root, 'b/a.md'), path.join(box.root, 'b/z.md'));
    fs.mkdirSync(path.join(box.root, 'b/new'));
    fs.renameSync(path.join(box.root, 'b/c.md'), path.join(box.root, 'b/new/c.md'));
    const provider = open();
    const heard = await hear(provider, known);
    expect(heard).toEqual({
      records: [],
      unchanged: ['b/new/c', 'A'],
      failed: [],
      renamed: [{ from: 'b/c', to: 'b/new/c' }],
      complete: true,
    });
    expect((await readRecord(provider, 'A')).where).toBe('b/z.md:1');
    expect((await readRecord(provider, 'b/new/c')).fields['body']).toBe('No front matter.');
  });

  test('E10: a copy of a file that its path names is another record, not a rename', async () => {
    box.write('b/c.md', 'Text.\n');
    const known = remembered(await hear(open()));
    box.write('b/copy.md', 'Text.\n');
    expect((await hear(open(), known)).renamed).toEqual([]);
    box.write('b/c.md', 'Edited.\n');
    const heard = await hear(open(), known);
    expect(heard.records.map(({ id }) => id)).toEqual(['b/c', 'b/copy']);
    expect(heard.renamed).toEqual([]);
  });

  test('E9: a copy with its id is two records with one id, edited or not', async () => {
    box.write('b/a.md', file('A'));
    const known = remembered(await hear(open()));
    box.write('b/copy.md', file('A'));
    const same = await hear(open(), known);
    expect(same.records.map(({ id, where }) => [id, where])).toEqual([
      ['A', 'b/a.md:1'],
      ['A', 'b/copy.md:1'],
    ]);
    expect(same.unchanged).toEqual([]);
    const direct = open();
    expect(await direct.read('A')).toMatchObject({ kind: 'unreadable', failure: { code: 'duplicate-id' } });
    const version = same.records[0]?.version ?? '';
    const patch = [{ op: 'replace', path: '/title', value: 'x' }] as const;
    expect(await direct.update({ id: 'A', patch, version })).toMatchObject({
      kind: 'rejected',
      code: 'duplicate-id',
    });
    box.write('b/copy.md', file('A', 'Other'));
    const edited = await hear(open(), known);
    expect(new Set(edited.records.map(({ where }) => where))).toEqual(new Set(['b/a.md:1', 'b/copy.md:1']));
    expect(edited.unchanged).toEqual([]);
  });

  test('E18, E78: a link among the artifacts is told, and absence means nothing while it is there', async () => {
    box.write('b/a.md', '---\nid: A\n---\n\n# A\n');
    fs.symlinkSync('a.md', path.join(box.root, 'b', 'link.md'));
    const heard = await hear(open());
    expect(heard.records).toHaveLength(1);
    expect(heard.failed).toMatchObject([{ code: 'symlink' }]);
    expect(heard.complete).toBe(false);
  });

  test("E14: one bad file is a failure with its record's id; the others go on, nothing is incomplete", async () => {
    box.write('b/a.md', file('A'));
    box.write('b/bad.md', '---\nid: "B-1"\ntitle: [open\n---\nx\n');
    const heard = await hear(open());
    expect(heard.records.map(({ id }) => id)).toEqual(['A']);
    expect(heard.failed).toMatchObject([{ id: 'B-1', code: 'yaml-broken' }]);
    expect(heard.failed[0]?.where).toMatch(/^b\/bad\.md:[34]:\d+$/);
    expect(heard.failed[0]?.message).toContain('b/bad.md:');
    expect(heard.complete).toBe(true);
  });

  test('E18: where the record of a bad file cannot be told, nothing is concluded from absence', async () => {
    box.write('b/a.md', file('A'));
    box.write('b/binary.md', Buffer.from([0xff, 0xfe]));
    const heard = await hear(open());
    expect(heard.failed).toMatchObject([{ code: 'not-utf8', where: 'b/binary.md' }]);
    expect(heard.complete).toBe(false);
  });

  test.each([
    ['---\nid: ../up\n---\n', 'bad-id'],
    ['---\nid: [a]\n---\n', 'bad-id'],
    ['---\nid: A\n__proto__: 1\n---\n', 'prototype-key'],
    ['---\nid: A\nid: B\n---\n', 'duplicate-key'],
    ['---\nid: A\na: &a [x]\nb: [*a, *a]\nc: !js x\n---\n', 'yaml-tag'],
    ['---\nid: A\ntitle: x\n', 'front-matter-open'],
    [`---\nid: A\nx: ${'['.repeat(100)}${']'.repeat(100)}\n---\n`, 'too-deep'],
    [
      `---\nid: A\na: &a [${'x,'.repeat(100)}]\nb: &b [${'*a,'.repeat(30)}]\nc: [${'*b,'.repeat(30)}]\n---\n`,
      'alias-bomb',
    ],
    [`---\nid: A\na: &a [${'x,'.repeat(100)}]\nb: [${'*a,'.repeat(30)}]\n---\n`, 'alias-bomb'],
    ['---\nid: A\n? [a]\n: b\n---\n', 'yaml-key'],
  ])('A29, E79: %j is refused', async (text, code) => {
    box.write('b/a.md', text);
    const { failed, records } = await hear(open());
    expect(records).toEqual([]);
    expect(failed).toMatchObject([{ code }]);
    expect(failed[0]?.message).toMatch(/^b\/a\.md.*\.$/);
  });

  test('a problem in the front matter names the line and column of the file', async () => {
    box.write('b/a.md', '---\nid: A\nb: 1\nb: 2\n---\n');
    expect((await hear(open())).failed[0]?.where).toBe('b/a.md:4:1');
  });

  test('records in one file share its version; writing one does not make the others stale', async () => {
    box.write('s.json', '{"list": [{"id": "a", "t": 1}, {"id": "b", "t": 2}]}');
    const about = { options: { path: 's.json', records: '/list' }, selectors: keys('t') };
    const provider = openOn(json, box, about);
    const { records } = await hear(provider);
    for (const { id, version, fields } of records) {
      const patch = [
        { op: 'test', path: '/t', value: fields['t'] ?? null },
        { op: 'replace', path: '/t', value: 9 },
      ] as const;
      expect((await provider.update({ id, patch, version })).kind).toBe('written');
    }
    expect(box.read('s.json')).toBe('{"list": [{"id": "a", "t": 9}, {"id": "b", "t": 9}]}');
    const [a] = records;
    const again = [{ op: 'replace', path: '/t', value: 5 }] as const;
    expect((await provider.update({ id: 'a', patch: again, version: a?.version ?? '' })).kind).toBe('stale');
    const stranger = openOn(json, box, about);
    expect((await stranger.update({ id: 'b', patch: again, version: a?.version ?? '' })).kind).toBe('stale');
  });

  test('a file of several records is skipped only when all of them are known at its hash', async () => {
    box.write('s.json', '[{"id": "a", "t": 1}, {"id": "b", "t": 2}, {"id": "c", "t": 3}]');
    const reopen = (): SyncProvider =>
      openOn(json, box, { options: { path: 's.json', records: '' }, selectors: keys('t') });
    const first = await hear(reopen());
    expect((await hear(reopen(), remembered(first))).unchanged).toEqual(['a', 'b', 'c']);
    const [a, ...others] = first.records;
    const patch = [{ op: 'replace', path: '/t', value: 9 }] as const;
    const written = await reopen().update({ id: 'a', patch, version: a?.version ?? '' });
    if (written.kind !== 'written') throw new Error(written.kind);
    const now = { ...first, records: [written.record, ...others] };
    expect((await hear(reopen(), remembered(now))).records.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const one = { ...first, records: [written.record] };
    expect((await hear(reopen(), remembered(one))).records).toHaveLength(3);
  });

  test('a field that is the id, or that two fields share, is not written: it would be another record', async () => {
    box.write('b/a.md', file('A'));
    const selectors = keys('id', 'title');
    const provider = openOn(definition, box, { options: { path: 'b/*.md' }, selectors });
    const { version } = await readRecord(provider, 'A');
    const patch = [{ op: 'replace', path: '/id', value: 'B' }] as const;
    expect(await provider.update({ id: 'A', patch, version })).toMatchObject({
      kind: 'rejected',
      code: 'unmapped',
    });
    const both = { one: { kind: 'key', key: 'title' }, two: { kind: 'key', key: 'title' } } as const;
    const shared = openOn(definition, box, { options: { path: 'b/*.md' }, selectors: both });
    const one = [{ op: 'replace', path: '/one', value: 'x' }] as const;
    expect(await shared.update({ id: 'A', patch: one, version })).toMatchObject({
      kind: 'rejected',
      code: 'unmapped',
    });
    expect(box.read('b/a.md')).toBe(file('A'));
  });

  test("E77: a person's edit of the same file in between makes the write stale", async () => {
    box.write('s.json', '[{"id": "a", "t": 1}, {"id": "b", "t": 2}]');
    const provider = openOn(json, box, { options: { path: 's.json', records: '' }, selectors: keys('t') });
    const { records } = await hear(provider);
    const version = records[0]?.version ?? '';
    const patch = [{ op: 'replace', path: '/t', value: 9 }] as const;
    expect((await provider.update({ id: 'a', patch, version })).kind).toBe('written');
    box.write('s.json', box.read('s.json').replace('2', '3'));
    expect(await provider.update({ id: 'b', patch, version })).toEqual({ kind: 'stale' });
  });

  test("E74: a file whose endings git converts is written on the strength of git's version", async () => {
    box.write('.gitattributes', '*.md text eol=crlf\n');
    box.write('b/a.md', file('A').replaceAll('\n', '\r\n'));
    box.git('add', '-A');
    box.git('commit', '-qm', 'x');
    const known = remembered(await hear(open()));
    expect((await hear(open(), known)).unchanged).toEqual(['A']);
    const [version = ''] = known.keys();
    const patch = [{ op: 'replace', path: '/title', value: 'New' }] as const;
    expect((await open().update({ id: 'A', patch, version })).kind).toBe('written');
    expect(box.read('b/a.md')).toBe(file('A').replace('title: A', 'title: New').replaceAll('\n', '\r\n'));
  });
});
