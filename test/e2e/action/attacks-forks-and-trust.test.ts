import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configFor, markdown } from '../../support/backlog.ts';
import type { FaultyServer } from '../../support/faulty-server.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { Siege } from '../../support/siege.ts';
import {
  besiegePull,
  expectNoLeak,
  jobToken,
  ourComments,
  previewPull,
  repelled,
  siegeOf,
  standsStill,
} from '../../support/siege.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

const FORK = 'eve/app';

/** Every write that reached GitHub or its git since a moment. */
function writesSince(stage: Stage, before: number): readonly string[] {
  const { requests, gitRequests } = stage.github;
  const asked = requests
    .slice(before)
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'));
  const pushed = gitRequests.filter(
    ({ service, step }) => service === 'git-receive-pack' && step === 'exchange',
  );
  return [
    ...asked.map(({ method, path }) => `${method} ${path}`),
    ...pushed.map(({ repository }) => repository),
  ];
}

describe('a pull request of a fork', () => {
  let stage: Stage;
  let place: number;
  beforeAll(async () => {
    stage = await openStage({
      stories: {},
      more: [{ owner: 'eve', name: 'app', forkOf: REPOSITORY, collaborators: { ada: 'write' } }],
    });
    const files = { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }) };
    await stage.github.world.commit({ repository: FORK, branch: 'idea', by: 'eve', files });
    place = await stage.github.world.openPull({ repository: REPOSITORY, by: 'eve', head: 'eve:idea' });
  });
  afterAll(async () => stage.close());

  test('A41: with a token that may only read → the preview is in the summary, exit 0, nothing written anywhere', async () => {
    const before = stage.github.requests.length;
    const delivery = stage.events.pullRequest({
      repository: REPOSITORY,
      by: 'eve',
      number: place,
      action: 'opened',
    });
    const token = jobToken(stage, 'read');
    const run = await stage.run(delivery, { token });
    const { exitCode, outputs, summary } = run;
    expect({ exitCode, code: outputs['reason-code'], changes: outputs['changes'] }).toEqual({
      exitCode: 0,
      code: 'previewed',
      changes: '1',
    });
    expect(summary).toContain('Sign in');
    expect(summary).not.toMatch(/^\/sync apply/m);
    expect(writesSince(stage, before)).toEqual([]);
    expect(stage.writes()).toBe(0);
    expectNoLeak(run, { secret: token });
  });

  test('A44: under pull_request_target its preview offers no command; an approval → one reply', async () => {
    const about = { repository: REPOSITORY, by: 'eve', number: place, action: 'opened' } as const;
    const delivery = { ...(await stage.events.pullRequest(about)), eventName: 'pull_request_target' };
    const siege = siegeOf(stage, place, await stage.run(delivery));
    const [comment] = await ourComments(stage, place);
    expect(String(comment?.['body'])).not.toMatch(/^\/sync apply/m);
    const refused = { code: 'not-approved', reply: /Nothing is written from a pull request of a fork/ };
    for (const by of ['ben', 'mia', 'octo'])
      await repelled(siege, async (options) => stage.say(place, by, siege.command, options), refused);
    await repelled(
      siege,
      async (options) =>
        stage.run(stage.events.workflowDispatch({ repository: REPOSITORY, by: 'mia' }), {
          ...options,
          inputs: { command: 'apply', digest: siege.digest.slice(0, 12) },
        }),
      { code: 'not-approved' },
    );
  });

  test('A44: its retry and its undo write nothing either', async () => {
    expect((await stage.say(place, 'mia', '/sync retry')).outputs['decision']).toBe('done');
    expect(stage.writes()).toBe(0);
  });
});

