import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Side } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/json.ts';
import { Crash, CrashPoints, disarm } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { SCHEMA, TestWorld } from '../support/world.ts';

const PARTS = {
  ...SCHEMA,
  tasks: { kind: 'list', key: 'id', writable: true },
  meta: { kind: 'map', writable: true },
} as const;

/** Values of a field: with its first part, and with the one that is taken away again. */
const KINDS: readonly (readonly [field: string, one: Json, two: Json])[] = [
  ['labels', ['one'], ['one', 'two']],
  [
    'tasks',
    [{ id: 'one', done: false }],
    [
      { id: 'one', done: false },
      { id: 'two', done: false },
    ],
  ],
  ['meta', { one: '1' }, { one: '1', two: '2' }],
];

let world: TestWorld;

beforeEach(() => start());

function start(): void {
  world = new TestWorld({}, PARTS, new MemoryPlace('lineage'));
  world.remote.rewrite = inItsOrder;
}

/** As trackers keep labels: in an order of their own. */
function inItsOrder(name: string, value: Json): Json {
  if (name !== 'labels' || !Array.isArray(value)) return value;
  return ['two', 'three', 'one'].filter((label) => value.includes(label));
}

const sync = async () => reconcile(await world.run());

/** What both sides hold once nothing happens any more. */
async function atRest(field: string): Promise<readonly [local: Json | undefined, remote: Json | undefined]> {
  disarm(world);
  for (let runs = 0; runs < 3; runs++) await sync();
  return [world.local.value('a')?.[field], world.remote.value('1')?.[field]];
}

describe.each(KINDS)(
  'I2: a part of %s that a person takes away again does not come back',
  (field, one, two) => {
    test.each([
      ['nothing else goes down', () => undefined],
      ['the record changes upstream as well', () => world.remote.edit('1', { status: 'done' })],
    ])('between the write upstream and the end of the run; %s', async (_, also) => {
      world.local.edit('a', { title: 'A', [field]: one });
      await sync();
      world.local.edit('a', { [field]: two });
      also();
      world.remote.after = (request) => {
        if (request.startsWith('update')) world.local.edit('a', { [field]: one });
      };
      await sync();
      expect(shows(world.remote.value('1')?.[field])).toBe(true);
      expect((await atRest(field)).map((one) => shows(one))).toEqual([false, false]);
    });

    test.each([
      ['nothing else goes down', () => undefined],
      ['the record changes upstream as well', () => world.remote.edit('1', { status: 'done' })],
      ['the field changes upstream as well', () => world.remote.edit('1', { [field]: merged(one) })],
    ])('after a kill at any point of the run; %s', async (_, also) => {
      await killedAnywhere(async () => {
        world.local.edit('a', { title: 'A', [field]: one });
        await sync();
        world.local.edit('a', { [field]: two });
        also();
        return () => takeAway('local', 'a', field);
      }, field);
    });

    test.each([
      ['nothing else goes up', () => undefined],
      ['the record changes here as well', () => world.local.edit('a', { status: 'done' })],
      ['the field changes here as well', () => world.local.edit('a', { [field]: merged(one) })],
    ])('upstream, after a kill at any point of the run; %s', async (_, also) => {
      await killedAnywhere(async () => {
        world.local.edit('a', { title: 'A', [field]: one });
        await sync();
        world.remote.edit('1', { [field]: two });
        also();
        return () => takeAway('remote', '1', field);
      }, field);
    });

    test('of its source, after a kill at any point of a create', async () => {
      await killedAnywhere(async () => {
        world.local.edit('a', { title: 'A', [field]: two });
        return () => takeAway('local', 'a', field);
      }, field);
    });

    test('upstream, after a kill at any point of a create that was answered', async () => {
      const create = async () => {
        world.local.edit('a', { title: 'A', [field]: two });
        // Before its answer was noted, what a person took away is not told from what upstream did not keep (E29).
        return (passed: readonly string[]) =>
          !passed.slice(-2).some((point) => point.startsWith('remote after')) &&
          takeAway('remote', '1', field);
      };
      await killedAnywhere(create, field);
    });
  },
);

describe('I2: a part that a person takes away upstream while the run writes there does not come back', () => {
  test.each([
    ['meta', { a: '1' }, { a: '1', two: '2' }, { a: '3' }],
    ['tasks', [task('a', '1')], [task('a', '1'), task('two', '2')], [task('a', '3')]],
  ])('of %s, where the write meets it', async (field, before, theirs, ours) => {
    world.local.edit('a', { title: 'A', [field]: before });
    await sync();
    world.remote.edit('1', { [field]: theirs });
    world.local.edit('a', { [field]: ours });
    let isRaced = false;
    world.remote.before = (request) => {
      if (!request.startsWith('update') || isRaced) return;
      isRaced = true;
      world.remote.edit('1', { [field]: before });
    };
    await sync();
    expect(isRaced).toBe(true);
    const [local, remote] = await atRest(field);
    expect(local).toEqual(ours);
    expect(remote).toEqual(ours);
  });
});

