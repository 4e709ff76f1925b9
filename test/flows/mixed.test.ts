import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { foldJournal } from '../../src/kernel/journal.ts';
import { unreachable } from '../support/memory-provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { SCHEMA, TestWorld } from '../support/world.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

let world: TestWorld;
beforeEach(async () => {
  world = new TestWorld({}, SCHEMA, new MemoryPlace('lineage'));
  for (const id of ids) world.local.edit(id, { title: id });
  expect((await sync()).code).toBe('applied');
  for (const id of ids) world.local.edit(id, { title: `${id}!` });
});
afterEach(() => world.close());

const sync = async (): Promise<Report> => reconcile(await world.run());
const title = (n: number) => world.remote.value(String(n))?.['title'];
const busy = () => unreachable('server-error');

/** What becomes of the updates: written, refused, moved, gone, not sent, and sent without an answer. */
function spoil(): void {
  const update = world.remote.update.bind(world.remote);
  world.remote.update = async (request) =>
    request.id === '2' ? { kind: 'rejected', code: 'refused', message: 'No.' } : update(request);
  world.remote.before = (request) => {
    if (request === 'update 3') world.remote.edit('3', { title: 'theirs' });
    if (request === 'update 4') world.remote.drop('4');
    if (request === 'update 5') throw busy();
  };
  world.remote.after = (request) => {
    if (request === 'update 6') throw busy();
  };
}

function heal(): void {
  Reflect.deleteProperty(world.remote, 'update');
  world.remote.before = () => undefined;
  world.remote.after = () => undefined;
}

describe('E31: a batch with mixed results', () => {
  test('has an outcome for each record; one that is missing is unknown, neither done nor failed', async () => {
    spoil();
    const report = await sync();
    expect(report.results.map(({ change, result }) => [change.record, result])).toEqual([
      ['a', 'written'],
      ['b', 'failed'],
      ['c', 'stale'],
      ['d', 'stale'],
      ['e', 'queued'],
      ['f', 'queued'],
    ]);
    expect(report).toMatchObject({ code: 'queued', session: { state: 'queued', cursor: 4 } });
    const journal = await (await world.run()).store.readJournal(report.session!.id);
    const unknown = [...foldJournal(journal).values()].filter(({ outcome }) => outcome === undefined);
    expect(unknown.map(({ change, intent }) => [change, intent?.target])).toEqual([
      ['e#remote', '5'],
      ['f#remote', '6'],
    ]);
    expect(ids.map((_, n) => title(n + 1))).toEqual(['a!', 'b', 'theirs', undefined, 'e', 'f!']);
  });

  test('is finished by the next run: what was written without an answer is found, not written again', async () => {
    spoil();
    const { session } = await sync();
    heal();
    world.remote.requests.length = 0;
    const report = await sync();
    expect(world.remote.requests.filter((request) => request === 'update 6')).toEqual([]);
    const stored = await (await world.run()).store.readJournal(session!.id);
    const outcomes = [...foldJournal(stored).values()].map(({ outcome }) => outcome?.result);
    expect(outcomes).toEqual(['written', 'failed', 'stale', 'stale', 'written', 'found']);
    expect(report.code).toBe('conflicts');
    expect(report.plan?.conflicts.map(({ record, field }) => [record, field])).toEqual([
      ['c', 'title'],
      ['d', '@record'],
    ]);
    expect([title(1), title(2), title(3), title(5), title(6)]).toEqual(['a!', 'b!', 'theirs', 'e!', 'f!']);
  });

  test('one record that fails takes no other with it, wherever it stands', async () => {
    for (const [n, id] of ids.entries()) {
      world.remote.before = (request) => {
        if (request === `update ${n + 1}`) throw busy();
      };
      const report = await sync();
      expect(report.results.filter((one) => one.result === 'queued').map((one) => one.change.record)).toEqual(
        [id],
      );
      heal();
      await sync();
      for (const one of ids) world.local.edit(one, { title: `${one} ${n}` });
    }
  });
});
