import { afterEach, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

/* Approvals that wait for the tracker, and what a scheduled run makes of them. */

let stage: Stage;

afterEach(async () => stage.close());

const STORIES = { 'back-1': { title: 'Sign in' }, 'back-2': { title: 'Sign out' } };

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

/** The tracker answers nothing any more, until `stage.upstream.relent()`. */
function away(on = 'GET'): void {
  const answers = Array.from({ length: 60 }, () => ({ kind: 'answer', status: 503 }) as const);
  stage.upstream.spoil(on, ...answers);
}

async function edit(files: { readonly [path: string]: string | null }, branch = 'main'): Promise<void> {
  await stage.github.world.commit({ repository: REPOSITORY, branch, by: 'ada', files });
}

/** The open issues and what they say. */
async function issues(): Promise<readonly { readonly number: number; readonly body: string }[]> {
  const open = (await stage.issues()).filter((issue) => issue['state'] === 'open');
  return open.map((issue) => ({ number: Number(issue['number']), body: String(issue['body']) }));
}

/** Both stories upstream and linked, nothing open. */
async function synced(): Promise<void> {
  stage = await openStage({ stories: STORIES, config: ['approval: comment'] });
  await stage.reconcile();
  const [issue] = await issues();
  const run = await stage.say(issue!.number, 'mia', `/sync apply ${digestIn(issue!.body)}`);
  expect(run.outputs['reason-code']).toBe('applied');
}

/** What upstream has of the two stories. */
async function upstream(): Promise<readonly unknown[]> {
  const ids = [await stage.idOf('Sign in'), await stage.idOf('Sign out')];
  const records = await Promise.all(ids.map(async (id) => stage.tracker.get(id)));
  return records.map(({ fields }) => fields['status']);
}

test('an approval that waited writes what it showed; what was edited since is a new preview (I13, E71)', async () => {
  await synced();
  await edit({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }),
    'backlog/back-2.md': markdown('back-2', { title: 'Sign out', status: 'doing' }),
  });
  await stage.reconcile();
  const [issue] = await issues();
  const digest = digestIn(issue!.body);
  away();
  const queued = await stage.say(issue!.number, 'mia', `/sync apply ${digest}`);
  expect(queued.outputs).toMatchObject({ decision: 'queued', queued: '2' });
  expect(queued.exitCode).toBe(0);
  expect((await issues())[0]?.body).toContain('2 writes wait for the upstream');
  await edit({ 'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'done' }) });
  // A scheduled run while it is still away shows the edit, and the issue stays.
  const later = await stage.reconcile();
  expect(later.outputs).toMatchObject({ decision: 'queued', queued: '2', changes: '1' });
  expect(await issues()).toHaveLength(1);
  stage.upstream.relent();
  await stage.reconcile();
  expect(await upstream()).toEqual(['todo', 'doing']);
  const [now] = await issues();
  expect(digestIn(now?.body)).not.toBe(digest);
  expect(now?.body).toContain('back-1');
  expect(now?.body).not.toContain('back-2');
  await stage.say(now!.number, 'mia', `/sync apply ${digestIn(now!.body)}`);
  expect(await upstream()).toEqual(['done', 'doing']);
  expect(stage.upstream.count('PATCH')).toBe(2);
});

test('an approval of a part that waited writes that part only (I13)', async () => {
  await synced();
  await edit({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }),
    'backlog/back-2.md': markdown('back-2', { title: 'Sign out', status: 'doing' }),
  });
  await stage.reconcile();
  const [issue] = await issues();
  away();
  const said = `/sync apply ${digestIn(issue!.body)} --only back-2`;
  expect((await stage.say(issue!.number, 'mia', said)).outputs).toMatchObject({ queued: '1' });
  stage.upstream.relent();
  await stage.reconcile();
  expect(await upstream()).toEqual(['todo', 'doing']);
  expect((await issues())[0]?.body).toContain('back-1');
});

