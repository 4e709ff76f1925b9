import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renderMarker } from '../../../src/views/markdown/marker.ts';
import type { Answer, JsonObject } from '../../support/github/exchange.ts';
import type { Fault } from '../../support/github/faults.ts';
import { listAll } from '../../suites/provider-suite.ts';
import { ISSUES, REPOSITORY, startStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(async () => {
  await stage.close();
});

const LIST = `GET ${ISSUES}`;
const list = (cursor: string | null = null) => listAll(stage.provider, cursor);
async function open(count: number, about: JsonObject = {}): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await stage.github.world.call('wendy', 'POST', ISSUES, { title: `issue ${i}`, ...about });
  }
}
const secondOf = async (id: string) => String((await stage.live(id))['updated_at']);
/** Changes the rows of a page on its way. */
const rewrite = (change: (rows: JsonObject[]) => unknown): Fault => ({
  kind: 'rewrite',
  change: (answer: Answer) => ({ ...answer, json: change(answer.json as JsonObject[]) }),
});

describe('what is listed', () => {
  test('is issues only: no pull request, no issue of ours, closed ones too', async () => {
    await stage.issue({ title: 'open' });
    const closed = await stage.issue({ title: 'closed' });
    await stage.edit(closed.id, { state: 'closed' });
    const marker = renderMarker({ kind: 'conflict', sync: 'backlog', generation: 1 });
    await stage.issue({ title: 'other' });
    await stage.github.world.openIssue({
      repository: REPOSITORY,
      by: 'github-actions[bot]',
      title: 'Conflict',
      body: `${marker}\nChoose.`,
    });
    await stage.github.world.commit({ repository: REPOSITORY, files: { a: 'b' }, by: 'wendy', branch: 'b' });
    const pull = await stage.github.world.openPull({ repository: REPOSITORY, by: 'wendy', head: 'b' });
    const { records, end } = await list();
    expect([...records.keys()].sort()).toEqual(['1', '2', '3']);
    expect(end).toMatchObject({ complete: true, census: true });
    const { provider } = stage.open({ token: 'wendy' });
    for (const id of ['4', String(pull)]) expect(await provider.read(id)).toEqual({ kind: 'unknown' });
  });

  test('is what the filter lets through; an issue that loses its label is missed at once', async () => {
    const { provider } = stage.open({ options: { labels: ['backlog'] } });
    for (const labels of [['Backlog'], ['backlog', 'x'], ['x']]) await stage.issue({ labels });
    const all = await listAll(provider);
    expect([...all.records.keys()]).toEqual(['2', '1']);
    await stage.edit('1', { labels: ['x'] });
    const after = await listAll(provider, all.end.cursor);
    expect([...after.records.keys()]).toEqual(['2']);
    expect(after.end).toMatchObject({ complete: true, census: true });
    // Nobody deleted it: read directly it is there.
    expect((await provider.read('1')).kind).toBe('found');
  });

  test('E17: notices a deletion and a transfer, which no listing by time shows', async () => {
    await open(3);
    const { end } = await list();
    stage.github.world.loseIssue(REPOSITORY, 2, null);
    const after = await list(end.cursor);
    expect([...after.records.keys()]).toEqual(['3', '1']);
    expect(after.end.census).toBe(true);
  });

  test('E17: without a count everything is listed once a day', async () => {
    await open(3);
    const { end } = await list();
    stage.github.world.loseIssue(REPOSITORY, 2, null);
    stage.github.fault('POST /graphql', { kind: 'status', status: 404 }, 2);
    expect((await list(end.cursor)).end.census).toBe(false);
    stage.github.clock.advance(24 * 3600);
    const later = await list(end.cursor);
    expect(later.end.census).toBe(true);
    expect([...later.records.keys()]).toEqual(['3', '1']);
  });

  test('names a deletion through us', async () => {
    await open(2);
    const { end, records } = await list();
    await stage.provider.delete(records.get('1')!);
    expect((await list(end.cursor)).deleted).toEqual(new Set(['1']));
  });
});

