import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../../src/flows/preview.ts';
import { applySession, finishQueued, reconcile } from '../../../src/flows/reconcile.ts';
import type { Report } from '../../../src/flows/report.ts';
import { undo } from '../../../src/flows/undo.ts';
import type { Fields } from '../../../src/kernel/field.ts';
import type { Session } from '../../../src/kernel/session.ts';
import type { NativeRecord } from '../../../src/provider.ts';
import { SCHEMA } from '../../../src/providers/github-issues/issue.ts';
import { setField } from '../../suites/provider-suite.ts';
import { MemoryPlace } from '../../support/memory-store.ts';
import { TestWorld } from '../../support/world.ts';
import { ISSUES, startStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let world: TestWorld;
beforeEach(async () => {
  stage = await startStage();
  const { title, body, state, labels, assignees } = SCHEMA.fields;
  world = new TestWorld(
    {},
    { title: title!, body: body!, state: state!, labels: labels!, assignees: assignees! },
    new MemoryPlace('lineage'),
  );
});
afterEach(async () => {
  await stage.close();
});

const run = async () => ({ ...(await world.run()), remote: stage.open().provider });
const sync = async (): Promise<Report> => reconcile(await run());
const story = { title: 'A', body: 'A.\n', state: 'open', labels: ['old'], assignees: [] };
const edited = { title: 'B', labels: ['old', 'zero'], assignees: ['ada'] };
const update = (record: NativeRecord, fields: Fields) => {
  const patch = Object.entries(fields).flatMap(([field, value]) => setField(record, field, value));
  return stage.provider.update({ id: record.id, patch, version: record.version });
};
const live = async (): Promise<Fields> => {
  const answer = await stage.provider.read('1');
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer.record.fields;
};
const writes = () => stage.asked().filter((request) => !/^GET|graphql/.test(request));

/** A session whose one update was cut between its PATCH and its labels. */
async function cutOff(fields: Fields = edited): Promise<Session> {
  world.local.edit('a', story);
  expect((await sync()).code).toBe('applied');
  world.local.edit('a', fields);
  const { session } = await preview(await run());
  stage.github.fault(`POST ${ISSUES}/1/labels`, { kind: 'status', status: 503 });
  const queued = await applySession(await run(), session!);
  expect(queued).toMatchObject({ code: 'queued', results: [{ result: 'queued' }] });
  expect(await live()).toMatchObject({ title: 'B', labels: ['old'], assignees: [] });
  writes();
  return queued.session!;
}

describe('E30: an update that takes several requests, cut between them', () => {
  test('is finished under its own session, and only what is missing is sent', async () => {
    const { id } = await cutOff();
    const { finished } = await finishQueued(await run());
    expect(finished).toMatchObject([
      { code: 'applied', session: { id, state: 'applied' }, results: [{ result: 'written' }] },
    ]);
    expect(writes()).toEqual([`POST ${ISSUES}/1/labels`, `POST ${ISSUES}/1/assignees`]);
    expect(await live()).toMatchObject(edited);
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('every attempt has an intent before it, and the last of them takes all of it back', async () => {
    const { id } = await cutOff();
    await finishQueued(await run());
    const journal = await (await world.run()).store.readJournal(id);
    expect(journal.map(({ kind }) => kind)).toEqual(['intent', 'intent', 'outcome']);
    const session = await (await world.run()).store.readSession(id);
    expect((await undo(await run(), session!)).code).toBe('undone');
    expect(await live()).toMatchObject({ title: 'A', labels: ['old'], assignees: [] });
  });

  test('half of one field done is finished too: a label added, another not yet taken off', async () => {
    world.local.edit('a', story);
    await sync();
    world.local.edit('a', { labels: ['new'] });
    const { session } = await preview(await run());
    stage.github.fault(`DELETE ${ISSUES}/1/labels/old`, { kind: 'status', status: 503 });
    expect((await applySession(await run(), session!)).code).toBe('queued');
    expect(await live()).toMatchObject({ labels: ['new', 'old'] });
    const { finished } = await finishQueued(await run());
    expect(finished).toMatchObject([{ code: 'applied', session: { id: session!.id } }]);
    expect(await live()).toMatchObject({ labels: ['new'] });
  });

  test('what a person did to the missing part meanwhile is not what was shown, and stays', async () => {
    const { id } = await cutOff();
    await stage.edit('1', { labels: ['theirs'] });
    const { finished } = await finishQueued(await run());
    expect(finished).toMatchObject([{ session: { id }, results: [{ result: 'stale' }] }]);
    expect(await live()).toMatchObject({ labels: ['theirs'] });
  });

  test('what a person writes to the finished part while the rest is sent is their edit, and arrives here', async () => {
    await cutOff();
    stage.github.before(`POST ${ISSUES}/1/labels`, () => stage.edit('1', { title: 'Theirs' }));
    await finishQueued(await run());
    await sync();
    expect(await live()).toMatchObject({ title: 'Theirs', labels: ['old', 'zero'] });
    expect(world.local.value('a')).toMatchObject({ title: 'Theirs' });
  });

  test('what a person wrote locally meanwhile is not sent under the old approval', async () => {
    await cutOff();
    world.local.edit('a', { labels: ['other'] });
    const { finished } = await finishQueued(await run());
    expect(finished).toMatchObject([{ results: [{ result: 'stale' }] }]);
    expect(await live()).toMatchObject({ labels: ['old'] });
  });
});

describe('E30: an update of which GitHub refuses a part', () => {
  test('is partially-applied: the parts are told apart, and the refused one is offered again', async () => {
    world.local.edit('a', story);
    await sync();
    world.local.edit('a', edited);
    stage.github.fault(`POST ${ISSUES}/1/labels`, { kind: 'status', status: 422 });
    const report = await sync();
    expect(report).toMatchObject({
      code: 'rejected',
      results: [
        { result: 'written', code: 'partially-applied', message: expect.stringMatching(/labels.*#1/) },
      ],
      notes: [{ record: 'a', field: 'labels', kind: 'dropped' }],
    });
    expect(await live()).toMatchObject({ title: 'B', labels: ['old'], assignees: ['ada'] });
    expect(world.local.value('a')).toMatchObject(edited);
    expect((await sync()).code).toBe('applied');
    expect(await live()).toMatchObject(edited);
  });

  test('refused in every part, nothing was written, and it says so', async () => {
    const record = await stage.issue({ labels: ['old'] });
    stage.github.fault(`POST ${ISSUES}/1/labels`, { kind: 'status', status: 422 });
    stage.github.fault(`POST ${ISSUES}/1/assignees`, { kind: 'status', status: 422 });
    const answer = await update(record, { labels: ['old', 'new'], assignees: ['ada'] });
    expect(answer).toMatchObject({ kind: 'rejected', code: 'refused' });
  });

  test('refused in its labels alone, the assignees still go', async () => {
    const record = await stage.issue({ labels: ['old'] });
    stage.github.fault(`POST ${ISSUES}/1/labels`, { kind: 'status', status: 422 });
    const answer = await update(record, { labels: ['old', 'new'], assignees: ['ada'] });
    expect(answer).toMatchObject({
      kind: 'written',
      record: { fields: { labels: ['old'], assignees: ['ada'] } },
      refusal: expect.stringContaining('labels'),
    });
  });
});

describe('E30: a create of a closed issue, cut between the POST and the closing', () => {
  const closed = { ...story, state: 'closed' };

  test('is finished by the next run: one issue, and closed', async () => {
    world.local.edit('a', closed);
    stage.github.fault(`PATCH ${ISSUES}/1`, { kind: 'status', status: 503 });
    expect((await sync()).code).toBe('queued');
    expect(await live()).toMatchObject({ state: 'open' });
    expect((await sync()).code).toBe('applied');
    expect(await stage.github.world.all(`${ISSUES}?state=all`)).toHaveLength(1);
    expect(await live()).toMatchObject({ state: 'closed' });
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('is left as it is where a person has touched the issue since', async () => {
    world.local.edit('a', closed);
    stage.github.fault(`PATCH ${ISSUES}/1`, { kind: 'status', status: 503 });
    await sync();
    for (const title of ['Their', 'Theirs']) await stage.edit('1', { title });
    await sync();
    expect(await live()).toMatchObject({ state: 'open', title: 'Theirs' });
  });
});

describe('E44: a label that somebody else adds while ours are written', () => {
  test('comes to the local side with the next run', async () => {
    world.local.edit('a', story);
    await sync();
    world.local.edit('a', { labels: ['new', 'old'] });
    stage.github.before(`POST ${ISSUES}/1/labels`, () => stage.edit('1', { labels: ['old', 'theirs'] }));
    expect((await sync()).code).toBe('applied');
    await sync();
    expect(await live()).toMatchObject({ labels: ['new', 'old', 'theirs'] });
    expect(new Set(world.local.value('a')?.['labels'] as string[])).toEqual(
      new Set(['new', 'old', 'theirs']),
    );
    expect((await sync()).code).toBe('nothing-to-do');
  });
});
