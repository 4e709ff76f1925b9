import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { unreachable } from '../support/memory-provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(async () => {
  world = new TestWorld({}, undefined, new MemoryPlace('lineage'));
  world.local.edit('a', { title: 'A', status: 'todo' });
  await sync();
});

async function sync(): Promise<Report> {
  return reconcile(await world.run());
}

/** Two bots, each of which wants its own status: gives the codes of as many rounds. */
async function quarrel(rounds: number): Promise<readonly string[]> {
  const codes: string[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) world.remote.edit('1', { status: 'done' });
    else world.local.edit('a', { status: 'todo' });
    codes.push((await sync()).code);
  }
  return codes;
}

describe('E33, E80: two bots that undo each other', () => {
  test('are parked after three returns: reported, with the way on, and nothing is written', async () => {
    expect(await quarrel(6)).toEqual(['applied', 'applied', 'applied', 'applied', 'held', 'held']);
    world.remote.edit('1', { status: 'done' });
    const writes = writesSoFar();
    const report = await sync();
    expect(report.plan?.held).toMatchObject([{ record: 'a', code: 'oscillating' }]);
    expect(report.plan?.held[0]?.message).toContain('authority');
    expect((await sync()).session?.id).toBe(report.session?.id);
    expect(writesSoFar()).toBe(writes);
    expect(world.local.value('a')).toMatchObject({ status: 'todo' });
    expect(world.remote.value('1')).toMatchObject({ status: 'done' });
  });

  test('the other fields of the record go on (I12)', async () => {
    await quarrel(5);
    world.local.edit('a', { title: 'B' });
    expect((await sync()).code).toBe('held');
    expect(world.remote.value('1')).toMatchObject({ title: 'B', status: 'done' });
  });

  test('a third value goes through, and so does an edit after they came to rest', async () => {
    await quarrel(5);
    world.remote.edit('1', { status: 'doing' });
    expect((await sync()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ status: 'doing' });
    await quarrel(5);
    world.remote.edit('1', { status: 'todo' });
    expect((await sync()).code).not.toBe('held');
    world.remote.edit('1', { status: 'done' });
    expect((await sync()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ status: 'done' });
  });

  test('an authority decides instead', async () => {
    const fields = ['title', 'status'].map((name) => ({
      name,
      local: { kind: 'key', key: name } as const,
      remote: name,
      ...(name === 'status' ? { authority: 'remote' as const } : {}),
    }));
    world.config = { ...world.config, fields };
    expect(await quarrel(8)).not.toContain('held');
  });
});

test('E33: one person who changes their mind again and again is not held', async () => {
  for (let round = 0; round < 8; round++) {
    world.local.edit('a', { status: round % 2 === 0 ? 'done' : 'todo' });
    expect((await sync()).code).toBe('applied');
  }
});

describe('E23: a listing that is older than our write', () => {
  test('is checked by a direct read, so that our write is not taken back locally', async () => {
    world.local.edit('a', { status: 'done' });
    const before = world.remote.value('1')!;
    await sync();
    const run = await world.run();
    const stale: typeof run.remote.changes = async function* (request) {
      for await (const page of run.remote.changes(request)) {
        yield { ...page, records: [{ id: '1', version: '"old"', fields: before, where: 'remote/1' }] };
      }
    };
    const remote = Object.assign(Object.create(run.remote) as typeof run.remote, { changes: stale });
    expect((await reconcile({ ...run, remote })).code).toBe('nothing-to-do');
    expect(world.local.value('a')).toMatchObject({ status: 'done' });
  });

  test('also where upstream has moved on since, by several steps that were seen', async () => {
    world.local.edit('a', { status: 'done' });
    const before = world.remote.value('1')!;
    await sync();
    for (const status of ['review', 'late']) {
      world.remote.edit('1', { status });
      expect((await sync()).code).toBe('applied');
    }
    const run = await world.run();
    const page = { records: [{ id: '1', version: '"old"', fields: before, where: 'remote/1' }] };
    const stale: typeof run.remote.changes = async function* () {
      yield { ...page, end: { cursor: run.cursor, complete: true, census: false } };
    };
    const remote = Object.assign(Object.create(run.remote) as typeof run.remote, { changes: stale });
    expect((await reconcile({ ...run, remote })).code).toBe('nothing-to-do');
    expect(world.local.value('a')).toMatchObject({ status: 'late' });
  });

  test('also where it shows nothing, and another field is not agreed on', async () => {
    world.local.edit('b', { title: 'B' });
    world.remote.after = (request) => {
      if (request.startsWith('create')) throw unreachable();
    };
    expect((await sync()).code).toBe('queued');
    world.remote.after = () => undefined;
    world.remote.edit('2', { title: 'Other' });
    expect((await sync()).code).toBe('conflicts');
    const before = world.remote.value('2')!;
    world.local.edit('b', { status: 'done' });
    await sync();
    expect(world.remote.value('2')).toMatchObject({ status: 'done' });
    const run = await world.run();
    const page = { records: [{ id: '2', version: '"old"', fields: before, where: 'remote/2' }] };
    const stale: typeof run.remote.changes = async function* () {
      yield { ...page, end: { cursor: run.cursor, complete: true, census: false } };
    };
    const remote = Object.assign(Object.create(run.remote) as typeof run.remote, { changes: stale });
    await reconcile({ ...run, remote });
    expect(world.local.value('b')).toMatchObject({ status: 'done' });
  });

  test('a person who puts the old value back is heard', async () => {
    world.local.edit('a', { status: 'done' });
    await sync();
    world.remote.edit('1', { status: 'todo' });
    expect((await sync()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ status: 'todo' });
  });
});

function writesSoFar(): number {
  return [...world.local.requests, ...world.remote.requests].filter((one) => !/^(read|changes)/.test(one))
    .length;
}
