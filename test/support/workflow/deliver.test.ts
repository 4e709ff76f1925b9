import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitHub } from '../github/start.ts';
import type { GitHub } from '../github/start.ts';
import { eventsOf } from '../runner/events.ts';
import type { Delivery } from '../runner/events.ts';
import { deliver } from './deliver.ts';
import type { DeliverOptions } from './deliver.ts';
import { BadWorkflow } from './workflow-file.ts';

const repository = 'octo/app';
let github: GitHub;
let events: ReturnType<typeof eventsOf>;
let folder: string;
let actions: DeliverOptions['actions'];

/** An action that says what it sees: its workspace, its inputs, and what its token may do. */
const ENTRY = `
const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
const token = process.env['INPUT_GITHUB-TOKEN'];
const out = (name, value) => fs.appendFileSync(process.env.GITHUB_OUTPUT, name + '<<E\\n' + value + '\\nE\\n');
const ask = (method, path, body) => fetch(process.env.GITHUB_API_URL + '/repos/' + process.env.GITHUB_REPOSITORY + path, {
  method, headers: { authorization: 'Bearer ' + token, 'user-agent': 'a' }, body: JSON.stringify(body) });
(async () => {
  out('files', fs.readdirSync('.').filter((name) => name !== '.git').sort().join(' '));
  out('config', fs.existsSync('.git/config') ? fs.readFileSync('.git/config', 'utf8') : '');
  out('head', fs.existsSync('.git') ? execFileSync('git', ['rev-parse', 'HEAD']).toString().trim() : '');
  out('issue', (await ask('POST', '/issues', { title: 'made' })).status);
  out('ref', (await ask('POST', '/git/refs', { ref: 'refs/heads/x' + Math.random(), sha: 'none' })).status);
  out('who', process.env['INPUT_WHO'] + ' ' + process.env.FROM_ENV);
  if (process.env['INPUT_WHO'] === 'slow') await new Promise((done) => setTimeout(done, 400));
  if (process.env['INPUT_WHO'] === 'fail') process.exitCode = 1;
})();
`;

const SYNC = (more: { on?: string; job?: string; with?: string; top?: string } = {}) => `
name: sync
on: ${more.on ?? '{ workflow_dispatch: {}, issue_comment: { types: [created] }, pull_request: {}, push: {}, schedule: [{ cron: "17 * * * *" }] }'}
${more.top ?? 'permissions: { contents: read }'}
env: { FROM_ENV: 'e-\${{ github.event_name }}' }
jobs:
  sync:
    runs-on: ubuntu-latest
    ${more.job ?? 'permissions: { contents: read, issues: write }'}
    steps:
      - uses: actions/checkout@v4
        with: { persist-credentials: false }
      - uses: octo/sync@v1
        id: sync
        with: { who: '\${{ github.actor }}' ${more.with ?? ''} }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'action-'));
  await writeFile(join(folder, 'index.js'), ENTRY);
  await writeFile(
    join(folder, 'action.yml'),
    `name: a
