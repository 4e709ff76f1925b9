import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clientOf } from './client.ts';
import { startGitHub } from './start.ts';
import type { GitHub } from './start.ts';

const REPO = '/repos/octo/app';
const repository = 'octo/app';
let github: GitHub;
let bot: ReturnType<typeof clientOf>;
let folder: string;

const write = { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write' } as const;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [
      {
        owner: 'octo',
        name: 'app',
        files: { 'a.md': 'one\ntwo\n', 'b.md': 'b\n' },
        collaborators: { wendy: 'write' },
      },
      { owner: 'mallory', name: 'app', forkOf: 'octo/app' },
      { owner: 'octo', name: 'closed', private: true },
    ],
    tokens: {
      bot: { login: 'github-actions[bot]', permissions: write, repository: 'octo/app' },
      blind: { login: 'github-actions[bot]', permissions: { contents: 'read' }, repository: 'octo/app' },
      wendy: { login: 'wendy' },
    },
  });
  bot = clientOf(github, 'bot');
  folder = await mkdtemp(join(tmpdir(), 'clone-'));
});
afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true });
});

async function git(...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1' };
  return (await promisify(execFile)('git', args, { cwd: folder, env })).stdout;
}

function remote(token: string | null, name = 'octo/app'): string {
  return `${github.serverUrl.replace('//', token === null ? '//' : `//x-access-token:${token}@`)}/${name}.git`;
}

async function branch(
  name: string,
  files: { [path: string]: string | null },
  by = 'wendy',
  where = repository,
): Promise<string> {
  return github.world.commit({ repository: where, branch: name, files, by });
}

