import { afterEach, describe, expect, test } from '@jest/globals';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { startTracker } from '../../src/tracker/server.ts';
import type { Tracker, TrackerOptions } from '../../src/tracker/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ask, createHeaders, patchHeaders } from '../support/profile-client.ts';
import { handsOn } from '../support/tracker-hands.ts';

const running: Tracker[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((tracker) => tracker.close()));
});

async function start(options: Partial<TrackerOptions> = {}): Promise<Tracker> {
  const tracker = await startTracker({ port: 0, ...options });
  running.push(tracker);
  return tracker;
}

async function restart(tracker: Tracker, options: Partial<TrackerOptions>): Promise<Tracker> {
  running.splice(running.indexOf(tracker), 1);
  await tracker.close();
  return start(options);
}

describe('a tracker with a data file', () => {
  test('I6, I8: keeps records, tombstones, ETags, keys and cursors over a restart', async () => {
    const dataPath = join(temporaryFolder(), 'data.json');
    const first = await start({ dataPath });
    const hands = handsOn(first.url);
    await hands.add({ title: 'a' });
    await hands.add({ title: 'b' });
    await hands.remove('R-1');
    await hands.edit('R-2', { title: 'B' });
    const post = { headers: createHeaders('key'), body: { fields: { title: 'c' } } };
    const made = await ask(first.url, 'POST /records', post);
    const before = (await ask(first.url, 'GET /records')).json;
    const second = await restart(first, { dataPath });
    expect((await ask(second.url, 'GET /records')).json).toEqual(before);
    expect((await ask(second.url, 'POST /records', post)).json).toEqual(made.json);
    expect((await ask(second.url, 'GET /records/R-1')).status).toBe(410);
    expect((await handsOn(second.url).add({ title: 'd' })).id).toBe('R-4');
    expect(fs.readdirSync(join(dataPath, '..'))).toEqual(['data.json']);
  });

  test('I8: a change that cannot be kept is not made', async () => {
    const folder = temporaryFolder();
    const dataPath = join(folder, 'data', 'tracker.json');
    fs.mkdirSync(join(folder, 'data'));
    const tracker = await start({ dataPath });
    const made = await handsOn(tracker.url).add({ title: 'a' });
    fs.renameSync(join(folder, 'data'), join(folder, 'away'));
    const body = [{ op: 'replace', path: '/title', value: 'b' }];
    const answer = await ask(tracker.url, 'PATCH /records/R-1', { headers: patchHeaders(made.etag), body });
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ code: 'not-stored' });
    expect((await ask(tracker.url, 'GET /records/R-1')).json).toEqual(made);
  });

  test.each([
    ['torn', '{"format":1,"lineage":', 'data-broken'],
    ['of a newer format', '{"format":2}', 'data-newer'],
    ['another program’s', '{"name":"x"}', 'data-broken'],
    ['E79: with a prototype key', '{"format":1,"__proto__":{}}', 'data-broken'],
    [
      'edited to a wrong kind',
      '{"format":1,"lineage":"a","schema":{"fields":{"n":{"kind":"set"}}},"sequence":1,"created":1,"answers":[],' +
        '"rows":[{"id":"R-1","sequence":1,"updatedAt":"2026-01-31T10:00:00Z","fields":{"n":"x"}}]}',
      'data-broken',
    ],
  ])('a data file that is %s is refused and kept', async (_, text, code) => {
    const dataPath = join(temporaryFolder(), 'data.json');
    fs.writeFileSync(dataPath, text);
    await expect(startTracker({ port: 0, dataPath })).rejects.toMatchObject({ name: 'TrackerFault', code });
    expect(fs.readFileSync(dataPath, 'utf8')).toBe(text);
  });

  test('the schema of the data file stays; another one is refused', async () => {
    const dataPath = join(temporaryFolder(), 'data.json');
    const schema = { fields: { name: { kind: 'scalar' } } } as const;
    const first = await start({ dataPath, schema });
    const second = await restart(first, { dataPath });
    expect((await ask(second.url, 'GET /schema')).json).toMatchObject(schema);
    const other = { fields: { name: { kind: 'text' } } } as const;
    await expect(startTracker({ port: 0, dataPath, schema: other })).rejects.toMatchObject({
      code: 'schema-differs',
    });
  });
});

describe('a tracker with a schema of its own', () => {
  test('an open one takes other fields, also by a patch that tests that they are absent', async () => {
    const schema = { fields: { name: { kind: 'scalar' } }, open: true } as const;
    const { url } = await start({ schema });
    const made = await handsOn(url).add({ name: 'a', colour: 'red' });
    expect(made.fields).toEqual({ name: 'a', colour: 'red' });
    const body = [
      { op: 'test', path: '/size', value: null },
      { op: 'replace', path: '/size', value: 3 },
    ];
    const answer = await ask(url, 'PATCH /records/R-1', { headers: patchHeaders(made.etag), body });
    expect(answer.json).toMatchObject({ fields: { name: 'a', colour: 'red', size: 3 } });
  });

  test('a read-only field is refused, unless it keeps its value', async () => {
    const schema = {
      fields: { name: { kind: 'scalar' }, owner: { kind: 'scalar', writable: false } },
    } as const;
    const { url } = await start({ schema });
    const post = { headers: createHeaders('k'), body: { fields: { owner: 'x' } } };
    expect((await ask(url, 'POST /records', post)).status).toBe(422);
    const made = await handsOn(url).add({ name: 'a', owner: null });
    const body = [{ op: 'replace', path: '/owner', value: 'x' }];
    expect((await ask(url, 'PATCH /records/R-1', { headers: patchHeaders(made.etag), body })).status).toBe(
      422,
    );
  });

  test('one with an unknown kind is refused', async () => {
    const schema = { fields: { name: { kind: 'colour' } } } as never;
    await expect(startTracker({ port: 0, schema })).rejects.toMatchObject({ code: 'schema-broken' });
  });
});

describe('a tracker with a token', () => {
  test.each([
    ['no header', {}, 401],
    ['another token', { authorization: 'Bearer other' }, 401],
    ['another scheme', { authorization: 'Basic secret' }, 401],
    ['the token', { authorization: 'Bearer secret' }, 200],
    ['the scheme in lower case', { authorization: 'bearer secret' }, 200],
  ])('%s', async (_, headers: Record<string, string>, status) => {
    const { url } = await start({ token: 'secret' });
    const answer = await ask(url, 'GET /schema', { headers });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.text).not.toContain('secret');
  });
});

test('a port that is taken is a fault that says so', async () => {
  const { port } = await start();
  await expect(startTracker({ port })).rejects.toMatchObject({ code: 'port-taken' });
});

test('a tracker listens on this machine only, unless told otherwise', async () => {
  expect((await start()).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
