import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { definition } from '../../../src/providers/request-tracker/provider.ts';
import type { SyncProvider } from '../../../src/provider.ts';
import { openTracker, TICKETS } from '../../e2e/request-tracker-server.ts';
import { listAll } from '../../suites/provider-suite.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { FaultyServer, Mishap } from '../../support/faulty-server.ts';
import { FakeTracker } from './fake-tracker.ts';

let tracker: FakeTracker;
let server: FaultyServer;
let provider: SyncProvider;
beforeEach(async () => {
  tracker = await new FakeTracker().start();
  server = await startFaultyServer(tracker.url);
  ({ provider } = openTracker({ url: server.url, token: 'bot' }, 'General', { options: { timeout: 300 } }));
});
afterEach(async () => {
  await server.close();
  await tracker.stop();
});

const html = { 'content-type': 'text/html' };
const redirect = (location: string): Mishap => ({ kind: 'answer', status: 302, headers: { location } });

describe('faults', () => {
  test.each([
    ['401', { kind: 'answer', status: 401 }, 'unauthorized', false],
    ['403', { kind: 'answer', status: 403 }, 'forbidden', false],
    [
      '403 with Retry-After (E38)',
      { kind: 'answer', status: 403, headers: { 'retry-after': '60' } },
      'rate-limited',
      true,
    ],
    ['429', { kind: 'answer', status: 429, headers: { 'retry-after': '60' } }, 'rate-limited', true],
    ['503', { kind: 'answer', status: 503, headers: { 'retry-after': '60' } }, 'server-error', true],
    ['501', { kind: 'answer', status: 501 }, 'server-error', false],
    ['418', { kind: 'answer', status: 418 }, 'unexpected-answer', false],
    ['a login page', { kind: 'answer', status: 200, headers: html, body: '<html>' }, 'bad-answer', false],
    [
      'another JSON',
      { kind: 'answer', headers: { 'content-type': 'application/json' }, body: '[]' },
      'bad-answer',
      false,
    ],
    [
      'a redirect to another host (A45)',
      redirect('http://127.0.0.1:1/REST/2.0/queue/General'),
      'redirect-refused',
      false,
    ],
    ['a redirect to nowhere', redirect('http://['), 'redirect-refused', false],
  ] as const)('%s is told', async (_, mishap, code, retryable) => {
    server.spoil('GET', mishap);
    await expect(provider.schema()).rejects.toMatchObject({ code, retryable });
    expect(server.requests).toHaveLength(1);
  });

  test('E39: a long Retry-After is handed on', async () => {
    server.spoil('GET', { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } });
    await expect(provider.schema()).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
  });

  test.each([
    ['no answer', { kind: 'silence-before' }, 'timed-out'],
    ['a broken connection', { kind: 'reset-before' }, 'unreachable'],
    [
      'broken JSON',
      { kind: 'answer', headers: { 'content-type': 'application/json' }, body: '{"id":' },
      'bad-answer',
    ],
    ['an answer that never ends', { kind: 'drip' }, 'timed-out'],
  ] as const)('%s is waited for, then told', async (_, mishap, code) => {
    server.spoil('GET', mishap, mishap, mishap);
    await expect(provider.schema()).rejects.toMatchObject({ code, retryable: true });
    expect(server.requests).toHaveLength(3);
    expect(await provider.schema()).toMatchObject({ open: false });
  });

  test('a redirect on the same host is followed for GET, three times, never for a write', async () => {
    server.spoil('GET', redirect('/REST/2.0/queue/1'));
    await provider.schema();
    server.spoil('POST', redirect('/REST/2.0/ticket'));
    await expect(provider.create({ key: 'k', fields: TICKETS[0] })).rejects.toMatchObject({
      code: 'redirect-refused',
    });
    const loop = redirect('/REST/2.0/ticket/1');
    server.spoil('GET', loop, loop, loop, loop);
    await expect(provider.read('1')).rejects.toMatchObject({ code: 'redirect-refused' });
  });

  test('A40: the token is in no message, whatever comes back', async () => {
    const secret = 'se-cret-1-14-abc';
    const { provider } = openTracker({ url: server.url, token: secret }, 'General');
    const body = JSON.stringify({ message: `bad token ${secret}\u202e\u001b[31m` });
    server.spoil('GET', {
      kind: 'answer',
      status: 401,
      headers: { 'content-type': 'application/json' },
      body,
    });
    const fault = await provider.schema().catch((error: unknown) => error as Error);
    expect((fault as Error).message).toMatch(/bad token \*\*\*/);
    expect((fault as Error).message).not.toMatch(/se-cret|\p{Cc}|\p{Cf}/u);
  });

  test('an empty or odd token is told before anything is sent', async () => {
    for (const [token, code] of [
      ['', 'token-missing'],
      ['a b', 'token-invalid'],
    ] as const) {
      const { provider } = openTracker({ url: server.url, token }, 'General');
      await expect(provider.schema()).rejects.toMatchObject({ code });
    }
    expect(server.requests).toHaveLength(0);
  });

  test('a queue or a key field that is not there is told', async () => {
    const open = (queue: string, options = {}) =>
      openTracker({ url: server.url, token: 'bot' }, queue, { options }).provider;
    await expect(open('Nope').schema()).rejects.toMatchObject({ code: 'no-such-queue' });
    for (const field of ['Nope', 'Tags', 'Notes']) {
      await expect(open('General', { 'key-field': field }).schema()).rejects.toMatchObject({
        code: 'no-such-field',
      });
    }
  });
});

