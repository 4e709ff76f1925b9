import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { compareText } from '../../../src/kernel/json.ts';
import type { Json } from '../../../src/kernel/json.ts';
import type { NativeRecord, SyncProvider } from '../../../src/provider.ts';
import { openTracker, TICKETS } from '../../e2e/request-tracker-server.ts';
import { listAll, setField } from '../../suites/provider-suite.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { FaultyServer, Mishap } from '../../support/faulty-server.ts';
import type { TestContext } from '../../support/provider-context.ts';
import { FakeTracker } from './fake-tracker.ts';

let tracker: FakeTracker;
let server: FaultyServer;
let provider: SyncProvider;
let context: TestContext;
beforeEach(async () => {
  tracker = await new FakeTracker().start();
  server = await startFaultyServer(tracker.url);
  const options = { timeout: 300 };
  ({ provider, context } = openTracker({ url: server.url, token: 'bot' }, 'General', { options }));
});
afterEach(async () => {
  await server.close();
  await tracker.stop();
});

const create = async (key = 'k') => provider.create({ key, fields: TICKETS[0] });
const made = async (): Promise<NativeRecord> => {
  const answer = await create();
  if (answer.kind !== 'written') throw new Error(answer.kind);
  return answer.record;
};
const write = (record: NativeRecord, values: { readonly [field: string]: Json }) => {
  const patch = Object.entries(values).flatMap(([field, value]) => setField(record, field, value));
  return provider.update({ id: record.id, patch, version: record.version });
};

