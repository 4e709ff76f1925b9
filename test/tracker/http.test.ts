import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTracker } from '../../src/tracker/server.ts';
import type { Tracker } from '../../src/tracker/server.ts';
import { ask, createHeaders, patchHeaders } from '../support/profile-client.ts';
import type { ServedRecord } from '../support/tracker-hands.ts';

let tracker: Tracker;
beforeEach(async () => {
  tracker = await startTracker({ port: 0, now: () => '2026-01-31T10:00:00.000Z' });
});
afterEach(() => tracker.close());

const send = (request: string, given: Parameters<typeof ask>[2] = {}) => ask(tracker.url, request, given);

async function create(fields: object, key = 'k1'): Promise<ServedRecord> {
  const answer = await send('POST /records', { headers: createHeaders(key), body: { fields } });
  expect(answer.status).toBe(201);
  return answer.json as ServedRecord;
}

const RENAME = [{ op: 'replace', path: '/title', value: 'new' }];

describe('the HTTP profile, reading', () => {
  test('the schema names the profile and a kind for every field', async () => {
    const { status, json } = await send('GET /schema');
    expect(status).toBe(200);
    expect(json).toMatchObject({ profile: 'sync-kernel/1', fields: { title: { kind: 'scalar' } } });
  });

  test('a record has a strong ETag, in the header and in the body; absent fields are null', async () => {
    const made = await create({ title: 'a' });
    const { status, headers, json } = await send(`GET /records/${made.id}`);
    expect(status).toBe(200);
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(json).toEqual({
      id: made.id,
      etag: headers.get('etag'),
      updatedAt: '2026-01-31T10:00:00.000Z',
      fields: {
        title: 'a',
        body: null,
        status: null,
        labels: null,
        priority: null,
        assignee: null,
        criteria: null,
        meta: null,
      },
    });
  });

  test.each([
    ['the ETag', (etag: string) => etag, 304],
    ['its weak form', (etag: string) => `W/${etag}`, 304],
    ['a list with it', (etag: string) => `"x", ${etag}`, 304],
    ['*', () => '*', 304],
    ['another one', () => '"x"', 200],
  ])('If-None-Match with %s', async (_, header, status) => {
    const made = await create({ title: 'a' });
    const answer = await send(`GET /records/${made.id}`, { headers: { 'if-none-match': header(made.etag) } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('etag')).toBe(made.etag);
  });

  test('E20: an unknown record is 404, a deleted one 410', async () => {
    const made = await create({ title: 'a' });
    expect((await send('GET /records/R-99')).status).toBe(404);
    expect((await send(`DELETE /records/${made.id}`, { headers: { 'if-match': made.etag } })).status).toBe(
      204,
    );
    expect((await send(`GET /records/${made.id}`)).status).toBe(410);
  });
});

describe('the HTTP profile, creating', () => {
  test('I6: the same key gives the same answer, even after the record was edited', async () => {
    const made = await create({ title: 'a' });
    await send(`PATCH /records/${made.id}`, { headers: patchHeaders(made.etag), body: RENAME });
    const again = await send('POST /records', {
      headers: createHeaders('k1'),
      body: { fields: { title: 'a' } },
    });
    expect(again.status).toBe(201);
    expect(again.json).toEqual(made);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(((await send('GET /records')).json as { records: unknown[] }).records).toHaveLength(1);
  });

  test('the same key with other fields is refused', async () => {
    await create({ title: 'a' });
    const again = await send('POST /records', {
      headers: createHeaders('k1'),
      body: { fields: { title: 'b' } },
    });
    expect(again.status).toBe(422);
    expect(again.json).toMatchObject({ code: 'key-reused' });
  });

  test.each([
    ['no key', { 'content-type': 'application/json' }, 400],
    ['an empty key', createHeaders(''), 400],
    ['a key that is too long', createHeaders('x'.repeat(256)), 400],
    ['another content type', { ...createHeaders('k'), 'content-type': 'text/plain' }, 415],
    ['no content type', { 'idempotency-key': 'k', 'content-type': '' }, 415],
  ])('%s is refused', async (_, headers, status) => {
    expect((await send('POST /records', { headers, body: { fields: {} } })).status).toBe(status);
  });

  test.each([
    ['no JSON', '{"fields":', 400],
    ['E79: a prototype key', '{"fields":{"__proto__":1}}', 400],
    ['E79: a prototype key inside a value', '{"fields":{"meta":{"constructor":1}}}', 400],
    ['A29: a member named twice', '{"fields":{"title":"a","title":"b"}}', 400],
    ['E79: nesting without end', `{"fields":{"meta":${'['.repeat(100000)}${']'.repeat(100000)}}}`, 400],
    ['E52: a lone surrogate', '{"fields":{"title":"\\ud800"}}', 400],
    ['no fields', '{}', 422],
    ['fields that are an array', '{"fields":[]}', 422],
    ['another member', '{"fields":{},"id":"R-7"}', 422],
    ['an unknown field', '{"fields":{"colour":"red"}}', 422],
    ['a number where a text belongs', '{"fields":{"body":1}}', 422],
    ['an object where a scalar belongs', '{"fields":{"title":{}}}', 422],
    ['a set with an element twice', '{"fields":{"labels":["a","a"]}}', 422],
    ['a set of objects', '{"fields":{"labels":[{}]}}', 422],
    ['a list without keys', '{"fields":{"criteria":[{"text":"a"}]}}', 422],
    ['a list with a key twice', '{"fields":{"criteria":[{"id":1},{"id":1}]}}', 422],
    ['an array where a map belongs', '{"fields":{"meta":[]}}', 422],
  ])('%s is refused and makes no record', async (_, body, status) => {
    const answer = await send('POST /records', { headers: createHeaders('k'), body });
    expect(answer.status).toBe(status);
    expect(((await send('GET /records')).json as { records: unknown[] }).records).toHaveLength(0);
  });

  test('E79: a body past the size limit is refused', async () => {
    const body = JSON.stringify({ fields: { body: 'x'.repeat(1024 * 1024) } });
    expect((await send('POST /records', { headers: createHeaders('k'), body })).status).toBe(413);
  });
});

describe('the HTTP profile, updating and deleting', () => {
  test('a guarded patch gives the record with its new ETag', async () => {
    const made = await create({ title: 'a' });
    const answer = await send(`PATCH /records/${made.id}`, {
      headers: patchHeaders(made.etag),
      body: RENAME,
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id: made.id, fields: { title: 'new' } });
    expect(answer.headers.get('etag')).not.toBe(made.etag);
    expect((await send(`GET /records/${made.id}`)).json).toEqual(answer.json);
  });

  test('a patch that changes no value keeps the ETag', async () => {
    const made = await create({ title: 'new' });
    const answer = await send(`PATCH /records/${made.id}`, {
      headers: patchHeaders(made.etag),
      body: RENAME,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(made.etag);
  });

  test('removing a field makes it null', async () => {
    const made = await create({ title: 'a' });
    const body = [{ op: 'remove', path: '/title' }];
    const answer = await send(`PATCH /records/${made.id}`, { headers: patchHeaders(made.etag), body });
    expect(answer.json).toMatchObject({ fields: { title: null } });
  });

  const guards: readonly (readonly [string, Record<string, string>, number])[] = [
    ['I1: a stale ETag', { 'if-match': '"0-0"' }, 412],
    ['no If-Match', {}, 428],
    ['E24: a weak ETag', { 'if-match': 'W/"1-0"' }, 400],
    ['*', { 'if-match': '*' }, 400],
    ['two ETags', { 'if-match': '"a", "b"' }, 400],
    ['an ETag without quotes', { 'if-match': 'a' }, 400],
  ];
  test.each(guards)('%s writes and deletes nothing', async (_, headers, status) => {
    const made = await create({ title: 'a' });
    const type = { 'content-type': 'application/json-patch+json' };
    const patched = await send(`PATCH /records/${made.id}`, {
      headers: { ...type, ...headers },
      body: RENAME,
    });
    expect(patched.status).toBe(status);
    expect((await send(`DELETE /records/${made.id}`, { headers })).status).toBe(status);
    expect((await send(`GET /records/${made.id}`)).json).toEqual(made);
  });

  test.each([
    ['a test that does not hold', [{ op: 'test', path: '/title', value: 'x' }, ...RENAME], 409],
    ['a path that is not there', [{ op: 'replace', path: '/meta/x', value: 1 }], 422],
    ['an unknown field', [{ op: 'add', path: '/colour', value: 'red' }], 422],
    ['a wrong kind', [{ op: 'replace', path: '/labels', value: 'x' }], 422],
    ['E29: one good and one bad operation', [...RENAME, { op: 'add', path: '/colour', value: 1 }], 422],
    ['the whole record', [{ op: 'replace', path: '', value: {} }], 422],
    ['A29: a prototype path', [{ op: 'add', path: '/__proto__/x', value: 1 }], 422],
    ['an unknown operation', [{ op: 'swap', path: '/title', value: 1 }], 422],
    ['no array', { title: 'b' }, 422],
    ['no JSON', '[', 400],
    ['A29: a prototype key', '[{"op":"replace","path":"/meta","value":{"__proto__":1}}]', 400],
  ])('a patch with %s changes nothing', async (_, body, status) => {
    const made = await create({ title: 'a' });
    const answer = await send(`PATCH /records/${made.id}`, { headers: patchHeaders(made.etag), body });
    expect(answer.status).toBe(status);
    expect((await send(`GET /records/${made.id}`)).json).toEqual(made);
  });

  test('a patch of another content type is refused', async () => {
    const made = await create({ title: 'a' });
    const headers = { 'content-type': 'application/json', 'if-match': made.etag };
    expect((await send(`PATCH /records/${made.id}`, { headers, body: RENAME })).status).toBe(415);
  });

  test('unknown and deleted records are 404 and 410 for writes too', async () => {
    const made = await create({ title: 'a' });
    await send(`DELETE /records/${made.id}`, { headers: { 'if-match': made.etag } });
    for (const [id, status] of [
      ['R-9', 404],
      [made.id, 410],
    ] as const) {
      const given = { headers: patchHeaders(made.etag), body: RENAME };
      expect((await send(`PATCH /records/${id}`, given)).status).toBe(status);
      expect((await send(`DELETE /records/${id}`, { headers: { 'if-match': made.etag } })).status).toBe(
        status,
      );
    }
  });
});

describe('the HTTP profile, errors', () => {
  test('every refusal is a problem document', async () => {
    const { status, headers, json } = await send('GET /records/R-1');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(json).toEqual({
      type: 'urn:sync-kernel:problem:no-record',
      title: 'There is no such record',
      status,
      detail: 'There is no record "R-1".',
      code: 'no-record',
    });
  });

  test.each([
    'GET /',
    'GET /record',
    'GET /records/R-1/x',
    'GET /schema/x',
    'GET //records',
    'GET /records/',
  ])('%s is 404', async (request) => {
    expect((await send(request)).status).toBe(404);
  });

  test.each([
    ['PUT /records', 'GET, POST'],
    ['POST /schema', 'GET'],
    ['PUT /records/R-1', 'GET, PATCH, DELETE'],
  ])('%s is 405 and says what is allowed', async (request, allow) => {
    const answer = await send(request);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });
});
