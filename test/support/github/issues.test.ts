import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from './client.ts';
import { startGitHub } from './start.ts';
import type { GitHub } from './start.ts';

const REPO = '/repos/octo/app';
let github: GitHub;
let bot: ReturnType<typeof clientOf>;
let reader: ReturnType<typeof clientOf>;
let writer: ReturnType<typeof clientOf>;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [
      { owner: 'octo', name: 'app', labels: ['Kind/Bug'], collaborators: { wendy: 'write', tom: 'triage' } },
    ],
    users: [{ login: 'rita' }],
    tokens: {
      bot: { login: 'github-actions[bot]', permissions: { issues: 'write' }, repository: 'octo/app' },
      blind: { login: 'github-actions[bot]', permissions: { issues: 'read' }, repository: 'octo/app' },
      rita: { login: 'rita' },
      wendy: { login: 'wendy' },
      tom: { login: 'tom' },
    },
  });
  bot = clientOf(github, 'bot');
  reader = clientOf(github, 'rita');
  writer = clientOf(github, 'wendy');
});
afterAll(() => github.close());

describe('who asks', () => {
  test('no token and an unknown one are 401; the emulator alone would let the unknown one write', async () => {
    expect((await clientOf(github, null)('GET', `${REPO}/issues`)).status).toBe(401);
    const unknown = await clientOf(github, 'nobody')('POST', `${REPO}/issues`, { title: 'x' });
    expect(unknown.status).toBe(401);
    expect(unknown.json['message']).toBe('Bad credentials');
  });

  test('a read-only token reads, and is told what it cannot do', async () => {
    const blind = clientOf(github, 'blind');
    expect((await blind('GET', `${REPO}/issues`)).status).toBe(200);
    const refused = await blind('POST', `${REPO}/issues`, { title: 'x' });
    expect(refused.status).toBe(403);
    expect(refused.json['message']).toBe('Resource not accessible by integration');
    expect((await blind('GET', `${REPO}/pulls`)).status).toBe(403);
  });

  test('a reader may open an issue, its labels and assignees are dropped without a word', async () => {
    const made = await reader('POST', `${REPO}/issues`, {
      title: ' t ',
      labels: ['kind/bug'],
      assignees: ['wendy'],
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ title: 't', labels: [], assignees: [], author_association: 'NONE' });
    const number = String(made.json['number']);
    expect((await reader('PATCH', `${REPO}/issues/${number}`, { labels: ['x'] })).status).toBe(403);
    expect((await reader('PATCH', `${REPO}/issues/${number}`, { body: 'mine' })).status).toBe(200);
    expect((await clientOf(github, 'tom')('PATCH', `${REPO}/issues/${number}`, { body: 'his' })).status).toBe(
      403,
    );
    expect(
      (await clientOf(github, 'tom')('PATCH', `${REPO}/issues/${number}`, { labels: ['KIND/bug'] })).json[
        'labels'
      ],
    ).toMatchObject([{ name: 'Kind/Bug' }]);
  });
});

