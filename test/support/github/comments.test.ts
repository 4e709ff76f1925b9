import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from './client.ts';
import { startGitHub } from './start.ts';
import type { GitHub } from './start.ts';

const repository = 'octo/app';
const REPO = '/repos/octo/app';
let github: GitHub;
let bot: ReturnType<typeof clientOf>;
let rita: ReturnType<typeof clientOf>;
let issue: number;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [
      {
        owner: 'octo',
        name: 'app',
        collaborators: {
          wendy: 'write',
          tom: 'triage',
          mia: 'maintain',
          al: { custom: 'admin-lite', base: 'read' },
        },
      },
      { owner: 'octo', name: 'hidden', private: true, collaborators: { al: 'write' } },
    ],
    users: [{ login: 'rita', id: 4711 }],
    tokens: {
      bot: { login: 'github-actions[bot]', permissions: { issues: 'write', checks: 'write' }, repository },
      rita: { login: 'rita' },
      other: {
        login: 'other[bot]',
        kind: 'app',
        app: { id: 99, slug: 'other', name: 'Other' },
        permissions: { checks: 'write' },
        repository,
      },
    },
  });
  bot = clientOf(github, 'bot');
  rita = clientOf(github, 'rita');
  issue = await github.world.openIssue({ repository, by: 'wendy', title: 't' });
});
afterAll(() => github.close());

