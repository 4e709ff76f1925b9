import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/store.ts';
import { StoreFault } from '../../src/store.ts';
import {
  AT,
  LINEAGE,
  sampleBase,
  sampleIntent,
  sampleOutcome,
  sampleRow,
  sampleSession,
  sampleStep,
} from '../support/state-samples.ts';

/** A place where stores are opened again and again, as runs do one after the other. */
export interface StorePlace {
  /** Opens the store of this place afresh; it names its lineage `LINEAGE`. */
  open(): Promise<Store>;
}

export async function faultOf(action: () => Promise<unknown>): Promise<StoreFault> {
  const thrown: unknown = await action().then(
    () => null,
    (cause: unknown) => cause,
  );
  if (thrown instanceof StoreFault) return thrown;
  throw new Error('expected a StoreFault', { cause: thrown });
}

/** What every store promises (`src/store.ts`); run it for a new one with a place of its own. */
export function describeStore(name: string, newPlace: () => Promise<StorePlace>): void {
  describe(`${name} as a store`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });

    const reopened = (): Promise<Store> => place.open();

    test('is empty at first', async () => {
      expect(await store.head()).toBeNull();
      expect(await store.readIndex('backlog')).toEqual([]);
      expect(await store.readBase({ sync: 'backlog', record: 'back-1' })).toEqual({ kind: 'missing' });
      expect(await store.listSessions()).toEqual([]);
      expect(await store.readSession('01JJ0000000000000000000001')).toBeNull();
      expect(await store.readJournal('01JJ0000000000000000000001')).toEqual([]);
      expect(await store.readOnlyReason()).toBeNull();
    });

    test('gives back what a commit stored, also to the next run', async () => {
      const head = await store.commit(sampleStep(store, ['back-1', 'back-2']));
      const again = await reopened();
      expect(head).toEqual({
        format: 1,
        lineage: LINEAGE,
        serial: 1,
        cursors: { backlog: { cursor: 'c-1', scope: 'scope-1', schema: { fields: {} } } },
      });
      expect(await again.head()).toEqual(head);
      const hash = store.baseHash(sampleBase('back-1'));
      const rows = await again.readIndex('backlog');
      expect([...rows].sort((a, b) => (a.record < b.record ? -1 : 1))).toEqual([
        sampleRow('back-1', hash),
        sampleRow('back-2', store.baseHash(sampleBase('back-2'))),
      ]);
      expect(await again.readBase({ sync: 'backlog', record: 'back-1', hash })).toEqual({
        kind: 'found',
        base: sampleBase('back-1'),
        hash,
      });
      expect(await again.readSession(sampleSession().id)).toEqual(sampleSession());
      expect(await again.listSessions()).toEqual([sampleSession().id]);
    });

    test('names a base by its git blob id, whatever the order of its members', () => {
      const { format, record, fields, remote } = sampleBase('back-1');
      expect(store.baseHash({ remote: remote ?? {}, fields, record, format })).toBe(
        store.baseHash(sampleBase('back-1')),
      );
      expect(store.baseHash({ format: 1, record: 'a', fields: {} })).toMatch(/^[0-9a-f]{40}$/);
    });

    test('I4: a commit that changes nothing leaves the serial', async () => {
      const first = await store.commit(sampleStep(store, ['back-1']));
      expect(await store.commit(sampleStep(store, ['back-1']))).toEqual(first);
      expect(await (await reopened()).commit(sampleStep(store, ['back-1']))).toEqual(first);
      const nothing = { sync: 'backlog', bases: [], rows: [], sessions: [], message: 'Nothing' };
      expect(await store.commit(nothing)).toEqual(first);
    });

    test('each commit that changes something counts', async () => {
      await store.commit(sampleStep(store, ['back-1']));
      const second = await store.commit(sampleStep(store, ['back-1', 'back-2']));
      const third = await store.commit(
        sampleStep(store, [], { cursor: { cursor: 'c-2', scope: 'scope-1' } }),
      );
      expect([second.serial, third.serial]).toEqual([2, 3]);
    });

    test('removes rows and bases', async () => {
      await store.commit(sampleStep(store, ['back-1', 'back-2']));
      await store.commit({
        sync: 'backlog',
        bases: [{ record: 'back-1', base: null }],
        rows: [{ record: 'back-1', row: null }],
        sessions: [],
        message: 'Forget back-1',
      });
      const again = await reopened();
      expect((await again.readIndex('backlog')).map((row) => row.record)).toEqual(['back-2']);
      expect(await again.readBase({ sync: 'backlog', record: 'back-1' })).toEqual({ kind: 'missing' });
    });

    test('keeps the syncs apart', async () => {
      await store.commit(sampleStep(store, ['back-1']));
      await store.commit(sampleStep(store, ['back-1'], { sync: 'specs', sessions: [] }));
      expect(Object.keys((await store.head())?.cursors ?? {})).toEqual(['backlog', 'specs']);
      await store.commit({
        sync: 'specs',
        bases: [],
        rows: [{ record: 'back-1', row: null }],
        sessions: [],
        message: 'Forget',
      });
      expect(await store.readIndex('specs')).toEqual([]);
      expect(await store.readIndex('backlog')).toHaveLength(1);
    });

    test('keeps a row with one side only', async () => {
      const row = { record: 'back-9', local: 'backlog/back-9' };
      await store.commit(sampleStep(store, [], { rows: [{ record: 'back-9', row }] }));
      expect(await (await reopened()).readIndex('backlog')).toEqual([row]);
    });

    test('E65: a base that is not the one the index names is corrupt, not missing', async () => {
      await store.commit(sampleStep(store, ['back-1']));
      const answer = await store.readBase({ sync: 'backlog', record: 'back-1', hash: '0'.repeat(40) });
      expect(answer.kind).toBe('corrupt');
    });

    test('E78: records that differ only in case keep their own bases', async () => {
      const [upper, lower] = [sampleBase('BACK-1', 'Upper'), sampleBase('back-1', 'Lower')];
      await store.commit(
        sampleStep(store, [], {
          bases: [
            { record: 'BACK-1', base: upper },
            { record: 'back-1', base: lower },
          ],
        }),
      );
      expect(await store.readBase({ sync: 'backlog', record: 'BACK-1' })).toMatchObject({ base: upper });
      expect(await store.readBase({ sync: 'backlog', record: 'back-1' })).toMatchObject({ base: lower });
    });

    test.each(['../up', 'a/b', '..', '.', '', 'a b', 'ä', 'a\0b', 'x'.repeat(300)])(
      'A28: the id %j is refused everywhere',
      async (id) => {
        const faults = [
          await faultOf(() => store.readSession(id)),
          await faultOf(() => store.readJournal(id)),
          await faultOf(() => store.readBase({ sync: 'backlog', record: id })),
          await faultOf(() => store.readBase({ sync: id, record: 'a' })),
          await faultOf(() => store.readIndex(id)),
          await faultOf(() => store.writeSession(sampleSession({ id }))),
          await faultOf(() => store.appendJournal(id, sampleIntent(1))),
          await faultOf(() => store.commit(sampleStep(store, [id]))),
        ];
        expect(new Set(faults.map((fault) => fault.code))).toEqual(new Set(['state-bad-id']));
        expect(await (await reopened()).head()).toBeNull();
      },
    );

    test('I9: an entry of the journal is there for the next run', async () => {
      await store.appendJournal('S1', sampleIntent(1));
      expect(await (await reopened()).readJournal('S1')).toEqual([sampleIntent(1)]);
      await store.appendJournal('S1', sampleOutcome(2));
      const next = await reopened();
      await next.appendJournal('S1', sampleIntent(3));
      expect(await next.readJournal('S1')).toEqual([sampleIntent(1), sampleOutcome(2), sampleIntent(3)]);
    });

    test('an entry out of sequence is a bug, and nothing is written', async () => {
      await expect(store.appendJournal('S1', sampleIntent(2))).rejects.toThrow('bug:');
      expect(await store.readJournal('S1')).toEqual([]);
    });

    test('a session written twice is the last one', async () => {
      await store.writeSession(sampleSession());
      await store.writeSession(sampleSession({ state: 'applied', cursor: 1 }));
      expect((await (await reopened()).readSession(sampleSession().id))?.state).toBe('applied');
    });

    test('a session that does not fit its format is a bug, and nothing is written', async () => {
      const broken = { ...sampleSession(), surprise: 1 };
      await expect(store.writeSession(broken)).rejects.toThrow('bug:');
      expect(await store.listSessions()).toEqual([]);
    });

    test('prunes what is finished and old, with its journal', async () => {
      const old = { state: 'applied', updatedAt: '2025-01-01T00:00:00.000Z' } as const;
      await store.writeSession(sampleSession({ id: 'S1', ...old }));
      await store.appendJournal('S1', sampleIntent(1));
      await store.appendJournal('S1', sampleOutcome(2));
      await store.writeSession(sampleSession({ id: 'S2', ...old, state: 'queued' }));
      await store.writeSession(sampleSession({ id: 'S3', ...old, updatedAt: AT }));
      await store.writeSession(sampleSession({ id: 'S4', ...old }));
      await store.appendJournal('S4', sampleIntent(1));
      expect(await store.prune(AT)).toBe(1);
      const again = await reopened();
      expect(await again.listSessions()).toEqual(['S2', 'S3', 'S4']);
      expect(await again.readJournal('S1')).toEqual([]);
      expect(await again.readJournal('S4')).toHaveLength(1);
      expect(await again.prune(AT)).toBe(0);
    });

    test('I10: a second lock is refused until the first is released', async () => {
      const release = await store.lock();
      await store.appendJournal('S1', sampleIntent(1));
      const fault = await faultOf(async () => (await reopened()).lock());
      expect([fault.code, fault.retryable]).toEqual(['state-locked', true]);
      await release();
      await release();
      await (
        await (await reopened()).lock()
      )();
    });
  });
}
