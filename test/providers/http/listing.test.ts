import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SyncProvider } from '../../../src/provider.ts';
import { startTracker } from '../../../src/tracker/server.ts';
import type { Tracker } from '../../../src/tracker/server.ts';
import { listAll } from '../../suites/provider-suite.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { FaultyServer, Mishap, PassingAnswer } from '../../support/faulty-server.ts';
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
  tracker = await startTracker({ port: 0, pageSize: 2 });
  hands = handsOn(tracker.url);
  server = await startFaultyServer(tracker.url);
  ({ provider, context } = openHttp(server.url, { options: { timeout: 400 } }));
});
afterEach(async () => {
  await server.close();
  await tracker.close();
});

const LIST = 'GET /records';
const addFive = async () => {
  for (const title of ['a', 'b', 'c', 'd', 'e']) await hands.add({ title });
};
const json = (body: unknown, status = 200): Mishap => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
type Spoilt = { readonly id?: string; readonly [member: string]: unknown };
/** Changes the parsed body of a page on its way. */
const rewrite = (change: (page: { records: Spoilt[]; [member: string]: unknown }) => unknown): Mishap => ({
  kind: 'rewrite',
  change: ({ body }: PassingAnswer) => ({ body: JSON.stringify(change(JSON.parse(body))) }),
});
const FIVE = ['R-1', 'R-2', 'R-3', 'R-4', 'R-5'];

