import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NativeRecord, SyncProvider, WriteAnswer } from '../../../src/provider.ts';
import { definition } from '../../../src/providers/openspec/provider.ts';
import type { Sandbox } from '../../artifacts/sandbox.ts';
import { harnessOf, keys, makeSandbox, openOn, readRecord } from '../../artifacts/sandbox.ts';
import { describeProvider, listAll, setField } from '../../suites/provider-suite.ts';

const selectors = keys('title', 'why', 'what', 'impact', 'tasks', 'status', 'link');
const about = { options: {}, selectors };

/** A change folder is deleted by a person only, so the suite's deletes are done by one. */
function deletedByPerson(provider: SyncProvider, root: () => string): SyncProvider {
  const remove: SyncProvider['delete'] = async ({ id, version }) => {
    const answer = await provider.read(id);
    if (answer.kind !== 'found') return { kind: 'gone' };
    if (answer.record.version !== version) return { kind: 'stale' };
    fs.rmSync(path.join(root(), path.dirname(answer.record.where ?? '')), { recursive: true });
    return { kind: 'deleted' };
  };
  return new Proxy(provider, {
    get: (target, name) => (name === 'delete' ? remove : Reflect.get(target, name)),
  });
}

describeProvider(
  'openspec',
  {
    field: 'why',
    badIds: ['../outside', '/etc/passwd', 'archive', '__proto__', ''],
    samples: [
      {
        title: 'Add sign-in',
        why: 'People need it.',
        what: '- **NEW**: a form',
        impact: 'Everything.',
        tasks: [{ id: '1.1', text: 'Write it', done: false }],
      },
      {
        title: 'Add sign-out',
        why: 'They also leave.',
        what: 'a\n\n### Sub\n\nb',
        impact: '- one',
        tasks: [],
      },
      {
        title: 'Third',
        why: 'x',
        what: 'y',
        impact: 'z',
        tasks: [{ id: '2.1', text: 'two\nlines', done: true }],
      },
    ],
  },
  async () => {
    const harness = await harnessOf(definition, about);
    const provider = deletedByPerson(harness.provider, () => harness.root);
    const remove = async (id: string): Promise<void> => {
      const { version } = await readRecord(provider, id);
      await provider.delete({ id, version });
    };
    return { ...harness, provider, remove };
  },
);

