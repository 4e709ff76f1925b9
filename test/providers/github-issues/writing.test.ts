import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fields } from '../../../src/kernel/field.ts';
import type { NativeRecord, WriteAnswer } from '../../../src/provider.ts';
import type { Answer } from '../../support/github/exchange.ts';
import type { Fault } from '../../support/github/faults.ts';
import { setField } from '../../suites/provider-suite.ts';
import { ISSUES, REPOSITORY, startStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  await stage.close();
});

const update = (record: NativeRecord, fields: Fields, provider = stage.provider): Promise<WriteAnswer> => {
  const patch = Object.entries(fields).flatMap(([field, value]) => setField(record, field, value));
  return provider.update({ id: record.id, patch, version: record.version });
};
const writes = () => stage.asked().filter((request) => !/^GET|graphql/.test(request));
const bodies = () => stage.github.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

describe('an update', () => {
  test('sends one PATCH of the changed members, never a condition, and two reads', async () => {
    const record = await stage.issue({ body: 'text', labels: ['a'] });
    expect(await update(record, { title: 'new', labels: ['a'] })).toMatchObject({ kind: 'written' });
    expect(stage.asked()).toEqual([
      `GET ${ISSUES}/${record.id}`,
      `PATCH ${ISSUES}/${record.id}`,
      'POST /graphql',
    ]);
    expect(bodies().at(-1)).toEqual({ title: 'new' });
    const conditions = stage.github.requests.filter(
      ({ method, headers }) =>
        method !== 'GET' && Object.keys(headers).some((name) => name.startsWith('if-')),
    );
    expect(conditions).toEqual([]);
  });

  test('adds and removes labels and assignees by their own endpoints, whatever their case', async () => {
    const record = await stage.issue({ labels: ['Bug', 'a/b?c'], assignees: ['ada'] });
    const answer = await update(record, { labels: ['bug', 'new'], assignees: ['wendy'] });
    expect(answer).toMatchObject({
      kind: 'written',
      record: { fields: { labels: ['Bug', 'new'], assignees: ['wendy'] } },
    });
    expect(writes()).toEqual(
      [
        `POST ${ISSUES}/${record.id}/labels`,
        `DELETE ${ISSUES}/${record.id}/labels/a%2Fb%3Fc`,
        `POST ${ISSUES}/${record.id}/assignees`,
        `DELETE ${ISSUES}/${record.id}/assignees`,
      ].map((request) => decodeURI(request)),
    );
  });

  test('E42: a label that differs in case only is no change', async () => {
    const record = await stage.issue({ labels: ['Bug'] });
    expect(await update(record, { labels: ['bug'] })).toEqual({ kind: 'written', record });
    expect(writes()).toEqual([]);
  });

  test('E53: line ends that a browser turned are no edit', async () => {
    const record = await stage.issue({ body: 'a\nb\n' });
    await stage.edit(record.id, { body: 'a\r\nb\r\n' });
    const answer = await update(record, { body: 'a\nc\n' });
    expect(answer).toMatchObject({ kind: 'written', record: { fields: { body: 'a\nc\n' } } });
  });

  test('I12: is not stale when another field moved, and leaves that field alone', async () => {
    const record = await stage.issue();
    await stage.edit(record.id, { body: 'theirs' });
    const answer = await update(record, { title: 'ours' });
    expect(answer).toMatchObject({ kind: 'written', record: { fields: { title: 'ours', body: 'theirs' } } });
  });

  const moves: readonly (readonly [Fields, Fields])[] = [
    [{ title: 'theirs' }, { title: 'ours' }],
    [{ body: 'theirs' }, { body: 'ours' }],
    [{ state: 'closed' }, { state: 'closed' }],
    [{ labels: ['theirs'] }, { labels: ['ours'] }],
    [{ assignees: ['ada'] }, { assignees: ['wendy'] }],
  ];
  test.each(moves)('I1: is stale when %j came before, and writes nothing', async (theirs, ours) => {
    const record = await stage.issue();
    await stage.edit(record.id, theirs);
    stage.asked();
    expect(await update(record, { ...ours, milestone: null })).toEqual({ kind: 'stale' });
    expect(writes()).toEqual([]);
  });

  test('closes with a reason, and changes the reason alone together with its state', async () => {
    const record = await stage.issue();
    const closed = await update(record, { state: 'closed', state_reason: 'not_planned' });
    expect(closed).toMatchObject({ record: { fields: { state: 'closed', state_reason: 'not_planned' } } });
    if (closed.kind !== 'written') throw new Error(closed.kind);
    await update(closed.record, { state_reason: 'completed' });
    expect(bodies().at(-1)).toEqual({ state: 'closed', state_reason: 'completed' });
  });

  const unfit: readonly (readonly [Fields, string])[] = [
    [{ title: ' ' }, 'needs a title'],
    [{ title: null }, 'needs a title'],
    [{ state: 'done' }, '"open" or "closed"'],
    [{ state: null }, '"open" or "closed"'],
    [{ labels: [1] }, 'a list of names'],
    [{ body: { text: 'x' } }, 'is a text'],
    [{ colour: 'red' }, 'no field "colour"'],
    [{ body: 'x\n\n<!-- sync-kernel:record other -->' }, 'hidden comment'],
    [{ body: '<!-- sync-kernel:v1 {} -->' }, 'hidden comment'],
    [{ type: 'Epic' }, 'offers no type'],
    [{ parent: '7' }, 'offers no parent'],
  ];
  test.each(unfit)('E32: %j is refused before anything is sent', async (fields, said) => {
    const record = await stage.issue({ labels: ['x'] });
    const answer = await update(record, { labels: [], ...fields });
    expect(answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining(said) });
    expect(answer).toMatchObject({ message: expect.stringContaining(`octo/app#${record.id}`) });
    expect(writes()).toEqual([]);
  });

  test('that GitHub refuses says which issue and why', async () => {
    const record = await stage.issue();
    const answer = await update(record, { title: 'x'.repeat(257) });
    expect(answer).toEqual({
      kind: 'rejected',
      code: 'refused',
      message: expect.stringMatching(/octo\/app#\d+: Validation Failed: title is too long/),
    });
  });

  test('E29: labels that GitHub does not take are missing in the record, other fields are written', async () => {
    const record = await stage.issue();
    stage.github.fault(`POST ${ISSUES}/${record.id}/labels`, { kind: 'status', status: 403 });
    const answer = await update(record, { title: 'new', labels: ['x'] });
    expect(answer).toMatchObject({ kind: 'written', record: { fields: { title: 'new', labels: [] } } });
    stage.github.fault(`POST ${ISSUES}/${record.id}/labels`, { kind: 'status', status: 403 });
    const alone = await update({ ...record, fields: { ...record.fields, title: 'new' } }, { labels: ['x'] });
    expect(alone).toMatchObject({ kind: 'rejected', code: 'refused' });
  });

  test('E29: a value that GitHub drops without a word shows in the record', async () => {
    const record = await stage.issue({ body: 'old' });
    const body = await stage.live(record.id);
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, { kind: 'status', status: 200, body });
    const answer = await update(record, { body: 'dropped' });
    expect(answer).toEqual({ kind: 'written', record });
  });

  test('E33: a later edit that GitHub’s answer shows already is left to the next run', async () => {
    const record = await stage.issue({ body: 'old' });
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, {
      kind: 'rewrite',
      change: (answer) => ({ ...answer, json: { ...(answer.json as object), body: 'theirs, later' } }),
    });
    const answer = await update(record, { body: 'ours' });
    expect(answer).toEqual({
      kind: 'written',
      record: expect.objectContaining({ fields: { ...record.fields, body: 'ours' } }),
    });
  });

  test('the labels of the filter are no value: they are neither shown nor written', async () => {
    const { provider } = stage.open({ options: { labels: ['Backlog'] } });
    const { id } = await stage.issue({ labels: ['backlog', 'a'] });
    const answer = await provider.read(id);
    if (answer.kind !== 'found') throw new Error(answer.kind);
    expect(answer.record.fields['labels']).toEqual(['a']);
    stage.asked();
    await update(answer.record, { labels: ['BACKLOG'] }, provider);
    expect(writes()).toEqual([`DELETE ${ISSUES}/${id}/labels/a`]);
    expect((await stage.live(id))['labels']).toMatchObject([{ name: 'backlog' }]);
  });
});

