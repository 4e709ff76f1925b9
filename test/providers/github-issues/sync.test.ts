import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../../src/flows/reconcile.ts';
import type { Report } from '../../../src/flows/report.ts';
import { SCHEMA } from '../../../src/providers/github-issues/issue.ts';
import { renderMarker } from '../../../src/views/markdown/marker.ts';
import { MemoryPlace } from '../../support/memory-store.ts';
import { TestWorld } from '../../support/world.ts';
import { ISSUES, REPOSITORY, startStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let world: TestWorld;
beforeEach(async () => {
  stage = await startStage({ options: { labels: ['backlog'] } });
  const { title, body, state, labels } = SCHEMA.fields;
  world = new TestWorld(
    {},
    { title: title!, body: body!, state: state!, labels: labels! },
    new MemoryPlace('lineage'),
  );
});
afterEach(async () => {
  expect(stage.github.strange).toEqual([]);
  await stage.close();
});

/** Each run is another job: a fresh provider, the same stored state. */
async function sync(): Promise<Report> {
  const { provider } = stage.open({ options: { labels: ['backlog'] } });
  return reconcile({ ...(await world.run()), remote: provider });
}
const isRead = (request: string) => request.startsWith('GET') || request === 'POST /graphql';
const story = (title: string) => ({ title, body: `${title}.\n`, state: 'open', labels: ['story'] });

describe('a sync of records with issues', () => {
  test('I4, I5: comes to rest after two runs, and then costs two requests', async () => {
    world.local.edit('a', story('A'));
    world.local.edit('b', story('B'));
    expect((await sync()).code).toBe('applied');
    expect((await sync()).code).toBe('nothing-to-do');
    stage.asked();
    for (let run = 0; run < 2; run += 1) {
      expect((await sync()).code).toBe('nothing-to-do');
      const asked = stage.asked();
      expect(asked.length).toBeLessThanOrEqual(2);
      expect(asked.every(isRead)).toBe(true);
    }
    expect(stage.github.requests.at(-2)?.status).toBe(304);
    expect((await stage.live('1'))['labels']).toMatchObject([{ name: 'backlog' }, { name: 'story' }]);
  });

  test('carries edits both ways, and merges edits of different fields', async () => {
    world.local.edit('a', story('A'));
    await sync();
    await stage.edit('1', { body: 'By hand.\r\n', labels: ['backlog', 'story', 'theirs'] });
    world.local.edit('a', { title: 'A2', labels: ['story', 'ours'] });
    expect((await sync()).code).toBe('applied');
    const wanted = { title: 'A2', body: 'By hand.\n', labels: ['ours', 'story', 'theirs'] };
    const here = world.local.value('a');
    expect({ ...here, labels: ((here?.['labels'] ?? []) as string[]).toSorted() }).toMatchObject(wanted);
    expect(await stage.provider.read('1')).toMatchObject({
      record: { fields: { ...wanted, body: 'By hand.\r\n' } },
    });
    await sync();
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('I15: an edit that slipped in before our write becomes a conflict that holds it', async () => {
    world.local.edit('a', story('A'));
    await sync();
    world.local.edit('a', { body: 'Ours.\n' });
    stage.github.before(`PATCH ${ISSUES}/1`, () => stage.edit('1', { body: 'Theirs.' }));
    const report = await sync();
    expect(report.code).toBe('conflicts');
    const next = await sync();
    expect(next.plan?.conflicts).toMatchObject([
      { kind: 'stale', field: 'body', local: 'Ours.\n', remote: 'Theirs.' },
    ]);
  });

  test('I6: a create whose answer and listing were lost is taken up by the next run', async () => {
    world.local.edit('a', story('A'));
    stage.github.fault(`POST ${ISSUES}`, { kind: 'reset', late: true });
    stage.github.after(`POST ${ISSUES}`, () =>
      stage.github.fault(`GET ${ISSUES}`, { kind: 'status', status: 200, body: [] }, 4),
    );
    expect((await sync()).code).toBe('queued');
    expect((await sync()).code).toMatch(/applied|nothing-to-do/);
    expect(await stage.github.world.all(`${ISSUES}?state=all`)).toHaveLength(1);
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('I5: the issues in which conflicts are shown are no records, even under the filter’s label', async () => {
    world.local.edit('a', story('A'));
    await sync();
    const body = `${renderMarker({ kind: 'conflict', sync: 'backlog', generation: 1 })}\nChoose.`;
    await stage.github.world.openIssue({
      repository: REPOSITORY,
      by: 'github-actions[bot]',
      title: 'Conflict',
      body,
      labels: ['backlog'],
    });
    await sync();
    expect((await sync()).code).toBe('nothing-to-do');
    expect(world.local.value('Conflict')).toBeUndefined();
  });

  test('E57, E17: an issue deleted upstream is noticed, and nothing is deleted unasked', async () => {
    world.local.edit('a', story('A'));
    world.local.edit('b', story('B'));
    world.local.edit('c', story('C'));
    await sync();
    await sync();
    stage.github.world.loseIssue(REPOSITORY, 2, null);
    const report = await sync();
    expect(report.code).toBe('conflicts');
    expect(report.plan?.conflicts).toMatchObject([{ kind: expect.stringContaining('delete') }]);
    expect(world.local.value('b')).toBeDefined();
  });

  test('E40: costs hardly more than a request a create, and three an update', async () => {
    for (let i = 0; i < 12; i += 1) world.local.edit(`r${i}`, story(`Story ${i}`));
    await sync();
    const creates = stage.asked();
    expect(creates.filter((request) => !isRead(request))).toHaveLength(12);
    expect(creates.length).toBeLessThanOrEqual(12 + 4);
    await sync();
    stage.asked();
    for (let i = 0; i < 12; i += 1) world.local.edit(`r${i}`, { title: `Story ${i} again` });
    await sync();
    const updates = stage.asked();
    expect(updates.filter((request) => !isRead(request))).toHaveLength(12);
    expect(updates.length).toBeLessThanOrEqual(12 * 3 + 3);
  });
});
