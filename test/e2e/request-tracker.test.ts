import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fields } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { NativeRecord, SyncProvider } from '../../src/provider.ts';
import { describeProvider, listAll, setField } from '../suites/provider-suite.ts';
import { race } from './request-tracker-race.ts';
import {
  Hands,
  hasRequestTracker,
  NO_TICKETS,
  openTracker,
  startRequestTracker,
  TICKETS,
} from './request-tracker-server.ts';
import type { RunningTracker } from './request-tracker-server.ts';

/** Rounds of two writers at once, for each of three fields. */
const ROUNDS = 12;

const run = hasRequestTracker() ? describe : describe.skip;

describe.each([1, 2])('Request Tracker with %i server processes', (workers) => {
  run('(needs the package request-tracker5, or SYNC_E2E_RT=1 to install it)', () => {
    let tracker: RunningTracker;
    let hands: Hands;
    let keys = 0;
    beforeAll(() => {
      // No date is sent, so that the time zone of server and account must not matter.
      tracker = startRequestTracker(workers, workers === 1 ? 'UTC' : 'America/New_York');
      hands = new Hands(tracker);
    }, 180_000);
    afterAll(() => tracker?.stop());

    describeProvider(
      `request-tracker, ${workers} process(es)`,
      { samples: TICKETS, field: 'subject', badIds: NO_TICKETS },
      async () => {
        const queue = await hands.queue();
        return {
          provider: openTracker(tracker, queue).provider,
          edit: (id, fields) => hands.edit(id, fields),
          remove: (id) => hands.remove(id),
        };
      },
    );

    const opened = async (options: Record<string, unknown> = {}) => {
      const queue = await hands.queue();
      return { queue, ...openTracker(tracker, queue, { options }) };
    };
    const made = async (
      provider: SyncProvider,
      fields: Fields = TICKETS[0],
      key = `k${++keys}`,
    ): Promise<NativeRecord> => {
      const answer = await provider.create({ key, fields });
      if (answer.kind !== 'written') throw new Error(JSON.stringify(answer));
      return answer.record;
    };

    test.each(['subject', 'cf.Notes', 'status'])('I15: no update of %s is lost unseen', async (field) => {
      const { queue, provider } = await opened();
      const rival = openTracker(tracker, queue, { token: tracker.adminToken }).provider;
      const { id } = await made(provider);
      const races = await race([provider, rival], { id, field, rounds: ROUNDS });
      expect(races.undetected).toEqual([]);
      if (workers === 1) expect(races.met).toBe(0);
    });

    test.each([{}, { 'key-field': 'SyncKey' }])(
      'I6: creates by key make one ticket, with %j',
      async (options) => {
        const { queue, provider } = await opened(options);
        const { 'cf.SyncKey': _, ...fields } = TICKETS[0];
        const first = await made(provider, fields, '01ABC-a.b_c');
        // Another run: nothing is remembered.
        const again = openTracker(tracker, queue, { options }).provider;
        expect(await made(again, TICKETS[1], '01ABC-a.b_c')).toEqual(first);
        expect((await made(again, fields, '01abc-A.B_c')).id).not.toBe(first.id);
        expect(await hands.size(queue)).toBe(2);
        await hands.remove(first.id);
        const later = openTracker(tracker, queue, { options }).provider;
        expect(await later.create({ key: '01ABC-a.b_c', fields })).toEqual({ kind: 'gone' });
        expect(await hands.size(queue)).toBe(1);
      },
    );

    test('E8: a key that a person copied into another ticket is held', async () => {
      const { queue, provider } = await opened();
      const { id } = await made(provider, TICKETS[0], 'copied');
      const told = await hands.ask('POST', '/ticket', { Queue: queue, RefersTo: ['sync-kernel:copied'] });
      const other = (told.body as { id: string }).id;
      const answer = await provider.create({ key: 'copied', fields: TICKETS[0] });
      expect(answer).toMatchObject({ kind: 'rejected', code: 'ambiguous-key' });
      expect(answer).toMatchObject({ message: expect.stringContaining(`${id} and ${other}`) });
    });

    test('E20: deleted, merged and unknown tickets are three answers', async () => {
      const { provider } = await opened();
      const [first, second, third] = await Promise.all([1, 2, 3].map(() => made(provider)));
      const { end } = await listAll(provider);
      await hands.remove(first!.id);
      await hands.ask('PUT', `/ticket/${second!.id}`, { MergeInto: third!.id });
      expect(await provider.read(first!.id)).toEqual({ kind: 'gone' });
      expect(await provider.read(second!.id)).toEqual({ kind: 'moved', to: third!.id });
      expect(await provider.read('999999')).toEqual({ kind: 'unknown' });
      const patch = setField(second!, 'subject', 'through the old number');
      expect((await provider.update({ id: second!.id, patch, version: second!.version })).kind).toBe('stale');
      expect((await provider.delete({ id: second!.id, version: second!.version })).kind).toBe('stale');
      const listed = await listAll(provider, end.cursor);
      expect([...listed.deleted]).toEqual([first!.id]);
      expect(listed.pages.flatMap(({ failed }) => failed ?? [])).toMatchObject([
        { id: second!.id, code: 'moved' },
      ]);
      expect([...(await listAll(provider)).records.keys()]).toEqual([third!.id]);
    });

    test('E28: a value that is rewritten is given as it is held, E29: one that is refused as it was', async () => {
      const { provider } = await opened();
      const record = await made(provider);
      const write = async (field: string, value: Json) => {
        const now = await provider.read(record.id);
        if (now.kind !== 'found') throw new Error(now.kind);
        return provider.update({
          id: record.id,
          patch: setField(now.record, field, value),
          version: now.record.version,
        });
      };
      expect(await write('subject', 'a\r\nb')).toMatchObject({ record: { fields: { subject: 'ab' } } });
      expect(await write('cf.Due On', 'garbage')).toMatchObject({
        // The beginning of time, in the zone of the server.
        record: { fields: { 'cf.Due On': expect.stringMatching(/^19(?:70-01-01|69-12-31)$/) } },
      });
      expect(await write('requestors', ['ada@example.org'])).toMatchObject({
        record: { fields: { requestors: ['ada'] } },
      });
      expect(await write('status', 'nonsense')).toMatchObject({
        kind: 'rejected',
        message: expect.stringContaining('nonsense'),
      });
      expect(await write('cf.Size', 'XXL')).toMatchObject({ kind: 'rejected', code: 'refused' });
      expect(await write('owner', 'nobody-at-all')).toMatchObject({ kind: 'rejected', code: 'refused' });
      expect(await write('requestors', ['nobody-at-all'])).toMatchObject({
        kind: 'rejected',
        code: 'refused',
      });
      expect(await write('content', 'other')).toMatchObject({
        kind: 'rejected',
        message: expect.stringContaining('only when'),
      });
      expect(await write('priority', null)).toMatchObject({ kind: 'rejected' });
      const now = await provider.read(record.id);
      if (now.kind !== 'found') throw new Error(now.kind);
      // A part is refused: the rest is written, and the record shows which.
      const patch = [...setField(now.record, 'cf.Size', 'XXL'), ...setField(now.record, 'priority', 7)];
      const answer = await provider.update({ id: record.id, patch, version: now.record.version });
      expect(answer).toMatchObject({ kind: 'written', record: { fields: { 'cf.Size': 'M', priority: 7 } } });
    });

    test('E32: a status that is refused keeps every other field of the write back', async () => {
      const { provider } = await opened();
      const record = await made(provider);
      const both = (status: string) => [
        ...setField(record, 'subject', 'new'),
        ...setField(record, 'status', status),
      ];
      const answer = await provider.update({
        id: record.id,
        patch: both('nonsense'),
        version: record.version,
      });
      expect(answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining('nonsense') });
      expect(await provider.read(record.id)).toEqual({ kind: 'found', record });
      expect(
        await provider.update({ id: record.id, patch: both('stalled'), version: record.version }),
      ).toMatchObject({
        kind: 'written',
        record: { fields: { subject: 'new', status: 'stalled' } },
      });
    });

    test('I7: a ticket that a person moved to another queue is named once, and read where it is', async () => {
      const { provider } = await opened();
      const record = await made(provider);
      const { end } = await listAll(provider);
      const other = await hands.queue();
      await hands.edit(record.id, { queue: other });
      const listed = await listAll(provider, end.cursor);
      expect([...listed.records.keys()]).toEqual([]);
      expect([...listed.deleted]).toEqual([record.id]);
      expect(await provider.read(record.id)).toMatchObject({ record: { fields: { queue: other } } });
    });

    test('the capabilities say that If-Match is sent, and creates carry a marker', async () => {
      const { provider } = await opened();
      expect(provider.capabilities).toEqual({
        guard: 'if-match',
        create: 'marker',
        ids: 'assigned',
        sharedIds: false,
      });
      expect((await provider.schema()).fields['content']).toMatchObject({ writable: false, onCreate: true });
      expect((await provider.schema()).fields['cf.Seen']).toMatchObject({ writable: false });
      expect((await provider.schema()).fields['cf.Picture']).toBeUndefined();
    });

    test('what is not there or not allowed says so', async () => {
      await expect(openTracker(tracker, 'No such queue').provider.schema()).rejects.toMatchObject({
        code: 'no-such-queue',
      });
      await expect(
        openTracker(tracker, 'General', { token: '1-1-wrong' }).provider.schema(),
      ).rejects.toMatchObject({
        code: 'unauthorized',
        retryable: false,
      });
      const options = { 'key-field': 'Tags' };
      await expect(openTracker(tracker, 'General', { options }).provider.schema()).rejects.toMatchObject({
        code: 'no-such-field',
      });
    });
  });
});
