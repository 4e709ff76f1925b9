import { beforeEach, expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import { undo } from '../../src/flows/undo.ts';
import type { Patch } from '../../src/kernel/patch.ts';
import type { Intent, JournalEntry } from '../../src/kernel/journal.ts';
import { decodeJournal, encodeEntry } from '../../src/kernel/journal.ts';
import type { Session } from '../../src/kernel/session.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { hash, TestWorld } from '../support/world.ts';

/* A27: somebody who may write the state changes what a cut-off run is to go on with, checksums and all. */

let world: TestWorld;
let place: MemoryPlace;
let session: Session;

const apply = async () => reconcile(await world.run());

/** A create that was begun; its answer was lost, and so was the record. */
beforeEach(async () => {
  place = new MemoryPlace('lineage');
  world = new TestWorld({}, undefined, place);
  world.local.edit('a', { title: 'A' });
  world.remote.before = (request) => {
    if (request.startsWith('create')) throw unreachable();
  };
  session = (await apply()).session!;
  world.remote.before = () => undefined;
});

function alterIntent(change: (intent: Intent) => Intent): void {
  const file = `journal/${session.id}.jsonl`;
  const journal = decodeJournal(place.files.get(file) ?? '', hash);
  if (!journal.ok) throw new Error('the journal is broken');
  const altered = journal.value.entries.map((entry): JournalEntry =>
    entry.kind === 'intent' ? change(entry) : entry,
  );
  place.files.set(file, altered.map((entry) => encodeEntry(entry, hash)).join(''));
}

test('unaltered, it goes on', async () => {
  alterIntent((intent) => intent);
  expect((await apply()).code).toBe('applied');
  expect(world.remote.value('1')).toMatchObject({ title: 'A' });
});

test.each<[string, (intent: Intent) => Intent]>([
  ['other fields', (intent) => ({ ...intent, fields: { ...intent.fields, title: 'Theirs' } })],
  ['another key', (intent) => ({ ...intent, key: `${session.id}-b` })],
])('a create with %s is not sent', async (_, change) => {
  alterIntent(change);
  await expect(apply()).rejects.toMatchObject({ code: 'state-corrupt' });
  expect(world.remote.records.size).toBe(0);
});

test('the way back that an undo finds there leads to where the change began, or is not taken', async () => {
  await apply();
  world.local.edit('a', { title: 'B' });
  session = (await apply()).session!;
  expect(world.remote.value('1')).toMatchObject({ title: 'B' });
  const before = new Map(place.files);
  const patches: readonly Patch[] = [
    [
      { op: 'test', path: '/title', value: 'B' },
      { op: 'replace', path: '/title', value: 'Theirs' },
    ],
    [
      { op: 'test', path: '/title', value: 'B' },
      { op: 'replace', path: '/title', value: 'A' },
      { op: 'replace', path: '/status', value: 'gone' },
    ],
  ];
  for (const patch of patches) {
    alterIntent((intent) => ({ ...intent, undo: { base: {}, ...intent.undo, patch } }));
    const { results } = await undo(await world.run(), session);
    expect(results).toMatchObject([{ result: 'stale' }]);
    expect(world.remote.value('1')).toMatchObject({ title: 'B', status: null });
    for (const [file, text] of before) place.files.set(file, text);
  }
  expect((await undo(await world.run(), session)).code).toBe('undone');
  expect(world.remote.value('1')).toMatchObject({ title: 'A' });
});

test('a plan that is not the one of its digest is not carried out', async () => {
  const changes = session.plan.changes.map((one) => ({
    ...one,
    patch: one.patch.map((operation) => ({ ...operation, value: { title: 'Theirs' } })),
  })) as Session['plan']['changes'];
  await world.store().writeSession({ ...session, plan: { ...session.plan, changes } });
  await expect(apply()).rejects.toMatchObject({ code: 'state-corrupt' });
  expect(world.remote.records.size).toBe(0);
});
