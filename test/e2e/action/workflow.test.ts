import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Delivery } from '../../support/runner/events.ts';
import type { Stage } from '../../support/stage.ts';
import { ENTRY, REPOSITORY, openStage } from '../../support/stage.ts';
import { deliver } from '../../support/workflow/deliver.ts';

/* The workflow that people copy, run as GitHub would for each webhook of a whole story. */

const WORKFLOW = readFileSync('examples/sync.yml', 'utf8');

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ stories: { 'back-1': { title: 'Sign in' }, 'back-2': { title: 'Sign out' } } });
});

afterAll(async () => stage.close());

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

/** Delivers an event; gives the one job that ran and the reason code it ended with. */
async function webhook(delivery: Promise<Delivery>): Promise<readonly [job: string, code: string]> {
  const results = await deliver(stage.github, await delivery, {
    workflows: [WORKFLOW],
    secrets: { TRACKER_TOKEN: 'tracker-secret' },
    actions: { 'sync-kernel/sync-kernel': { actionFile: resolve('action.yml'), entry: ENTRY, node: 24 } },
  });
  const ran = results.filter((one) => one.result !== 'skipped');
  const [only] = ran;
  if (only === undefined) return ['none', ''];
  expect(ran).toHaveLength(1);
  const outcome = only.steps.at(-1)?.result ?? null;
  expect({ result: only.result, log: only.result === 'success' ? '' : outcome?.log }).toEqual({
    result: 'success',
    log: '',
  });
  expect(outcome?.problems).toEqual([]);
  return [only.job, outcome?.outputs['reason-code'] ?? ''];
}

async function commented(issue: number, by: string, body: string): Promise<readonly [string, string]> {
  const comment = await stage.github.world.comment(REPOSITORY, issue, by, body);
  return webhook(stage.events.issueComment({ repository: REPOSITORY, comment }));
}

async function openIssue(named: string): Promise<{ readonly number: number; readonly body: string }> {
  const found = (await stage.issues()).find(
    (issue) => issue['state'] === 'open' && String(issue['title']).includes(named),
  );
  return { number: Number(found?.['number']), body: String(found?.['body']) };
}

test('a whole story of webhooks', async () => {
  const { events, github, tracker } = stage;
  const { world } = github;
  const at = { repository: REPOSITORY, by: 'ada' };

  expect(await webhook(events.schedule({ repository: REPOSITORY }))).toEqual(['reconcile', 'previewed']);
  const first = await openIssue('Sync backlog');
  expect(await commented(first.number, 'mia', 'Looks good to me.')).toEqual(['none', '']);
  expect(await commented(first.number, 'mia', `/sync apply ${digestIn(first.body)}`)).toEqual([
    'answer',
    'applied',
  ]);

  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }),
  });
  const of = { ...at, number: pull };
  expect(await webhook(events.pullRequest({ ...of, action: 'opened' }))).toEqual(['preview', 'previewed']);
  await world.commit({
    repository: REPOSITORY,
    branch: 'work-1',
    by: 'ada',
    files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'done' }) },
  });
  expect(await webhook(events.pullRequest({ ...of, action: 'synchronize' }))).toEqual([
    'preview',
    'previewed',
  ]);
  const [comment] = await stage.comments(pull);
  expect(await commented(pull, 'ben', `/sync apply ${digestIn(comment)}`)).toEqual(['answer', 'applied']);
  await world.mergePull(REPOSITORY, pull, 'ada');
  expect(await webhook(events.pullRequest({ ...of, action: 'closed' }))).toEqual(['preview', 'lease-ended']);
  expect(await webhook(events.push(at))).toEqual(['reconcile', 'nothing-to-do']);

  await tracker.edit(await stage.idOf('Sign out'), { title: 'Sign out everywhere' });
  expect(await webhook(events.schedule({ repository: REPOSITORY }))).toEqual(['reconcile', 'previewed']);
  const [sync] = (await world.all(`/repos/${REPOSITORY}/pulls?state=open`)).map((one) =>
    Number(one['number']),
  );
  await world.mergePull(REPOSITORY, sync ?? 0, 'mia');
  expect(await webhook(events.push({ ...at, by: 'mia' }))).toEqual(['reconcile', 'nothing-to-do']);

  const id = await stage.idOf('Sign in');
  await tracker.edit(id, { title: 'Log in' });
  await world.commit({
    ...at,
    files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in here', status: 'done' }) },
  });
  expect(await webhook(events.push(at))).toEqual(['reconcile', 'conflicts']);
  const conflict = await openIssue('conflict');
  await world.changeIssue(REPOSITORY, conflict.number, 'ada', { state: 'closed' });
  const closing = { ...at, number: conflict.number, action: 'closed' } as const;
  expect(await webhook(events.issues(closing))).toEqual(['answer', 'conflicts']);
  expect((await openIssue('conflict')).number).toBe(conflict.number);
  expect(await commented(conflict.number, 'mia', '/sync resolve title=local')).toEqual([
    'answer',
    'resolved',
  ]);
  const plan = await openIssue('Sync backlog');
  expect(await commented(plan.number, 'mia', `/sync apply ${digestIn(plan.body)}`)).toEqual([
    'answer',
    'applied',
  ]);
  expect((await tracker.get(id)).fields['title']).toBe('Sign in here');
  expect((await stage.issues()).filter((issue) => issue['state'] === 'open')).toEqual([]);
  expect(await webhook(events.schedule({ repository: REPOSITORY }))).toEqual(['reconcile', 'nothing-to-do']);
  expect(github.strange).toEqual([]);
}, 180_000);
