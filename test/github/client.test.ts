import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { Client } from '../../src/github/client.ts';
import { openClient } from '../../src/github/client.ts';
import type { FaultyServer } from '../support/faulty-server.ts';
import { startFaultyServer } from '../support/faulty-server.ts';

let server: FaultyServer;
let elsewhere: FaultyServer;
let client: Client;

beforeEach(async () => {
  [server, elsewhere] = [await startFaultyServer(null), await startFaultyServer(null)];
  client = openClient({
    apiUrl: server.url,
    graphqlUrl: `${server.url}/graphql`,
    token: 't0ken',
    owner: 'octo',
    repo: 'app',
  });
});

afterEach(async () => {
  await server.close();
  await elsewhere.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const rows = (count: number, from = 0) =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ id: from + n })));
const ROW = z.object({ id: z.number() });

/** A read is otherwise sent again, after seconds. */
const ONCE = { request: { retries: 0 } };

/** What the next requests are answered. */
function answers(
  ...all: readonly { readonly status: number; readonly headers?: object; readonly body?: string }[]
) {
  for (const { status, headers = {}, body = '{}' } of all)
    server.spoil('', { kind: 'answer', status, headers: { ...JSON_TYPE, ...headers }, body });
}

describe('A45: the token goes to no other host', () => {
  test.each([301, 302, 307, 308])('a %d to another host is refused', async (status) => {
    answers({ status, headers: { location: `${elsewhere.url}/rate_limit` } });
    await expect(client.get(ROW, 'GET /one', ONCE)).rejects.toMatchObject({ code: 'moved' });
    expect(elsewhere.requests).toEqual([]);
  });

  test('a redirect on the same host is followed once, and only by a read', async () => {
    const to = { status: 301, headers: { location: `${server.url}/two` } };
    answers(to, { status: 200, body: '{"id":1}' });
    expect(await client.get(ROW, 'GET /one')).toEqual({ id: 1 });
    answers(to);
    await expect(client.send(ROW, 'POST /one')).rejects.toMatchObject({ code: 'moved' });
    expect(server.count('POST')).toBe(1);
  });

  test('an address of another host is not asked at all', async () => {
    await expect(client.get(ROW, `GET ${elsewhere.url}/one`, ONCE)).rejects.toMatchObject({ code: 'moved' });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a list', () => {
  test('is read over all pages, by their numbers (A46)', async () => {
    const link = `<${elsewhere.url}/next>; rel="next"`;
    answers({ status: 200, body: rows(100), headers: { link } }, { status: 200, body: rows(1, 100) });
    expect(await client.list(ROW, 'GET /many')).toHaveLength(101);
    expect(server.requests.map(({ path }) => new URL(path, server.url).searchParams.get('page'))).toEqual([
      '1',
      '2',
    ]);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('what fails', () => {
  test.each([500, 502])('a write that was answered %d is not sent again', async (status) => {
    answers({ status }, { status: 201, body: '{"id":1}' });
    await expect(client.send(ROW, 'POST /one')).rejects.toMatchObject({
      code: 'server-error',
      retryable: true,
    });
    expect(server.count('POST')).toBe(1);
  });

  test.each([
    [403, { 'retry-after': '7' }, 'rate-limited', 7000],
    [429, { 'retry-after': '7' }, 'rate-limited', 7000],
    [403, {}, 'forbidden', undefined],
    [401, {}, 'unauthorized', undefined],
    [422, {}, 'invalid', undefined],
  ] as const)('E38: %d with %o is %s', async (status, headers, code, retryAfterMs) => {
    answers({ status, headers });
    const fault = client.get(ROW, 'GET /one');
    await expect(fault).rejects.toMatchObject({ code, retryable: code === 'rate-limited' });
    if (retryAfterMs !== undefined) await expect(fault).rejects.toMatchObject({ retryAfterMs });
  });

  test('what is not there is null; what is there and cannot be read is a fault', async () => {
    answers({ status: 404 }, { status: 410 }, { status: 200, body: '{"id":"one"}' });
    expect(await client.get(ROW, 'GET /one')).toBeNull();
    expect(await client.get(ROW, 'GET /one')).toBeNull();
    await expect(client.get(ROW, 'GET /one')).rejects.toMatchObject({ code: 'bad-answer', retryable: false });
  });
});
