import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import { resolve } from '../../src/flows/resolve.ts';
import type { SyncConfig } from '../../src/config.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

async function apply() {
  return reconcile(await world.run());
}

async function linked(config: Partial<SyncConfig> = {}): Promise<void> {
  world = new TestWorld(config, undefined, new MemoryPlace('lineage'));
  world.local.edit('a', { title: 'A' });
  world.local.edit('b', { title: 'B' });
  expect((await apply()).code).toBe('applied');
  expect((await apply()).code).toBe('nothing-to-do');
}

beforeEach(() => linked());

async function rows() {
  return (await world.store().readIndex('backlog')).map(({ record, local, remote }) => [
    record,
    local,
    remote,
  ]);
}

describe('E10: a renamed artifact', () => {
  beforeEach(() => linked({ onDelete: 'propagate' }));

  test('is remembered under its new name', async () => {
    world.local.rename('a', 'c');
    expect((await apply()).code).toBe('nothing-to-do');
    expect(await rows()).toContainEqual(['a', 'c', '1']);
    const head = await world.store().head();
    expect((await apply()).code).toBe('nothing-to-do');
    expect(await world.store().head()).toEqual(head);
  });

  test('and edited in a later run is the same record', async () => {
    world.local.rename('a', 'c');
    await apply();
    world.local.edit('c', { title: 'C' });
    expect((await apply()).code).toBe('applied');
    expect([...world.remote.records.keys()]).toEqual(['1', '2']);
    expect(world.remote.value('1')).toMatchObject({ title: 'C' });
  });
});

describe('E57: a record kept although it was deleted locally', () => {
  test('comes back under the name it had', async () => {
    world.local.drop('a');
    world.remote.edit('1', { title: 'Edited' });
    const { session } = await apply();
    const decisions = [{ record: 'a', field: '@record', choice: 'keep' }] as const;
    const decided = await resolve(await world.run(), session!, { decisions });
    expect(decided.ok).toBe(true);
    expect((await apply()).code).toBe('applied');
    expect([...world.local.records.keys()].sort()).toEqual(['a', 'b']);
    expect(await rows()).toContainEqual(['a', 'a', '1']);
    expect((await apply()).code).toBe('nothing-to-do');
  });
});

describe('I7: a record with two links', () => {
  test('is held, and read again when one of them is gone', async () => {
    const store = world.store();
    const [row] = (await store.readIndex('backlog')).filter(({ record }) => record === 'b');
    const double = { ...row!, remote: '1' };
    const none = { sync: 'backlog', bases: [], sessions: [], message: 'test' };
    await store.commit({ ...none, rows: [{ record: 'b', row: double }] });
    world.local.edit('a', { title: 'Local' });
    world.remote.edit('1', { status: 'done' });
    const held = await apply();
    expect(held.code).toBe('held');
    expect(held.plan?.held.map(({ record, code }) => [record, code])).toEqual([
      ['a', 'ambiguous-link'],
      ['b', 'ambiguous-link'],
    ]);
    await world.store().commit({ ...none, rows: [{ record: 'b', row: row! }] });
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'Local', status: 'done' });
    expect(world.remote.value('1')).toMatchObject({ title: 'Local', status: 'done' });
  });
});

describe('E14: an upstream record that cannot be read', () => {
  test('is reported as long as it cannot, and read when it can', async () => {
    world.remote.edit('9', { title: 'Nine' });
    world.remote.unreadable.add('9');
    expect((await apply()).code).toBe('held');
    expect((await apply()).code).toBe('held');
    expect((await apply()).plan?.held).toMatchObject([{ record: '9', code: 'bad-record' }]);
    world.remote.unreadable.delete('9');
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('9')).toMatchObject({ title: 'Nine' });
  });
});