describe('a listing', () => {
  const fill = async (count: number) => {
    for (let n = 1; n <= count; n += 1)
      await provider.create({ key: `k${n}`, fields: { subject: `Ticket ${n}` } });
  };

  test.each(['bot', 'root'])(
    'A46, E15: of %s goes through all pages by number, never to an address of an answer',
    async (token) => {
      const options = { timeout: '5s' };
      ({ provider } = openTracker({ url: server.url, token }, 'General', { options }));
      const start = await listAll(provider);
      await fill(104);
      expect((await listAll(provider)).records.size).toBe(104);
      const since = await listAll(provider, start.end.cursor);
      expect(since.records.size).toBe(104);
      expect(since.end).toMatchObject({ complete: true, census: false });
    },
    60_000,
  );

  test('E12, E13: a transaction that came to light late is listed, those seen are not asked for again', async () => {
    await fill(3);
    const { end } = await listAll(provider);
    expect((await listAll(provider, end.cursor)).records.size).toBe(0);
    const cursor = JSON.parse(end.cursor ?? '') as { from: number; seen: number[] };
    const missed = JSON.stringify({ ...cursor, seen: cursor.seen.toSpliced(1, 1) });
    expect([...(await listAll(provider, missed)).records.keys()]).toEqual(['2']);
  });

  test('E22: a cursor of something else means reading everything again', async () => {
    await fill(1);
    for (const cursor of ['', '7', '{"from":-1,"seen":[]}', '2026-01-01T00:00:00Z']) {
      expect((await listAll(provider, cursor)).end).toMatchObject({ census: true });
    }
  });

  test('E14: a ticket that cannot be read stops no other, and the cursor does not pass it', async () => {
    const { end } = await listAll(provider);
    await fill(2);
    const body = JSON.stringify({ id: 1, Subject: 7 });
    server.spoil('GET /REST/2.0/ticket/1', {
      kind: 'answer',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const listed = await listAll(provider, end.cursor);
    expect([...listed.records.keys()]).toEqual(['2']);
    expect(listed.pages.flatMap(({ failed }) => failed ?? [])).toMatchObject([
      { id: '1', code: 'bad-record' },
    ]);
    expect(listed.end.cursor).toBe(end.cursor);
    expect((await listAll(provider, end.cursor)).records.size).toBe(2);
  });

  test('E7, E20: merged, deleted and moved tickets are told apart', async () => {
    tracker.addQueue('Other');
    await fill(4);
    const { end } = await listAll(provider);
    tracker.merge('1', '2');
    tracker.remove('3');
    tracker.edit('4', { Queue: 'Other' });
    const listed = await listAll(provider, end.cursor);
    expect([...listed.records.keys()]).toEqual(['2']);
    expect([...listed.deleted]).toEqual(['3', '4']);
    expect(listed.pages.flatMap(({ failed }) => failed ?? [])).toMatchObject([{ id: '1', code: 'moved' }]);
    expect(await provider.read('1')).toEqual({ kind: 'moved', to: '2' });
  });
});

describe('the options', () => {
  const parse = (more: object) =>
    definition.options.safeParse({ url: 'https://rt.example', queue: 'Q', 'token-env': 'T', ...more });

  test('take the address of the start page or of REST 2.0', () => {
    for (const url of [
      'https://rt.example/rt',
      'https://rt.example/rt/',
      'https://rt.example/rt/REST/2.0/',
    ]) {
      expect(parse({ url })).toMatchObject({
        success: true,
        data: { url: 'https://rt.example/rt', timeout: 30_000 },
      });
    }
  });

  test.each([
    { url: 'ftp://rt.example' },
    { url: 'https://u:p@rt.example' },
    { url: 'https://rt.example?x' },
    { queue: ' ' },
    { 'token-env': '1-14-secret' },
    { 'token-env': undefined },
    { timeout: '11m' },
    { timeout: 'soon' },
    { other: 1 },
  ])('refuse %j', (more) => {
    expect(parse(more).success).toBe(false);
  });
});
