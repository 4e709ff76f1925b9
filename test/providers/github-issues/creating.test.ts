import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from '../../../src/kernel/ulid.ts';
import type { WriteAnswer } from '../../../src/provider.ts';
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

const POST = `POST ${ISSUES}`;
const fields = { title: 'Sign in', body: 'As a user', labels: ['web'], milestone: null, type: null };
const create = (key = 'session-rec', provider = stage.provider): Promise<WriteAnswer> =>
  provider.create({ key, fields });
const count = (request: string) => stage.asked().filter((one) => one === request).length;
async function made(key?: string): Promise<string> {
  const answer = await create(key);
  if (answer.kind !== 'written') throw new Error(JSON.stringify(answer));
  return answer.record.id;
}

describe('a create', () => {
  test('looks, posts once with the key hidden in the body, and shows the body without it', async () => {
    const answer = await create();
    expect(answer).toMatchObject({ kind: 'written', record: { id: '1', fields: { body: 'As a user' } } });
    expect(stage.asked()).toEqual([`GET ${ISSUES}`, POST]);
    expect((await stage.live('1'))['body']).toBe('As a user\n\n<!-- sync-kernel:record session-rec -->');
  });

  const lost: readonly Fault[] = [
    { kind: 'reset', late: true },
    { kind: 'status', status: 500, late: true },
    { kind: 'hang', late: true },
    { kind: 'rewrite', change: (answer) => ({ ...answer, json: {} }) },
  ];
  test.each(lost)(
    'E1, I6: that was done without an answer (%j) is found by listing, not sent again',
    async (fault) => {
      const { provider } = stage.open({ options: { timeout: 500 } });
      stage.github.fault(POST, fault);
      expect(await create('k', provider)).toMatchObject({ kind: 'written', record: { id: '1' } });
      expect(stage.github.unusedRules()).toBe(0);
      expect(count(POST)).toBe(1);
    },
  );

  test('E1: that nobody can tell of is a fault; the next run looks again and makes one', async () => {
    stage.github.fault(POST, { kind: 'reset' });
    await expect(create()).rejects.toMatchObject({ code: 'create-unconfirmed', retryable: true });
    expect(count(POST)).toBe(1);
    const late = stage.open();
    await made();
    expect(await create('session-rec', late.provider)).toMatchObject({ record: { id: '1' } });
    expect((await listAll(late.provider)).records.size).toBe(1);
  });

  test('E1: under a new key needs no look of its own while nothing is in doubt; one in doubt always does', async () => {
    await made('first');
    stage.asked();
    await made('second');
    expect(stage.asked()).toEqual([POST]);
    stage.github.fault(POST, { kind: 'reset' });
    await expect(create('lost')).rejects.toMatchObject({ code: 'create-unconfirmed' });
    stage.asked();
    await made('third');
    await made('lost');
    await made('third');
    expect(stage.asked()).toEqual([POST, `GET ${ISSUES}`, POST, `GET ${ISSUES}`, `GET ${ISSUES}/3`]);
    expect((await listAll(stage.provider)).records.size).toBe(4);
  });

  test('E1: under a new key looks again when the last look is half a minute old', async () => {
    let time = Date.now();
    const { provider } = stage.open({ context: { now: () => time } });
    for (const [key, requests] of [
      ['a', 2],
      ['b', 1],
      ['c', 2],
    ] as const) {
      stage.asked();
      await create(key, provider);
      expect(stage.asked()).toHaveLength(requests);
      time += 20_000;
    }
  });

  test('E23: whose issue a lagging list shows late is found all the same', async () => {
    stage.github.fault(POST, { kind: 'reset', late: true });
    const empty: Fault = { kind: 'status', status: 200, body: [] };
    stage.github.fault(`GET ${ISSUES}`, empty, 3);
    expect(await create()).toMatchObject({ kind: 'written', record: { id: '1' } });
  });

  test('E2: pages through all issues back to its session, and asks no search index', async () => {
    const key = `${ulid(
      Date.now() - 1000,
      Array.from({ length: 16 }, () => 7),
    )}-rec`;
    const id = await made(key);
    for (let i = 0; i < 120; i += 1) {
      await stage.github.world.openIssue({ repository: REPOSITORY, by: 'wendy', title: `later ${i}` });
    }
    stage.asked();
    expect(await create(key)).toMatchObject({ record: { id } });
    expect(stage.asked()).toEqual([`GET ${ISSUES}`, `GET ${ISSUES}`, `GET ${ISSUES}/${id}`]);
    const pages = stage.github.requests.slice(-3, -1).map(({ query }) => new URLSearchParams(query));
    expect(pages.map((query) => query.get('page'))).toEqual(['1', '2']);
    expect(pages[0]?.get('sort')).toBe('created');
    // An hour before the session, for clocks that differ (E11).
    const since = Date.parse(pages[0]?.get('since') ?? '');
    expect(Date.now() - since).toBeGreaterThan(3600 * 1000);
    expect(Date.now() - since).toBeLessThan(3700 * 1000);
  });

  test('E3, E4: under a key that another run used adopts its issue, as it is by now', async () => {
    const id = await made();
    await stage.edit(id, { title: 'edited', state: 'closed' });
    const { provider } = stage.open();
    expect(await create('session-rec', provider)).toMatchObject({
      kind: 'written',
      record: { id, fields: { title: 'edited', state: 'closed' } },
    });
    expect(count(POST)).toBe(1);
  });

  test('E3: does not take up an issue because of its title', async () => {
    await stage.github.world.openIssue({ repository: REPOSITORY, by: 'wendy', title: fields.title });
    expect(await made()).toBe('2');
  });

  test('E8: whose hidden comment a person copied is refused, naming both issues', async () => {
    const id = await made();
    const { body } = await stage.live(id);
    const copy = await stage.issue({ title: 'copy', body: String(body) });
    expect(await create()).toEqual({
      kind: 'rejected',
      code: 'ambiguous-key',
      message: expect.stringMatching(/octo\/app#1 and octo\/app#2.*session-rec/),
    });
    // The stored link wins: reads and writes go by number.
    expect(await stage.provider.read(id)).toMatchObject({ kind: 'found', record: { id } });
    expect(copy.fields['body']).toBe('As a user');
  });

  test('of a record that was deleted through us is gone, not made again', async () => {
    const answer = await create();
    if (answer.kind !== 'written') throw new Error(answer.kind);
    await stage.provider.delete(answer.record);
    expect(await create()).toEqual({ kind: 'gone' });
  });

  test('with all fields: closes, and tells what GitHub dropped', async () => {
    const all = {
      ...fields,
      state: 'closed',
      state_reason: 'not_planned',
      assignees: ['ada', 'nobody-here'],
    };
    expect(await stage.provider.create({ key: 'k', fields: all })).toMatchObject({
      kind: 'written',
      record: {
        fields: { state: 'closed', state_reason: 'not_planned', labels: ['web'], assignees: ['ada'] },
      },
    });
  });

  test.each([
    [{ ...fields, title: null }, 'needs a title'],
    [{ ...fields, state: 'done' }, '"open" or "closed"'],
    [{ ...fields, body: 'x <!-- sync-kernel:record k -->' }, 'hidden comment'],
    [{ ...fields, title: 'x'.repeat(300) }, 'title is too long'],
    [{ ...fields, body: 'x'.repeat(65_536) }, 'body is too long'],
  ])('that cannot be is refused, and nothing is made', async (given, said) => {
    const answer = await stage.provider.create({ key: 'k', fields: given });
    expect(answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining(said) });
    expect((await listAll(stage.provider)).records.size).toBe(0);
  });

  test('E29: by a token that may not label stops at the first issue, which a later run takes up', async () => {
    const options = { labels: ['backlog'] };
    const { provider } = stage.open({ options, token: 'rita' });
    await expect(create('k', provider)).rejects.toMatchObject({
      code: 'label-dropped',
      message: expect.stringContaining('octo/app#1 was made, but without the label backlog'),
    });
    const allowed = stage.open({ options });
    expect(await create('k', allowed.provider)).toMatchObject({ kind: 'written', record: { id: '1' } });
    expect((await listAll(allowed.provider)).records.size).toBe(1);
  });

  test('E29: labels and assignees that GitHub drops are missing in the record', async () => {
    const { provider } = stage.open({ token: 'rita' });
    const given = { ...fields, assignees: ['ada'] };
    expect(await provider.create({ key: 'k', fields: given })).toMatchObject({
      kind: 'written',
      record: { fields: { title: 'Sign in', labels: [], assignees: [] } },
    });
  });

  test('where issues are disabled says so', async () => {
    stage.github.world.repository(REPOSITORY).hasIssues = false;
    await expect(create()).rejects.toMatchObject({ code: 'issues-disabled', retryable: false });
  });
});