describe('E27: an update that has no answer', () => {
  const lost: readonly Fault[] = [
    { kind: 'reset', late: true },
    { kind: 'status', status: 502, late: true },
    { kind: 'hang', late: true },
  ];
  test.each(lost)('but was done (%j) is written, once', async (fault) => {
    const { provider } = stage.open({ options: { timeout: 500 } });
    const record = await stage.issue({ labels: ['a'] });
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, fault);
    stage.github.fault(`POST ${ISSUES}/${record.id}/labels`, fault);
    const answer = await update(record, { title: 'new', labels: ['a', 'b'] }, provider);
    expect(answer).toMatchObject({
      kind: 'written',
      record: { fields: { title: 'new', labels: ['a', 'b'] } },
    });
    expect(writes()).toEqual([`PATCH ${ISSUES}/${record.id}`, `POST ${ISSUES}/${record.id}/labels`]);
  });

  const never: readonly (readonly [Fault, string])[] = [
    [{ kind: 'reset' }, 'unreachable'],
    [{ kind: 'status', status: 503 }, 'server-error'],
    [{ kind: 'hang' }, 'timed-out'],
  ];
  test.each(never)('and was not done (%j) is a fault, and never sent again', async (fault, code) => {
    const { provider } = stage.open({ options: { timeout: 500 } });
    const record = await stage.issue();
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, fault);
    await expect(update(record, { title: 'new' }, provider)).rejects.toMatchObject({ code, retryable: true });
    expect(writes()).toHaveLength(1);
  });

  test('an edit that an update without an answer replaced is named', async () => {
    const record = await stage.issue();
    const path = `PATCH ${ISSUES}/${record.id}`;
    stage.github.before(path, () => stage.edit(record.id, { title: 'theirs' }));
    stage.github.fault(path, { kind: 'reset', late: true });
    expect(await update(record, { title: 'ours' })).toMatchObject({
      kind: 'written',
      overwritten: [{ field: 'title', value: 'theirs', by: 'wendy' }],
    });
  });
});