test('E72, A41: a schedule with a token that may only read → summary, exit 0, nothing written anywhere', async () => {
  const stage = await openStage({ stories: { 'back-1': { title: 'Sign in' } }, config: ['approval: none'] });
  const before = stage.github.requests.length;
  const run = await stage.reconcile({ token: jobToken(stage, 'read') });
  expect({ exit: run.exitCode, code: run.outputs['reason-code'], log: run.log }).toMatchObject({
    exit: 0,
    code: 'previewed',
  });
  expect(run.summary).toContain('Sign in');
  expect(writesSince(stage, before)).toEqual([]);
  expect(stage.writes()).toBe(0);
  await stage.close();
});

describe('a pull request that changes what we trust', () => {
  let siege: Siege;
  let evil: FaultyServer;
  beforeAll(async () => {
    evil = await startFaultyServer(null);
    const stage = await openStage({ stories: {} });
    const { world } = stage.github;
    const branch = '$(touch${IFS}owned);`id`';
    const config = configFor(evil.url, ['approval: none', 'approvers: { permission: read }']);
    const files = {
      'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }),
      '.specfact/sync/config.yml': config.replace('timeout: 1500', 'timeout: 1500, token-env: GITHUB_TOKEN'),
      '.specfact/sync/state.json': '{"format":1,"lineage":"x","serial":9,"cursors":{}}\n',
      '.specfact/sync/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV.json': '{}\n',
      'action.yml': 'runs: { using: node24, main: evil.js }\n',
      '.gitattributes': '*.md filter=evil diff=evil merge=evil working-tree-encoding=UTF-16\n',
      '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ${evil.url}/x.git\n`,
      '.github/workflows/sync.yml': 'on: push\n',
    };
    await world.commit({ repository: REPOSITORY, branch, by: 'ada', files });
    const place = await world.openPull({
      repository: REPOSITORY,
      by: 'ada',
      head: branch,
      title: '$(id) @octo',
    });
    siege = siegeOf(stage, place, await previewPull(stage, place));
  });
  afterAll(async () => {
    await siege.stage.close();
    await evil.close();
  });

  test('A42, A43: is previewed by the default branch’s config, against the tracker that it names', async () => {
    const [comment] = await ourComments(siege.stage, siege.place);
    expect(String(comment?.['body'])).toContain(siege.command);
    expect(evil.requests).toEqual([]);
    expect(siege.stage.upstream.count('GET')).toBeGreaterThan(0);
  });

  test('A42: its own approvers do not count; its own state is not read', async () => {
    await repelled(siege, async (options) => siege.stage.say(siege.place, 'rita', siege.command, options), {
      code: 'not-permitted',
    });
    const { git } = siege.stage.github.world.repository(REPOSITORY);
    const sessions = await git.run(['ls-tree', '-r', '--name-only', 'sync-kernel/state', 'sessions/']);
    expect(sessions.trim()).toBe(`sessions/${siege.session}.json`);
  });

  test('A28: a symbolic link among its artifacts is not followed', async () => {
    const { stage, place } = siege;
    const { git } = stage.github.world.repository(REPOSITORY);
    const pull = (await stage.github.world.call('ada', 'GET', `/repos/${REPOSITORY}/pulls/${place}`)) as {
      readonly head: { readonly ref: string; readonly sha: string };
    };
    const index = { GIT_INDEX_FILE: `${git.path}/links` };
    await git.run(['read-tree', pull.head.sha], undefined, index);
    const links = {
      'backlog/passwd.md': '/etc/passwd',
      'backlog/up.md': '../../../../etc/hosts',
      'backlog/deep': '/etc',
    };
    const lines: string[] = [];
    for (const [path, target] of Object.entries(links))
      lines.push(`120000 ${(await git.run(['hash-object', '-w', '--stdin'], target)).trim()}\t${path}\0`);
    await git.run(['update-index', '-z', '--index-info'], lines.join(''), index);
    const tree = (await git.run(['write-tree'], undefined, index)).trim();
    const by = { name: 'ada', email: 'ada@example.com', at: '2026-01-02T03:04:05Z' };
    const commit = await git.commitTree({ tree, parents: [pull.head.sha], message: 'Link', by });
    await git.run(['update-ref', `refs/heads/${pull.head.ref}`, commit]);
    const run = await previewPull(stage, place, { action: 'synchronize' });
    expect(run.outputs['changes']).toBe('1');
    const shown = JSON.stringify([run, await ourComments(stage, place)]);
    expect(shown).not.toMatch(/root:x:|127\.0\.0\.1\s+localhost/);
    siege = siegeOf(stage, place, { ...run, outputs: { ...run.outputs, 'reason-code': 'previewed' } });
  });

  test('A28, A29: artifacts with ids that lead out, doubled and prototype keys, alias bombs → left alone, the rest goes on', async () => {
    const { stage } = siege;
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'
        .split('')
        .map((c, n) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[n]}`).join(',')}]`),
    ];
    const file = (lines: readonly string[]) =>
      ['---', ...lines, '---', '', '# Title', '', 'Text.', ''].join('\n');
    const place = await stage.propose({
      'backlog/good.md': markdown('good', { title: 'Good' }),
      'backlog/out.md': file(['id: ../../../owned']),
      'backlog/double.md': file(['id: double', 'status: todo', 'status: done']),
      'backlog/proto.md': file(['id: proto', '__proto__: { polluted: true }', 'constructor: x']),
      'backlog/bomb.md': file(['id: bomb', ...bomb]),
      'backlog/deep.md': file(['id: deep', `status: ${'['.repeat(3000)}${']'.repeat(3000)}`]),
    });
    const run = await previewPull(stage, place);
    expect({ decision: run.outputs['decision'], exit: run.exitCode, log: run.log }).toMatchObject({
      exit: 0,
    });
    expect(run.outputs['decision']).not.toBe('bug');
    const [comment] = await ourComments(stage, place);
    expect(String(comment?.['body'])).toContain('Good');
    const { git } = stage.github.world.repository(REPOSITORY);
    const names = await git.run(['ls-tree', '-r', '--name-only', 'sync-kernel/state']);
    expect(names).not.toContain('..');
  });

  test('A29: a tracker that answers with prototype and doubled members → refused or left alone, no write', async () => {
    const { stage } = siege;
    const body =
      '{"records":[{"id":"1","updatedAt":"2026-01-01T00:00:00Z","etag":"\\"1\\"","fields":{"__proto__":{"title":"x"},"title":"One"}},' +
      '{"id":"2","updatedAt":"2026-01-01T00:00:00Z","etag":"\\"2\\"","fields":{"title":"A","title":"B"}},' +
      '{"id":"../3","updatedAt":"2026-01-01T00:00:00Z","etag":"\\"3\\"","fields":{"title":"C"}}],"deleted":["../4"],"next":null,"cursor":"c"}';
    const answer = {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body,
    } as const;
    stage.upstream.spoil('GET /records', answer);
    const writes = stage.writes();
    const run = await stage.reconcile();
    expect(run.outputs['decision']).not.toBe('bug');
    expect(stage.writes()).toBe(writes);
  });

  test('the plan stood all the time: a writer applies it, to the right tracker', async () => {
    await standsStill(siege, 'ben');
    expect(evil.requests).toEqual([]);
  });
});

