import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SyncProvider } from '../../../src/provider.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { FaultyServer, Mishap } from '../../support/faulty-server.ts';
import { openHttp } from '../../support/http-provider.ts';

const SCHEMA = { profile: 'sync-kernel/1', fields: { title: { kind: 'scalar' } } };
const answer = (body: unknown, headers: Record<string, string> = {}, status = 200): Mishap => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const record = (etag?: string) => ({
  id: 'a',
  ...(etag === undefined ? {} : { etag }),
  fields: { title: 'x' },
});

let server: FaultyServer;
let provider: SyncProvider;
beforeEach(async () => {
  server = await startFaultyServer(null);
  server.spoil('GET /schema', answer(SCHEMA));
  ({ provider } = openHttp(server.url));
});
afterEach(() => server.close());

describe('reading a record', () => {
  test.each([
    [404, { kind: 'unknown' }],
    [410, { kind: 'gone' }],
    [403, { kind: 'forbidden' }],
  ])('E20: %d is an answer of its own', async (status, expected) => {
    server.spoil('GET /records', answer({ title: 'why' }, {}, status));
    expect(await provider.read('a')).toMatchObject(expected);
  });

  test('E7, E20: a permanent redirect to another record is "moved"', async () => {
    server.spoil('GET /records/a', { kind: 'answer', status: 301, headers: { location: '/records/b' } });
    server.spoil('GET /records/b', answer({ ...record('"1"'), id: 'b' }));
    expect(await provider.read('a')).toEqual({ kind: 'moved', to: 'b' });
  });

  test('another record than the one asked for is unreadable', async () => {
    server.spoil('GET /records', answer({ ...record('"1"'), id: 'b' }));
    expect(await provider.read('a')).toMatchObject({
      kind: 'unreadable',
      failure: { id: 'a', code: 'other-record' },
    });
  });

  test.each([
    ['a strong header', { etag: '"h"' }, '"b"', '"h"'],
    ['a strong body beside a weak header, as compressing proxies make it', { etag: 'W/"b"' }, '"b"', '"b"'],
    ['E24: only a weak one', { etag: 'W/"h"' }, undefined, 'W/"h"'],
    ['E24: one without quotes', { etag: 'h' }, undefined, expect.stringMatching(/^W\/"[0-9a-f]{32}"$/)],
    ['E24: none', {}, undefined, expect.stringMatching(/^W\/"[0-9a-f]{32}"$/)],
  ])('with %s gives its version', async (_, headers, body, version) => {
    server.spoil('GET /records', answer(record(body), headers));
    expect(await provider.read('a')).toMatchObject({ kind: 'found', record: { version } });
  });

  test('E24: without an ETag it can be read and compared, but not be written', async () => {
    server.spoil('GET /records', answer(record()), answer(record()));
    const read = await provider.read('a');
    if (read.kind !== 'found') throw new Error(read.kind);
    const { version } = read.record;
    expect(await provider.read('a', version)).toEqual({ kind: 'not-modified' });
    const patch = [{ op: 'replace', path: '/title', value: 'y' }] as const;
    expect(await provider.update({ id: 'a', patch, version })).toMatchObject({ code: 'weak-validator' });
  });
});

describe('the schema', () => {
  const open = () => openHttp(server.url).provider.schema();

  test('is asked for once', async () => {
    await provider.schema();
    server.spoil('GET /records', answer(record('"1"')));
    await provider.read('a');
    expect(server.count('GET /schema')).toBe(1);
  });

  test('is asked for again after a fault', async () => {
    await provider.schema();
    server.spoil('GET /schema', answer({}, {}, 401), answer(SCHEMA));
    const other = openHttp(server.url).provider;
    await expect(other.schema()).rejects.toMatchObject({ code: 'unauthorized' });
    expect((await other.schema()).fields).toEqual({ title: { kind: 'scalar', writable: true } });
  });

  test('of a later minor version is taken, with what it does not know', async () => {
    await provider.schema();
    const fields = {
      c: { kind: 'list', hint: 1 },
      r: { kind: 'text', writable: false, equivalent: ['trim'] },
    };
    server.spoil('GET /schema', answer({ profile: 'sync-kernel/1.4', fields, open: true, extra: 1 }));
    expect(await open()).toEqual({
      fields: {
        c: { kind: 'list', writable: true, key: 'id' },
        r: { kind: 'text', writable: false, equivalent: ['trim'] },
      },
      open: true,
    });
  });

  test.each([
    ['another major version', { ...SCHEMA, profile: 'sync-kernel/2' }, 'profile-unsupported'],
    ['another profile', { ...SCHEMA, profile: 'other/1' }, 'profile-unsupported'],
    ['an unknown kind', { ...SCHEMA, fields: { a: { kind: 'colour' } } }, 'bad-answer'],
    ['no fields', { profile: 'sync-kernel/1' }, 'bad-answer'],
    ['no object', [], 'bad-answer'],
  ])('with %s is a lasting fault', async (_, body, code) => {
    await provider.schema();
    server.spoil('GET /schema', answer(body));
    await expect(open()).rejects.toMatchObject({ code, retryable: false });
  });
});
