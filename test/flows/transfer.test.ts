import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(async () => {
  world = new TestWorld({ onDelete: 'propagate' }, undefined, new MemoryPlace('lineage'));
  world.local.edit('a', { title: 'A' });
  world.local.edit('b', { title: 'B' });
  expect((await sync()).code).toBe('applied');
});

async function sync() {
  return reconcile(await world.run());
}

const rows = async () =>
  [...(await world.store().readIndex('backlog'))].sort((a, b) => (a.record < b.record ? -1 : 1));

describe('E7: a record that upstream gave another id', () => {
  test('keeps its link, and edits of both sides meet under the new id', async () => {
    world.remote.transfer('1', '70', { isHere: true });
    world.remote.edit('70', { status: 'done' });
    world.local.edit('a', { title: 'A here' });
    const { code, plan } = await sync();
    expect(code).toBe('applied');
    expect(plan?.notes).toContain('1 is 70 upstream now; the link follows it');
    expect(world.remote.value('70')).toMatchObject({ title: 'A here', status: 'done' });
    expect(world.local.value('a')).toMatchObject({ title: 'A here', status: 'done' });
    expect(world.local.records.size).toBe(2);
    expect((await rows())[0]).toMatchObject({ record: 'a', local: 'a', remote: '70' });
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('keeps its link also when nothing else of it changed', async () => {
    world.remote.transfer('1', '70', { isHere: true });
    await sync();
    expect((await rows())[0]).toMatchObject({ local: 'a', remote: '70' });
    expect((await sync()).code).toBe('nothing-to-do');
    expect([world.local.records.size, world.remote.records.size]).toEqual([2, 2]);
  });

  test('E6: and that another artifact is linked to already, is held', async () => {
    world.remote.transfer('1', '2', { isHere: false });
    world.remote.edit('2', { status: 'done' });
    const { code, plan } = await sync();
    expect(code).toBe('held');
    expect(plan?.held).toMatchObject([{ record: 'a', code: 'moved' }]);
    expect(world.local.value('b')).toMatchObject({ status: 'done' });
    expect((await rows()).map(({ remote }) => remote)).toEqual(['1', '2']);
  });
});

describe('E7, E20: a record that was moved out of reach', () => {
  beforeEach(() => world.remote.transfer('1', 'octo/other#5', { isHere: false }));

  test('is held, whatever was edited here; nothing is deleted', async () => {
    world.local.edit('a', { title: 'A here' });
    const { code, plan } = await sync();
    expect(code).toBe('held');
    expect(plan?.held).toMatchObject([{ record: 'a', code: 'moved' }]);
    expect(world.local.value('a')).toMatchObject({ title: 'A here' });
  });

  test('is not waited for where it never was a record of ours', async () => {
    world.remote.unreadable.add('80');
    world.remote.edit('80', { title: 'Unreadable' });
    expect((await sync()).plan?.held.map(({ record }) => record)).toEqual(['80', 'a']);
    world.remote.transfer('80', 'octo/other#6', { isHere: false });
    world.remote.unreadable.clear();
    expect((await sync()).plan?.held.map(({ record }) => record)).toEqual(['a']);
    expect((await rows()).map(({ record }) => record)).toEqual(['a', 'b']);
  });

  test('is let go when it is deleted here as well, and not asked for again', async () => {
    await sync();
    world.local.drop('a');
    await sync();
    expect((await rows()).map(({ record }) => record)).toEqual(['b']);
    world.remote.requests.length = 0;
    expect((await sync()).code).toBe('nothing-to-do');
    expect(world.remote.requests).toEqual(['changes']);
  });
});
