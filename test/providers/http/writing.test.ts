import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { NativeRecord, SyncProvider } from '../../../src/provider.ts';
import { startTracker } from '../../../src/tracker/server.ts';
import type { Tracker } from '../../../src/tracker/server.ts';
import { listAll, setField } from '../../suites/provider-suite.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { FaultyServer, Mishap } from '../../support/faulty-server.ts';
import { openHttp } from '../../support/http-provider.ts';
import type { TestContext } from '../../support/provider-context.ts';
import { handsOn } from '../../support/tracker-hands.ts';
import type { TrackerHands } from '../../support/tracker-hands.ts';

let tracker: Tracker;
let server: FaultyServer;
let hands: TrackerHands;
let provider: SyncProvider;
let context: TestContext;
beforeEach(async () => {
  tracker = await startTracker({ port: 0 });
  hands = handsOn(tracker.url);
  server = await startFaultyServer(tracker.url);
  ({ provider, context } = openHttp(server.url, { options: { timeout: 400 } }));
});
afterEach(async () => {
  await server.close();
  await tracker.close();
});

async function added(): Promise<NativeRecord> {
  const { id } = await hands.add({ title: 'old', labels: ['a'], meta: { a: 1 } });
  const answer = await provider.read(id);
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer.record;
}

const update = (record: NativeRecord, value = 'new') =>
  provider.update({ id: record.id, patch: setField(record, 'title', value), version: record.version });

const AFTER: readonly Mishap[] = [
  { kind: 'reset-after' },
  { kind: 'silence-after' },
  { kind: 'cut-after' },
  { kind: 'answer-after', status: 500 },
  { kind: 'answer-after', status: 503, headers: { 'retry-after': '1' } },
  { kind: 'answer-after', status: 200, body: '{"id":', headers: { 'content-type': 'application/json' } },
  { kind: 'answer-after', status: 200, body: '<p>ok</p>', headers: { 'content-type': 'text/html' } },
];
const BEFORE: readonly Mishap[] = [
  { kind: 'reset-before' },
  { kind: 'silence-before' },
  { kind: 'answer', status: 502 },
  { kind: 'answer', status: 408 },
  { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 403, headers: { 'retry-after': '1' } },
];
const named = (mishaps: readonly Mishap[]) => mishaps.map((each) => [JSON.stringify(each), each] as const);

