import { afterEach, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

/* The tracker is the issues of the very repository: what we write for people there is never a record. */

let stage: Stage;

afterEach(async () => stage.close());

const CONFIG = `version: 1
syncs:
  backlog:
    local: { provider: markdown, path: 'backlog/**/*.md' }
    remote: { provider: github-issues, labels: [backlog] }
    fields:
      title: title
      body: body
      status: { remote: state, values: { todo: open, doing: open, done: closed } }
`;

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

async function titled(title: string): Promise<{ readonly [member: string]: unknown }> {
  const found = (await stage.issues()).find((issue) => issue['title'] === title);
  if (found === undefined) throw new Error(`There is no issue "${title}".`);
  return found;
}

test('a backlog kept in issues of the same repository: no loop, no echo (I4, I5)', async () => {
  const stories = {
    'back-1': { title: 'Sign in', status: 'todo' },
    'back-2': { title: 'Sign out', status: 'done' },
  };
  const files = Object.entries(stories).map(([id, story]) => [`backlog/${id}.md`, markdown(id, story)]);
  stage = await openStage({
    stories: {},
    repository: {
      labels: ['backlog'],
      files: { ...Object.fromEntries(files), '.specfact/sync/config.yml': CONFIG },
    },
  });
  const first = await stage.reconcile();
  expect(first.outputs).toMatchObject({ 'reason-code': 'previewed', changes: '2' });
  const [plan] = await stage.issues();
  const applied = await stage.say(
    Number(plan?.['number']),
    'mia',
    `/sync apply ${digestIn(String(plan?.['body']))}`,
  );
  expect(applied.outputs['reason-code']).toBe('applied');
  expect(await titled('Sign in')).toMatchObject({ state: 'open' });
  expect(await titled('Sign out')).toMatchObject({ state: 'closed' });
  expect(await stage.issues()).toHaveLength(3);

  await stage.reconcile();
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  expect(await stage.issues()).toHaveLength(3);

  const { world } = stage.github;
  const issue = Number((await titled('Sign in'))['number']);
  await world.changeIssue(REPOSITORY, issue, 'ada', { title: 'Log in' });
  const edited = await stage.reconcile();
  expect(edited.outputs).toMatchObject({ 'reason-code': 'previewed', changes: '1' });
  await world.mergePull(REPOSITORY, Number(edited.outputs['pull-request']), 'mia');
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  expect(await world.file(REPOSITORY, 'main', 'backlog/back-1.md')).toContain('# Log in');
});