describe('a delete', () => {
  test('closes as not planned with a label; a person who opens the issue again brings the record back', async () => {
    const record = await stage.issue({ body: 'text' });
    expect(await stage.provider.delete(record)).toEqual({ kind: 'deleted' });
    const live = await stage.live(record.id);
    expect(live).toMatchObject({ state: 'closed', state_reason: 'not_planned', body: 'text' });
    expect(live['labels']).toMatchObject([{ name: 'removed-from-sync' }]);
    expect(await stage.provider.read(record.id)).toEqual({ kind: 'gone' });
    await stage.edit(record.id, { state: 'open' });
    expect(await stage.provider.read(record.id)).toMatchObject({
      kind: 'found',
      record: { fields: { labels: [] } },
    });
  });

  test('E57: that met an edit takes itself back and is stale', async () => {
    const record = await stage.issue({ body: 'text' });
    stage.github.before(`PATCH ${ISSUES}/${record.id}`, () => stage.edit(record.id, { body: 'theirs' }));
    expect(await stage.provider.delete(record)).toEqual({ kind: 'stale' });
    expect(await stage.provider.read(record.id)).toMatchObject({
      kind: 'found',
      record: { fields: { body: 'theirs', state: 'open' } },
    });
    expect((await stage.live(record.id))['labels']).toEqual([]);
  });

  test('by a token that may not label is refused, and the issue stays open', async () => {
    const { provider } = stage.open({ token: 'rita' });
    const record = await stage.issue();
    expect(await provider.delete(record)).toMatchObject({ kind: 'rejected', code: 'refused' });
    expect(await stage.live(record.id)).toMatchObject({ state: 'open' });
  });

  test('cut off between its two writes has deleted nothing, and is finished when asked again', async () => {
    const record = await stage.issue();
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, { kind: 'reset' });
    await expect(stage.provider.delete(record)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await stage.provider.read(record.id, record.version)).toEqual({ kind: 'not-modified' });
    expect(await stage.provider.delete(record)).toEqual({ kind: 'deleted' });
  });
});