describe('E20: an update of an issue that', () => {
  test('was deleted is gone, whenever that happened', async () => {
    const record = await stage.issue();
    const other = await stage.issue();
    stage.github.world.loseIssue(REPOSITORY, Number(record.id), null);
    expect(await update(record, { title: 'new' })).toEqual({ kind: 'gone' });
    stage.github.before(`PATCH ${ISSUES}/${other.id}`, () =>
      stage.github.world.loseIssue(REPOSITORY, Number(other.id), null),
    );
    expect(await update(other, { title: 'new' })).toEqual({ kind: 'gone' });
  });

  test('E7: was transferred is stale, and the other repository is left alone', async () => {
    const record = await stage.issue();
    const number = await stage.github.world.openIssue({
      repository: 'octo/other',
      by: 'octo',
      title: 'there',
    });
    stage.github.before(`PATCH ${ISSUES}/${record.id}`, () =>
      stage.github.world.loseIssue(REPOSITORY, Number(record.id), { repository: 'octo/other', number }),
    );
    expect(await update(record, { title: 'new' })).toEqual({ kind: 'stale' });
    expect(await update(record, { title: 'new' })).toEqual({ kind: 'stale' });
    expect(writes()).toEqual([`PATCH ${ISSUES}/${record.id}`]);
  });

  test('E14: cannot be read is refused by itself; other records go on', async () => {
    const record = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${record.id}`, { kind: 'status', status: 200, body: { number: 'x' } });
    expect(await update(record, { title: 'new' })).toMatchObject({
      kind: 'rejected',
      code: 'bad-record',
      message: expect.stringContaining(`octo/app#${record.id}`),
    });
    expect(writes()).toEqual([]);
  });

  test('may not be written names the permission', async () => {
    const { provider } = stage.open({ token: 'reader' });
    const record = await stage.issue();
    await expect(update(record, { title: 'new' }, provider)).rejects.toMatchObject({
      code: 'forbidden',
      retryable: false,
      message: expect.stringContaining('issues: write'),
    });
  });
});

