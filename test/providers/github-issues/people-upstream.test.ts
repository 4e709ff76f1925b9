import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../../src/flows/reconcile.ts';
import type { Report } from '../../../src/flows/report.ts';
import type { Fields } from '../../../src/kernel/field.ts';
import type { NativeRecord } from '../../../src/provider.ts';
import { SCHEMA } from '../../../src/providers/github-issues/issue.ts';
import { setField } from '../../suites/provider-suite.ts';
import type { JsonObject } from '../../support/github/exchange.ts';
import type { Fault } from '../../support/github/faults.ts';
import { MemoryPlace } from '../../support/memory-store.ts';
import { TestWorld } from '../../support/world.ts';
import { ISSUES, REPOSITORY, startStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let world: TestWorld;
beforeEach(async () => {
  stage = await startStage();
  const { title, labels, assignees, parent } = SCHEMA.fields;
  world = new TestWorld(
    {},
    { title: title!, labels: labels!, assignees: assignees!, parent: parent! },
    new MemoryPlace('lineage'),
  );
});
afterEach(async () => {
  await stage.close();
});

const sync = async (options = {}): Promise<Report> =>
  reconcile({ ...(await world.run()), remote: stage.open({ options }).provider });
const update = (record: NativeRecord, fields: Fields) => {
  const patch = Object.entries(fields).flatMap(([field, value]) => setField(record, field, value));
  return stage.provider.update({ id: record.id, patch, version: record.version });
};
const writes = () => stage.asked().filter((request) => !/^GET|graphql/.test(request));
const renameLabel = (from: string, to: string) =>
  stage.github.world.call('octo', 'PATCH', `/repos/${REPOSITORY}/labels/${from}`, { new_name: to });
const labelNames = async () =>
  (await stage.github.world.all(`/repos/${REPOSITORY}/labels`)).map(({ name }) => name);
const live = async (id: string): Promise<Fields> => {
  const answer = await stage.provider.read(id);
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer.record.fields;
};

describe('E43: a label that is renamed upstream', () => {
  test('comes to the local side under its new name; the old one is not made again', async () => {
    world.local.edit('a', { title: 'A', labels: ['old', 'kept'] });
    await sync();
    await sync();
    await renameLabel('old', 'new');
    stage.github.clock.advance(5);
    await stage.edit('1', { title: 'A2' });
    writes();
    expect((await sync()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'A2', labels: ['kept', 'new'] });
    expect(writes()).toEqual([]);
    expect(await labelNames()).not.toContain('old');
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('makes a write that was planned on the old name stale, and the old name is not made again', async () => {
    const record = await stage.issue({ labels: ['old'] });
    await renameLabel('old', 'new');
    expect(await update(record, { labels: ['old', 'more'] })).toEqual({ kind: 'stale' });
    expect(await labelNames()).not.toContain('old');
    expect(writes()).toEqual([]);
  });

  test('while another label is added locally: both arrive, and the old one goes', async () => {
    world.local.edit('a', { title: 'A', labels: ['old'] });
    await sync();
    await renameLabel('old', 'new');
    world.local.edit('a', { labels: ['old', 'more'] });
    await sync();
    await sync();
    expect((await live('1'))['labels']).toEqual(['more', 'new']);
    expect(new Set(world.local.value('a')?.['labels'] as string[])).toEqual(new Set(['more', 'new']));
    expect(await labelNames()).not.toContain('old');
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('that is the filter’s: nothing counts as deleted', async () => {
    const options = { labels: ['backlog'] };
    for (const id of ['a', 'b', 'c']) world.local.edit(id, { title: id, labels: [] });
    await sync(options);
    await sync(options);
    await renameLabel('backlog', 'planned');
    const report = await sync(options);
    expect(report.plan?.changes).toEqual([]);
    for (const id of ['a', 'b', 'c']) expect(world.local.value(id)).toBeDefined();
  });
});

describe('E47: an upstream that keeps one of many assignees', () => {
  // Nobody may assign a stranger: GitHub leaves the name out without a word.
  const many = ['ada', 'stranger'];

  test('the others stay local and in the base; nothing is written or taken back again', async () => {
    world.local.edit('a', { title: 'A', labels: [], assignees: many });
    const first = await sync();
    expect(first.notes).toEqual([{ record: 'a', field: 'assignees', kind: 'rewritten' }]);
    writes();
    for (let run = 0; run < 2; run += 1) expect((await sync()).code).toBe('nothing-to-do');
    expect(world.local.value('a')).toMatchObject({ assignees: many });
    expect(writes()).toEqual([]);
  });

  test('another one upstream takes the place of the one, and the others still stay', async () => {
    world.local.edit('a', { title: 'A', labels: [], assignees: many });
    await sync();
    await stage.edit('1', { assignees: ['wendy'] });
    await sync();
    expect(new Set(world.local.value('a')?.['assignees'] as string[])).toEqual(
      new Set(['stranger', 'wendy']),
    );
    expect((await live('1'))['assignees']).toEqual(['wendy']);
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('one that is added locally and not kept is reported, and stays local', async () => {
    world.local.edit('a', { title: 'A', labels: [], assignees: ['ada'] });
    await sync();
    world.local.edit('a', { assignees: many });
    expect(await sync()).toMatchObject({
      code: 'rejected',
      notes: [{ field: 'assignees', kind: 'dropped' }],
    });
    await sync();
    expect(world.local.value('a')).toMatchObject({ assignees: many });
  });
});

describe('E58: parents and children', () => {
  /** Shows an issue as a GitHub with sub-issues does. */
  const offers = (parent: string | null): Fault => ({
    kind: 'rewrite',
    change: (answer) => ({
      ...answer,
      json: {
        ...(answer.json as JsonObject),
        sub_issues_summary: { total: 0 },
        ...(parent === null
          ? {}
          : { parent_issue_url: `https://api.github.com/repos/${REPOSITORY}/issues/${parent}` }),
      },
    }),
  });
  const child = async (parent: string | null): Promise<NativeRecord> => {
    const { id } = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${id}`, offers(parent), 9);
    stage.github.fault(`PATCH ${ISSUES}/${id}`, offers(parent), 9);
    const answer = await stage.provider.read(id);
    if (answer.kind !== 'found') throw new Error(answer.kind);
    writes();
    return answer.record;
  };
  const answers = (request: string, status: number, message = '') =>
    stage.github.fault(request, { kind: 'status', status, body: { message } });

  test('a child moves from one parent to the other by their own endpoints', async () => {
    const record = await child('7');
    expect(record.fields['parent']).toBe('7');
    answers(`DELETE ${ISSUES}/7/sub_issue`, 200);
    answers(`POST ${ISSUES}/8/sub_issues`, 201);
    expect(await update(record, { parent: '8' })).toMatchObject({
      kind: 'written',
      record: { fields: { parent: '8' } },
    });
    expect(writes()).toEqual([`DELETE ${ISSUES}/7/sub_issue`, `POST ${ISSUES}/8/sub_issues`]);
  });

  test('a cycle is refused on that edge alone: the rest of the record is written, the old parent stays', async () => {
    const record = await child(null);
    answers(`POST ${ISSUES}/8/sub_issues`, 422, 'Sub-issues cannot form a cycle');
    const answer = await update(record, { title: 'new', parent: '8' });
    expect(answer).toMatchObject({
      kind: 'written',
      record: { fields: { title: 'new', parent: null } },
      refusal: expect.stringContaining('cycle'),
    });
  });

  test('a cycle alone is refused with nothing written', async () => {
    const record = await child(null);
    answers(`POST ${ISSUES}/8/sub_issues`, 422, 'Sub-issues cannot form a cycle');
    expect(await update(record, { parent: '8' })).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('cycle'),
    });
  });

  test('a child that somebody else moved meanwhile is stale, and stays where they put it', async () => {
    const record = await child('7');
    answers(`DELETE ${ISSUES}/7/sub_issue`, 404);
    expect(await update(record, { parent: '8' })).toEqual({ kind: 'stale' });
    expect(writes()).toEqual([`DELETE ${ISSUES}/7/sub_issue`]);
  });

  test('what names no parent is refused, and not asked for (A28)', async () => {
    const record = await child(null);
    for (const parent of ['#7', 'seven', '0', '-1', 'a/b/c#7', '../issues/7']) {
      expect(await update(record, { parent })).toMatchObject({ kind: 'rejected', code: 'refused' });
    }
    expect(writes()).toEqual([]);
  });

  test('a parent that is not there yet keeps no child from being made; a person is asked about the edge', async () => {
    stage.github.fault(`POST ${ISSUES}`, offers(null));
    stage.github.fault(`GET ${ISSUES}/1`, offers(null), 9);
    answers(`POST ${ISSUES}/99/sub_issues`, 404);
    world.local.edit('c', { title: 'Child', labels: [], assignees: [], parent: '99' });
    expect(await sync()).toMatchObject({ notes: [{ record: 'c', field: 'parent', kind: 'dropped' }] });
    expect(world.local.value('c')).toMatchObject({ title: 'Child', parent: '99' });
    expect((await sync()).plan?.conflicts).toMatchObject([
      { record: 'c', field: 'parent', local: '99', remote: null },
    ]);
    expect(await stage.github.world.all(`${ISSUES}?state=all`)).toHaveLength(1);
  });

  test('a parent deleted upstream while its child is edited here: the edit goes up, the edge comes down', async () => {
    const records = new TestWorld({}, { title: SCHEMA.fields['title']!, parent: SCHEMA.fields['parent']! });
    const step = async () => reconcile(await records.run());
    records.local.edit('epic', { title: 'Epic' });
    await step();
    records.local.edit('story', { title: 'Story', parent: '1' });
    await step();
    records.remote.drop('1');
    records.remote.edit('2', { parent: null });
    records.local.edit('story', { title: 'Edited' });
    const report = await step();
    expect(report.plan?.conflicts).toMatchObject([{ record: 'epic', field: '@record' }]);
    expect(records.remote.value('2')).toEqual({ title: 'Edited', parent: null });
    expect(records.local.value('story')).toEqual({ title: 'Edited', parent: null });
    expect(records.local.value('epic')).toBeDefined();
    records.close();
  });
});
