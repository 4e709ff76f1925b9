import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { clientOf } from './client.ts';
import { compile } from './faults.ts';
import type { ApiRequest } from './exchange.ts';
import { startGitHub } from './start.ts';
import type { GitHub } from './start.ts';

const repository = 'octo/app';
const REPO = '/repos/octo/app';
let github: GitHub;
let bot: ReturnType<typeof clientOf>;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [{ owner: 'octo', name: 'app', collaborators: { wendy: 'write' } }],
    tokens: {
      ghs_bot: {
        login: 'github-actions[bot]',
        permissions: { issues: 'write', contents: 'read' },
        repository,
      },
    },
  });
  bot = clientOf(github, 'ghs_bot');
});
afterAll(() => github.close());

const titles = async (): Promise<string[]> =>
  ((await bot('GET', `${REPO}/issues?state=all&per_page=100`)).json as unknown as { title: string }[]).map(
    ({ title }) => title,
  );

describe('faults', () => {
  test('E1: a connection cut before leaves no trace, one cut after the effect does', async () => {
    github.fault('POST /repos/octo/app/issues', { kind: 'reset' });
    await expect(bot('POST', `${REPO}/issues`, { title: 'never' })).rejects.toThrow('fetch failed');
    github.fault('POST /repos/octo/app/issues', { kind: 'reset', late: true });
    await expect(bot('POST', `${REPO}/issues`, { title: 'landed' })).rejects.toThrow('fetch failed');
    expect(await titles()).toEqual(['landed']);
  });

  test('a request that hangs, and a 502 after the effect', async () => {
    github.fault('POST /repos/octo/app/issues', { kind: 'hang', late: true });
    const impatient = fetch(`${github.apiUrl}${REPO}/issues`, {
      method: 'POST',
      headers: { authorization: 'Bearer ghs_bot', 'user-agent': 'test' },
      body: JSON.stringify({ title: 'hung' }),
      signal: AbortSignal.timeout(300),
    });
    await expect(impatient).rejects.toThrow('timeout');
    github.fault('POST /repos/octo/app/issues', { kind: 'status', status: 502, late: true });
    expect((await bot('POST', `${REPO}/issues`, { title: 'bad gateway' })).status).toBe(502);
    expect(await titles()).toEqual(['bad gateway', 'hung', 'landed']);
  });

  test('E38, E39: primary and secondary limits look like GitHub’s', async () => {
    github.fault('GET', { kind: 'secondary-limit', retryAfter: '60' });
    const secondary = await bot('GET', `${REPO}/issues`);
    expect(secondary.status).toBe(403);
    expect(secondary.headers.get('retry-after')).toBe('60');
    expect(secondary.headers.get('x-ratelimit-remaining')).not.toBe('0');
    expect(secondary.json['message']).toContain('secondary rate limit');
    github.fault('GET', { kind: 'primary-limit', resetSeconds: 1800 });
    const primary = await bot('GET', `${REPO}/issues`);
    expect(primary.status).toBe(403);
    expect(primary.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(primary.headers.get('x-ratelimit-reset')) - github.clock.seconds()).toBeGreaterThan(1790);
    expect((await bot('GET', `${REPO}/issues`)).status).toBe(403);
    github.clock.advance(1801);
    expect((await bot('GET', `${REPO}/issues`)).status).toBe(200);
  });

  test('a job’s token has 1,000 requests an hour; a 304 costs none', async () => {
    const first = await bot('GET', `${REPO}/issues/1`);
    expect(first.headers.get('x-ratelimit-limit')).toBe('1000');
    const same = await bot('GET', `${REPO}/issues/1`, undefined, {
      'if-none-match': first.headers.get('etag') ?? '',
    });
    expect(same.status).toBe(304);
    expect(same.headers.get('x-ratelimit-remaining')).toBe(first.headers.get('x-ratelimit-remaining'));
    github.limits.set('ghs_bot', 1, 60);
    expect((await bot('GET', `${REPO}/issues/1`)).status).toBe(200);
    expect((await bot('GET', `${REPO}/issues/1`)).status).toBe(403);
    github.clock.advance(61);
  });

  test('A45, A46: redirects and next pages to another host', async () => {
    github.fault('GET /repos/octo/app', { kind: 'redirect', to: 'http://127.0.0.2:9/steal' });
    const redirect = await bot('GET', REPO);
    expect([redirect.status, redirect.headers.get('location')]).toEqual([307, 'http://127.0.0.2:9/steal']);
    github.fault('GET', { kind: 'next-page', to: 'http://127.0.0.2:9/steal' });
    expect((await bot('GET', `${REPO}/issues`)).headers.get('link')).toBe(
      '<http://127.0.0.2:9/steal>; rel="next"',
    );
  });

  test('an answer is rewritten for as many times as said, and what never struck is counted', async () => {
    const doubled = { kind: 'rewrite', change: () => ({ status: 200, json: 'odd' }) } as const;
    github.fault('GET /repos/*/*/issues/1', doubled, 2);
    for (const text of ['"odd"', '"odd"'])
      expect((await bot('GET', `${REPO}/issues/1`)).json['text']).toBe(text);
    expect((await bot('GET', `${REPO}/issues/1`)).status).toBe(200);
    expect(github.unusedRules()).toBe(0);
    github.fault('DELETE', { kind: 'reset' });
    expect(github.unusedRules()).toBe(1);
  });
});