describe('openspec change folders', () => {
  let sandbox: Sandbox;
  let provider: SyncProvider;
  const changes = 'openspec/changes';
  beforeEach(() => {
    sandbox = makeSandbox('git');
    provider = openOn(definition, sandbox, about);
  });
  afterEach(() => sandbox.remove());

  const update = async (
    record: NativeRecord,
    field: string,
    value: Parameters<typeof setField>[2],
  ): Promise<WriteAnswer> =>
    provider.update({ id: record.id, patch: setField(record, field, value), version: record.version });

  test('the folder gives id and status, a proposal without heading the folder name as title', async () => {
    sandbox.write(`${changes}/add-form/proposal.md`, '## Why\n\nBecause.\n');
    sandbox.write(
      `${changes}/archive/2026-01-31-old-form/proposal.md`,
      '# Change: Old form\n\n## Why\nThen.\n',
    );
    sandbox.write(`${changes}/archive/2026-01-31-old-form/design.md`, '# Design\n');
    sandbox.write(`${changes}/no-proposal/tasks.md`, '- [ ] 1.1 x\n');
    const { records } = await listAll(provider);
    expect([...records.keys()].sort()).toEqual(['add-form', 'old-form']);
    expect(records.get('add-form')?.fields).toMatchObject({
      title: 'add-form',
      why: 'Because.',
      what: null,
      tasks: null,
      status: 'proposed',
    });
    expect(records.get('old-form')?.fields).toMatchObject({ title: 'Old form', status: 'archived' });
  });

  test('E9: an active change and an archived one of the same name are two records', async () => {
    sandbox.write(`${changes}/form/proposal.md`, '## Why\na\n');
    sandbox.write(`${changes}/archive/2026-01-01-form/proposal.md`, '## Why\nb\n');
    const { records } = await listAll(provider);
    expect([...records.keys()].sort()).toEqual(['2026-01-01-form', 'form']);
  });

  test('archiving moves the folder and keeps the record', async () => {
    sandbox.write(`${changes}/form/proposal.md`, '## Why\na\n');
    const before = await readRecord(provider, 'form');
    fs.mkdirSync(path.join(sandbox.root, changes, 'archive'));
    fs.renameSync(
      path.join(sandbox.root, changes, 'form'),
      path.join(sandbox.root, changes, 'archive/2026-02-02-form'),
    );
    const after = await readRecord(provider, 'form');
    expect(after.fields).toMatchObject({ status: 'archived' });
    expect(after.version).not.toBe(before.version);
  });

  test('a known version is not read again', async () => {
    sandbox.write(`${changes}/form/proposal.md`, '## Why\na\n');
    const { version } = await readRecord(provider, 'form');
    const pages = [];
    for await (const page of provider.changes({ cursor: null, known: new Map([[version, ['form']]]) }))
      pages.push(page);
    expect(pages).toMatchObject([{ records: [], unchanged: ['form'] }]);
  });

  test.each([
    ['a number', '- **GitHub Issue**: #42', '42', '#42'],
    [
      'a link',
      '- GitHub Issue: [#42](https://github.com/o/r/issues/42)',
      '42',
      'https://github.com/o/r/issues/42',
    ],
    [
      'number and address',
      '- **GitHub Issue**: #7\n- **Issue URL**: <https://github.com/o/r/issues/7>\n- **Repository**: o/r',
      '7',
      'https://github.com/o/r/issues/7',
    ],
    [
      'other issues beside it',
      '- **Parent Feature**: [#1](https://github.com/o/r/issues/1)\n- **Original GitHub Issue**: o/q#2\n- **GitHub Issue**: #3',
      '3',
      '#3',
    ],
    ['nothing yet', '- **GitHub Issue**: TBD', undefined, null],
    ['two issues', '- **GitHub Issue**: #1\n- **GitHub Issue**: #2', undefined, null],
    [
      'two repositories',
      '<!-- source_repo: o/a -->\n- **GitHub Issue**: #1\n- **Issue URL**: https://github.com/o/b/issues/1',
      undefined,
      null,
    ],
  ])('Source Tracking with %s', async (_, block, link, field) => {
    sandbox.write(`${changes}/form/proposal.md`, `## Why\na\n\n---\n\n## Source Tracking\n\n${block}\n`);
    const record = await readRecord(provider, 'form');
    expect(record.link).toBe(link);
    expect(record.fields).toMatchObject({ link: field, why: 'a' });
  });

  test('an issue of another repository than the configured one is no link', async () => {
    sandbox.write(
      `${changes}/form/proposal.md`,
      '## Source Tracking\n- **GitHub Issue**: #1\n- **Repository**: o/other\n',
    );
    const here = openOn(definition, sandbox, { ...about, options: { repository: 'o/here' } });
    expect((await readRecord(here, 'form')).link).toBeUndefined();
    expect((await readRecord(provider, 'form')).link).toBe('1');
  });

  test('one checked task changes one character; a word of the title only that word', async () => {
    const tasks =
      '# Tasks\r\n\r\n## 1. A\r\n- [ ] 1.1 first\r\n  - [x] 1.1.1 inner\r\n- [X] 1.2 second  \r\n';
    const proposal = '\uFEFF# Change: Old name\r\n\r\n## Why\r\nx\r\n';
    sandbox.write(`${changes}/form/tasks.md`, tasks);
    sandbox.write(`${changes}/form/proposal.md`, proposal);
    const record = await readRecord(provider, 'form');
    const list = record.fields['tasks'] as { id: string; text: string; done: boolean }[];
    expect(list.map(({ id }) => id)).toEqual(['1.1', '1.1.1', '1.2']);
    const answer = await update(
      record,
      'tasks',
      list.map((task) => (task.id === '1.1' ? { ...task, done: true } : task)),
    );
    if (answer.kind !== 'written') throw new Error(JSON.stringify(answer));
    expect(sandbox.read(`${changes}/form/tasks.md`)).toBe(tasks.replace('[ ] 1.1 first', '[x] 1.1 first'));
    expect(sandbox.read(`${changes}/form/proposal.md`)).toBe(proposal);
    expect((await update(answer.record, 'title', 'New name')).kind).toBe('written');
    expect(sandbox.read(`${changes}/form/proposal.md`)).toBe(proposal.replace('Old name', 'New name'));
  });

  test('a section that is missing is put where proposals have it', async () => {
    sandbox.write(`${changes}/form/proposal.md`, '## Why\n\na\n\n## Impact\n\nc\n');
    expect((await update(await readRecord(provider, 'form'), 'what', 'b')).kind).toBe('written');
    expect(sandbox.read(`${changes}/form/proposal.md`)).toBe(
      '## Why\n\na\n\n## What Changes\n\nb\n\n## Impact\n\nc\n',
    );
  });

  test.each([
    ['status', 'archived', 'read-only'],
    ['link', 'https://example.org', 'read-only'],
    ['why', 'a\n\n## Impact\n\nb', 'unmapped'],
    ['why', '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs', 'conflict-markers'],
    ['title', 'two\nlines', 'unmapped'],
    ['tasks', null, 'unmapped'],
  ])('%s = %j is refused (%s) and nothing is written', async (field, value, code) => {
    const text = '# T\n\n## Why\n\na\n';
    sandbox.write(`${changes}/form/proposal.md`, text);
    sandbox.write(`${changes}/form/tasks.md`, '- [ ] 1.1 x\n');
    const answer = await update(await readRecord(provider, 'form'), field, value);
    expect(answer).toMatchObject({ kind: 'rejected', code });
    expect(sandbox.read(`${changes}/form/proposal.md`)).toBe(text);
  });

  test('a change folder is not deleted by a machine', async () => {
    sandbox.write(`${changes}/form/proposal.md`, '## Why\na\n');
    const { version } = await readRecord(provider, 'form');
    expect(await provider.delete({ id: 'form', version })).toMatchObject({
      kind: 'rejected',
      code: 'delete-refused',
    });
    expect(sandbox.exists(`${changes}/form/proposal.md`)).toBe(true);
  });

  test('E78: a proposal that is a link is a failure of its record, not a missing one', async () => {
    sandbox.write('elsewhere.md', '## Why\na\n');
    fs.mkdirSync(path.join(sandbox.root, changes, 'form'), { recursive: true });
    fs.symlinkSync('../../../elsewhere.md', path.join(sandbox.root, changes, 'form/proposal.md'));
    const { pages, records } = await listAll(provider);
    expect(records.size).toBe(0);
    expect(pages.flatMap(({ failed }) => failed ?? [])).toMatchObject([{ id: 'form', code: 'symlink' }]);
  });

  test('the proposed id is a name that OpenSpec takes', () => {
    expect(provider.proposeId?.({ other: '42', fields: { title: 'Add “Sign in”!' } })).toBe('add-sign-in-42');
    expect(provider.proposeId?.({ other: '42', fields: { title: null } })).toBe('change-42');
  });
});