describe('a listing goes on', () => {
  const passing: readonly Mishap[] = [
    { kind: 'reset-before' },
    { kind: 'reset-after' },
    { kind: 'cut-after' },
    { kind: 'silence-before' },
    { kind: 'drip' },
    { kind: 'answer', status: 500 },
    { kind: 'answer', status: 429, headers: { 'retry-after': '2' } },
    { kind: 'answer', status: 429, headers: { 'retry-after': 'Sat, 31 Jan 2026 00:00:03 GMT' } },
    { kind: 'answer', status: 403, headers: { 'retry-after': '2' } },
    json('{"records":['),
  ];
  test.each(passing.map((mishap) => [JSON.stringify(mishap), mishap] as const))(
    'after %s, and misses nothing',
    async (_, mishap) => {
      await addFive();
      server.spoil(`${LIST}?page=`, mishap);
      const listed = await listAll(provider);
      expect([...listed.records.keys()]).toEqual(FIVE);
      expect(listed.end).toMatchObject({ complete: true, census: true });
    },
  );

  test('E39: after the time that Retry-After asks for, in seconds or as a date', async () => {
    await provider.schema();
    server.spoil(LIST, { kind: 'answer', status: 429, headers: { 'retry-after': '4' } });
    server.spoil(LIST, {
      kind: 'answer',
      status: 503,
      headers: { 'retry-after': 'Sat, 31 Jan 2026 00:00:07 GMT' },
    });
    await listAll(provider);
    expect(context.waits).toEqual([4000, 3000]);
  });

  test('E15: when records are edited between pages, with the last state of each', async () => {
    await addFive();
    server.spoil(LIST, { kind: 'then', act: () => hands.edit('R-1', { title: 'late' }) });
    const listed = await listAll(provider);
    expect(new Set(listed.records.keys())).toEqual(new Set(FIVE));
    expect(listed.records.get('R-1')?.fields['title']).toBe('late');
  });

  test('E15: when a page shows a record twice, with the later one', async () => {
    await hands.add({ title: 'a' });
    const twice = rewrite((page) => ({
      ...page,
      records: [...page.records, { ...page.records[0], fields: { title: 'later' } }],
    }));
    server.spoil(LIST, twice);
    const { pages } = await listAll(provider);
    expect(pages[0]?.records.map(({ fields }) => fields['title'])).toEqual(['later']);
  });

  test('E14: past one bad record, but the cursor does not', async () => {
    await hands.add({ title: 'a' });
    const { end } = await listAll(provider);
    await hands.add({ title: 'b' });
    await hands.edit('R-1', { title: 'A' });
    const spoilt = rewrite((page) => ({
      ...page,
      records: page.records.map((record) =>
        record.id === 'R-2' ? { ...record, fields: { labels: 'x' } } : record,
      ),
    }));
    server.spoil(LIST, spoilt);
    const listed = await listAll(provider, end.cursor);
    expect([...listed.records.keys()]).toEqual(['R-1']);
    expect(listed.pages[0]?.failed).toMatchObject([{ id: 'R-2', code: 'wrong-kind' }]);
    expect(listed.end).toEqual({ cursor: end.cursor, complete: true, census: false });
    const again = await listAll(provider, listed.end.cursor);
    expect(new Set(again.records.keys())).toEqual(new Set(['R-1', 'R-2']));
  });

  test.each([
    ['no object', 7, { code: 'bad-record' }, false],
    ['no id', { fields: {} }, { code: 'bad-record' }, false],
    ['no fields', { id: 'R-9' }, { id: 'R-9', code: 'bad-record' }, true],
    ['A28: a path as id', { id: '../x', fields: {} }, { code: 'bad-id' }, true],
    ['A28: two dots as id', { id: '..', fields: {} }, { code: 'bad-id' }, true],
    [
      'E52: a lone surrogate',
      { id: 'R-9', fields: { title: '\ud800' } },
      { id: 'R-9', code: 'unfit-value' },
      true,
    ],
    ['an element without its key', { id: 'R-9', fields: { criteria: [{}] } }, { code: 'wrong-kind' }, true],
  ])(
    'E14, E18: past a record with %s; only what has no id leaves the listing incomplete',
    async (_, bad, failure, complete) => {
      await hands.add({ title: 'a' });
      server.spoil(
        LIST,
        rewrite((page) => ({ ...page, records: [bad as Spoilt, ...page.records] })),
      );
      const listed = await listAll(provider);
      expect([...listed.records.keys()]).toEqual(['R-1']);
      expect(listed.pages[0]?.failed).toMatchObject([failure]);
      expect(listed.end).toEqual({ cursor: null, complete, census: true });
    },
  );

  test('E79: past a record with a prototype key', async () => {
    server.spoil(
      LIST,
      json('{"records":[{"id":"R-9","fields":{"__proto__":{"x":1}}}],"deleted":[],"next":null,"cursor":"c"}'),
    );
    const listed = await listAll(provider);
    expect(listed.pages[0]?.failed).toMatchObject([{ id: 'R-9', code: 'unfit-value' }]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('past a record that its own page calls deleted', async () => {
    await hands.add({ title: 'a' });
    server.spoil(
      LIST,
      rewrite((page) => ({ ...page, deleted: ['R-1'] })),
    );
    const listed = await listAll(provider);
    expect(listed.pages[0]).toMatchObject({
      records: [],
      deleted: [],
      failed: [{ id: 'R-1', code: 'contradiction' }],
    });
  });
});

describe('a listing gives up', () => {
  test.each([
    [
      'E39: a huge Retry-After',
      { kind: 'answer', status: 429, headers: { 'retry-after': '86400' } },
      86_400_000,
    ],
    [
      'E38: a secondary limit with its end',
      {
        kind: 'answer',
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1769904000' },
      },
      86_400_000,
    ],
  ] as const)('at once on %s, and says how long to wait', async (_, mishap, retryAfterMs) => {
    server.spoil(LIST, mishap);
    const failed = listAll(provider);
    await expect(failed).rejects.toMatchObject({ code: 'rate-limited', retryable: true, retryAfterMs });
    expect(context.waits).toEqual([]);
  });

  test('on an upstream that stays away, after bounded waiting, as a fault that may pass', async () => {
    await addFive();
    server.spoil(
      `${LIST}?page=`,
      ...Array.from({ length: 20 }, (): Mishap => ({ kind: 'answer', status: 503 })),
    );
    await expect(listAll(provider)).rejects.toMatchObject({ code: 'server-error', retryable: true });
    expect(context.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(10_000);
    expect(server.count(`${LIST}?page=`)).toBeLessThanOrEqual(6);
  });

  test.each([
    ['a page that is no page', json({ items: [] }), 'bad-answer', false],
    [
      'another content type',
      { kind: 'answer', headers: { 'content-type': 'text/html' }, body: '<p>' },
      'bad-answer',
      false,
    ],
    ['no content type', { kind: 'answer', body: '{}' }, 'bad-answer', false],
    ['a wrong token', json({ title: 'No' }, 401), 'unauthorized', false],
    ['E38: a plain 403', json({ title: 'No' }, 403), 'forbidden', false],
  ] as const)('on %s', async (_, mishap, code, retryable) => {
    server.spoil(LIST, mishap);
    await expect(listAll(provider)).rejects.toMatchObject({ code, retryable });
  });

  test('on an oversized answer', async () => {
    await provider.schema();
    const body = JSON.stringify({ records: [], next: null, cursor: 'x'.repeat(33 * 1024 * 1024) });
    ({ provider } = openHttp(server.url, { options: { timeout: 5000 } }));
    server.spoil(LIST, json(body));
    await expect(listAll(provider)).rejects.toMatchObject({ code: 'answer-too-large', retryable: false });
  });

  test('A46: on a page token that comes again', async () => {
    for (let i = 0; i < 5; i += 1)
      server.spoil(LIST, json({ records: [], deleted: [], next: 'again', cursor: 'c' }));
    await expect(listAll(provider)).rejects.toMatchObject({ code: 'page-loop', retryable: false });
    expect(server.count(LIST)).toBe(2);
  });

  test('on a page token that its tracker refuses, as a fault that may pass', async () => {
    await addFive();
    server.spoil(`${LIST}?page=`, json({ title: 'expired' }, 410));
    await expect(listAll(provider)).rejects.toMatchObject({ code: 'page-expired', retryable: true });
  });

  test('E18: half way on a page that is forbidden, as incomplete and with the old cursor', async () => {
    await addFive();
    server.spoil(`${LIST}?page=`, json({ title: 'No' }, 403));
    const listed = await listAll(provider);
    expect([...listed.records.keys()]).toEqual(['R-1', 'R-2']);
    expect(listed.end).toEqual({ cursor: null, complete: false, census: false });
  });
});

describe('a cursor', () => {
  test.each([400, 410, 422])('E22: that is answered %d gives a full listing', async (status) => {
    await addFive();
    server.spoil(`${LIST}?since=`, json({ title: 'gone' }, status));
    const listed = await listAll(provider, 'old');
    expect([...listed.records.keys()]).toEqual(FIVE);
    expect(listed.end).toMatchObject({ complete: true, census: true });
  });

  test('E22: of another life of the tracker gives a full listing', async () => {
    const other = await startTracker({ port: 0 });
    const { end } = await listAll(openHttp(other.url).provider);
    await other.close();
    await addFive();
    const listed = await listAll(provider, end.cursor);
    expect([...listed.records.keys()]).toEqual(FIVE);
    expect(listed.end.census).toBe(true);
  });

  test('E11: is sent as it came, and nothing of our clock is sent', async () => {
    server.spoil(LIST, json({ records: [], deleted: [], next: null, cursor: 'a b&c=ä' }));
    const { end } = await listAll(provider);
    server.spoil(LIST, json({ records: [], deleted: [], next: null, cursor: 'later' }));
    await listAll(provider, end.cursor);
    const asked = server.requests.at(-1)?.path ?? '';
    expect([...new URLSearchParams(asked.split('?')[1])]).toEqual([['since', 'a b&c=ä']]);
  });

  test('that a tracker does not give makes the next listing a full one', async () => {
    server.spoil(LIST, json({ records: [] }));
    expect((await listAll(provider)).end).toEqual({ cursor: null, complete: true, census: true });
  });
});

test('A46: a "next" that is an address is only a token for the configured one', async () => {
  const thief = await startFaultyServer(null);
  server.spoil(LIST, json({ records: [], deleted: [], next: `${thief.url}/records?x=1`, cursor: 'c' }));
  server.spoil(`${LIST}?page=http`, json({ records: [], deleted: [], next: null, cursor: 'c' }));
  await listAll(provider);
  expect(thief.requests).toEqual([]);
  await thief.close();
});

test('E19: an empty full listing is a complete census; what to make of it is for the caller', async () => {
  expect((await listAll(provider)).end).toMatchObject({ complete: true, census: true });
});

test('E21: a field that a record leaves out stays out, one beyond the schema is kept', async () => {
  server.spoil(
    LIST,
    json({ records: [{ id: 'a', etag: '"1"', fields: { title: 'x', colour: 'red' } }], next: null }),
  );
  const { records } = await listAll(provider);
  expect(records.get('a')?.fields).toEqual({ title: 'x', colour: 'red' });
});

test('nothing to do costs one request beside the schema', async () => {
  await addFive();
  const { end } = await listAll(provider);
  const before = server.requests.length;
  await listAll(provider, end.cursor);
  expect(server.requests.length - before).toBe(1);
});