describe('pull requests', () => {
  test('numbers are shared with issues, the head is what git says now', async () => {
    const issue = await github.world.openIssue({ repository, by: 'wendy', title: 'first' });
    const first = await branch('topic', { 'a.md': 'one\n2\n' });
    const made = await bot('POST', `${REPO}/pulls`, { head: 'topic', base: 'main', title: 't', body: 'b' });
    expect(made.json).toMatchObject({
      number: issue + 1,
      state: 'open',
      merged: false,
      draft: false,
      head: { sha: first, ref: 'topic' },
    });
    const second = await branch('topic', { 'c.md': 'c\n' });
    const read = await bot('GET', `${REPO}/pulls/${issue + 1}`);
    expect(read.json).toMatchObject({
      head: { sha: second, repo: { full_name: 'octo/app', fork: false } },
      mergeable: true,
    });
    expect((await bot('GET', `${REPO}/issues/${issue + 1}`)).json['pull_request']).toMatchObject({
      merged_at: null,
    });
    expect((await bot('GET', `${REPO}/pulls/${issue}`)).status).toBe(404);
    const files = await bot('GET', `${REPO}/pulls/${issue + 1}/files`);
    expect(files.json).toMatchObject([
      {
        filename: 'a.md',
        status: 'modified',
        additions: 1,
        deletions: 1,
        patch: '@@ -1,2 +1,2 @@\n one\n-two\n+2',
      },
      { filename: 'c.md', status: 'added', additions: 1 },
    ]);
  });

  test('renames, deletions and odd names are listed as git sees them', async () => {
    await branch('odd', { 'b.md': null, 'ü "q" x.md': 'b\n', 'a.md': null });
    const number = await github.world.openPull({ repository, by: 'wendy', head: 'odd' });
    const files = await bot('GET', `${REPO}/pulls/${number}/files`);
    expect(files.json).toMatchObject([
      { filename: 'a.md', status: 'removed', additions: 0, deletions: 2 },
      { filename: 'ü "q" x.md', status: 'renamed', previous_filename: 'b.md', changes: 0 },
    ]);
  });

  test('a second one for the same head, an unknown head and no commits are 422', async () => {
    const again = await bot('POST', `${REPO}/pulls`, { head: 'topic', base: 'main', title: 't' });
    expect(again.status).toBe(422);
    expect(again.json['errors']).toMatchObject([
      { message: 'A pull request already exists for octo:topic.' },
    ]);
    expect((await bot('POST', `${REPO}/pulls`, { head: 'nope', base: 'main', title: 't' })).status).toBe(422);
    const none = await bot('POST', `${REPO}/pulls`, { head: 'main', base: 'main', title: 't' });
    expect(none.json['errors']).toMatchObject([{ message: 'No commits between main and main' }]);
    github.world.repository(repository).actionsMayCreatePullRequests = false;
    const refused = await bot('POST', `${REPO}/pulls`, { head: 'odd', base: 'main', title: 't' });
    github.world.repository(repository).actionsMayCreatePullRequests = true;
    expect(refused.json['message']).toBe(
      'GitHub Actions is not permitted to create or approve pull requests.',
    );
  });

  test('a merge is a real one; files stay those of the pull request; the other half closes', async () => {
    await branch('good', { 'good.md': 'g\n' });
    const number = await github.world.openPull({ repository, by: 'wendy', head: 'good', title: 'Good' });
    const sha = await github.world.mergePull(repository, number, 'octo');
    expect(await github.world.file(repository, 'main', 'good.md')).toBe('g\n');
    expect((await bot('GET', `${REPO}/pulls/${number}`)).json).toMatchObject({
      merged: true,
      merge_commit_sha: sha,
      state: 'closed',
    });
    expect((await bot('GET', `${REPO}/issues/${number}`)).json).toMatchObject({ state: 'closed' });
    expect((await bot('GET', `${REPO}/pulls/${number}/files`)).json).toMatchObject([{ filename: 'good.md' }]);
    expect((await bot('PATCH', `${REPO}/pulls/${number}`, { state: 'open' })).status).toBe(422);
  });

  test('a branch that is deleted closes its pull request; one made empty too, and neither is merged', async () => {
    for (const [name, end] of [
      ['gone', () => github.world.deleteBranch(repository, 'gone')],
      [
        'emptied',
        async () =>
          void (await github.world
            .repository(repository)
            .git.run(['update-ref', 'refs/heads/emptied', 'refs/heads/main'])),
      ],
    ] as const) {
      await branch(name, { [`${name}.md`]: 'x' });
      const number = await github.world.openPull({ repository, by: 'wendy', head: name });
      await end();
      expect((await bot('GET', `${REPO}/pulls/${number}`)).json).toMatchObject({
        state: 'closed',
        merged: false,
      });
    }
  });

  test('A44: one from a fork has the fork as its head, and refs/pull/<n>/head in the base repository', async () => {
    const sha = await branch('evil', { 'a.md': 'one\ntwo\nthree\n' }, 'mallory', 'mallory/app');
    const number = await github.world.openPull({ repository, by: 'mallory', head: 'mallory:evil' });
    const { json } = await bot('GET', `${REPO}/pulls/${number}`);
    expect(json).toMatchObject({
      head: { sha, label: 'mallory:evil', repo: { full_name: 'mallory/app', fork: true } },
    });
    expect(await github.world.repository(repository).git.commitOf(`refs/pull/${number}/head`)).toBe(sha);
    expect((await bot('GET', `${REPO}/pulls/${number}/files`)).json).toMatchObject([
      { filename: 'a.md', additions: 1 },
    ]);
    expect((await bot('GET', `${REPO}/pulls?head=mallory:evil`)).json).toMatchObject([{ number }]);
  });

  test('reviews: state, who and which commit; nobody approves their own', async () => {
    await branch('review', { 'r.md': 'r' });
    const number = await github.world.openPull({ repository, by: 'wendy', head: 'review' });
    await github.world.review({ repository, number, by: 'octo', event: 'APPROVE' });
    const sha = (await bot('GET', `${REPO}/pulls/${number}`)).json['head'] as { sha: string };
    expect((await bot('GET', `${REPO}/pulls/${number}/reviews`)).json).toMatchObject([
      { state: 'APPROVED', user: { login: 'octo' }, commit_id: sha.sha },
    ]);
    await expect(github.world.review({ repository, number, by: 'wendy', event: 'APPROVE' })).rejects.toThrow(
      '422',
    );
  });
});

