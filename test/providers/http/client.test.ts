import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { definition } from '../../../src/providers/http/provider.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { FaultyServer, Mishap } from '../../support/faulty-server.ts';
import { openHttp } from '../../support/http-provider.ts';

const SCHEMA = JSON.stringify({ profile: 'sync-kernel/1', fields: {} });
const schema: Mishap = { kind: 'answer', headers: { 'content-type': 'application/json' }, body: SCHEMA };
const redirect = (location: string, status = 302): Mishap => ({
  kind: 'answer',
  status,
  headers: { location },
});
const TOKEN = 's3cret-t0ken';

let server: FaultyServer;
let other: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer(null);
  other = await startFaultyServer(null);
});
afterEach(async () => {
  await server.close();
  await other.close();
});

function open(token = TOKEN, path = '') {
  return openHttp(server.url + path, {
    options: { 'token-env': 'THE_TOKEN', timeout: 400 },
    context: { env: (name) => (name === 'THE_TOKEN' ? token : undefined) },
  }).provider;
}

describe('credentials', () => {
  test('go to the configured address as a bearer token', async () => {
    server.spoil('GET /base/schema', schema);
    await open(TOKEN, '/base/').schema();
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
  });

  test.each([301, 302, 303, 307, 308])('A45: a redirect (%d) to another host is refused', async (status) => {
    server.spoil('GET /schema', redirect(`${other.url}/schema?token=x`, status));
    const failed = open().schema();
    await expect(failed).rejects.toMatchObject({ code: 'redirect-refused', retryable: false });
    await expect(failed).rejects.toThrow(other.url);
    expect(other.requests).toEqual([]);
  });

  test('A45: a redirect that reaches another host by way of the same one is refused', async () => {
    server.spoil('GET /schema', redirect('/moved'));
    server.spoil('GET /moved', redirect(`//127.0.0.1:${new URL(other.url).port}/schema`));
    await expect(open().schema()).rejects.toMatchObject({ code: 'redirect-refused' });
    expect(other.requests).toEqual([]);
  });

  test('A40: are in no message, even when the tracker repeats them', async () => {
    const body = JSON.stringify({ title: `Bad ${TOKEN}`, detail: TOKEN });
    const headers = { 'content-type': 'application/problem+json', 'www-authenticate': TOKEN };
    server.spoil('GET /schema', { kind: 'answer', status: 401, headers, body });
    await expect(open().schema()).rejects.toThrow(/^(?!.*s3cret)/);
  });

  test.each([
    ['missing', undefined, 'token-missing'],
    ['empty', '  ', 'token-missing'],
    ['not one line', 'a\nb', 'token-invalid'],
    ['not ASCII', 'tökén', 'token-invalid'],
  ])('that are %s are a fault before any request, which does not repeat them', async (_, token, code) => {
    const { provider } = openHttp(server.url, {
      options: { 'token-env': 'THE_TOKEN' },
      context: { env: () => token },
    });
    const failed = provider.schema();
    await expect(failed).rejects.toMatchObject({ code, retryable: false });
    await expect(failed).rejects.toThrow(/^The environment variable THE_TOKEN [a-zA-Z. ]+$/);
    expect(server.requests).toEqual([]);
  });
});

describe('redirects', () => {
  test('to the same host are followed for a GET', async () => {
    server.spoil('GET /schema', redirect('/v2/schema', 308));
    server.spoil('GET /v2/schema', schema);
    expect(await open().schema()).toEqual({ fields: {}, open: false });
  });

  test('in a circle end', async () => {
    for (let i = 0; i < 9; i += 1) server.spoil('GET /schema', redirect('/schema'));
    await expect(open().schema()).rejects.toMatchObject({ code: 'redirect-refused' });
    expect(server.requests).toHaveLength(4);
  });

  test('of a write are refused', async () => {
    server.spoil('GET /schema', schema);
    server.spoil('POST', redirect('/v2/records', 307));
    const failed = open().create({ key: 'k', fields: {} });
    await expect(failed).rejects.toMatchObject({ code: 'redirect-refused', retryable: false });
    expect(server.count('POST')).toBe(1);
  });

  test('to nowhere are refused', async () => {
    server.spoil('GET /schema', { kind: 'answer', status: 302 });
    await expect(open().schema()).rejects.toMatchObject({ code: 'redirect-refused' });
  });
});

test('an upstream that is not there is a fault that may pass, and names the address', async () => {
  const { url } = server;
  await server.close();
  const failed = open().schema();
  await expect(failed).rejects.toMatchObject({ code: 'unreachable', retryable: true });
  await expect(failed).rejects.toThrow(`${url} (ECONNREFUSED)`);
});

test('bytes that are not UTF-8 are a bad answer', async () => {
  server.spoil('GET /schema', {
    kind: 'answer',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from([0x7b, 0xff, 0x7d]) as unknown as string,
  });
  server.spoil('GET /schema', schema);
  expect(await open().schema()).toEqual({ fields: {}, open: false });
  expect(server.requests).toHaveLength(2);
});

describe('the options', () => {
  const parse = (given: object) => definition.options.safeParse({ url: 'https://tracker.example', ...given });

  test.each([
    [250, 250],
    ['250ms', 250],
    ['10s', 10_000],
    ['2m', 120_000],
    [undefined, 30_000],
  ])('read the timeout %j as %d ms', (timeout, ms) => {
    expect(parse({ timeout }).data?.timeout).toBe(ms);
  });

  test.each([
    { timeout: 0 },
    { timeout: '1h' },
    { timeout: '11m' },
    { timeout: -1 },
    { timeout: 'soon' },
    { url: 'ftp://tracker.example' },
    { url: 'tracker.example' },
    { url: 'https://user:secret@tracker.example' },
    { url: 'https://tracker.example/?a=1' },
    { url: 'https://tracker.example/#a' },
    { 'token-env': 'ghp secret' },
    { token: 'secret' },
  ])('refuse %j', (given) => {
    const parsed = parse(given);
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).not.toContain('secret@');
  });
});