describe('issues', () => {
  test('labels are unique whatever their case, and come in the stored one', async () => {
    const made = await bot('POST', `${REPO}/issues`, {
      title: 'a',
      labels: ['kind/bug', 'KIND/BUG', 'fresh'],
    });
    const names = (made.json['labels'] as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['Kind/Bug', 'fresh']);
    expect((await bot('POST', `${REPO}/labels`, { name: 'FRESH' })).json['errors']).toMatchObject([
      { code: 'already_exists' },
    ]);
    expect((await bot('GET', `${REPO}/labels/FRESH`)).json).toMatchObject({ name: 'fresh' });
  });

  test('an empty title, a body of 65,537 characters and an unknown state are 422', async () => {
    expect((await bot('POST', `${REPO}/issues`, { title: ' ' })).json['errors']).toMatchObject([
      { code: 'missing_field', field: 'title' },
    ]);
    expect((await bot('POST', `${REPO}/issues`, { title: 'x', body: 'a'.repeat(65_536) })).status).toBe(201);
    const long = await bot('POST', `${REPO}/issues`, { title: 'x', body: 'a'.repeat(65_537) });
    expect(long.status).toBe(422);
    expect(long.json['errors']).toEqual([
      {
        resource: 'Issue',
        code: 'custom',
        field: 'body',
        message: 'body is too long (maximum is 65536 characters)',
      },
    ]);
    expect((await bot('PATCH', `${REPO}/issues/1`, { state: 'shut' })).status).toBe(422);
  });

  test('a change that changes nothing leaves `updated_at`, ETag and events alone; a real one does not', async () => {
    const number = String(
      (await bot('POST', `${REPO}/issues`, { title: 'still', body: 'b' })).json['number'],
    );
    const path = `${REPO}/issues/${number}`;
    const first = await bot('GET', path);
    github.clock.advance(5);
    await bot('PATCH', path, { title: 'still', body: 'b', state: 'open' });
    const second = await bot('GET', path);
    expect(second.json['updated_at']).toBe(first.json['updated_at']);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\//);
    expect((await bot('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304);
    expect((await writer('GET', path, undefined, { 'if-none-match': etag })).status).toBe(200);
    await bot('PATCH', path, { title: 'moved', state: 'closed' });
    const third = await bot('GET', path, undefined, { 'if-none-match': etag });
    expect(third.json).toMatchObject({ title: 'moved', state: 'closed', state_reason: 'completed' });
    expect(third.json['updated_at']).not.toBe(first.json['updated_at']);
    const events = await bot('GET', `${path}/timeline`);
    expect(events.json).toMatchObject([
      { event: 'renamed', rename: { from: 'still', to: 'moved' } },
      { event: 'closed' },
    ]);
  });

  test('E24: any condition on a write is 400, and nothing is written', async () => {
    const refused = await bot('PATCH', `${REPO}/issues/1`, { title: 'no' }, { 'if-match': '*' });
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({
      message: 'Bad Request',
      errors: [
        'Conditional request headers are not allowed in unsafe requests unless supported by the endpoint',
      ],
      status: '400',
    });
    expect((await bot('GET', `${REPO}/issues/1`)).json['title']).toBe('t');
  });

  test('lists: state, labels, since, order and Link', async () => {
    github.clock.advance(60);
    const since = github.clock.now();
    for (const title of ['l1', 'l2', 'l3'])
      await bot('POST', `${REPO}/issues`, { title, labels: ['Listed'] });
    const asc = await bot(
      'GET',
      `${REPO}/issues?state=all&since=${since}&sort=updated&direction=asc&per_page=2&labels=LISTED`,
    );
    expect(asc.json).toMatchObject([{ title: 'l1' }, { title: 'l2' }]);
    expect(asc.headers.get('link')).toContain('page=2>; rel="next"');
    const next = /<([^>]+)>; rel="next"/.exec(asc.headers.get('link') ?? '')?.[1] ?? '';
    expect((await bot('GET', next)).json).toMatchObject([{ title: 'l3' }]);
    expect((await bot('GET', `${REPO}/issues?state=closed`)).json).toMatchObject([{ title: 'moved' }]);
  });

  test('E20: deleted is 410, transferred 301, unknown 404', async () => {
    const number = await github.world.openIssue({ repository: 'octo/app', by: 'wendy', title: 'gone' });
    github.world.loseIssue('octo/app', number, null);
    expect((await bot('GET', `${REPO}/issues/${number}`)).status).toBe(410);
    const other = await github.world.openIssue({ repository: 'octo/app', by: 'wendy', title: 'moved' });
    github.world.loseIssue('octo/app', other, { repository: 'octo/app', number: 1 });
    const moved = await bot('GET', `${REPO}/issues/${other}`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${github.apiUrl}${REPO}/issues/1`);
    expect((await bot('GET', `${REPO}/issues/99999`)).status).toBe(404);
  });
});

test('no request of these tests was unknown to the stand-in', () => {
  expect(github.strange).toEqual([]);
});
