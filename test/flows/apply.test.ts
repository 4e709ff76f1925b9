import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
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