describe('an update', () => {
  test.each(named(AFTER))('E27: that landed although %s is written, once', async (_, mishap) => {
    const record = await added();
    server.spoil('PATCH', mishap);
    expect(await update(record)).toMatchObject({ kind: 'written', record: { fields: { title: 'new' } } });
    expect(server.count('PATCH')).toBe(1);
    expect((await hands.get(record.id)).etag).not.toBe(record.version);
  });

  test.each(named(BEFORE))('that did not land because of %s is sent again', async (_, mishap) => {
    const record = await added();
    server.spoil('PATCH', mishap);
    expect(await update(record)).toMatchObject({ kind: 'written', record: { fields: { title: 'new' } } });
    expect(server.count('PATCH')).toBe(2);
  });

  test('E27: that lost its answer before a person edited is stale, and the edit stays', async () => {
    const record = await added();
    const edit = () => hands.edit(record.id, { title: 'theirs' });
    server.spoil('PATCH', { kind: 'reset-after' });
    server.spoil(`GET /records/${record.id}`, { kind: 'first', act: edit });
    expect(await update(record)).toEqual({ kind: 'stale' });
    expect(server.count('PATCH')).toBe(1);
    expect((await hands.get(record.id)).fields['title']).toBe('theirs');
  });

  test('E27: that lost its answer before a person edited another field is written', async () => {
    const record = await added();
    const edit = () => hands.edit(record.id, { status: 'doing' });
    server.spoil('PATCH', { kind: 'reset-after' });
    server.spoil(`GET /records/${record.id}`, { kind: 'first', act: edit });
    const answer = await update(record);
    expect(answer).toMatchObject({ kind: 'written', record: { fields: { title: 'new', status: 'doing' } } });
  });

  test('E27: whose second try is refused because a slow first one landed is written', async () => {
    const record = await added();
    const land = async () => {
      await hands.edit(record.id, { title: 'new' });
    };
    server.spoil('PATCH', { kind: 'reset-before' }, { kind: 'first', act: land });
    expect(await update(record)).toMatchObject({ kind: 'written', record: { fields: { title: 'new' } } });
    expect(server.count('PATCH')).toBe(2);
  });

  test('I1: that a person overtook is stale without another request', async () => {
    const record = await added();
    await hands.edit(record.id, { title: 'theirs' });
    const before = server.requests.length;
    expect(await update(record)).toEqual({ kind: 'stale' });
    expect(server.requests.length).toBe(before + 1);
  });

  test('whose test fails is stale', async () => {
    const record = await added();
    const patch = setField({ ...record, fields: { title: 'other' } }, 'title', 'new');
    expect(await provider.update({ id: record.id, patch, version: record.version })).toEqual({
      kind: 'stale',
    });
  });

  test('that a person deleted meanwhile is gone', async () => {
    const record = await added();
    await hands.remove(record.id);
    expect(await update(record)).toEqual({ kind: 'gone' });
  });

  test('that the tracker will not take is rejected with its reason, in neutral text', async () => {
    const record = await added();
    const patch = [{ op: 'add', path: '/colour', value: 'red' }] as const;
    const answer = await provider.update({ id: record.id, patch, version: record.version });
    expect(answer).toMatchObject({ kind: 'rejected', code: 'refused' });
    expect(answer).toMatchObject({ message: expect.stringContaining('There is no field "colour".') });
    const body = JSON.stringify({ title: 'a\u202eb\nc\u001b[31m', detail: 'x'.repeat(5000) });
    const headers = { 'content-type': 'application/problem+json' };
    server.spoil('PATCH', { kind: 'answer', status: 422, headers, body });
    const long = await update(record);
    expect(long).toMatchObject({ kind: 'rejected', message: expect.stringMatching(/a b c \[31m: x{10,}…$/) });
    expect((long as { message: string }).message.length).toBeLessThan(400);
  });

  test.each([400, 413, 415])('that is answered %d is rejected', async (status) => {
    const record = await added();
    server.spoil('PATCH', { kind: 'answer', status });
    expect(await update(record)).toMatchObject({ kind: 'rejected', code: 'refused' });
  });

  test.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [405, 'unexpected-answer'],
    [428, 'guard-ignored'],
    [501, 'server-error'],
  ])('that is answered %d is a lasting fault', async (status, code) => {
    const record = await added();
    for (let i = 0; i < 2; i += 1) server.spoil('PATCH', { kind: 'answer', status });
    await expect(update(record)).rejects.toMatchObject({ code, retryable: false });
  });

  test('E24: a weak or missing ETag is never sent in If-Match', async () => {
    const record = await added();
    for (const version of ['W/"1-a"', '', '1-a', '"a" "b"', '*']) {
      const request = { id: record.id, patch: setField(record, 'title', 'new'), version };
      expect(await provider.update(request)).toMatchObject({ kind: 'rejected', code: 'weak-validator' });
      expect(await provider.delete(request)).toMatchObject({ kind: 'rejected', code: 'weak-validator' });
    }
    expect(server.count('PATCH') + server.count('DELETE')).toBe(0);
  });

  test('E29: a lying 200 with the old value is found out by a direct read', async () => {
    const record = await added();
    const lie = { id: record.id, etag: record.version, fields: record.fields };
    const headers = { 'content-type': 'application/json', etag: record.version };
    server.spoil('PATCH', { kind: 'answer', status: 200, headers, body: JSON.stringify(lie) });
    expect(await update(record)).toMatchObject({ kind: 'written', record: { fields: { title: 'old' } } });
  });

  test('E28: a value that the tracker rewrites is given as the tracker holds it', async () => {
    const record = await added();
    const rewrite = () => hands.edit(record.id, { title: 'NEW' });
    server.spoil('PATCH', { kind: 'then', act: rewrite });
    server.spoil(`GET /records/${record.id}`, { kind: 'first', act: rewrite });
    expect(await update(record)).toMatchObject({ kind: 'written', record: { fields: { title: 'new' } } });
    server.spoil('PATCH', {
      kind: 'rewrite',
      change: ({ body }) => ({ body: body.replace('"newer"', '"NEWER"') }),
    });
    const now = await provider.read(record.id);
    if (now.kind !== 'found') throw new Error(now.kind);
    expect(await update(now.record, 'newer')).toMatchObject({ record: { fields: { title: 'newer' } } });
  });

  test('E23: an answer without the record is completed by a direct read, a lagging one is repeated', async () => {
    const record = await added();
    const old = { id: record.id, etag: record.version, fields: record.fields };
    const headers = { 'content-type': 'application/json', etag: record.version };
    server.spoil('PATCH', { kind: 'answer-after', status: 204 });
    server.spoil(`GET /records/${record.id}`, {
      kind: 'answer',
      status: 200,
      headers,
      body: JSON.stringify(old),
    });
    expect(await update(record)).toMatchObject({ kind: 'written', record: { fields: { title: 'new' } } });
  });

  test('an answer without an ETag is completed by a direct read', async () => {
    const record = await added();
    server.spoil('PATCH', {
      kind: 'rewrite',
      change: ({ body }) => ({
        headers: { 'content-type': 'application/json' },
        body: body.replace(/"etag":"[^,]*",/, ''),
      }),
    });
    const answer = await update(record);
    expect(answer).toMatchObject({ kind: 'written', record: { version: (await hands.get(record.id)).etag } });
  });

  test('E1: a tracker that never answers is a retryable fault, and waiting stays bounded', async () => {
    const record = await added();
    server.spoil('PATCH', ...Array.from({ length: 9 }, (): Mishap => ({ kind: 'reset-before' })));
    await expect(update(record)).rejects.toMatchObject({ code: 'unreachable', retryable: true });
    expect(context.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(10_000);
  });

  test('a patch of parts of fields that landed without an answer is written', async () => {
    const record = await added();
    server.spoil('PATCH', { kind: 'reset-after' });
    const patch = [
      { op: 'test', path: '/labels', value: ['a'] },
      { op: 'add', path: '/labels/-', value: 'b' },
      { op: 'test', path: '/meta/a', value: 1 },
      { op: 'replace', path: '/meta/a', value: 2 },
    ] as const;
    const answer = await provider.update({ id: record.id, patch, version: record.version });
    expect(answer).toMatchObject({
      kind: 'written',
      record: { fields: { labels: ['a', 'b'], meta: { a: 2 } } },
    });
  });
});