describe('git over HTTP', () => {
  test('a public repository is cloned by anybody, a private one only by who may read it', async () => {
    await git('clone', '--quiet', remote(null), 'anybody');
    await expect(git('clone', '--quiet', remote(null, 'octo/closed'), 'no')).rejects.toThrow();
    await expect(git('clone', '--quiet', remote('wendy', 'octo/closed'), 'no')).rejects.toThrow('not found');
    const unknown = `http.extraHeader=Authorization: Basic ${Buffer.from('x:nobody').toString('base64')}`;
    await expect(git('-c', unknown, 'clone', '--quiet', remote(null), 'no')).rejects.toThrow();
  });

  test('a push needs `contents: write`; refs/pull is not for pushing', async () => {
    await git('-C', 'anybody', 'config', 'user.email', 'w@example.com');
    await git('-C', 'anybody', 'config', 'user.name', 'w');
    await writeFile(join(folder, 'anybody', 'pushed.md'), 'p\n');
    await git('-C', 'anybody', 'add', '.');
    await git('-C', 'anybody', 'commit', '--quiet', '-m', 'p');
    await expect(git('-C', 'anybody', 'push', remote('blind'), 'HEAD:refs/heads/pushed')).rejects.toThrow(
      '403',
    );
    await expect(git('-C', 'anybody', 'push', remote(null), 'HEAD:refs/heads/pushed')).rejects.toThrow();
    await git('-C', 'anybody', 'push', remote('bot'), 'HEAD:refs/heads/pushed');
    expect(await github.world.file(repository, 'pushed', 'pushed.md')).toBe('p\n');
    await expect(git('-C', 'anybody', 'push', remote('bot'), 'HEAD:refs/pull/77/head')).rejects.toThrow(
      'hidden',
    );
  });

  test('A16: the world can move, and the answer be lost, between two git requests', async () => {
    github.onGit = async ({ service, step }) =>
      service === 'git-receive-pack' && step === 'exchange' ? { kind: 'cut' } : undefined;
    await expect(git('-C', 'anybody', 'push', remote('bot'), 'HEAD:refs/heads/lost')).rejects.toThrow();
    github.onGit = null;
    expect(await github.world.file(repository, 'lost', 'pushed.md')).toBe('p\n');
    expect(github.gitRequests.at(-1)).toEqual({
      repository,
      service: 'git-receive-pack',
      step: 'exchange',
      login: 'github-actions[bot]',
    });
  });

  test('what checkout fetches for a pull request is its merge with the base as of now', async () => {
    await branch('merged', { 'm.md': 'm' });
    const number = await github.world.openPull({ repository, by: 'wendy', head: 'merged' });
    await branch('main', { 'later.md': 'l' }, 'octo');
    await git('-C', 'anybody', 'fetch', '--quiet', remote('bot'), `refs/pull/${number}/merge`);
    const names = await git('-C', 'anybody', 'ls-tree', '--name-only', 'FETCH_HEAD');
    expect(names).toContain('later.md');
    expect(names).toContain('m.md');
  });
});

describe('contents and refs', () => {
  test('a file at a ref, as JSON and raw; a folder; what is not there', async () => {
    const file = await bot('GET', `${REPO}/contents/a.md?ref=topic`);
    expect(Buffer.from(String(file.json['content']), 'base64').toString()).toBe('one\n2\n');
    expect(
      (await bot('GET', `${REPO}/contents/a.md`, undefined, { accept: 'application/vnd.github.raw' })).json[
        'text'
      ],
    ).toBe('one\ntwo\n');
    expect((await bot('GET', `${REPO}/contents/none.md`)).status).toBe(404);
    expect((await clientOf(github, 'wendy')('GET', '/repos/octo/closed/contents/README.md')).status).toBe(
      404,
    );
  });

  test('a ref is made once, moved forward only, and deleted', async () => {
    const main = (await bot('GET', `${REPO}/git/ref/heads%2Fmain`)).json['object'] as { sha: string };
    expect((await bot('POST', `${REPO}/git/refs`, { ref: 'refs/heads/lock', sha: main.sha })).status).toBe(
      201,
    );
    expect(
      (await bot('POST', `${REPO}/git/refs`, { ref: 'refs/heads/lock', sha: main.sha })).json['message'],
    ).toBe('Reference already exists');
    const topic = (await bot('GET', `${REPO}/git/ref/heads/topic`)).json['object'] as { sha: string };
    expect((await bot('PATCH', `${REPO}/git/refs/heads/lock`, { sha: topic.sha })).json['message']).toBe(
      'Update is not a fast forward',
    );
    expect((await bot('DELETE', `${REPO}/git/refs/heads/lock`)).status).toBe(204);
    expect(
      (await clientOf(github, 'blind')('POST', `${REPO}/git/refs`, { ref: 'refs/heads/l', sha: main.sha }))
        .status,
    ).toBe(403);
  });
});

test('no request of these tests was unknown to the stand-in', () => {
  expect(github.strange).toEqual([]);
});