inputs: { github-token: { default: '\${{ github.token }}' }, who: { default: nobody } }
runs: { using: node24, main: index.js }
`,
  );
  actions = { 'octo/sync': { actionFile: join(folder, 'action.yml') } };
  github = await startGitHub({
    repositories: [
      {
        owner: 'octo',
        name: 'app',
        files: { 'a.md': 'a', '.github/workflows/sync.yml': SYNC() },
        collaborators: { wendy: 'write' },
      },
      { owner: 'mallory', name: 'app', forkOf: 'octo/app' },
    ],
  });
  events = eventsOf(github);
});
afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true });
});

const run = (delivery: Delivery, ...workflows: string[]) =>
  deliver(github, delivery, { actions, ...(workflows.length > 0 ? { workflows } : {}) });
const dispatch = () => events.workflowDispatch({ repository, by: 'wendy' });
const outputs = (jobs: Awaited<ReturnType<typeof deliver>>, job = 0) =>
  jobs[job]?.steps.at(-1)?.result?.outputs;

describe('a workflow in the repository', () => {
  test('checks out the event’s commit without a credential, and grants exactly what it says', async () => {
    const delivery = await dispatch();
    const jobs = await run(delivery);
    expect(jobs).toMatchObject([
      {
        workflow: 'sync',
        job: 'sync',
        result: 'success',
        permissions: { contents: 'read', issues: 'write', checks: 'none' },
      },
    ]);
    expect(outputs(jobs)).toMatchObject({
      files: '.github a.md',
      head: delivery.sha,
      issue: '201',
      ref: '403',
      who: 'wendy e-workflow_dispatch',
    });
    expect(outputs(jobs)?.['config']).not.toContain('AUTHORIZATION');
  });

  test('the token ends with its job', async () => {
    const seen: string[] = [];
    await deliver(github, await dispatch(), { actions, adjust: (one) => (seen.push(one.token ?? ''), one) });
    const headers = { authorization: `Bearer ${seen[0] ?? ''}`, 'user-agent': 'test' };
    expect((await fetch(`${github.apiUrl}/repos/octo/app`, { headers })).status).toBe(401);
  });

  test('with persisted credentials the token lies in the folder', async () => {
    const jobs = await run(await dispatch(), SYNC().replace('persist-credentials: false', 'fetch-depth: 0'));
    expect(outputs(jobs)?.['config']).toContain('AUTHORIZATION');
  });

  test('a pull request runs the merge commit; one from a fork with a token that writes nothing', async () => {
    await github.world.commit({ repository, branch: 'topic', files: { 'b.md': 'b' }, by: 'wendy' });
    const number = await github.world.openPull({ repository, by: 'wendy', head: 'topic' });
    const own = await run(await events.pullRequest({ repository, by: 'wendy', number, action: 'opened' }));
    expect(outputs(own)).toMatchObject({ files: '.github a.md b.md', issue: '201' });
    await github.world.commit({
      repository: 'mallory/app',
      branch: 'evil',
      files: { 'e.md': 'e' },
      by: 'mallory',
    });
    const fork = await github.world.openPull({ repository, by: 'mallory', head: 'mallory:evil' });
    const theirs = await run(
      await events.pullRequest({ repository, by: 'mallory', number: fork, action: 'opened' }),
    );
    expect(theirs).toMatchObject([{ permissions: { contents: 'read', issues: 'read' } }]);
    expect(outputs(theirs)).toMatchObject({ files: '.github a.md e.md', issue: '403' });
  });

  test('A42: a comment runs what the default branch says, whatever the pull request changed', async () => {
    await github.world.commit({
      repository,
      branch: 'changed',
      files: { '.github/workflows/sync.yml': 'on: issue_comment\njobs: {}' },
      by: 'wendy',
    });
    const pull = await github.world.openPull({ repository, by: 'wendy', head: 'changed' });
    const comment = await github.world.comment(repository, pull, 'wendy', '/sync');
    const jobs = await run(await events.issueComment({ repository, comment }));
    expect(jobs).toMatchObject([{ result: 'success' }]);
    expect(outputs(jobs)?.['who']).toBe('wendy e-issue_comment');
    await expect(
      run(await events.pullRequest({ repository, by: 'wendy', number: pull, action: 'opened' })),
    ).rejects.toThrow(BadWorkflow);
  });
});

describe('what starts a workflow', () => {
  test('types, also the ones that hold by default', async () => {
    const number = await github.world.openIssue({ repository, by: 'wendy', title: 't' });
    const comment = await github.world.comment(repository, number, 'wendy', 'x');
    expect(await run(await events.issueComment({ repository, comment, action: 'edited' }))).toEqual([]);
    expect(await run(await events.issues({ repository, by: 'wendy', number, action: 'closed' }))).toEqual([]);
    await github.world.commit({ repository, branch: 'closing', files: { 'c.md': 'c' }, by: 'wendy' });
    const pull = await github.world.openPull({ repository, by: 'wendy', head: 'closing' });
    expect(
      await run(await events.pullRequest({ repository, by: 'wendy', number: pull, action: 'closed' })),
    ).toEqual([]);
    expect(
      (await run(await events.pullRequest({ repository, by: 'wendy', number: pull, action: 'synchronize' })))
        .length,
    ).toBe(1);
  });

  test('I5: what a job did with its own token starts nothing', async () => {
    const number = await github.world.openIssue({ repository, by: 'wendy', title: 't' });
    const comment = await github.world.comment(repository, number, 'github-actions[bot]', '/sync');
    expect(await run(await events.issueComment({ repository, comment }))).toEqual([]);
  });

  test('branches and paths of a push; the cron of a schedule', async () => {
    const only = SYNC({
      on: '{ push: { branches: [main], paths: ["backlog/**"] }, schedule: [{ cron: "1 2 * * *" }] }',
    });
    await github.world.commit({ repository, files: { 'backlog/1.md': '1' }, by: 'wendy' });
    expect((await run(await events.push({ repository, by: 'wendy' }), only)).length).toBe(1);
    expect(await run(await events.push({ repository, by: 'wendy', branch: 'topic' }), only)).toEqual([]);
    await github.world.commit({ repository, files: { 'a.md': 'other' }, by: 'wendy' });
    expect(await run(await events.push({ repository, by: 'wendy' }), only)).toEqual([]);
    expect((await run(await events.schedule({ repository, cron: '1 2 * * *' }), only)).length).toBe(1);
    expect(await run(await events.schedule({ repository }), only)).toEqual([]);
  });

  test('inputs of a dispatch have types and defaults; an unknown one is refused', async () => {
    const on = '{ workflow_dispatch: { inputs: { who: { default: dora }, dry: { type: boolean } } } }';
    const text = SYNC({ on }).replace('${{ github.actor }}', '${{ inputs.who }}-${{ inputs.dry && 1 || 2 }}');
    const asked = await events.workflowDispatch({ repository, by: 'wendy', inputs: { dry: 'false' } });
    expect(outputs(await run(asked, text))?.['who']).toBe('dora-2 e-workflow_dispatch');
    const wrong = await events.workflowDispatch({ repository, by: 'wendy', inputs: { nope: '1' } });
    await expect(run(wrong, text)).rejects.toThrow('Unexpected inputs');
  });
});

describe('jobs and steps', () => {
  test('a condition that does not hold skips the job, and those that need it', async () => {
    const text = `${SYNC({ job: `if: startsWith(github.event.comment.body, '/sync')` })}
  after: { runs-on: x, needs: sync, steps: [{ run: 'true' }] }
  anyway: { runs-on: x, needs: [sync], if: always(), steps: [{ run: 'echo "::notice::\${{ needs.sync.result }}"' }] }