describe('a milestone', () => {
  const MILESTONES = `GET /repos/${REPOSITORY}/milestones`;
  const named = (title: string | null): Fault => ({
    kind: 'rewrite',
    change: (answer: Answer) => ({
      ...answer,
      json: { ...(answer.json as object), milestone: title === null ? null : { title } },
    }),
  });
  const list: Fault = {
    kind: 'status',
    status: 200,
    body: [
      { number: 3, title: 'Soon' },
      { number: 4, title: 'Later' },
    ],
  };
  const steps = (...nodes: readonly object[]): Fault => ({
    kind: 'status',
    status: 200,
    body: { data: { repository: { issue: { number: 1, timelineItems: { nodes } } } } },
  });
  const step = (type: string, milestoneTitle: string, login = 'wendy') => ({
    __typename: type,
    createdAt: '2026-01-31T00:00:00Z',
    actor: { login },
    milestoneTitle,
  });

  test('is written by the number of its title', async () => {
    const record = await stage.issue();
    stage.github.fault(MILESTONES, list);
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, named('Later'));
    stage.github.fault('POST /graphql', steps(step('MilestonedEvent', 'Later')));
    const answer = await update(record, { milestone: 'Later' });
    expect(answer).toEqual({
      kind: 'written',
      record: expect.objectContaining({ fields: { ...record.fields, milestone: 'Later' } }),
    });
    expect(bodies().at(-1)).toEqual({ milestone: 4 });
  });

  test('that nobody made is refused before anything is sent', async () => {
    const record = await stage.issue();
    stage.github.fault(MILESTONES, list);
    expect(await update(record, { title: 'new', milestone: 'Never' })).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('no milestone "Never"'),
    });
    expect(writes()).toEqual([]);
  });

  test('I15: one that our write replaced unseen is named; taking it off is audited too', async () => {
    const record = await stage.issue();
    stage.github.fault(MILESTONES, list);
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, named('Later'));
    const chain = [
      step('MilestonedEvent', 'Soon'),
      step('DemilestonedEvent', 'Soon', 'bot'),
      step('MilestonedEvent', 'Later', 'bot'),
    ];
    stage.github.fault('POST /graphql', steps(...chain));
    expect(await update(record, { milestone: 'Later' })).toMatchObject({
      overwritten: [{ field: 'milestone', value: 'Soon', by: 'wendy', at: '2026-01-31T00:00:00Z' }],
    });
    stage.github.fault(`GET ${ISSUES}/${record.id}`, named('Later'));
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, named(null));
    const off = [...chain, step('DemilestonedEvent', 'Later', 'bot')];
    stage.github.fault('POST /graphql', steps(...off));
    const had = { ...record, fields: { ...record.fields, milestone: 'Later' } };
    expect(await update(had, { milestone: null })).toEqual({ kind: 'written', record: expect.anything() });
    expect(bodies().at(-1)).toEqual({ milestone: null });
  });
});

describe('type and parent, where GitHub offers them', () => {
  const offered = (more: object): Fault => ({
    kind: 'rewrite',
    change: (answer: Answer) => ({
      ...answer,
      json: { ...(answer.json as object), type: null, parent_issue_url: null, ...more },
    }),
  });
  const parentUrl = (path: string) => ({ parent_issue_url: `https://api.example/repos/${path}` });

  test('a type is written by name', async () => {
    const record = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${record.id}`, offered({}));
    stage.github.fault(`PATCH ${ISSUES}/${record.id}`, offered({ type: { name: 'Epic' } }));
    const nodes = [
      {
        __typename: 'IssueTypeAddedEvent',
        createdAt: '2026-01-31T00:00:00Z',
        actor: null,
        issueType: { name: 'Epic' },
      },
    ];
    const body = { data: { repository: { issue: { timelineItems: { nodes } } } } };
    stage.github.fault('POST /graphql', { kind: 'status', status: 200, body });
    const answer = await update(record, { type: 'Epic' });
    expect(answer).toEqual({
      kind: 'written',
      record: expect.objectContaining({ fields: { ...record.fields, type: 'Epic' } }),
    });
    expect(bodies().at(-1)).toEqual({ type: 'Epic' });
  });

  test('a parent is moved by taking it from the old one first', async () => {
    const record = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${record.id}`, offered(parentUrl('octo/app/issues/7')));
    const had = { ...record, fields: { ...record.fields, parent: '7' } };
    stage.github.fault(`DELETE ${ISSUES}/7/sub_issue`, { kind: 'status', status: 200, body: {} });
    stage.github.fault('POST /repos/octo/other/issues/8/sub_issues', {
      kind: 'status',
      status: 201,
      body: {},
    });
    expect(await update(had, { parent: 'octo/other#8' })).toMatchObject({
      kind: 'written',
      record: { fields: { parent: 'octo/other#8' } },
    });
  });

  test('I1: a parent that somebody else changed meanwhile is stale', async () => {
    const record = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${record.id}`, offered({}));
    const message = 'Sub-issue may only have one parent';
    stage.github.fault(`POST ${ISSUES}/7/sub_issues`, { kind: 'status', status: 422, body: { message } });
    expect(await update(record, { parent: '7' })).toEqual({ kind: 'stale' });
  });
});