test('a sync issue and pull request stay open while the tracker is away', async () => {
  await synced();
  await stage.tracker.edit(await stage.idOf('Sign in'), { status: 'done' });
  const pull = (await stage.reconcile()).outputs['pull-request'];
  expect(Number(pull)).toBeGreaterThan(0);
  away();
  const run = await stage.reconcile();
  expect(run.outputs).toMatchObject({ decision: 'queued', 'pull-request': pull });
  stage.upstream.relent();
  expect((await stage.reconcile()).outputs).toMatchObject({
    'reason-code': 'previewed',
    'pull-request': pull,
  });
});

test('an approval on a pull request whose head moved while it waited writes nothing, and says so (A15, A16)', async () => {
  await synced();
  const story = (status: string) => markdown('back-1', { title: 'Sign in', status });
  const pull = await stage.propose({ 'backlog/back-1.md': story('doing') });
  const event = (action: 'opened' | 'synchronize') =>
    stage.events.pullRequest({ repository: REPOSITORY, by: 'ada', number: pull, action });
  await stage.run(event('opened'));
  const digest = digestIn((await stage.comments(pull))[0]);
  away();
  const queued = await stage.say(pull, 'ben', `/sync apply ${digest}`);
  expect(queued.outputs).toMatchObject({ decision: 'queued' });
  await edit({ 'backlog/back-1.md': story('done') }, 'work-1');
  await stage.run(event('synchronize'));
  stage.upstream.relent();
  await stage.reconcile();
  expect(await upstream()).toEqual(['todo', 'todo']);
  expect((await stage.comments(pull)).at(-1)).toMatch(
    /0 of 1 change written[\s\S]*the head of `#2` moved to/,
  );
  await stage.run(event('synchronize'));
  const now = digestIn((await stage.comments(pull))[0]);
  expect(now).not.toBe(digest);
  await stage.say(pull, 'ben', `/sync apply ${now}`);
  expect(await upstream()).toEqual(['done', 'todo']);
});

test('a tracker that asks to wait is left alone until then, by every run but /sync retry (E39)', async () => {
  await synced();
  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }),
  });
  const opened = { repository: REPOSITORY, by: 'ada', number: pull, action: 'opened' } as const;
  await stage.run(stage.events.pullRequest(opened));
  const digest = digestIn((await stage.comments(pull))[0]);
  stage.upstream.spoil('PATCH', { kind: 'answer', status: 429, headers: { 'retry-after': '86400' } });
  const said = await stage.say(pull, 'ben', `/sync apply ${digest}`);
  expect(said.outputs).toMatchObject({ decision: 'queued' });
  expect(said.exitCode).toBe(0);
  expect((await stage.comments(pull)).at(-1)).toContain('The first run after');
  const asked = stage.upstream.requests.length;
  const run = await stage.reconcile();
  expect(run.outputs).toMatchObject({ decision: 'queued', queued: '1' });
  expect(run.exitCode).toBe(0);
  expect(run.summary).toContain('waits until');
  const preview = await stage.say(pull, 'ben', '/sync preview');
  expect(preview.outputs).toMatchObject({ decision: 'queued' });
  expect((await stage.comments(pull)).at(-1)).toContain('asked to be left alone');
  expect(stage.upstream.requests.length).toBe(asked);
  await stage.say(pull, 'ben', '/sync retry');
  expect(await upstream()).toEqual(['doing', 'todo']);
});

test('a dry run finishes nothing of what waits (E72)', async () => {
  await synced();
  await edit({ 'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }) });
  await stage.reconcile();
  const [issue] = await issues();
  away();
  await stage.say(issue!.number, 'mia', `/sync apply ${digestIn(issue!.body)}`);
  stage.upstream.relent();
  const dry = await stage.reconcile({ inputs: { 'dry-run': 'true' } });
  expect(dry.summary).not.toContain('/sync apply');
  expect(stage.upstream.count('PATCH')).toBe(0);
  await stage.reconcile();
  expect(await upstream()).toEqual(['doing', 'todo']);
});
