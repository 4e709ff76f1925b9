import { beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import { undo } from '../../src/flows/undo.ts';
import type { SyncConfig } from '../../src/config.ts';
import type { Session } from '../../src/kernel/session.ts';
import { Crash, CrashPoints, disarm } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(() => {
  world = newWorld();
});

function newWorld(config: Partial<SyncConfig> = {}): TestWorld {
  return new TestWorld(config, undefined, new MemoryPlace('lineage'));
}

async function apply() {
  return reconcile(await world.run());
}

async function applied(): Promise<Session> {
  const { session } = await apply();
  if (session === null) throw new Error('no session');
  return session;
}

async function planned(): Promise<readonly string[]> {
  const { plan } = await preview(await world.run());
  return [...plan.changes.map(({ id, kind }) => `${kind} ${id}`), ...plan.conflicts.map(({ id }) => id)];
}

describe('undo of a create', () => {
  test.each(['ask', 'propagate', 'ignore'] as const)(
    'makes the record a new one again, with on-delete: %s',
    async (onDelete) => {
      world = newWorld({ onDelete });
      world.local.edit('a', { title: 'A' });
      world.remote.edit('7', { title: 'Seven' });
      const session = await applied();
      expect((await undo(await world.run(), session)).code).toBe('undone');
      expect([...world.local.records.keys()]).toEqual(['a']);
      expect([...world.remote.records.keys()]).toEqual(['7']);
      expect(await planned()).toEqual(['create 7#local', 'create a#remote']);
      expect((await apply()).code).toBe('applied');
      expect((await apply()).code).toBe('nothing-to-do');
      expect([world.local.records.size, world.remote.records.size]).toEqual([2, 2]);
    },
  );

  test('leaves a record alone that somebody wrote to', async () => {
    world.local.edit('a', { title: 'A' });
    const session = await applied();
    world.remote.edit('1', { title: 'Person' });
    expect((await undo(await world.run(), session)).code).toBe('stale');
    expect(world.remote.value('1')).toMatchObject({ title: 'Person' });
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'Person' });
  });
});

test('I6: a second undo leaves alone what was made anew since the first', async () => {
  world.local.edit('a', { title: 'A' });
  world.local.edit('b', { title: 'B' });
  world.remote.edit('7', { title: 'Seven' });
  const session = await applied();
  world.remote.edit('1', { title: 'Person' });
  expect((await undo(await world.run(), session)).code).toBe('stale');
  await apply();
  const made = [[...world.local.records.keys()].sort(), [...world.remote.records.keys()].sort()];
  expect(made).toEqual([
    ['7', 'a', 'b'],
    ['1', '3', '7'],
  ]);
  expect((await undo(await world.run(), session)).code).toBe('stale');
  expect((await apply()).code).toBe('nothing-to-do');
  expect([[...world.local.records.keys()].sort(), [...world.remote.records.keys()].sort()]).toEqual(made);
});

describe('I6, I8: undo of creates, killed anywhere', () => {
  async function killed(at: number) {
    world = newWorld({ onDelete: 'propagate' });
    world.local.edit('a', { title: 'A' });
    world.remote.edit('7', { title: 'Seven' });
    const session = await applied();
    const points = new CrashPoints(at);
    const run = await world.run();
    points.arm(world);
    const crashed = await undo({ ...run, store: points.around(run.store) }, session).then(
      () => false,
      () => true,
    );
    disarm(world);
    return { crashed, session: await world.store().readSession(session.id) };
  }

  test('and run again, ends as if it had not been', async () => {
    for (let at = 1; ; at++) {
      const { crashed, session } = await killed(at);
      if (session?.state !== 'undone') expect((await undo(await world.run(), session!)).code).toBe('undone');
      expect([at, ...world.local.records.keys(), ...world.remote.records.keys()]).toEqual([at, 'a', '7']);
      expect(await planned()).toEqual(['create 7#local', 'create a#remote']);
      if (!crashed) break;
    }
  });

  test('and not run again, doubles nothing and deletes nothing', async () => {
    for (let at = 1; ; at++) {
      const { crashed } = await killed(at);
      await apply();
      await apply();
      const titles = [world.local, world.remote].flatMap((side) =>
        [...side.records.values()].map((held) => held.fields['title']),
      );
      expect(titles.filter((one) => one === 'A').length).toBeLessThanOrEqual(2);
      expect([at, world.local.value('a'), world.remote.value('7')]).toEqual([
        at,
        expect.objectContaining({ title: 'A' }),
        expect.objectContaining({ title: 'Seven' }),
      ]);
      expect(titles.filter((one) => one === 'Seven').length).toBeLessThanOrEqual(2);
      if (!crashed) break;
    }
  });
});

