import { describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { applySession, reconcile } from '../../src/flows/reconcile.ts';
import type { Json } from '../../src/kernel/json.ts';
import { Crash, CrashPoints, disarm } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';
import { leftIn } from './workloads.ts';

/** Twelve changes: creates, updates and deletes on both sides, a merge and a conflict. */
async function worldWithWork(): Promise<TestWorld> {
  const config = { onDelete: 'propagate', limits: { deletes: { count: 9 } } } as const;
  const world = new TestWorld(config, undefined, new MemoryPlace('lineage'));
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
    world.local.edit(id, { title: id.toUpperCase(), body: '1\n2\n3\n4\n5\n', status: 'todo', labels: ['x'] });
  }
  await reconcile(await world.run());
  world.local.edit('new1', { title: 'New one' });
  world.local.edit('new2', { title: 'New two', labels: ['y'] });
  world.remote.edit('90', { title: 'From upstream' });
  world.remote.edit('91', { title: 'From upstream too' });
  world.local.edit('a', { title: 'A local', body: 'one\n2\n3\n4\n5\n' });
  world.remote.edit('1', { status: 'done', body: '1\n2\n3\n4\nfive\n' });
  world.local.edit('b', { labels: ['x', 'z'] });
  world.remote.edit('2', { status: 'doing' });
  world.remote.edit('3', { status: 'doing' });
  world.local.drop('d');
  world.remote.drop('5');
  world.local.edit('f', { title: 'F local', status: 'doing' });
  world.remote.edit('6', { title: 'F remote' });
  return world;
}

type Flow = (world: TestWorld, points: CrashPoints) => Promise<void>;

const byDefault: Flow = async (world, points) => {
  const run = await world.run();
  points.arm(world);
  await reconcile({ ...run, store: points.around(run.store) });
};

/** Runs a flow with a crash; says whether it crashed. */
async function crashes(world: TestWorld, flow: Flow, points: CrashPoints): Promise<boolean> {
  try {
    await flow(world, points);
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  } finally {
    disarm(world);
  }
}

async function finish(world: TestWorld): Promise<Json> {
  await reconcile(await world.run());
  const ended = await leftIn(world);
  const head = await world.store().head();
  expect((await reconcile(await world.run())).code).toBe('conflicts');
  await reconcile(await world.run());
  expect(await leftIn(world)).toEqual(ended);
  expect((await world.store().head())?.serial).toBeLessThanOrEqual((head?.serial ?? 0) + 1);
  return ended;
}

describe('I6, I8, I9, E70: killed at any point and run again', () => {
  test('ends as an unkilled run, with no second create', async () => {
    const whole = await worldWithWork();
    const counted = new CrashPoints(0);
    await crashes(whole, byDefault, counted);
    const wanted = await finish(whole);
    const changes = counted.passed.filter((point) => /before (?:create|update|delete)/.test(point));
    expect(changes).toHaveLength(12);
    whole.close();
    for (let at = 1; at <= counted.passed.length; at++) {
      const world = await worldWithWork();
      expect(await crashes(world, byDefault, new CrashPoints(at))).toBe(true);
      const ended = await finish(world);
      expect({ at: counted.passed[at - 1], ended }).toEqual({ at: counted.passed[at - 1], ended: wanted });
      world.close();
    }
  });

  test('also when the recovery is killed too', async () => {
    const whole = await worldWithWork();
    const counted = new CrashPoints(0);
    await crashes(whole, byDefault, counted);
    const wanted = await finish(whole);
    whole.close();
    for (let at = 5; at <= counted.passed.length; at += 11) {
      for (let again = 1; ; again += 5) {
        const world = await worldWithWork();
        await crashes(world, byDefault, new CrashPoints(at));
        const crashed = await crashes(world, byDefault, new CrashPoints(again));
        expect({ at, again, ended: await finish(world) }).toEqual({ at, again, ended: wanted });
        world.close();
        if (!crashed) break;
      }
    }
  }, 120_000);

  test('an approved session is finished as approved, whatever --apply is asked for', async () => {
    const named: Flow = async (world, points) => {
      const { session } = await preview(await world.run());
      const run = await world.run();
      points.arm(world);
      await applySession({ ...run, store: points.around(run.store) }, session!);
    };
    const whole = await worldWithWork();
    const counted = new CrashPoints(0);
    await crashes(whole, named, counted);
    const wanted = await finish(whole);
    whole.close();
    for (let at = 1; at <= counted.passed.length; at += 3) {
      const world = await worldWithWork();
      await crashes(world, named, new CrashPoints(at));
      expect({ at, ended: await finish(world) }).toEqual({ at, ended: wanted });
      world.close();
    }
  }, 60_000);
});
