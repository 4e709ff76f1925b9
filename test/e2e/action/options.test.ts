import { afterEach, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

/* What a workflow or a config may ask for beside the ordinary way. */

let stage: Stage;

afterEach(async () => stage.close());

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

async function opened(files: { readonly [path: string]: string }): Promise<number> {
  const pull = await stage.propose(files);
  const event = { repository: REPOSITORY, by: 'ada', number: pull, action: 'opened' } as const;
  expect((await stage.run(stage.events.pullRequest(event))).outputs['reason-code']).toBe('previewed');
  return pull;
}

const TWO = {
  'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }),
  'backlog/back-2.md': markdown('back-2', { title: 'Sign out' }),
};

test('approval: review \u2014 an approving review of that head applies the plan, one of an older head does not', async () => {
  stage = await openStage({ stories: {}, config: ['approval: review'] });
  const pull = await opened(TWO);
  const { world } = stage.github;
  const review = async (commit?: string): Promise<string> => {
    const about = { repository: REPOSITORY, number: pull, by: 'ben' };
    const id = await world.review({
      ...about,
      event: 'APPROVE',
      ...(commit === undefined ? {} : { commit }),
    });
    const run = await stage.run(stage.events.pullRequestReview({ ...about, review: id }));
    return run.outputs['reason-code'] ?? '';
  };
  const old = (await world.repository(REPOSITORY).git.branch('main')) ?? '';
  expect(await review(old)).toBe('not-approved');
  expect(stage.writes()).toBe(0);
  expect(await review()).toBe('applied');
  expect(await stage.recordCount()).toBe(2);
  expect(await review()).toBe('not-approved');
  expect(await stage.recordCount()).toBe(2);
});

test('--except writes the rest; the next preview offers what is left with another digest', async () => {
  stage = await openStage({ stories: {} });
  const pull = await opened(TWO);
  const first = digestIn((await stage.comments(pull))[0]);
  const unknown = await stage.say(pull, 'ben', `/sync apply ${first} --only back-9`);
  expect(unknown.outputs['reason-code']).toBe('not-approved');
  const part = await stage.say(pull, 'ben', `/sync apply ${first} --except back-2`);
  expect(part.outputs['reason-code']).toBe('applied');
  expect(await stage.recordCount()).toBe(1);
  expect((await stage.say(pull, 'ben', '/sync preview')).outputs).toMatchObject({ changes: '1' });
  const second = digestIn((await stage.comments(pull))[0]);
  expect(second).not.toBe(first);
  expect((await stage.say(pull, 'ben', `/sync apply ${second}`)).outputs['reason-code']).toBe('applied');
  expect(await stage.recordCount()).toBe(2);
});

test('undo and abandon by comment', async () => {
  stage = await openStage({ stories: {} });
  const pull = await opened(TWO);
  const applied = await stage.say(pull, 'ben', `/sync apply ${digestIn((await stage.comments(pull))[0])}`);
  const undone = await stage.say(pull, 'ben', `/sync undo ${applied.outputs['session-id']}`);
  expect(undone.outputs['reason-code']).toBe('undone');
  expect(await stage.recordCount()).toBe(0);
  const status = await stage.run(stage.events.workflowDispatch({ repository: REPOSITORY, by: 'mia' }), {
    inputs: { command: 'status' },
  });
  const open = /([0-9A-Z]{26}): previewed/.exec(status.log)?.[1] ?? '';
  const abandoned = await stage.say(pull, 'ben', `/sync abandon ${open}`);
  expect(abandoned.outputs['reason-code']).toBe('abandoned');
});

test('dry-run and dispatches by hand: preview shows and stores nothing, apply needs the digest', async () => {
  stage = await openStage({ stories: { 'back-1': { title: 'Sign in' } } });
  const dispatch = async (inputs: { readonly [name: string]: string }) =>
    stage.run(stage.events.workflowDispatch({ repository: REPOSITORY, by: 'mia' }), { inputs });
  const dry = await dispatch({ 'dry-run': 'true' });
  expect(dry.outputs).toMatchObject({ 'reason-code': 'previewed', changes: '1', 'comment-url': '' });
  expect(dry.summary).toContain('Sign in');
  expect((await dispatch({ command: 'preview' })).outputs).toMatchObject({ changes: '1' });
  expect(await stage.issues()).toEqual([]);
  expect(await stage.github.world.repository(REPOSITORY).git.branch('sync-kernel/state')).toBeNull();

  const real = await dispatch({ 'fail-on': 'drift' });
  expect(real.conclusion).toBe('failure');
  expect(real.outputs).toMatchObject({ 'reason-code': 'previewed' });
  expect((await dispatch({ command: 'apply', digest: '0123456789ab' })).outputs['reason-code']).toBe(
    'no-session',
  );
  const digest = real.outputs['plan-digest'] ?? '';
  expect((await dispatch({ command: 'apply', digest })).outputs['reason-code']).toBe('applied');
  const session = real.outputs['session-id'] ?? '';
  expect((await dispatch({ command: 'undo', session })).outputs['reason-code']).toBe('undone');
  expect(await stage.recordCount()).toBe(0);
});

test('outputs are set on every path, also where nothing is done', async () => {
  stage = await openStage({ stories: { 'back-1': { title: 'Sign in' } } });
  const names = ['decision', 'reason-code', 'result', 'session-id', 'plan-digest', 'changes', 'conflicts'];
  const all = [...names, 'queued', 'comment-url', 'pull-request'].sort();
  const issue = await stage.github.world.openIssue({ repository: REPOSITORY, by: 'ada', title: 'Hello' });
  const runs = [
    await stage.say(issue, 'ada', 'Just talking'),
    await stage.say(issue, 'rita', '/sync status'),
    await stage.say(issue, 'ada', '/sync status', { node: 20 }),
    await stage.run(stage.events.workflowDispatch({ repository: REPOSITORY, by: 'mia' }), {
      inputs: { command: 'nonsense' },
    }),
    await stage.run(stage.events.workflowDispatch({ repository: REPOSITORY, by: 'mia' }), {
      inputs: { config: 'nowhere.yml' },
    }),
  ];
  expect(runs.map((run) => Object.keys(run.outputs).sort())).toEqual(runs.map(() => all));
  expect(runs.map((run) => run.outputs['reason-code'])).toEqual([
    'not-a-command',
    'not-permitted',
    'answered',
    'bad-event',
    'bad-config',
  ]);
  expect(runs.map((run) => run.exitCode)).toEqual([0, 0, 0, 1, 1]);
  expect(await stage.comments(issue)).toHaveLength(1);
});