describe('a create', () => {
  const create = (key = 'key-1') => provider.create({ key, fields: { title: 'made' } });

  test.each(named([...AFTER, ...BEFORE].slice(0, 6)))(
    'E1, I6: with %s makes one record',
    async (_, mishap) => {
      server.spoil('POST', mishap);
      expect(await create()).toMatchObject({ kind: 'written', record: { fields: { title: 'made' } } });
      expect((await listAll(provider)).records.size).toBe(1);
      const keys = server.requests
        .filter(({ method }) => method === 'POST')
        .map(({ headers }) => headers['idempotency-key']);
      expect(new Set(keys)).toEqual(new Set(['key-1']));
    },
  );

  test('E1: repeated after a person edited gives the record as it is now', async () => {
    await create();
    await hands.edit('R-1', { title: 'edited' });
    expect(await create()).toMatchObject({ kind: 'written', record: { fields: { title: 'edited' } } });
  });

  test('E1: repeated after a person deleted it is gone, not made again', async () => {
    await create();
    await hands.remove('R-1');
    expect(await create()).toEqual({ kind: 'gone' });
  });

  test('that is still at work upstream is waited for', async () => {
    server.spoil('POST', { kind: 'answer', status: 409 });
    expect(await create()).toMatchObject({ kind: 'written' });
  });

  test('that the tracker will not take is rejected', async () => {
    const answer = await provider.create({ key: 'k', fields: { labels: 'x' } });
    expect(answer).toMatchObject({ kind: 'rejected', code: 'refused' });
  });

  test('whose answer has no record is a fault that says it may exist', async () => {
    const headers = { 'content-type': 'application/json' };
    server.spoil('POST', { kind: 'answer-after', status: 201, headers, body: '{}' });
    await expect(create()).rejects.toMatchObject({ code: 'create-unconfirmed', retryable: false });
  });
});

describe('a delete', () => {
  const remove = (record: NativeRecord) => provider.delete({ id: record.id, version: record.version });

  test.each(named(AFTER.slice(0, 5)))('that landed although %s is deleted', async (_, mishap) => {
    const record = await added();
    server.spoil('DELETE', mishap);
    expect(await remove(record)).toEqual({ kind: 'deleted' });
    expect(server.count('DELETE')).toBe(1);
  });

  test.each(named(BEFORE))('that did not land because of %s is sent again', async (_, mishap) => {
    const record = await added();
    server.spoil('DELETE', mishap);
    expect(await remove(record)).toEqual({ kind: 'deleted' });
    expect(server.count('DELETE')).toBe(2);
  });

  test('E57: that lost its way before a person edited is stale', async () => {
    const record = await added();
    server.spoil('DELETE', { kind: 'reset-before' });
    server.spoil(`GET /records/${record.id}`, {
      kind: 'first',
      act: () => hands.edit(record.id, { status: 'x' }),
    });
    expect(await remove(record)).toEqual({ kind: 'stale' });
    expect((await hands.get(record.id)).fields['status']).toBe('x');
  });
});
