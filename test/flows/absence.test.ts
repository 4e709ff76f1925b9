import { beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { ChangePage, SyncProvider } from '../../src/provider.ts';
import type { MemoryProvider } from '../support/memory-provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';

/* Absence proves nothing by itself (E17 to E20, E67): here with `on-delete: propagate`, where it would delete. */

let world: TestWorld;
let place: MemoryPlace;

const apply = async () => reconcile(await world.run());

/** Runs with a side that lists these pages and reads as ever. */
async function listing(side: 'local' | 'remote', pages: readonly ChangePage[], read?: SyncProvider['read']) {
  const run = await world.run();
  const real = run[side];
  const changes: SyncProvider['changes'] = async function* () {
    yield* pages;
  };
  const faked: SyncProvider = new Proxy(real, {
    get(target, name) {
      if (name === 'changes') return changes;
      if (name === 'read' && read !== undefined) return read;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  return reconcile({ ...run, cursor: null, [side]: faked });
}

const WHOLE = { cursor: '9', complete: true, census: true };
const titlesOf = (side: MemoryProvider) =>
  [...side.records.values()].map(({ fields }) => JSON.stringify(fields['title']));
const titles = () => [titlesOf(world.local).sort(), titlesOf(world.remote).sort()];
const ALL = [
  ['"A"', '"B"', '"C"'],
  ['"A"', '"B"', '"C"'],
];

beforeEach(async () => {
  const limits = { deletes: { count: 99 } };
  place = new MemoryPlace('lineage');
  world = new TestWorld({ onDelete: 'propagate', limits }, undefined, place);
  for (const [id, title] of Object.entries({ a: 'A', b: 'B', c: 'C' })) world.local.edit(id, { title });
  expect((await apply()).code).toBe('applied');
});

describe('a side that lists nothing at all', () => {
  test('E67: no artifact is found → nothing is deleted, and a note says so', async () => {
    const { plan } = await listing('local', [{ records: [], end: WHOLE }]);
    expect(titles()).toEqual(ALL);
    expect(plan).toMatchObject({ complete: false, changes: [] });
    expect(plan?.notes.join(' ')).toContain('no artifact was found although 3 records are linked');
  });

  test('E67: and nothing new is put where nothing was found: it would be taken for all that is left', async () => {
    world.remote.edit('4', { title: 'D' });
    await listing('local', [{ records: [], end: WHOLE }]);
    expect(titles()).toEqual([ALL[0], [...(ALL[1] ?? []), '"D"']]);
    expect((await apply()).code).toBe('applied');
    expect(titlesOf(world.local)).toContain('"D"');
  });

  test('E19: upstream lists nothing → nothing is deleted, and a note says so', async () => {
    const { plan } = await listing('remote', [{ records: [], end: WHOLE }]);
    expect(titles()).toEqual(ALL);
    expect(plan).toMatchObject({ complete: false, changes: [] });
    expect(plan?.notes.join(' ')).toContain('upstream listed nothing although 3 records are linked');
  });
});

describe('a side that lists a part', () => {
  const partOf = async (side: 'local' | 'remote', end: typeof WHOLE, more: Partial<ChangePage> = {}) => {
    const [first] = world[side].records.keys();
    const answer = await world[side].read(first ?? '');
    return listing(side, [{ records: answer.kind === 'found' ? [answer.record] : [], end, ...more }]);
  };

  test.each(['local', 'remote'] as const)(
    'E18: cut short on the %s side, nothing is deleted',
    async (side) => {
      await partOf(side, { ...WHOLE, complete: false });
      expect(titles()).toEqual(ALL);
    },
  );

  test.each(['local', 'remote'] as const)(
    'E14: with a record of unknown id that failed on the %s side, nothing is deleted, and the cursor stays',
    async (side) => {
      const failed = [{ where: 'somewhere', code: 'bad-record', message: 'it cannot be read' }];
      const before = (await world.store().head())?.cursors['backlog'];
      await partOf(side, WHOLE, { failed });
      expect(titles()).toEqual(ALL);
      if (side === 'remote') expect((await world.store().head())?.cursors['backlog']).toEqual(before);
    },
  );

  test('whole, what it does not list on the local side was deleted', async () => {
    await partOf('local', WHOLE);
    expect(titles()[1]).toEqual(['"A"']);
  });
});

describe('E20: a record that upstream calls deleted', () => {
  const page = { records: [], deleted: ['1'], end: { cursor: '9', complete: true, census: false } };

  test('is deleted here only when its own answer says so too', async () => {
    await listing('remote', [page]);
    expect(titles()).toEqual(ALL);
    world.remote.drop('1');
    await listing('remote', [page]);
    expect(titles()[0]).toEqual(['"B"', '"C"']);
  });

  test.each([
    ['it may be hidden', { kind: 'forbidden', message: 'no' }],
    ['it was moved', { kind: 'moved', to: 'elsewhere' }],
  ] as const)('is left alone where %s', async (_, answer) => {
    await listing('remote', [page], async () => answer);
    expect(titles()).toEqual(ALL);
  });

  test('a 404 without a tombstone deletes nothing', async () => {
    const whole = { records: [], end: WHOLE };
    const answer = await world.remote.read('2');
    const records = answer.kind === 'found' ? [answer.record] : [];
    await listing('remote', [{ ...whole, records }], async () => ({ kind: 'unknown' }));
    expect(titles()).toEqual(ALL);
  });
});

test('E23: a listing older than our own write is no edit: the record is read directly first', async () => {
  const before = await world.remote.read('1');
  world.local.edit('a', { title: 'Newer' });
  expect((await apply()).code).toBe('applied');
  const records = before.kind === 'found' ? [before.record] : [];
  const { plan } = await listing('remote', [
    { records, end: { cursor: '9', complete: true, census: false } },
  ]);
  expect(plan?.changes).toEqual([]);
  expect([world.local.value('a')?.['title'], world.remote.value('1')?.['title']]).toEqual(['Newer', 'Newer']);
});

describe('E65: where the base is lost', () => {
  beforeEach(() => {
    for (const file of place.files.keys()) if (file.startsWith('base/')) place.files.delete(file);
  });

  test('a deletion deletes nothing: a person is asked', async () => {
    world.local.drop('a');
    const { plan } = await apply();
    expect(plan?.changes).toEqual([]);
    expect(plan?.conflicts).toMatchObject([{ record: 'a', kind: 'delete-edit', field: '@record' }]);
    expect(world.remote.value('1')).toMatchObject({ title: 'A' });
  });

  test('it is stored again as soon as its record is looked at and both sides are equal', async () => {
    world.remote.edit('1', { status: 'doing' });
    world.remote.edit('1', { status: null });
    expect((await apply()).code).toBe('nothing-to-do');
    expect([...place.files.keys()].filter((file) => file.startsWith('base/'))).toHaveLength(1);
    const files = new Map(place.files);
    expect((await apply()).code).toBe('nothing-to-do');
    expect(place.files).toEqual(files);
  });

  test('what is equal is agreed again, what differs is a conflict', async () => {
    world.local.edit('a', { title: 'Mine', status: 'done' });
    world.remote.edit('1', { status: 'done' });
    const { plan } = await apply();
    expect(plan?.conflicts).toMatchObject([{ record: 'a', field: 'title' }]);
    expect(world.remote.value('1')).toMatchObject({ title: 'A', status: 'done' });
    expect(world.local.value('a')).toMatchObject({ title: 'Mine', status: 'done' });
  });
});