test('I2, I3: what upstream made its own of is measured by what was agreed before', async () => {
  world.remote.rewrite = (name, value) => (name === 'meta' && value !== null ? { mine: 'x' } : value);
  world.local.edit('a', { title: 'A', meta: { one: '1' } });
  await sync();
  const killed = await runKilled(99);
  expect(killed.killed).toBe(false);
  world.local.edit('a', { meta: { one: '2' } });
  for (let at = 1, isKilled = true; isKilled; at++) isKilled = (await runKilled(at)).killed;
  const [local] = await atRest('meta');
  expect(local).toEqual({ one: '2' });
});

describe.each(KINDS)(
  'I1: a part of %s that was not written yet is not taken for taken away',
  (field, one, two) => {
    test.each([
      ['its source', 'local', 'a'],
      ['upstream', 'remote', '1'],
    ] as const)('where %s gains another one after a kill at any point of the run', async (_, side, id) => {
      for (let at = 1, killed = true; killed; at++) {
        start();
        world.local.edit('a', { title: 'A', [field]: one });
        await sync();
        world.local.edit('a', { [field]: two });
        ({ killed } = await runKilled(at));
        world[side].edit(id, { [field]: merged(world[side].value(id)?.[field] ?? null) });
        const ends = await atRest(field);
        const parts = ends.map((value) => [shows(value), shows(value, 'three')]);
        const both = [true, true];
        expect({ at, parts }).toEqual({ at, parts: [both, both] });
      }
    });
  },
);

describe('I2: what a person puts back as it was', () => {
  test.each([
    ['a title', { title: 'A' }, { title: 'A2' }],
    ['an element', { tasks: [{ id: 'x', done: false }] }, { tasks: [{ id: 'x', done: true }] }],
    ['a member', { meta: { x: '1' } }, { meta: { x: '2' } }],
  ])('%s, is an edit, also after a kill', async (_, before, after) => {
    for (const [side, id] of [
      ['local', 'a'],
      ['remote', '1'],
    ] as const) {
      for (let at = 1, killed = true; killed; at++) {
        start();
        world.local.edit('a', { title: 'A', ...before });
        await sync();
        world[side].edit(id, after);
        ({ killed } = await runKilled(at));
        world[side].edit(id, before);
        await atRest('title');
        const values = [world.local.value('a'), world.remote.value('1')];
        expect({ side, at, values }).toMatchObject({ side, at, values: [before, before] });
      }
    }
  });
});

function task(id: string, text: string): Json {
  return { id, text };
}

/** Runs, and dies at a point, counted from 1, where the run has so many. */
async function runKilled(
  at: number,
): Promise<{ readonly killed: boolean; readonly passed: readonly string[] }> {
  const points = new CrashPoints(at);
  const run = await world.run();
  points.arm(world);
  const killed = await reconcile({ ...run, store: points.around(run.store) }).then(
    () => false,
    (error: unknown) => error instanceof Crash || Promise.reject(error as Error),
  );
  disarm(world);
  return { killed, passed: points.passed };
}

async function killedAnywhere(
  prepare: () => Promise<(passed: readonly string[]) => boolean>,
  field: string,
): Promise<void> {
  for (let at = 1, killed = true; killed; at++) {
    start();
    const goOn = await prepare();
    const { passed, ...run } = await runKilled(at);
    killed = run.killed;
    const isThere = !goOn(passed);
    const others = [world.local.value('a'), world.remote.value('1')].some((one) =>
      shows(one?.[field], 'three'),
    );
    const [local, remote] = await atRest(field);
    expect({ at, local: shows(local), remote: shows(remote) }).toEqual({
      at,
      local: isThere,
      remote: isThere,
    });
    // What somebody else has added to the field stays.
    expect({ at, others: [local, remote].map((value) => shows(value, 'three')) }).toEqual({
      at,
      others: [others, others],
    });
  }
}

function shows(value: Json | undefined, part = 'two'): boolean {
  return canonicalJson(value ?? null).includes(part);
}

/** False where it is not there yet. */
function takeAway(side: Side, id: string, field: string): boolean {
  const now = world[side].value(id)?.[field];
  if (now === undefined) return false;
  world[side].edit(id, { [field]: without(now) });
  return true;
}

/** A value with a third part, as somebody else adds it. */
function merged(value: Json): Json {
  if (!Array.isArray(value)) return { ...(value as object), three: '3' };
  return [...value, typeof value[0] === 'string' ? 'three' : { id: 'three', done: false }];
}

function without(value: Json): Json {
  if (Array.isArray(value)) return value.filter((part) => !canonicalJson(part).includes('two'));
  const { two: _two, ...rest } = value as { [name: string]: Json };
  return rest;
}
