import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { applySession, finishQueued, reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import type { SyncConfig } from '../../src/config.ts';
import type { ChangePage } from '../../src/provider.ts';
import type { MemoryProvider } from '../support/memory-provider.ts';
import { unreachable } from '../support/memory-provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { SCHEMA, TestWorld } from '../support/world.ts';

let world: TestWorld;
const start = (config: Partial<SyncConfig> = {}): void => {
  world = new TestWorld(
    { limits: { deletes: { count: 99 } }, ...config },
    SCHEMA,
    new MemoryPlace('lineage'),
  );
};
beforeEach(() => start());
afterEach(() => world.close());

const sync = async (): Promise<Report> => reconcile(await world.run());
const linked = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids) world.local.edit(id, { title: id, status: 'todo' });
  expect((await sync()).code).toBe('applied');
  expect((await sync()).code).toBe('nothing-to-do');
};
/** Lets a side list everything it has, but for these records, as a listing that began anew. */
function lists(
  side: MemoryProvider,
  about: { readonly without: readonly string[]; readonly complete: boolean },
): void {
  side.changes = async function* (): AsyncGenerator<ChangePage> {
    const records = [];
    for (const id of side.records.keys()) {
      const answer = await side.read(id);
      if (answer.kind === 'found' && !about.without.includes(id)) records.push(answer.record);
    }
    yield { records, end: { cursor: null, complete: about.complete, census: true } };
  };
}

describe.each(['ask', 'propagate', 'ignore'] as const)(
  'what is not listed, with on-delete: %s',
  (onDelete) => {
    beforeEach(() => start({ onDelete }));

    test('E18: nothing is concluded from an incomplete listing, on either side', async () => {
      await linked('a', 'b', 'c');
      for (const side of [world.remote, world.local]) {
        const without = side === world.remote ? ['1', '2'] : ['a', 'b'];
        lists(side, { without, complete: false });
        const { plan } = await preview(await world.run());
        expect([plan.changes, plan.conflicts]).toEqual([[], []]);
        expect(plan.complete).toBe(false);
        await sync();
        expect([world.local.records.size, world.remote.records.size]).toEqual([3, 3]);
        Reflect.deleteProperty(side, 'changes');
      }
      expect((await sync()).plan?.conflicts).toEqual([]);
    });

    test('E19, E67: a side on which nothing is left is not believed, and the preview says so', async () => {
      await linked('a', 'b', 'c');
      for (const side of [world.remote, world.local]) {
        lists(side, { without: [...side.records.keys()], complete: true });
        const { plan } = await preview(await world.run());
        expect([plan.changes, plan.conflicts]).toEqual([[], []]);
        expect(plan.notes?.join()).toMatch(/although 3 records are linked; nothing is concluded/);
        await sync();
        expect([world.local.records.size, world.remote.records.size]).toEqual([3, 3]);
        Reflect.deleteProperty(side, 'changes');
      }
    });

    test('E20: a record missing from a complete listing counts as deleted only if a direct read says so', async () => {
      await linked('a', 'b', 'c');
      lists(world.remote, { without: ['2'], complete: true });
      const { plan } = await preview(await world.run());
      expect([plan.changes, plan.conflicts]).toEqual([[], []]);
      world.remote.records.delete('2');
      const held = await preview(await world.run());
      expect([held.plan.changes, held.plan.conflicts]).toEqual([[], []]);
      expect(held.plan.held).toMatchObject([{ record: 'b', code: 'missing-upstream' }]);
      expect(world.local.value('b')).toBeDefined();
    });
  },
);

describe('what moved between plan and write', () => {
  test('E26: a guard that refuses for the very field is no reason to send the same body again', async () => {
    await linked('a');
    world.local.edit('a', { title: 'ours' });
    let races = 0;
    world.remote.before = (request) => {
      if (request.startsWith('update')) world.remote.edit('1', { title: `theirs ${(races += 1)}` });
    };
    const report = await sync();
    expect(races).toBe(1);
    expect(world.remote.value('1')).toMatchObject({ title: 'theirs 1' });
    expect(report.plan?.conflicts).toMatchObject([{ kind: 'stale', local: 'ours', remote: 'theirs 1' }]);
  });

  test('E26: a guard that refuses for ever is given up, and the record is asked about or tried again', async () => {
    await linked('a');
    world.local.edit('a', { title: 'ours' });
    let races = 0;
    world.remote.before = (request) => {
      if (request.startsWith('update')) world.remote.edit('1', { status: `s${(races += 1)}` });
    };
    const report = await sync();
    expect(report.results).toMatchObject([{ result: 'stale' }]);
    expect(races).toBeLessThan(10);
    world.remote.before = () => undefined;
    expect((await sync()).code).toBe('applied');
    expect(world.remote.value('1')).toMatchObject({ title: 'ours', status: `s${races}` });
  });

  test('E34: a write that was begun is not repeated where a person has edited one of its fields since', async () => {
    await linked('a');
    world.local.edit('a', { title: 'ours', status: 'done' });
    const { session } = await preview(await world.run());
    world.remote.before = (request) => {
      if (request.startsWith('update')) throw unreachable();
    };
    expect((await applySession(await world.run(), session!)).code).toBe('queued');
    world.remote.before = () => undefined;
    world.remote.edit('1', { title: 'theirs' });
    await finishQueued(await world.run());
    expect(world.remote.value('1')).toMatchObject({ title: 'theirs', status: 'todo' });
    const next = await sync();
    expect(next.plan?.conflicts).toMatchObject([{ field: 'title', local: 'ours', remote: 'theirs' }]);
    expect(world.remote.value('1')).toMatchObject({ title: 'theirs', status: 'done' });
  });
});

describe('a create without an answer', () => {
  test('E1, E3: is adopted by its key, also where somebody made another one of the same title', async () => {
    world.local.edit('a', { title: 'Same' });
    world.remote.after = (request) => {
      if (request.startsWith('create')) throw unreachable();
    };
    expect((await sync()).code).toBe('queued');
    world.remote.after = () => undefined;
    world.remote.edit('7', { title: 'Same', body: 'Somebody else’s.\n' });
    await sync();
    const rows = await (await world.run()).store.readIndex('backlog');
    expect(rows.filter(({ local }) => local === 'a')).toMatchObject([{ remote: '1' }]);
    expect(world.remote.value('7')).toMatchObject({ body: 'Somebody else’s.\n' });
    expect(world.local.value('a')).toMatchObject({ title: 'Same', body: null });
  });

  test('E3: that never arrived is made once, and nothing is linked by its title', async () => {
    world.local.edit('a', { title: 'Same' });
    world.remote.before = (request) => {
      if (request.startsWith('create')) throw unreachable();
    };
    expect((await sync()).code).toBe('queued');
    world.remote.before = () => undefined;
    world.remote.edit('7', { title: 'Same' });
    await sync();
    const rows = await (await world.run()).store.readIndex('backlog');
    expect(rows.filter(({ local, remote }) => local === 'a' && remote === '7')).toEqual([]);
    const titles = [...world.remote.records.values()].map(({ fields }) => fields['title']);
    expect(titles.filter((title) => title === 'Same').length).toBeLessThanOrEqual(2);
  });
});
