import { afterEach, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { ActionResult } from '../../support/runner/run-action.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

let stage: Stage;

interface Check {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string;
}

afterEach(async () => stage.close());

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

function ended(run: ActionResult, code: string, more: { readonly [output: string]: string } = {}): void {
  expect({ ...run.outputs, log: run.outputs['reason-code'] === code ? '' : run.log }).toMatchObject({
    'reason-code': code,
    log: '',
    ...more,
  });
  expect(run.problems).toEqual([]);
}

async function openIssues(): Promise<readonly { number: number; body: string; title: string }[]> {
  const issues = await stage.issues();
  return issues
    .filter((issue) => issue['state'] === 'open')
    .map((issue) => ({
      number: Number(issue['number']),
      body: String(issue['body']),
      title: String(issue['title']),
    }));
}

/** Both stories upstream, by an approved plan in the sync issue. */
async function synced(config: readonly string[] = []): Promise<void> {
  const stories = { 'back-1': { title: 'Sign in' }, 'back-2': { title: 'Sign out' } };
  stage = await openStage({ stories, config });
  ended(await stage.reconcile(), 'previewed', { changes: '2' });
  const [issue] = await openIssues();
  expect(stage.writes()).toBe(0);
  ended(await stage.say(issue?.number ?? 0, 'mia', `/sync apply ${digestIn(issue?.body)}`), 'applied');
  expect(stage.upstream.count('POST')).toBe(2);
  expect(await openIssues()).toEqual([]);
}

test('first sync: the sync issue shows the plan, one command writes it, the issue closes, then silence (I4)', async () => {
  await synced();
  const before = { writes: stage.writes(), requests: stage.github.requests.length };
  ended(await stage.reconcile(), 'nothing-to-do');
  expect(stage.writes()).toBe(before.writes);
  const later = stage.github.requests.slice(before.requests);
  expect(later.filter((request) => request.method !== 'GET' && !request.path.endsWith('/graphql'))).toEqual(
    [],
  );
});

test('a pull request: preview, push, new preview, approval, apply, merge, nothing left', async () => {
  await synced();
  const { events, tracker, github } = stage;
  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }),
  });
  const opened = events.pullRequest({ repository: REPOSITORY, by: 'ada', number: pull, action: 'opened' });
  ended(await stage.run(opened), 'previewed', { changes: '1', conflicts: '0' });
  const [first] = await stage.comments(pull);
  expect(first).toContain('back-1');
  expect(first).not.toContain('back-2');

  await github.world.commit({
    repository: REPOSITORY,
    branch: 'work-1',
    by: 'ada',
    files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'done' }) },
  });
  const pushed = events.pullRequest({
    repository: REPOSITORY,
    by: 'ada',
    number: pull,
    action: 'synchronize',
  });
  ended(await stage.run(pushed), 'previewed', { changes: '1' });
  const comments = await stage.comments(pull);
  expect(comments).toHaveLength(1);
  expect(digestIn(comments[0])).not.toBe(digestIn(first));

  const writes = stage.writes();
  ended(await stage.say(pull, 'ben', `/sync apply ${digestIn(first)}`), 'not-approved');
  expect(stage.writes()).toBe(writes);
  ended(await stage.say(pull, 'ben', `/sync apply ${digestIn(comments[0])}`), 'applied');
  expect(stage.upstream.count('PATCH')).toBe(1);
  expect((await tracker.get(await stage.idOf('Sign in'))).fields['status']).toBe('done');
  expect((await stage.comments(pull))[0]).toContain('ben');

  ended(await stage.reconcile(), 'nothing-to-do');
  await github.world.mergePull(REPOSITORY, pull, 'ada');
  ended(
    await stage.run(
      events.pullRequest({ repository: REPOSITORY, by: 'ada', number: pull, action: 'closed' }),
    ),
    'lease-ended',
  );
  ended(await stage.reconcile(), 'nothing-to-do');
  expect(await openIssues()).toEqual([]);
  expect(github.strange).toEqual([]);
});

test('an upstream edit: a sync pull request, merged, nothing left', async () => {
  await synced();
  const { tracker, github } = stage;
  await tracker.edit(await stage.idOf('Sign out'), { title: 'Sign out everywhere' });
  const run = await stage.reconcile();
  ended(run, 'previewed', { changes: '1' });
  const pull = Number(run.outputs['pull-request']);
  expect(pull).toBeGreaterThan(0);
  const again = await stage.reconcile();
  ended(again, 'previewed', {
    'pull-request': String(pull),
    'plan-digest': run.outputs['plan-digest'] ?? '',
  });
  await github.world.mergePull(REPOSITORY, pull, 'mia');
  const text = await github.world.file(REPOSITORY, 'main', 'backlog/back-2.md');
  expect(text).toContain('# Sign out everywhere');
  ended(await stage.reconcile(), 'nothing-to-do');
});

