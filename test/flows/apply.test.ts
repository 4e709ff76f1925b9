import { beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { applySession, reconcile } from '../../src/flows/reconcile.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld({}, undefined, new MemoryPlace('lineage'));
});

async function apply() {
  return reconcile(await world.run());
}

describe('I13: a session that was queued before anybody approved it', () => {
  test('is approved when it is applied', async () => {
    world.local.edit('a', { title: 'A' });
    world.remote.before = () => {
      throw unreachable();
    };
    const queued = await apply();
    expect(queued.session).toMatchObject({ state: 'queued' });
    expect(queued.session).not.toHaveProperty('approval');
    world.remote.before = () => undefined;
    const done = await apply();
    expect(done.session).toMatchObject({
      id: queued.session?.id,
      state: 'applied',
      approval: { by: 'tester', digest: queued.session?.digest },
    });
  });

  test('and one that was approved keeps its approval', async () => {
    world.local.edit('a', { title: 'A' });
    world.remote.before = (request) => {
      if (request.startsWith('create')) throw unreachable();
    };
    const queued = await apply();
    expect(queued.session?.approval).toBeDefined();
    world.remote.before = () => undefined;
    await apply();
    const done = await world.store().readSession(queued.session!.id);
    expect(done).toMatchObject({ state: 'applied', approval: queued.session?.approval });
  });
});

test('I13: what the fresh plan wants otherwise than it was shown is not written', async () => {
  world.local.edit('a', { title: 'A' });
  await apply();
  world.local.edit('a', { title: 'Shown' });
  const { session } = await preview(await world.run());
  world.local.edit('a', { title: 'Later' });
  const applied = await applySession(await world.run(), session!);
  expect(applied.results).toMatchObject([{ result: 'stale' }]);
  expect(world.remote.value('1')).toMatchObject({ title: 'A' });
  expect((await apply()).code).toBe('applied');
  expect(world.remote.value('1')).toMatchObject({ title: 'Later' });
});

test('I5: what upstream made of our value is no edit, also when another field brings the record up', async () => {
  world.remote.rewrite = (name, value) => (name === 'title' ? `[${JSON.stringify(value)}]` : value);
  world.local.edit('a', { title: 'A' });
  await apply();
  world.remote.edit('1', { status: 'doing' });
  expect((await apply()).code).toBe('applied');
  expect(world.local.value('a')).toMatchObject({ title: 'A', status: 'doing' });
  expect((await apply()).code).toBe('nothing-to-do');
});

describe('I1, I2: a record that moves between its two writes', () => {
  test('takes no value that upstream has taken back since the preview', async () => {
    world.local.edit('a', { title: 'A', labels: ['x'], status: 'todo' });
    expect((await apply()).code).toBe('applied');
    world.remote.edit('1', { labels: ['x', 'y'] });
    world.local.edit('a', { status: 'done' });
    world.remote.before = (request) => {
      if (request === 'update 1') world.remote.edit('1', { labels: ['x'] });
    };
    expect((await apply()).results.map(({ change, result }) => [change.id, result])).toEqual([
      ['a#remote', 'written'],
      ['a#local', 'stale'],
    ]);
    world.remote.before = () => undefined;
    await apply();
    for (const side of [world.local, world.remote])
      expect([...side.records.values()][0]?.fields).toMatchObject({ status: 'done', labels: ['x'] });
  });
});

test('E26: after a guard refused, a write that the record has come to want otherwise is not sent again', async () => {
  world.local.edit('a', { title: 'A', status: 'todo' });
  await apply();
  world.local.edit('a', { title: 'B', status: 'done' });
  const sent: string[] = [];
  world.remote.before = (request) => {
    if (request !== 'update 1') return;
    sent.push(request);
    if (sent.length === 1) world.remote.edit('1', { title: 'B' });
  };
  expect((await apply()).results).toMatchObject([{ result: 'stale', code: 'stale' }]);
  expect(sent).toHaveLength(1);
  expect((await apply()).code).toBe('applied');
  expect(world.remote.value('1')).toMatchObject({ title: 'B', status: 'done' });
});