describe('undo of an update', () => {
  /** An update on each side. */
  async function updated(): Promise<Session> {
    world = newWorld();
    world.local.edit('a', { title: 'A', labels: ['x'] });
    world.local.edit('b', { title: 'B' });
    await apply();
    world.local.edit('a', { title: 'A2' });
    world.remote.edit('2', { title: 'B2' });
    return applied();
  }

  test('I8: killed anywhere and run again, ends as if it had not been', async () => {
    for (let at = 1; ; at++) {
      const session = await updated();
      const points = new CrashPoints(at);
      const run = await world.run();
      points.arm(world);
      const crashed = await undo({ ...run, store: points.around(run.store) }, session).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      disarm(world);
      const now = await world.store().readSession(session.id);
      if (now?.state !== 'undone') expect((await undo(await world.run(), now!)).code).toBe('undone');
      expect([at, world.remote.value('1')?.['title'], world.local.value('b')?.['title']]).toEqual([
        at,
        'A',
        'B',
      ]);
      expect(await planned()).toEqual(['update a#remote', 'update b#local']);
      if (!crashed) break;
    }
  });

  test('I2: killed anywhere and not run again, no value of a person is taken back for good', async () => {
    for (let at = 1; ; at++) {
      const session = await updated();
      const points = new CrashPoints(at);
      const run = await world.run();
      points.arm(world);
      const crashed = await undo({ ...run, store: points.around(run.store) }, session).then(
        () => false,
        () => true,
      );
      disarm(world);
      await apply();
      expect([at, world.local.value('a')?.['title'], world.remote.value('2')?.['title']]).toEqual([
        at,
        'A2',
        'B2',
      ]);
      if (!crashed) break;
    }
  });

  test('says which record moved since, and takes the others back', async () => {
    const session = await updated();
    world.remote.edit('1', { title: 'Person' });
    const undone = await undo(await world.run(), session);
    expect(undone.code).toBe('stale');
    expect(undone.results.map(({ change, result }) => [change.id, result])).toEqual([
      ['b#local', 'written'],
      ['a#remote', 'stale'],
    ]);
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'Person' });
    expect(world.local.value('b')).toMatchObject({ title: 'B2' });
  });
});

describe('undo where upstream made its own of a value', () => {
  test('E28: leaves it alone, since what was written is not there', async () => {
    world.remote.rewrite = (name, value) =>
      name === 'title' && typeof value === 'string' ? `${value}.` : value;
    world.local.edit('a', { title: 'A' });
    await apply();
    world.local.edit('a', { title: 'A2' });
    const session = await applied();
    expect((await undo(await world.run(), session)).code).toBe('stale');
    expect(world.remote.value('1')).toMatchObject({ title: 'A2.' });
    expect((await apply()).code).toBe('nothing-to-do');
  });
});

describe('undo of a set', () => {
  const labelled = async (before: readonly string[], after: readonly string[]) => {
    world.local.edit('a', { title: 'A', labels: [...before] });
    await apply();
    world.local.edit('a', { labels: [...after] });
    return applied();
  };
  const code = async (session: Session) => (await undo(await world.run(), session)).code;
  const labels = () => world.remote.value('1')?.['labels'];

  test('takes back its elements wherever upstream has put them', async () => {
    world.remote.rewrite = (name, value) =>
      name === 'labels' && Array.isArray(value)
        ? ['x', 'z', 'm', 'b'].filter((one) => value.includes(one))
        : value;
    const session = await labelled(['m', 'z'], ['m', 'b', 'x']);
    expect(labels()).toEqual(['x', 'm', 'b']);
    expect(await code(session)).toBe('undone');
    expect(labels()).toEqual(['z', 'm']);
    expect(await planned()).toEqual(['update a#remote']);
  });

  test('leaves what people added and took away since', async () => {
    const session = await labelled(['m', 'z'], ['m', 'b']);
    world.remote.edit('1', { labels: ['person', 'b'] });
    expect(await code(session)).toBe('undone');
    expect(labels()).toEqual(['person', 'z']);
  });

  test('has nothing to write where a person took it back already', async () => {
    const session = await labelled(['m'], ['m', 'b']);
    world.remote.edit('1', { labels: ['m'] });
    const version = world.remote.records.get('1')?.seq;
    expect(await code(session)).toBe('undone');
    expect(world.remote.records.get('1')?.seq).toBe(version);
  });

  test('goes with the other fields of its record: one that moved keeps the set as well', async () => {
    world.local.edit('a', { title: 'A', labels: ['m'] });
    await apply();
    world.local.edit('a', { title: 'A2', labels: ['m', 'b'] });
    const session = await applied();
    world.remote.edit('1', { title: 'Person' });
    expect(await code(session)).toBe('stale');
    expect(labels()).toEqual(['m', 'b']);
    world.remote.edit('1', { title: 'A2', labels: ['b', 'm'] });
    expect(await code(session)).toBe('undone');
    expect(world.remote.value('1')).toMatchObject({ title: 'A', labels: ['m'] });
  });
});

describe('undo of a delete', () => {
  test('brings the record back', async () => {
    world = newWorld({ onDelete: 'propagate' });
    world.local.edit('a', { title: 'A', labels: ['x'] });
    await apply();
    world.local.drop('a');
    const session = await applied();
    expect(world.remote.records.size).toBe(0);
    expect((await undo(await world.run(), session)).code).toBe('undone');
    expect([...world.remote.records.values()].map((one) => one.fields)).toMatchObject([
      { title: 'A', labels: ['x'] },
    ]);
    expect((await apply()).code).toBe('applied');
    expect([...world.local.records.values()].map((one) => one.fields['title'])).toEqual(['A']);
  });
});

describe('a session that others have replaced', () => {
  test('can still be taken back', async () => {
    world.local.edit('a', { title: 'A', status: 'todo' });
    await apply();
    world.local.edit('a', { title: 'Local', status: 'done' });
    world.remote.edit('1', { title: 'Remote' });
    const session = await applied();
    await apply();
    const now = await world.store().readSession(session.id);
    expect(now?.state).toBe('superseded');
    expect((await undo(await world.run(), now!)).code).toBe('undone');
    expect(world.remote.value('1')).toMatchObject({ title: 'Remote', status: 'todo' });
  });

  test('but not one that wrote nothing', async () => {
    world.local.edit('a', { title: 'A' });
    const { session } = await preview(await world.run());
    world.local.edit('a', { title: 'A2' });
    await preview(await world.run());
    const now = await world.store().readSession(session!.id);
    expect(now?.state).toBe('superseded');
    expect((await undo(await world.run(), now!)).code).toBe('not-approvable');
  });
});