describe('a run with nothing to do', () => {
  test('costs two requests, one of them a 304 that counts nothing; the cursor stays', async () => {
    await open(120);
    const { end } = await list();
    stage.asked();
    const again = await list(end.cursor);
    expect(stage.asked()).toEqual([LIST, 'POST /graphql']);
    expect(stage.github.requests.at(-2)?.status).toBe(304);
    expect(again.end).toEqual({ cursor: end.cursor, complete: true, census: false });
    expect([again.records.size, again.deleted.size]).toEqual([0, 0]);
  });

  test('E25: with the token of another job lists nothing either', async () => {
    await open(5);
    const { end } = await list();
    const { provider } = stage.open({ token: 'wendy' });
    stage.asked();
    const again = await listAll(provider, end.cursor);
    expect(stage.asked()).toHaveLength(2);
    expect(again.records.size + again.deleted.size).toBe(0);
    expect(again.end.census).toBe(false);
  });

  test('I5: our own issues that change are not heard of', async () => {
    const body = `${renderMarker({ kind: 'sync-issue', sync: 'backlog', generation: 1 })}\nPlan`;
    const number = await stage.github.world.openIssue({
      repository: REPOSITORY,
      by: 'ada',
      title: 'Sync',
      body,
    });
    const { end } = await list();
    await stage.edit(String(number), { body: `${body} 2` });
    const again = await list(end.cursor);
    expect(again.pages.every(({ records, deleted }) => records.length + (deleted?.length ?? 0) === 0)).toBe(
      true,
    );
    expect(again.end.census).toBe(false);
  });
});

