import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mappingMarks, remappedFields } from '../../src/flows/mapping-marks.ts';
import { resolve } from '../../src/flows/resolve.ts';
import { applySession } from '../../src/flows/reconcile.ts';
import { hash } from '../support/world.ts';
import type { Pair } from '../support/pair.ts';
import { openPair } from '../support/pair.ts';

const SIDES = [
  "local: { provider: markdown, path: 'backlog/*.md' }",
  "remote: { provider: http, url: '$URL' }",
];
const OLD = [...SIDES, 'fields:', '  title: title', '  owner: assignee', '  status: status'];

let pair: Pair;
beforeEach(async () => {
  const text = (id: string) =>
    `---\nid: ${id}\nowner: ada\nstatus: todo\nlevel: high\n---\n\n# Story ${id}\n`;
  pair = await openPair({ lines: OLD, files: { 'backlog/a.md': text('a'), 'backlog/b.md': text('b') } });
  expect((await pair.sync()).code).toBe('applied');
  expect((await pair.sync()).code).toBe('nothing-to-do');
});
afterEach(() => pair.close());

describe('E66: a field that the config maps to another upstream field', () => {
  beforeEach(async () => {
    await pair.tracker.edit(await pair.idOf('Story a'), { priority: 'ada' });
    await pair.tracker.edit(await pair.idOf('Story b'), { priority: 'urgent' });
    await pair.sync();
    pair.configure(OLD.map((line) => line.replace('assignee', 'priority')));
  });

  test('is compared without a base: equal values are agreed, different ones are asked about', async () => {
    const plan = await pair.plan();
    expect(plan.changes).toEqual([]);
    expect(plan.conflicts).toMatchObject([
      { record: 'b', field: 'owner', kind: 'create-create', base: null, local: 'ada', remote: 'urgent' },
    ]);
    expect(plan.notes?.join()).toContain('owner: mapped in another way');
  });

  test('nothing is written by applying it; the decision is, and then there is a base again', async () => {
    const report = await pair.sync();
    expect(report.code).toBe('conflicts');
    expect(pair.files.read('backlog/b.md')).toContain('owner: ada');
    expect((await pair.tracker.get(await pair.idOf('Story b'))).fields).toMatchObject({
      priority: 'urgent',
      assignee: 'ada',
    });
    const run = await pair.run();
    const decided = await resolve(run, report.session!, {
      decisions: [{ field: 'owner', choice: 'remote' }],
    });
    if (!decided.ok) throw new Error(decided.error.join());
    expect((await applySession(await pair.run(), decided.value)).code).toBe('applied');
    expect(pair.files.read('backlog/b.md')).toContain('owner: urgent');
    expect((await pair.sync()).code).toBe('nothing-to-do');
    await pair.tracker.edit(await pair.idOf('Story b'), { priority: 'low' });
    expect((await pair.sync()).code).toBe('applied');
    expect(pair.files.read('backlog/b.md')).toContain('owner: low');
  });

  test('the other fields keep theirs: an edit of one side goes over without a question', async () => {
    pair.files.edit('backlog/a.md', 'status: todo', 'status: done');
    const plan = await pair.plan();
    expect(plan.changes).toMatchObject([{ record: 'a', side: 'remote' }]);
  });
});

describe('E66: other ways in which a mapping changes', () => {
  test('another place in the artifact', async () => {
    pair.configure([
      ...SIDES,
      'fields:',
      '  title: title',
      '  owner: { remote: assignee, local: level }',
      '  status: status',
    ]);
    const plan = await pair.plan();
    expect(plan.changes).toEqual([]);
    expect(plan.conflicts).toMatchObject([
      { record: 'a', local: 'high', remote: 'ada' },
      { record: 'b', local: 'high', remote: 'ada' },
    ]);
  });

  test('other values: a status that the old ones made finer is not made coarser', async () => {
    pair.configure([
      ...OLD.slice(0, -1),
      '  status: { remote: status, values: { open: todo, todo: new, done: closed } }',
    ]);
    const plan = await pair.plan();
    expect(plan.changes).toEqual([]);
    expect(plan.conflicts).toMatchObject([{ field: 'status' }, { field: 'status' }]);
  });

  test('E22: another upstream under the same ids: nothing of either is taken for an edit', async () => {
    const other = await openPair({ lines: SIDES });
    await other.tracker.add({ title: 'Elsewhere' });
    await other.tracker.add({ title: 'Story b', assignee: 'ada', status: 'todo' });
    pair.configure(OLD.map((line) => line.replace('$URL', other.url)));
    const report = await pair.sync();
    expect(await other.idOf('Elsewhere')).toBe(await pair.idOf('Story a'));
    await other.close();
    expect(report.plan?.changes).toEqual([]);
    expect(report.plan?.conflicts.every((one) => one.record === 'a')).toBe(true);
    expect(pair.files.read('backlog/a.md')).toContain('# Story a');
  });

  test('a record that could not be read meanwhile has no base for it later', async () => {
    await pair.tracker.edit(await pair.idOf('Story b'), { priority: 'urgent' });
    await pair.sync();
    const good = pair.files.read('backlog/b.md');
    pair.files.write('backlog/b.md', good.replace('owner: ada', 'owner: [ada'));
    pair.configure(OLD.map((line) => line.replace('assignee', 'priority')));
    await pair.sync();
    pair.files.write('backlog/b.md', good);
    const plan = await pair.plan();
    expect(plan.changes).toEqual([]);
    const [only] = plan.conflicts.filter((one) => one.record === 'b');
    expect(only).toMatchObject({ field: 'owner', kind: 'create-create', local: 'ada', remote: 'urgent' });
  });

  test('a filter, a token or a timeout is no other mapping', async () => {
    const { config, mappings } = await pair.run();
    const marks = mappingMarks(config, mappings, hash);
    const { options } = config.remote;
    const other = {
      ...config,
      remote: { ...config.remote, options: { ...(options as object), timeout: 7 } },
    };
    expect(mappingMarks(other, mappings, hash)).toEqual(marks);
    expect(
      remappedFields({ cursor: null, scope: 'old', mapping: marks }, { marks, scope: 'new' }),
    ).toBeUndefined();
  });

  test('a state of before the marks is believed while its scope is the same', () => {
    const now = { marks: { title: 'x' }, scope: 's' };
    expect(remappedFields({ cursor: null, scope: 's' }, now)).toEqual(new Set());
    expect(remappedFields({ cursor: null, scope: 't' }, now)).toEqual(new Set(['title']));
  });
});
