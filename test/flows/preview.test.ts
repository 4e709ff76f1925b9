import { beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import { resolve } from '../../src/flows/resolve.ts';
import type { SyncProvider } from '../../src/provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;
let place: MemoryPlace;

beforeEach(() => {
  place = new MemoryPlace('lineage');
  world = new TestWorld({}, undefined, place);
});

async function apply() {
  return reconcile(await world.run());
}

describe('a preview', () => {
  test('keeps the session and digest of what it computes again', async () => {
    world.local.edit('a', { title: 'A' });
    const first = await preview(await world.run());
    const second = await preview(await world.run());
    expect(second.session).toEqual(first.session);
    world.local.edit('a', { title: 'A2' });
    const third = await preview(await world.run());
    expect(third.session?.id).not.toBe(first.session?.id);
    expect(await world.store().readSession(first.session!.id)).toMatchObject({
      state: 'superseded',
      supersededBy: third.session?.id,
    });
  });

  test('I4, E40: keeps the limits it was planned under; that they moved is no reason for another session', async () => {
    const limit = { of: 'requests', most: 1000, seconds: 3600, create: 1, update: 2, delete: 3 };
    const run = async (left: number) => ({
      ...(await world.run()),
      remote: Object.assign(Object.create(world.remote) as SyncProvider, {
        paceNow: () => [{ ...limit, left }],
      }),
    });
    world.local.edit('a', { title: 'A' });
    const first = await preview(await run(800));
    expect(first.session?.pace).toEqual([{ ...limit, left: 800 }]);
    const files = new Map(place.files);
    const second = await preview(await run(17));
    expect(second.session).toEqual(first.session);
    expect(second.plan).toEqual(first.plan);
    expect(place.files).toEqual(files);
  });

  test('E29: does not keep a session that was carried out, although its change is wanted again', async () => {
    world.local.edit('a', { title: 'A', status: 'todo' });
    world.local.edit('b', { title: 'B' });
    await apply();
    world.remote.rewrite = (name, value) => (name === 'status' ? null : value);
    world.local.edit('a', { status: 'done' });
    world.local.edit('b', { title: 'Local' });
    world.remote.edit('2', { title: 'Remote' });
    const first = await apply();
    expect(first.code).toBe('conflicts');
    world.remote.edit('1', { status: 'todo' });
    world.remote.rewrite = (_, value) => value;
    const second = await apply();
    expect(second.session?.id).not.toBe(first.session?.id);
    expect(world.remote.value('1')).toMatchObject({ status: 'done' });
  });

  test('of a side that is away keeps what was planned and decided before', async () => {
    world.local.edit('a', { title: 'A' });
    await apply();
    world.local.edit('a', { title: 'Local' });
    world.remote.edit('1', { title: 'Remote' });
    const { session } = await apply();
    const decided = await resolve(await world.run(), session!, {
      decisions: [{ field: 'title', choice: 'local' }],
    });
    expect(decided.ok).toBe(true);
    world.remote.before = () => {
      throw unreachable();
    };
    expect((await apply()).code).toBe('unreachable');
    expect((await world.store().readSession(session!.id))?.state).toBe('previewed');
    world.remote.before = () => undefined;
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('1')).toMatchObject({ title: 'Local' });
  });
});