describe('comments', () => {
  test('say who wrote them, with which app, and when they were edited', async () => {
    const made = await bot('POST', `${REPO}/issues/${issue}/comments`, { body: 'b\r\n' });
    expect(made.json).toMatchObject({
      body: 'b\r\n',
      user: { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' },
      performed_via_github_app: { slug: 'github-actions', id: 15_368 },
    });
    expect(made.json['updated_at']).toBe(made.json['created_at']);
    await github.world.editComment(repository, Number(made.json['id']), 'wendy', 'c');
    const read = await bot('GET', `${REPO}/issues/comments/${String(made.json['id'])}`);
    expect(Date.parse(String(read.json['updated_at']))).toBeGreaterThan(
      Date.parse(String(read.json['created_at'])),
    );
    const person = await rita('POST', `${REPO}/issues/${issue}/comments`, { body: 'mine' });
    expect(person.json).toMatchObject({
      author_association: 'NONE',
      performed_via_github_app: null,
      user: { id: 4711, type: 'User' },
    });
    expect(
      (await rita('PATCH', `${REPO}/issues/comments/${String(made.json['id'])}`, { body: 'x' })).status,
    ).toBe(403);
    expect(
      (await rita('PATCH', `${REPO}/issues/comments/${String(person.json['id'])}`, { body: 'x' })).status,
    ).toBe(200);
  });

  test('are refused when too long, in characters, not bytes', async () => {
    const path = `${REPO}/issues/${issue}/comments`;
    expect((await bot('POST', path, { body: '𝄞'.repeat(65_536) })).status).toBe(201);
    const long = await bot('POST', path, { body: 'a'.repeat(65_537) });
    expect(long.status).toBe(422);
    expect(long.json['errors']).toEqual([
      {
        resource: 'IssueComment',
        code: 'unprocessable',
        field: 'data',
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ]);
    expect((await bot('POST', path, { body: ' ' })).status).toBe(422);
  });

  test('A23: come in pages, oldest first, with a Link to the next; `since` is not ignored', async () => {
    const other = await github.world.openIssue({ repository, by: 'wendy', title: 'many' });
    for (let n = 0; n < 31; n += 1) await github.world.comment(repository, other, 'wendy', `c${n}`);
    const first = await bot('GET', `${REPO}/issues/${other}/comments`);
    expect((first.json as unknown as unknown[]).length).toBe(30);
    expect(first.headers.get('link')).toContain('rel="next"');
    const second = await bot('GET', `${REPO}/issues/${other}/comments?page=2`);
    expect(second.json).toMatchObject([{ body: 'c30' }]);
    expect(second.headers.get('link')).not.toContain('rel="next"');
    github.clock.advance(5);
    const late = await github.world.comment(repository, other, 'wendy', 'late');
    expect((await bot('GET', `${REPO}/issues/comments?since=${github.clock.now()}`)).json).toMatchObject([
      { id: late },
    ]);
  });

  test('a locked issue takes no comment from a reader; a deleted comment is 404', async () => {
    expect((await bot('PUT', `${REPO}/issues/${issue}/lock`)).status).toBe(204);
    expect((await rita('POST', `${REPO}/issues/${issue}/comments`, { body: 'x' })).status).toBe(403);
    expect((await bot('DELETE', `${REPO}/issues/${issue}/lock`)).status).toBe(204);
    const id = await github.world.comment(repository, issue, 'wendy', 'x');
    expect((await bot('DELETE', `${REPO}/issues/comments/${id}`)).status).toBe(204);
    expect((await bot('GET', `${REPO}/issues/comments/${id}`)).status).toBe(404);
  });

  test('reactions: once each, listed, counted, and taken back only by their owner', async () => {
    const id = await github.world.comment(repository, issue, 'wendy', '/sync');
    const path = `${REPO}/issues/comments/${id}/reactions`;
    const first = await bot('POST', path, { content: 'eyes' });
    expect([first.status, (await bot('POST', path, { content: 'eyes' })).status]).toEqual([201, 200]);
    expect((await bot('POST', path, { content: '👀' })).status).toBe(422);
    expect((await bot('GET', path)).json).toMatchObject([
      { content: 'eyes', user: { login: 'github-actions[bot]' } },
    ]);
    expect((await bot('GET', `${REPO}/issues/comments/${id}`)).json['reactions']).toMatchObject({
      eyes: 1,
      total_count: 1,
    });
    expect((await rita('DELETE', `${path}/${String(first.json['id'])}`)).status).toBe(403);
    expect((await bot('DELETE', `${path}/${String(first.json['id'])}`)).status).toBe(204);
    expect((await bot('POST', `${REPO}/issues/${issue}/reactions`, { content: 'rocket' })).status).toBe(201);
  });
});

describe('permissions', () => {
  const look = async (login: string, repo = REPO) =>
    (await bot('GET', `${repo}/collaborators/${login}/permission`)).json;

  test('A1-A4: legacy permission and exact role', async () => {
    expect(await look('octo')).toMatchObject({ permission: 'admin', role_name: 'admin' });
    expect(await look('MIA')).toMatchObject({
      permission: 'write',
      role_name: 'maintain',
      user: { login: 'mia' },
    });
    expect(await look('tom')).toMatchObject({ permission: 'read', role_name: 'triage' });
    expect(await look('al')).toMatchObject({ permission: 'read', role_name: 'admin-lite' });
    expect(await look('rita')).toMatchObject({ permission: 'read', role_name: 'read', user: { id: 4711 } });
  });

  test('A5, A6, A10: nobody, a bot, a renamed user, a removed one, a lookup that fails', async () => {
    expect(await look('nobody')).toMatchObject({ message: 'nobody is not a user', status: '404' });
    expect(await look('github-actions[bot]')).toMatchObject({ status: '404' });
    github.world.renameUser('wendy', 'gwen');
    expect(await look('wendy')).toMatchObject({ status: '404' });
    expect(await look('gwen')).toMatchObject({ permission: 'write' });
    github.world.setRole(repository, 'gwen', null);
    expect(await look('gwen')).toMatchObject({ permission: 'read' });
    github.world.setRole(repository, 'gwen', 'write');
    github.world.failPermissionLookup(500);
    expect(await look('gwen')).toMatchObject({ status: '500' });
    github.world.failPermissionLookup(null);
    github.world.renameUser('gwen', 'wendy');
  });

  test("another repository is read when it is public, and does not exist when it is private, for a job's token", async () => {
    expect((await bot('GET', '/repos/octo/hidden')).status).toBe(404);
    expect((await bot('GET', '/user')).status).toBe(403);
    expect((await rita('GET', '/user')).json).toMatchObject({ login: 'rita', id: 4711 });
    expect((await rita('GET', REPO)).json).toMatchObject({
      full_name: 'octo/app',
      permissions: { push: false, pull: true },
    });
  });
});

describe('check runs', () => {
  const annotation = (line: number) => ({
    path: 'a.md',
    start_line: line,
    end_line: line,
    annotation_level: 'warning',
    message: 'm',
  });
  const annotations = (count: number) => Array.from({ length: count }, (_, index) => annotation(index + 1));

  test('annotations add up in batches of 50; 51 are refused; pages of them', async () => {
    const sha = await github.world.commit({ repository, by: 'wendy', files: { 'a.md': 'a' } });
    const output = { title: 't', summary: 's', annotations: annotations(50) };
    const made = await bot('POST', `${REPO}/check-runs`, {
      name: 'sync',
      head_sha: sha,
      status: 'in_progress',
      output,
    });
    expect(made.json).toMatchObject({
      status: 'in_progress',
      app: { slug: 'github-actions' },
      output: { annotations_count: 50 },
    });
    const path = `${REPO}/check-runs/${String(made.json['id'])}`;
    const many = await bot('PATCH', path, { output: { ...output, annotations: annotations(51) } });
    expect(many).toMatchObject({
      status: 422,
      json: { message: 'Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied.' },
    });
    const more = await bot('PATCH', path, {
      status: 'completed',
      conclusion: 'neutral',
      output: { ...output, annotations: annotations(7) },
    });
    expect(more.json).toMatchObject({ conclusion: 'neutral', output: { annotations_count: 57 } });
    expect(
      ((await bot('GET', `${path}/annotations?per_page=50&page=2`)).json as unknown as unknown[]).length,
    ).toBe(7);
    expect((await bot('PATCH', path, { output: { title: 't', summary: 'x'.repeat(65_536) } })).status).toBe(
      422,
    );
    expect((await bot('PATCH', path, { conclusion: 'fine' })).status).toBe(422);
    expect((await bot('POST', `${REPO}/check-runs`, { name: 'sync', head_sha: 'f'.repeat(40) })).status).toBe(
      422,
    );
  });

  test("A26: another app's run of the same name is told apart; a person makes none; nobody changes another's", async () => {
    const sha = await github.world.commit({ repository, by: 'wendy', files: { 'a.md': 'b' } });
    const ours = await bot('POST', `${REPO}/check-runs`, {
      name: 'sync',
      head_sha: sha,
      status: 'completed',
      conclusion: 'failure',
    });
    const other = clientOf(github, 'other');
    const forged = await other('POST', `${REPO}/check-runs`, {
      name: 'sync',
      head_sha: sha,
      status: 'completed',
      conclusion: 'success',
    });
    expect(forged.status).toBe(201);
    const listed = await bot('GET', `${REPO}/commits/${sha}/check-runs?check_name=sync`);
    expect(listed.json).toMatchObject({
      total_count: 2,
      check_runs: [{ app: { slug: 'other' } }, { app: { slug: 'github-actions' } }],
    });
    expect((await bot('GET', `${REPO}/commits/${sha}/check-runs?app_id=15368`)).json).toMatchObject({
      total_count: 1,
    });
    expect(
      (await other('PATCH', `${REPO}/check-runs/${String(ours.json['id'])}`, { conclusion: 'success' }))
        .status,
    ).toBe(403);
    expect((await rita('POST', `${REPO}/check-runs`, { name: 'x', head_sha: sha })).status).toBe(403);
  });
});

test('no request of these tests was unknown to the stand-in', () => {
  expect(github.strange).toEqual([]);
});
