import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fields } from '../../src/kernel/field.ts';
import type { SyncProvider, WriteAnswer } from '../../src/provider.ts';
import { definition as json } from '../../src/providers/json/provider.ts';
import { definition as markdown } from '../../src/providers/markdown/provider.ts';
import { definition as yaml } from '../../src/providers/yaml/provider.ts';
import type { Sandbox } from './sandbox.ts';
import { keys, makeSandbox, openOn } from './sandbox.ts';

let box: Sandbox;
beforeEach(() => {
  box = makeSandbox('git');
});
afterEach(() => box.remove());

const selectors = keys('title', 'body', 'status');
const open = (options: object = {}): SyncProvider =>
  openOn(markdown, box, { options: { path: 'b/**/*.md', ...options }, selectors });
const create = (provider: SyncProvider, id: string, fields: Fields, other = id): Promise<WriteAnswer> =>
  provider.create({ key: id, id, other, fields });

describe('creating a record', () => {
  test('a Markdown file: id, keys that are not null, the title as a key, the body behind', async () => {
    expect(
      await create(open(), '42', { title: 'Sign in: now', body: 'One\r\n\r\nTwo\r\n', status: null }),
    ).toMatchObject({
      kind: 'written',
      record: {
        id: '42',
        fields: { title: 'Sign in: now', body: 'One\n\nTwo', status: null },
        where: 'b/42-sign-in-now.md:1',
      },
    });
    expect(box.read('b/42-sign-in-now.md')).toBe("---\nid: '42'\ntitle: 'Sign in: now'\n---\n\nOne\n\nTwo\n");
  });

  test('I6: the same again is done already; other content under the id is refused', async () => {
    const fields = { title: 'T', body: 'x', status: 'todo' };
    const first = await create(open(), 'A', fields);
    expect(await create(open(), 'A', fields)).toEqual(first);
    expect(await create(open(), 'A', { ...fields, status: 'done' })).toMatchObject({
      kind: 'rejected',
      code: 'exists',
    });
  });

  test('a path that is taken gets a number, also when only git ignores what is there', async () => {
    box.write('.gitignore', 'b/2-t.md\n');
    box.write('b/2-t.md', 'ignored\n');
    box.write('b/1-T.md', 'other\n');
    const where = async (id: string): Promise<string | undefined> => {
      const answer = await create(open(), id, { title: 'T', body: '', status: null });
      return answer.kind === 'written' ? answer.record.where : answer.kind;
    };
    expect(await where('1')).toBe('b/1-t-2.md:1');
    expect(await where('2')).toBe('b/2-t-2.md:1');
    expect(box.read('b/2-t.md')).toBe('ignored\n');
  });

  test.each([
    ['other/{slug}.md', 'outside-path'],
    ['b/{slug}.txt', 'outside-path'],
  ])('a template that leads to %s is refused', async (template, code) => {
    expect(await create(open({ new: template }), 'A', { title: 'T' })).toMatchObject({
      kind: 'rejected',
      code,
    });
  });

  test.each(['../A', 'a/../../b', '', 'a\nb'])('A28: the id %j makes no file', async (id) => {
    expect(await open().create({ key: 'k', id, fields: { title: 'T' } })).toMatchObject({
      kind: 'rejected',
      code: 'bad-id',
    });
    expect(box.exists('b')).toBe(false);
  });

  test('E62: the marks of an unsettled merge are not written', async () => {
    const body = '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs';
    expect(await create(open(), 'A', { title: 'T', body })).toMatchObject({
      kind: 'rejected',
      code: 'conflict-markers',
    });
  });

  test('a list in a file gets an item more, in its own style; a missing file is made', async () => {
    const about = { options: { path: 's.yml', records: '/stories' }, selectors: keys('title', 'tags') };
    box.write('s.yml', '# All stories\nstories:\n    -   id: a\n        title: A\n# end\n');
    expect((await create(openOn(yaml, box, about), 'b', { title: 'B', tags: ['x', 'z'] })).kind).toBe(
      'written',
    );
    expect(box.read('s.yml')).toMatch(
      /^# All stories\nstories:\n {4}- {3}id: a\n {8}title: A\n {4}- id: b\n/,
    );
    expect(box.read('s.yml')).toMatch(/\n# end\n$/);
    const other = { options: { path: 'new/s.json', records: '/a/b' }, selectors: keys('title') };
    expect((await create(openOn(json, box, other), 'b', { title: 'B' })).kind).toBe('written');
    expect(JSON.parse(box.read('new/s.json'))).toEqual({ a: { b: [{ id: 'b', title: 'B' }] } });
  });

  test('where several files hold lists, the config has to say which one grows', async () => {
    box.write('s/a.json', '[]');
    box.write('s/b.json', '[]');
    const about = (options: object) => ({
      options: { path: 's/*.json', records: '', ...options },
      selectors: keys('title'),
    });
    expect(await create(openOn(json, box, about({})), 'x', { title: 'X' })).toMatchObject({
      kind: 'rejected',
      code: 'no-file',
    });
    expect((await create(openOn(json, box, about({ new: 's/b.json' })), 'x', { title: 'X' })).kind).toBe(
      'written',
    );
    expect(JSON.parse(box.read('s/b.json'))).toEqual([{ id: 'x', title: 'X' }]);
  });

  test("the proposed id is a safe form of the other side's id", () => {
    const provider = open();
    expect(provider.proposeId?.({ other: '#42/x', fields: {} })).toBe('42-x');
    expect(provider.proposeId?.({ other: '日本', fields: {} })).toBe('record');
  });
});

describe('deleting a record', () => {
  test('a Markdown file goes; an item of a list goes with its lines only', async () => {
    box.write('b/a.md', '---\nid: A\n---\n');
    const provider = open();
    const read = await provider.read('A');
    const version = read.kind === 'found' ? read.record.version : '';
    expect(await provider.delete({ id: 'A', version })).toEqual({ kind: 'deleted' });
    expect(box.exists('b/a.md')).toBe(false);
    box.write('s.yml', '- id: a # one\n# about b\n- id: b\n  x: 1\n- id: c\n');
    const list = openOn(yaml, box, { options: { path: 's.yml', records: '' }, selectors: keys('x') });
    const item = await list.read('b');
    expect(await list.delete({ id: 'b', version: item.kind === 'found' ? item.record.version : '' })).toEqual(
      { kind: 'deleted' },
    );
    expect(box.read('s.yml')).toBe('- id: a # one\n# about b\n- id: c\n');
  });
});