`;
    const jobs = await run(await dispatch(), text);
    expect(jobs.map(({ job, result }) => `${job} ${result}`)).toEqual([
      'sync skipped',
      'after skipped',
      'anyway success',
    ]);
    expect(jobs[2]?.steps[0]?.result?.annotations).toMatchObject([{ message: 'skipped' }]);
  });

  test('a step that fails ends the job but for always(); outputs reach later steps and jobs', async () => {
    const text = `on: workflow_dispatch
jobs:
  one:
    runs-on: x
    permissions: {}
    outputs: { who: '\${{ steps.act.outputs.who }}' }
    steps:
      - { uses: octo/sync@v1, id: act, with: { who: fail } }
      - run: echo never
      - if: always()
        run: echo "seen=\${{ steps.act.outcome }} $WORD" >> "$GITHUB_OUTPUT"
        env: { WORD: w }
  two: { runs-on: x, needs: one, if: failure(), steps: [{ run: 'echo "::notice::\${{ needs.one.outputs.who }}"' }] }
`;
    const jobs = await run(await dispatch(), text);
    expect(jobs.map(({ result }) => result)).toEqual(['failure', 'success']);
    expect(jobs[0]?.steps.map(({ outcome }) => outcome)).toEqual(['failure', 'skipped', 'success']);
    expect(jobs[0]?.steps[2]?.result?.outputs).toEqual({ seen: 'failure w' });
    expect(jobs[0]?.steps[0]?.result?.outputs).toMatchObject({ files: '', issue: '403' });
    expect(jobs[1]?.steps[0]?.result?.annotations).toMatchObject([{ message: 'fail undefined' }]);
  });

  test('a matrix runs each cell', async () => {
    const text = SYNC({ job: 'strategy: { matrix: { shard: [0, 1], of: [2] } }' }).replace(
      '${{ github.actor }}',
      '${{ matrix.shard }}/${{ matrix.of }}',
    );
    const jobs = await run(await dispatch(), text);
    expect(jobs.map((_, index) => outputs(jobs, index)?.['who'])).toEqual([
      '0/2 e-workflow_dispatch',
      '1/2 e-workflow_dispatch',
    ]);
    expect(jobs[0]?.permissions).toMatchObject({ contents: 'read', issues: 'none' });
  });

  test.each([
    ['an unknown action', SYNC().replace('octo/sync@v1', 'evil/other@v1'), 'uses: evil/other@v1 is unknown'],
    [
      'a checkout input it does not know',
      SYNC().replace('persist-credentials: false', 'submodules: true'),
      'submodules',
    ],
    ['what GitHub’s schema refuses', SYNC({ job: 'permisions: { issues: write }' }), 'Unexpected value'],
    ['a container', SYNC({ job: 'container: node' }), 'cannot be run here'],
    ['an expression that is none', SYNC({ job: "if: github.event_name == 'x" }), 'x'],
  ])('%s is an error', async (_, text, message) => {
    await expect(run(await dispatch(), text)).rejects.toThrow(message);
  });
});

describe('E71: concurrency', () => {
  const group = (more: string) =>
    SYNC({ top: `concurrency: { group: 'g-\${{ github.repository }}', ${more} }` }).replace(
      '${{ github.actor }}',
      'slow',
    );

  test('one at a time, one waits, and a newer one takes its place', async () => {
    const delivery = await dispatch();
    const text = group('cancel-in-progress: false');
    const all = await Promise.all([run(delivery, text), run(delivery, text), run(delivery, text)]);
    expect(all.map((jobs) => jobs[0]?.result)).toEqual(['success', 'dropped', 'success']);
    expect(all[0]?.[0]?.concurrency).toEqual([
      { group: 'g-octo/app', cancelInProgress: false, queue: 'single' },
    ]);
  });

  test('`queue: max` drops none, `cancel-in-progress` stops the one that runs', async () => {
    const delivery = await dispatch();
    const text = group('queue: max');
    const all = await Promise.all([run(delivery, text), run(delivery, text), run(delivery, text)]);
    expect(all.map((jobs) => jobs[0]?.result)).toEqual(['success', 'success', 'success']);
    const cancelling = group('cancel-in-progress: true');
    const first = run(delivery, cancelling);
    await new Promise((done) => setTimeout(done, 150));
    expect([(await run(delivery, cancelling))[0]?.result, (await first)[0]?.result]).toEqual([
      'success',
      'cancelled',
    ]);
  });
});