const LOST_ANSWERS: readonly (readonly [string, Mishap])[] = [
  ['a broken connection', { kind: 'reset-after' }],
  ['silence', { kind: 'silence-after' }],
  ['half an answer', { kind: 'cut-after' }],
  ['a 502', { kind: 'answer-after', status: 502 }],
  [
    'a login page',
    { kind: 'answer-after', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
  ],
];
const LOST_REQUESTS: readonly (readonly [string, Mishap])[] = [
  ['a broken connection', { kind: 'reset-before' }],
  ['silence', { kind: 'silence-before' }],
  ['a 503', { kind: 'answer', status: 503 }],
];

describe('an update that met another one behind If-Match', () => {
  test.each([
    ['subject', 'ours', { Subject: 'theirs' }, 'theirs'],
    ['cf.Notes', 'ours\r\n', { CustomFields: { Notes: 'theirs\nlong' } }, 'theirs\nlong'],
    ['status', 'open', { Status: 'stalled' }, 'stalled'],
    ['priority', 3, { Priority: 7 }, 7],
    ['owner', null, { Owner: 'grace' }, 'grace'],
    ['requestors', ['ada'], { Requestor: ['ada', 'grace', 'eve@example.org'] }, ['ada', 'eve@example.org']],
    ['cf.Tags', ['web', 'new'], { CustomFields: { Tags: ['auth', 'web', 'x'] } }, ['new', 'web', 'x']],
  ])('I15: of %s is written, and names what it replaced', async (field, ours, theirs, lost) => {
    const record = await made();
    tracker.between = () => tracker.edit(record.id, theirs, 'eve');
    const answer = await write(record, { [field]: ours });
    expect(answer).toMatchObject({ kind: 'written' });
    if (answer.kind !== 'written') return;
    const said = answer.overwritten ?? [];
    expect(said).toMatchObject([{ field, by: 'eve', at: '2026-11-22T13:35:36Z' }]);
    const value = said[0]?.value;
    expect(Array.isArray(value) ? value.map(String).toSorted(compareText) : value).toEqual(lost);
  });

  test('I15: of two edits that each saw the one before, the last is named', async () => {
    const record = await made();
    tracker.between = () => {
      tracker.edit(record.id, { Subject: 'first' });
      tracker.edit(record.id, { Subject: 'second' });
    };
    const answer = await write(record, { subject: 'ours' });
    expect(answer).toMatchObject({ overwritten: [{ value: 'second' }] });
    expect(answer).not.toMatchObject({ overwritten: [{}, {}] });
  });

  test('nothing is named where the other wrote the same, or another field', async () => {
    const record = await made();
    tracker.between = () => tracker.edit(record.id, { Subject: 'ours', Priority: 9 });
    const answer = await write(record, { subject: 'ours' });
    expect(answer).toMatchObject({ kind: 'written', record: { fields: { subject: 'ours', priority: 9 } } });
    expect(answer).not.toHaveProperty('overwritten');
  });

  test('I15: a status that replaced one is named although the rest of the write is refused', async () => {
    const record = await made();
    tracker.between = () => tracker.edit(record.id, { Status: 'stalled', Subject: 'theirs' }, 'eve');
    const answer = await write(record, { status: 'open', subject: 'ours' });
    expect(answer).toMatchObject({
      kind: 'written',
      overwritten: [{ field: 'status', value: 'stalled', by: 'eve' }],
    });
    expect(await provider.read(record.id)).toMatchObject({ record: { fields: { subject: 'theirs' } } });
  });
});

describe('an edit after ours and before it was read back', () => {
  const edited = async (edit: (id: string) => void) => {
    const record = await made();
    server.spoil('PUT', { kind: 'then', act: async () => edit(record.id) });
    return { record, answer: await write(record, { subject: 'ours' }) };
  };

  test('E33: by somebody who saw ours is an ordinary edit for the next run', async () => {
    const { record, answer } = await edited((id) => tracker.edit(id, { Subject: 'theirs' }));
    expect(answer).toMatchObject({
      kind: 'written',
      record: { version: record.version, fields: { subject: 'ours' } },
    });
    expect(answer).not.toHaveProperty('overwritten');
    expect(await provider.read(record.id, record.version)).toMatchObject({
      record: { fields: { subject: 'theirs' } },
    });
  });

  test('of another field is in the record', async () => {
    const { answer } = await edited((id) => tracker.edit(id, { Priority: 1 }));
    expect(answer).toMatchObject({ kind: 'written', record: { fields: { subject: 'ours', priority: 1 } } });
  });

  test('a deletion is told', async () => {
    const { answer } = await edited((id) => tracker.remove(id));
    expect(answer).toEqual({ kind: 'gone' });
  });
});

describe('an update', () => {
  test.each(LOST_ANSWERS)(
    'E27: that landed although %s came back is found, and sent once',
    async (_, mishap) => {
      const record = await made();
      server.spoil('PUT', mishap);
      expect(await write(record, { subject: 'ours' })).toMatchObject({
        kind: 'written',
        record: { fields: { subject: 'ours' } },
      });
      expect(server.count('PUT')).toBe(1);
    },
  );

  test.each(LOST_REQUESTS)('E27: that was lost by %s is sent again', async (_, mishap) => {
    const record = await made();
    server.spoil('PUT', mishap);
    expect(await write(record, { subject: 'ours' })).toMatchObject({
      record: { fields: { subject: 'ours' } },
    });
    expect(server.count('PUT')).toBe(2);
  });

  test('E34: that was lost while a person edited is stale, and not sent again', async () => {
    const record = await made();
    server.spoil('PUT', { kind: 'reset-before' });
    server.spoil(
      'GET /REST/2.0/ticket/1?',
      { kind: 'first', act: async () => undefined },
      {
        kind: 'first',
        act: async () => tracker.edit(record.id, { Subject: 'theirs' }),
      },
    );
    expect(await write(record, { subject: 'ours' })).toEqual({ kind: 'stale' });
    expect(server.count('PUT')).toBe(1);
  });

  test('E29: of a member Request Tracker does not know is refused before it is sent', async () => {
    const record = await made();
    for (const values of [
      { 'cf.Seen': '2026-01-01' },
      { colour: 'red' },
      { requestors: ['12'] },
      { requestors: ['group:x'] },
    ]) {
      expect(await write(record, values as { [field: string]: Json })).toMatchObject({
        kind: 'rejected',
        code: 'refused',
      });
    }
    expect(server.count('PUT')).toBe(0);
  });

  test('I1: that is overtaken between its read and its PUT is refused by If-Match', async () => {
    const record = await made();
    const overtake: Mishap = {
      kind: 'first',
      act: async () => tracker.edit(record.id, { Subject: 'theirs' }),
    };
    server.spoil('PUT', overtake);
    expect(await write(record, { subject: 'ours' })).toEqual({ kind: 'stale' });
    expect(await provider.read(record.id)).toMatchObject({ record: { fields: { subject: 'theirs' } } });
    expect(server.requests.find(({ method }) => method === 'PUT')?.headers['if-match']).toBe(record.version);
  });

  test('I1: of a ticket that has moved already is not sent', async () => {
    const record = await made();
    tracker.edit(record.id, { Priority: 1 });
    expect(await write(record, { subject: 'ours' })).toEqual({ kind: 'stale' });
    expect(server.count('PUT')).toBe(0);
  });

  test('E24: without a strong version is refused', async () => {
    const record = await made();
    for (const version of ['', 'W/"33"', '33', '*']) {
      expect(await write({ ...record, version }, { subject: 'x' })).toMatchObject({ code: 'weak-validator' });
    }
    expect(server.count('PUT')).toBe(0);
  });

  test('waits, but not for ever', async () => {
    const record = await made();
    const mishaps = Array.from({ length: 9 }, (): Mishap => ({ kind: 'answer', status: 500 }));
    server.spoil('PUT', ...mishaps);
    await expect(write(record, { subject: 'x' })).rejects.toMatchObject({
      code: 'server-error',
      retryable: true,
    });
    expect(context.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(10_000);
  });
});

describe('E30: an update in two requests, a status and then the rest', () => {
  const pass: Mishap = { kind: 'first', act: async () => undefined };

  test('of which the rest is refused says so, and gives the rest as it was', async () => {
    const record = await made();
    server.spoil('PUT', pass, { kind: 'answer', status: 422 });
    expect(await write(record, { status: 'open', subject: 'ours' })).toMatchObject({
      kind: 'written',
      record: { version: record.version, fields: { status: 'open', subject: record.fields['subject'] } },
      refusal: expect.any(String),
    });
    expect(await provider.read(record.id)).toMatchObject({ record: { fields: { status: 'open' } } });
  });

  test('of which the rest cannot be sent is a fault, and the same update goes on from there', async () => {
    const record = await made();
    const away = Array.from({ length: 9 }, (): Mishap => ({ kind: 'answer', status: 500 }));
    server.spoil('PUT', pass, ...away);
    await expect(write(record, { status: 'open', subject: 'ours' })).rejects.toMatchObject({
      retryable: true,
    });
    const now = await provider.read(record.id);
    if (now.kind !== 'found') throw new Error(now.kind);
    expect(now.record.fields).toMatchObject({ status: 'open', subject: record.fields['subject'] });
  });

  test('of which the rest meets an edit is stale, and the edit stays', async () => {
    const record = await made();
    server.spoil('PUT', { kind: 'then', act: async () => tracker.edit(record.id, { Subject: 'theirs' }) });
    expect(await write(record, { status: 'open', subject: 'ours' })).toEqual({ kind: 'stale' });
    expect(await provider.read(record.id)).toMatchObject({ record: { fields: { subject: 'theirs' } } });
  });
});

describe('a create', () => {
  test.each([...LOST_ANSWERS, ...LOST_REQUESTS])('E1, I6: with %s makes one ticket', async (_, mishap) => {
    server.spoil('POST', mishap);
    expect(await create()).toMatchObject({ kind: 'written', record: { id: '1' } });
    expect((await listAll(provider)).records.size).toBe(1);
  });

  test('E1: by another run after a person deleted the ticket is gone, not made again', async () => {
    const { id } = await made();
    tracker.remove(id);
    const later = openTracker({ url: tracker.url, token: 'bot' }, 'General').provider;
    expect(await later.create({ key: 'k', fields: TICKETS[0] })).toEqual({ kind: 'gone' });
    expect(tracker.count('POST')).toBe(1);
  });

  test('of an unknown user or status is refused', async () => {
    const refused = async (fields: { [field: string]: Json }) => provider.create({ key: 'x', fields });
    expect(await refused({ requestors: ['nobody-at-all'] })).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('nobody-at-all'),
    });
    expect(await refused({ status: 'nonsense' })).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('nonsense'),
    });
    expect((await listAll(provider)).records.size).toBe(0);
  });
});

describe('a delete', () => {
  test.each([...LOST_ANSWERS, ...LOST_REQUESTS])('with %s is done once', async (_, mishap) => {
    const record = await made();
    server.spoil('DELETE', mishap);
    expect(await provider.delete(record)).toEqual({ kind: 'deleted' });
    expect(tracker.count('DELETE')).toBe(1);
  });

  test('E57: that is overtaken between its read and its DELETE is refused by If-Match', async () => {
    const record = await made();
    server.spoil('DELETE', {
      kind: 'first',
      act: async () => tracker.edit(record.id, { Subject: 'theirs' }),
    });
    expect(await provider.delete(record)).toEqual({ kind: 'stale' });
    expect(await provider.read(record.id)).toMatchObject({ record: { fields: { subject: 'theirs' } } });
  });

  test('that is answered 500 twice with the ticket untouched is a refusal', async () => {
    const record = await made();
    server.spoil('DELETE', { kind: 'answer', status: 500 }, { kind: 'answer', status: 500 });
    expect(await provider.delete(record)).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('DeleteTicket'),
    });
  });
});