describe('answers that lead elsewhere', () => {
  let siege: Siege;
  let evil: FaultyServer;
  beforeAll(async () => {
    evil = await startFaultyServer(null);
    siege = await besiegePull();
  });
  afterAll(async () => {
    await siege.stage.close();
    await evil.close();
  });

  const refused = async (code: string, decision = 'refused', command = siege.command) => {
    const { stage, place } = siege;
    const token = jobToken(stage);
    const writes = stage.writes();
    const run = await stage.say(place, 'ben', command, { token });
    expect({
      code: run.outputs['reason-code'],
      decision: run.outputs['decision'],
      log: run.log,
    }).toMatchObject({
      code,
      decision,
    });
    expect(stage.writes()).toBe(writes);
    expect(evil.requests).toEqual([]);
    expect(stage.github.unusedRules()).toBe(0);
    expectNoLeak(run, { secret: token, texts: await stage.comments(place) });
  };

  test('A45: GitHub’s API redirects to another host → refused, nothing sent there', async () => {
    siege.stage.github.fault(
      `GET /repos/${REPOSITORY}`,
      { kind: 'redirect', to: `${evil.url}/x`, status: 301 },
      3,
    );
    await refused('host-refused');
  });

  test('A45: GitHub’s API redirects a write → not followed', async () => {
    const path = `POST /repos/${REPOSITORY}/issues/${siege.place}/comments`;
    siege.stage.github.fault(path, { kind: 'redirect', to: `${evil.url}/x`, status: 307 });
    await refused('host-refused', 'refused', '/sync status');
  });

  test('A45: git is redirected to another host → refused, nothing sent there', async () => {
    const { github } = siege.stage;
    github.onGit = async () => ({
      kind: 'refuse',
      status: 302,
      location: `${evil.url}/octo/app.git/info/refs`,
    });
    await refused('state-unreachable', 'queued');
    github.onGit = null;
  });

  test('A45: the tracker redirects to another host → refused, nothing sent there', async () => {
    const { stage, place, command } = siege;
    const away = { kind: 'answer', status: 307, headers: { location: `${evil.url}/records` } } as const;
    stage.upstream.spoil('GET', away);
    const run = await stage.say(place, 'ben', command);
    expect({ code: run.outputs['reason-code'], log: run.log }).toMatchObject({ code: 'bad-answer' });
    expect(evil.requests).toEqual([]);
    expect(stage.writes()).toBe(0);
  });

  test('A46: GitHub’s Link header names another host, or the same page → not followed', async () => {
    const { stage, place } = siege;
    const path = `GET /repos/${REPOSITORY}/issues/${place}/comments`;
    const before = stage.github.requests.length;
    stage.github.fault(path, { kind: 'next-page', to: `${evil.url}/page` });
    stage.github.fault(path, { kind: 'next-page', to: `${stage.github.apiUrl}/repos/${REPOSITORY}/issues` });
    await previewPull(stage, place, { action: 'edited' });
    await previewPull(stage, place, { action: 'edited' });
    expect(stage.github.unusedRules()).toBe(0);
    expect(evil.requests).toEqual([]);
    expect(stage.github.requests.length - before).toBeLessThan(60);
  });

  test('A46: a list that never ends → refused after a bounded number of pages', async () => {
    const { stage, place } = siege;
    const [first] = await ourComments(stage, place);
    const page = Array.from({ length: 100 }, (_, n) => ({
      ...first,
      id: 1000 + n,
      body: 'x',
      user: { id: 1, login: 'x' },
    }));
    stage.github.fault(
      `GET /repos/${REPOSITORY}/issues/${place}/comments`,
      { kind: 'rewrite', change: (answer) => ({ ...answer, json: page }) },
      Infinity,
    );
    const before = stage.github.requests.length;
    const run = await stage.say(place, 'ben', siege.command);
    expect(run.outputs['reason-code']).toBe('host-refused');
    expect(stage.writes()).toBe(0);
    expect(stage.github.requests.length - before).toBeLessThan(350);
  });
});

test('A46: the tracker’s pages lead in a circle, or to an address → no write, no request elsewhere', async () => {
  const hits: string[] = [];
  const evil = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(evil.address() as AddressInfo).port}/records`;
  const stage = await openStage({ stories: { 'back-1': { title: 'Sign in' } }, config: ['approval: none'] });
  const page = (next: string) =>
    ({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ records: [], deleted: [], next, cursor: 'c' }),
    }) as const;
  stage.upstream.spoil('GET /records', page(address), page(address));
  const run = await stage.reconcile();
  expect(run.outputs['decision']).not.toMatch(/done|bug/);
  expect(stage.writes()).toBe(0);
  expect(hits).toEqual([]);
  await stage.close();
  evil.close();
});
