import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
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
  ['tasks', [{ id: 'one', done: false }], [{ id: 'one', done: false }, { id: 'two', done: false }]],
  ['meta', { one: '1' }, { one: '1', two: '2' }],
];

let world: TestWorld;

beforeEach(() => start());

function start(): void {
  world = new TestWorld({}, PARTS, new MemoryPlace('lineage'));
}

const sync = async () => reconcile(await world.run());

/** What both sides hold once nothing happens any more. */
async function atRest(field: string): Promise<readonly [local: Json | undefined, remote: Json | undefined]> {
  disarm(world);
  for (let runs = 0; runs < 3; runs++) await sync();
  return [world.local.value('a')?.[field], world.remote.value('1')?.[field]];
}

describe.each(KINDS)('I2: a part of %s that a person takes away again does not come back', (field, one, two) => {
  const shows = (value: Json | undefined) => canonicalJson(value ?? null).includes('two');

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
    expect((await atRest(field)).map(shows)).toEqual([false, false]);
  });

  test.each([
    ['nothing else goes down', () => undefined],
    ['the record changes upstream as well', () => world.remote.edit('1', { status: 'done' })],
    ['the field changes upstream as well', () => world.remote.edit('1', { [field]: merged(one) })],
  ])('after a kill at any point of the run; %s', async (_, also) => {
    for (let at = 1, killed = true; killed; at++) {
      start();
      world.local.edit('a', { title: 'A', [field]: one });
      await sync();
      world.local.edit('a', { [field]: two });
      also();
      const points = new CrashPoints(at);
      const run = await world.run();
      points.arm(world);
      killed = await reconcile({ ...run, store: points.around(run.store) }).then(
        () => false,
        (error: unknown) => error instanceof Crash || Promise.reject(error as Error),
      );
      const now = world.local.value('a')?.[field];
      world.local.edit('a', { [field]: without(now ?? null) });
      expect({ at: points.passed.slice(0, at), back: (await atRest(field)).map(shows) }).toEqual({
        at: points.passed.slice(0, at),
        back: [false, false],
      });
    }
  });
});

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