describe('E12, E13, E15: nothing is missed', () => {
  test('among more issues than a page that share one second', async () => {
    await open(230);
    const { records, end } = await list();
    expect(records.size).toBe(230);
    expect(end.complete).toBe(true);
  });

  test('when an issue moves to the end between two pages', async () => {
    await open(210);
    for (const nth of [2, 3]) {
      stage.github.before(LIST, () => stage.edit(String(nth), { title: 'moved' }), { nth });
    }
    const { records, end } = await list();
    expect(records.size).toBe(210);
    expect(records.get('2')?.fields['title']).toBe('moved');
    // What moved behind the first pass is in this listing or in the next.
    const after = await list(end.cursor);
    expect(after.end.census).toBe(false);
    expect(stage.github.unusedRules()).toBe(0);
  });

  test('when an edit of the same second follows the listing', async () => {
    await open(3);
    const { end } = await list();
    await stage.github.world.call('wendy', 'PATCH', `${ISSUES}/2`, { title: 'same second' });
    const after = await list(end.cursor);
    expect([...after.records]).toMatchObject([['2', { fields: { title: 'same second' } }]]);
  });

  test('E16: where the server tells some times in milliseconds or with an offset', async () => {
    await open(3);
    const { end } = await list();
    await stage.edit('1', { title: 'edited' });
    const exact = (rows: JsonObject[]) =>
      rows.map((row) => ({ ...row, updated_at: String(row['updated_at']).replace('Z', '.900Z') }));
    stage.github.fault(LIST, rewrite(exact));
    const { since } = JSON.parse(end.cursor ?? '') as { since: string };
    const { provider } = stage.open();
    // The newest of all is edited in the very second up to which everything is known.
    const cursor = JSON.stringify({
      ...JSON.parse(end.cursor ?? ''),
      since: await secondOf('1'),
      etag: null,
    });
    const after = await listAll(provider, cursor);
    expect(after.records.get('1')?.fields['title']).toBe('edited');
    expect(JSON.parse(after.end.cursor ?? '')).toMatchObject({
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(since <= (JSON.parse(after.end.cursor ?? '') as { since: string }).since).toBe(true);
  });

  test('when an edit comes to light half a minute late', async () => {
    await open(2);
    await stage.edit('1', { title: 'late' });
    stage.github.clock.advance(30);
    await stage.edit('2', { title: 'new' });
    const rows = await stage.github.world.all(`${ISSUES}?state=all`);
    const body = rows.filter(({ number }) => number !== 1);
    stage.github.fault(LIST, { kind: 'status', status: 200, body });
    const { records, end } = await list();
    expect(records.has('1')).toBe(false);
    const after = await list(end.cursor);
    expect(after.records.get('1')?.fields['title']).toBe('late');
  });

  test('over many changes, with one page for a hundred of them', async () => {
    await open(250);
    const { end } = await list();
    for (let id = 1; id <= 150; id += 1) await stage.edit(String(id), { title: `changed ${id}` });
    stage.asked();
    const after = await list(end.cursor);
    expect(after.records.size).toBe(150);
    expect(after.end.census).toBe(false);
    expect(stage.asked().length).toBeLessThanOrEqual(Math.ceil(150 / 100) + 3);
    const once = await list(after.end.cursor);
    expect(once.records.size).toBe(0);
  });

  test('E22: a cursor of another filter, repository or kind begins anew', async () => {
    await open(2, { labels: ['a'] });
    const { end } = await list();
    for (const cursor of ['', 'null', '{}', '{"format":2}', 'R-7']) {
      expect((await list(cursor)).records.size).toBe(2);
    }
    const { provider } = stage.open({ options: { labels: ['a'] } });
    const anew = await listAll(provider, end.cursor);
    expect(anew.records.size).toBe(2);
    expect(anew.end).toMatchObject({ census: true });
    expect(anew.end.cursor).not.toBe(end.cursor);
  });
});

describe('a listing that meets trouble', () => {
  test('E14: gives the other records of a page with a bad one; the cursor does not pass it', async () => {
    await open(3);
    const { end } = await list();
    await open(2);
    const spoil = rewrite((rows) => rows.map((row) => (row['number'] === 4 ? { ...row, title: 7 } : row)));
    stage.github.fault(LIST, spoil);
    const after = await list(end.cursor);
    expect(after.pages.flatMap(({ failed }) => failed ?? [])).toEqual([
      { id: '4', where: 'octo/app#4', code: 'bad-record', message: expect.stringContaining('title') },
    ]);
    expect([...after.records.keys()]).toEqual(['5']);
    expect(after.end).toMatchObject({ cursor: end.cursor, complete: true });
    expect([...(await list(end.cursor)).records.keys()].sort()).toEqual(['4', '5']);
  });

  test('E18: concludes nothing when a row has not even a number', async () => {
    await open(2);
    stage.github.fault(
      LIST,
      rewrite((rows) => [...rows, { title: 'x' }]),
      2,
    );
    expect((await list()).end).toMatchObject({ cursor: null, complete: false });
  });

  test('E18: ends incomplete when a later page is forbidden', async () => {
    await open(120);
    const { end } = await list();
    stage.github.before(LIST, () => stage.github.fault(LIST, { kind: 'status', status: 403 }), { nth: 2 });
    const cut = await list();
    expect(cut.end).toMatchObject({ cursor: null, complete: false });
    stage.github.fault(LIST, { kind: 'status', status: 403 });
    await expect(list(end.cursor)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('E19: an empty list where issues were is listed in full before anything is concluded', async () => {
    await open(3);
    const { end } = await list();
    await stage.edit('1', { title: 'x' });
    stage.github.fault(LIST, { kind: 'status', status: 200, body: [] });
    const after = await list(end.cursor);
    expect(after.records.size).toBe(0);
    expect(after.end).toMatchObject({ census: false });
    expect((await list(after.end.cursor)).records.has('1')).toBe(true);
  });

  const faults: readonly (readonly [Fault, string, boolean])[] = [
    [{ kind: 'status', status: 404 }, 'not-found', false],
    [{ kind: 'status', status: 401 }, 'unauthorized', false],
    [
      { kind: 'status', status: 410, body: { message: 'Issues are disabled for this repo' } },
      'issues-disabled',
      false,
    ],
    [{ kind: 'status', status: 200, body: { message: 'hello' } }, 'bad-answer', false],
    [
      { kind: 'redirect', to: 'https://api.example/repositories/1/issues', status: 301 },
      'repository-moved',
      false,
    ],
    [{ kind: 'redirect', to: 'http://127.0.0.1:9/evil', status: 302 }, 'repository-moved', false],
  ];
  test.each(faults)('E19, A45: %j is a fault, never an empty list', async (fault, code, retryable) => {
    await open(1);
    stage.github.fault(LIST, fault);
    await expect(list()).rejects.toMatchObject({ code, retryable });
  });

  test('goes on after breakdowns, which reads alone may repeat', async () => {
    await open(1);
    stage.github.fault(LIST, { kind: 'reset' });
    stage.github.fault(LIST, { kind: 'status', status: 502 });
    expect((await list()).records.size).toBe(1);
    stage.github.fault(LIST, { kind: 'status', status: 503 }, 3);
    await expect(list()).rejects.toMatchObject({ code: 'server-error', retryable: true });
  });

  test('A46: links of an answer lead nowhere, and pages that never end are given up', async () => {
    await open(3);
    stage.github.fault(LIST, { kind: 'next-page', to: 'http://127.0.0.1:9/steal' });
    expect((await list()).records.size).toBe(3);
    const row = (await stage.github.world.all(`${ISSUES}?state=all`))[0] ?? {};
    const full: Fault = { kind: 'status', status: 200, body: Array.from({ length: 100 }, () => row) };
    stage.github.fault(LIST, full, 20_000);
    await expect(list()).rejects.toMatchObject({ code: 'page-loop' });
  });
});
