import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applySession, reconcile } from '../../src/flows/reconcile.ts';
import { preview } from '../../src/flows/preview.ts';
import { resolve } from '../../src/flows/resolve.ts';
import type { Choice } from '../../src/kernel/conflict.ts';
import type { Session } from '../../src/kernel/session.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { SCHEMA, TestWorld } from '../support/world.ts';

const COUNT = 50;
const ids = Array.from({ length: COUNT }, (_, n) => `r${String(n).padStart(2, '0')}`);

let world: TestWorld;
let session: Session;
beforeEach(async () => {
  world = new TestWorld({}, SCHEMA, new MemoryPlace('lineage'));
  for (const id of ids) world.local.edit(id, { title: id, body: 'same\n' });
  await reconcile(await world.run());
  for (const [n, id] of ids.entries()) {
    world.local.edit(id, { title: `${id} here` });
    world.remote.edit(String(n + 1), { title: `${id} there` });
  }
  world.local.drop('r00');
  const report = await reconcile(await world.run());
  session = report.session!;
  expect(session.plan.conflicts).toHaveLength(COUNT);
});
afterEach(() => world.close());

const answer = async (choice: Choice) => resolve(await world.run(), session, { decisions: [], all: choice });
const titles = () => new Set(ids.slice(1).map((_, n) => world.remote.value(String(n + 2))?.['title']));
const all = (side: string) => new Set(ids.slice(1).map((id) => `${id} ${side}`));

describe('E64: the same answer for fifty records', () => {
  test('is spelt out record by record, writes nothing, and is previewed before it is applied', async () => {
    const decided = await answer('local');
    if (!decided.ok) throw new Error(decided.error.join());
    expect(decided.value.resolutions).toHaveLength(COUNT - 1);
    expect(new Set(decided.value.resolutions.map((one) => one.record)).size).toBe(COUNT - 1);
    expect(decided.value.resolutions.every((one) => one.by === 'tester')).toBe(true);
    expect(titles()).toEqual(all('there'));
    const shown = await preview(await world.run());
    expect(shown.plan.changes).toHaveLength(COUNT - 1);
    expect(shown.plan.changes[0]?.decided).toEqual([{ field: 'title', by: 'resolution', choice: 'local' }]);
    expect(shown.plan.conflicts).toMatchObject([{ record: 'r00', field: '@record' }]);
    await applySession(await world.run(), shown.session!);
    expect(titles()).toEqual(all('here'));
  });

  test('covers what it was shown, and nothing that moved after it', async () => {
    const decided = await answer('local');
    if (!decided.ok) throw new Error(decided.error.join());
    world.remote.edit('7', { title: 'newer' });
    const done = await applySession(await world.run(), decided.value);
    expect(world.remote.value('7')).toMatchObject({ title: 'newer' });
    expect(done.plan?.conflicts.map((one) => one.record)).toEqual(['r00', 'r06']);
  });

  test.each(['value', 'merged'] as const)(
    '"%s" needs a text for each, and settles nothing so',
    async (choice) => {
      expect(await answer(choice)).toEqual({ ok: false, error: [expect.stringContaining(choice)] });
    },
  );

  test('fits only what it can mean: delete is for the deleted record alone', async () => {
    const decided = await answer('delete');
    expect(decided).toMatchObject({
      ok: true,
      value: { resolutions: [{ record: 'r00', field: '@record' }] },
    });
  });
});