test('a conflict: its issue, a decision by comment, the write, and the issue closes itself', async () => {
  await synced();
  const { tracker, github } = stage;
  const id = await stage.idOf('Sign in');
  await tracker.edit(id, { title: 'Log in' });
  await github.world.commit({
    repository: REPOSITORY,
    by: 'ada',
    files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in here' }) },
  });
  ended(await stage.reconcile(), 'conflicts', { conflicts: '1' });
  const [issue] = await openIssues();
  expect(issue?.title).toContain('back-1');
  ended(await stage.say(issue?.number ?? 0, 'mia', '/sync resolve title=local'), 'resolved');
  const open = await openIssues();
  expect(open.map((one) => one.title)).toHaveLength(2);
  const plan = open.find((one) => one.number !== issue?.number);
  ended(await stage.say(plan?.number ?? 0, 'mia', `/sync apply ${digestIn(plan?.body)}`), 'applied');
  expect((await tracker.get(id)).fields['title']).toBe('Sign in here');
  expect(await openIssues()).toEqual([]);
  ended(await stage.reconcile(), 'nothing-to-do');
});

test('a value of one\u2019s own: upstream by apply, the artifact by the sync pull request, asked once only', async () => {
  await synced();
  const { tracker, github } = stage;
  const id = await stage.idOf('Sign in');
  await tracker.edit(id, { title: 'Log in' });
  await github.world.commit({
    repository: REPOSITORY,
    by: 'ada',
    files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in here' }) },
  });
  ended(await stage.reconcile(), 'conflicts');
  const [issue] = await openIssues();
  const answer = '/sync resolve title=value\n```\nEnter the shop\n```';
  const resolved = await stage.say(issue?.number ?? 0, 'mia', answer);
  ended(resolved, 'resolved');
  const pull = Number(resolved.outputs['pull-request']);
  const [shown] = (await github.world.all(`/repos/${REPOSITORY}/pulls?state=open`)).map((one) =>
    String(one['body']),
  );
  ended(await stage.say(pull, 'mia', `/sync apply ${digestIn(shown)}`), 'applied');
  expect((await tracker.get(id)).fields['title']).toBe('Enter the shop');
  ended(await stage.reconcile(), 'previewed', { conflicts: '0', 'pull-request': String(pull) });
  await github.world.mergePull(REPOSITORY, pull, 'mia');
  ended(await stage.reconcile(), 'nothing-to-do');
  expect(await github.world.file(REPOSITORY, 'main', 'backlog/back-1.md')).toContain('# Enter the shop');
  expect(await openIssues()).toEqual([]);
});

test('a conflict on a pull request: shown there, annotated on its line, decided there, written by apply', async () => {
  await synced();
  const { events, tracker, github } = stage;
  const id = await stage.idOf('Sign in');
  await tracker.edit(id, { status: 'doing' });
  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'done' }),
  });
  const opened = events.pullRequest({ repository: REPOSITORY, by: 'ada', number: pull, action: 'opened' });
  ended(await stage.run(opened), 'conflicts', { conflicts: '1' });
  const [shown] = await stage.comments(pull);
  expect(shown).toContain('/sync resolve back-1:status=');
  const sha = await github.world.repository(REPOSITORY).git.branch('work-1');
  const listed = await github.world.call('octo', 'GET', `/repos/${REPOSITORY}/commits/${sha}/check-runs`);
  const [check] = (listed as { readonly check_runs: readonly Check[] }).check_runs;
  expect(check).toMatchObject({ name: 'sync-kernel: backlog', conclusion: 'action_required' });
  const annotated = await github.world.all(`/repos/${REPOSITORY}/check-runs/${check?.id}/annotations`);
  expect(annotated).toMatchObject([{ path: 'backlog/back-1.md', start_line: 3 }]);
  ended(await stage.say(pull, 'ben', '/sync resolve back-1:status=local'), 'resolved');
  const [decided] = await stage.comments(pull);
  ended(await stage.say(pull, 'ben', `/sync apply ${digestIn(decided)}`), 'applied');
  expect((await tracker.get(id)).fields['status']).toBe('done');
  await github.world.mergePull(REPOSITORY, pull, 'ada');
  ended(await stage.reconcile(), 'nothing-to-do');
});