describe('hooks', () => {
  test('A15: the world moves before the second of two equal requests', async () => {
    const path = `${REPO}/issues/1` as const;
    github.before(`GET ${path}`, () => github.world.changeIssue(repository, 1, 'wendy', { title: 'moved' }), {
      nth: 2,
    });
    expect((await bot('GET', path)).json['title']).toBe('landed');
    expect((await bot('GET', path)).json['title']).toBe('moved');
  });

  test('and after one, before its answer is sent', async () => {
    github.after(`PATCH ${REPO}/issues/1`, () =>
      github.world.changeIssue(repository, 1, 'wendy', { body: 'theirs' }),
    );
    expect((await bot('PATCH', `${REPO}/issues/1`, { body: 'ours' })).json['body']).toBe('ours');
    expect((await bot('GET', `${REPO}/issues/1`)).json['body']).toBe('theirs');
  });

  test('a matcher names method and path, part by part', () => {
    const fits = (on: string, method: string, path: string) => compile(on)({ method, path } as ApiRequest);
    expect(fits('GET /repos/*/*/pulls/3', 'GET', '/repos/o/r/pulls/3')).toBe(true);
    expect(fits('GET /repos/*/*/pulls/3', 'GET', '/repos/o/r/pulls/33')).toBe(false);
    expect(fits('* /repos/o/r/**', 'POST', '/repos/o/r/issues/1/comments')).toBe(true);
    expect(fits('PATCH', 'GET', '/x')).toBe(false);
    expect(() => compile('/repos/o/r')).toThrow('Not a matcher');
  });
});

test('octokit works with it: pagination, and its own GraphQL address', async () => {
  const octokit = new Octokit({
    auth: 'ghs_bot',
    baseUrl: github.apiUrl,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const rows = await octokit.paginate(octokit.rest.issues.listForRepo, {
    owner: 'octo',
    repo: 'app',
    state: 'all',
    per_page: 1,
  });
  expect(rows.length).toBe(3);
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'github-actions' } });
  const answer = await octokit.rest.repos.getContent({ owner: 'octo', repo: 'app', path: 'README.md' });
  expect(answer.status).toBe(200);
});

test('the log tells method, path, login and status of each request', async () => {
  const before = github.requests.length;
  await bot('GET', `${REPO}/issues?state=all`);
  expect(github.requests.slice(before)).toMatchObject([
    { method: 'GET', path: `${REPO}/issues`, query: '?state=all', login: 'github-actions[bot]', status: 200 },
  ]);
  await bot('GET', `${REPO}/nonsense`);
  expect(github.strange).toEqual([`GET ${REPO}/nonsense`]);
});
