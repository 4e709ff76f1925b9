import { afterEach, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

/* Runs that meet, and events that come in another order than one would think. */

let stage: Stage;

afterEach(async () => stage.close());

const STORIES = { 'back-1': { title: 'Sign in' }, 'back-2': { title: 'Sign out' } };

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

/** Synced without anybody's approval. */
async function synced(): Promise<void> {
  stage = await openStage({ stories: STORIES, config: ['approval: none'] });
  expect((await stage.reconcile()).outputs['reason-code']).toBe('applied');
}

/** A pull request that edits a record and was applied; gives its number and its session. */
async function applied(): Promise<{ readonly pull: number; readonly session: string }> {
  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'done' }),
  });
  const opened = stage.events.pullRequest({
    repository: REPOSITORY,
    by: 'ada',
    number: pull,
    action: 'opened',
  });
  await stage.run(opened);
  const run = await stage.say(pull, 'ben', `/sync apply ${digestIn((await stage.comments(pull))[0])}`);
  expect(run.outputs['reason-code']).toBe('applied');
  return { pull, session: run.outputs['session-id'] ?? '' };
}

async function close(pull: number): Promise<void> {
  await stage.github.world.changeIssue(REPOSITORY, pull, 'ada', { state: 'closed' });
  await stage.run(
    stage.events.pullRequest({ repository: REPOSITORY, by: 'ada', number: pull, action: 'closed' }),
  );
}

test('two runs at once make each record once (E4, E68, I10)', async () => {
  stage = await openStage({ stories: STORIES, config: ['approval: none'] });
  const runs = await Promise.all([
    stage.reconcile({ run: { id: 1 } }),
    stage.reconcile({ run: { id: 2 } }),
    stage.reconcile({ run: { id: 3 } }),
  ]);
  expect(await stage.recordCount()).toBe(2);
  expect(stage.upstream.count('POST')).toBe(2);
  const codes = runs.map((run) => run.outputs['reason-code'] ?? '').sort();
  // One that came after the other's writes finds them done.
  expect(codes).toContain('applied');
  for (const code of codes)
    expect(['applied', 'state-locked', 'state-moved', 'nothing-to-do']).toContain(code);
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  expect(await stage.recordCount()).toBe(2);
});

test('an applied pull request holds its record: a reconcile leaves it alone, another pull request waits', async () => {
  await synced();
  const { pull } = await applied();
  const writes = stage.writes();
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  const other = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'doing' }),
  });
  const opened = stage.events.pullRequest({
    repository: REPOSITORY,
    by: 'ada',
    number: other,
    action: 'opened',
  });
  expect((await stage.run(opened)).outputs).toMatchObject({ 'reason-code': 'held', changes: '0' });
  expect((await stage.comments(other))[0]).toContain(`#${pull}`.slice(1));
  expect(stage.writes()).toBe(writes);
});

test('closed unmerged after its apply: the difference is shown, and can be taken into the repository', async () => {
  await synced();
  const { pull } = await applied();
  await close(pull);
  const run = await stage.reconcile();
  expect(run.outputs).toMatchObject({ 'reason-code': 'previewed', changes: '1' });
  const sync = Number(run.outputs['pull-request']);
  await stage.github.world.mergePull(REPOSITORY, sync, 'mia');
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  const text = await stage.github.world.file(REPOSITORY, 'main', 'backlog/back-1.md');
  expect(text).toContain('status: done');
});

test('closed unmerged after its apply: /sync undo takes it back upstream', async () => {
  await synced();
  const { pull, session } = await applied();
  await close(pull);
  const run = await stage.say(pull, 'ben', `/sync undo ${session}`);
  expect(run.outputs['reason-code']).toBe('undone');
  const id = await stage.idOf('Sign in');
  expect((await stage.tracker.get(id)).fields['status']).toBe('todo');
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
});

test('the merge is seen although its event never came (E71)', async () => {
  await synced();
  const { pull } = await applied();
  await stage.github.world.mergePull(REPOSITORY, pull, 'ada');
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  await stage.tracker.edit(await stage.idOf('Sign in'), { status: 'doing' });
  expect((await stage.reconcile()).outputs).toMatchObject({ 'reason-code': 'previewed', changes: '1' });
});

test('a new upstream record: its sync pull request merged, and edited before the next run, it is one record (I6)', async () => {
  await synced();
  await stage.tracker.add({ title: 'From upstream', body: 'Said there.\n', status: 'todo' });
  const run = await stage.reconcile();
  expect(run.outputs).toMatchObject({ 'reason-code': 'previewed', changes: '1' });
  await stage.github.world.mergePull(REPOSITORY, Number(run.outputs['pull-request']), 'mia');
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  await stage.tracker.add({ title: 'Another', body: 'Said there.\n', status: 'todo' });
  const again = await stage.reconcile();
  await stage.github.world.mergePull(REPOSITORY, Number(again.outputs['pull-request']), 'mia');
  const file = 'backlog/R-4-another.md';
  const text = await stage.github.world.file(REPOSITORY, 'main', file);
  const files = { [file]: (text ?? '').replace('Another', 'Another name') };
  await stage.github.world.commit({ repository: REPOSITORY, by: 'ada', files });
  expect((await stage.reconcile()).outputs).toMatchObject({ 'reason-code': 'conflicts', conflicts: '1' });
  expect(await stage.recordCount()).toBe(4);
});

test('the state branch deleted: nothing is written, equal titles are a question to a person (E5, E69)', async () => {
  await synced();
  const writes = stage.writes();
  await stage.github.world.deleteBranch(REPOSITORY, 'sync-kernel/state');
  const run = await stage.reconcile();
  expect(run.outputs).toMatchObject({ 'reason-code': 'conflicts', changes: '0' });
  expect(stage.writes()).toBe(writes);
});

test('the tracker away in the middle of an apply: queued, finished by the schedule, nothing twice', async () => {
  stage = await openStage({ stories: STORIES, config: ['approval: none'] });
  stage.upstream.spoil('POST', { kind: 'then', act: async () => undefined }, { kind: 'reset-after' });
  stage.upstream.spoil(
    'POST',
    ...Array.from({ length: 9 }, () => ({ kind: 'answer', status: 503 }) as const),
  );
  const first = await stage.reconcile();
  expect(first.outputs).toMatchObject({ decision: 'queued', 'reason-code': 'queued' });
  const later = await stage.reconcile();
  expect(['applied', 'nothing-to-do', 'queued']).toContain(later.outputs['reason-code']);
  for (let n = 0; n < 4; n++) await stage.reconcile();
  expect((await stage.reconcile()).outputs['reason-code']).toBe('nothing-to-do');
  expect(await stage.recordCount()).toBe(2);
});

test('the tracker away at the approval: it waits with its plan, and the schedule writes just that', async () => {
  await synced();
  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in', status: 'done' }),
  });
  const opened = stage.events.pullRequest({
    repository: REPOSITORY,
    by: 'ada',
    number: pull,
    action: 'opened',
  });
  await stage.run(opened);
  const command = `/sync apply ${digestIn((await stage.comments(pull))[0])}`;
  stage.upstream.spoil(
    'GET /records',
    ...Array.from({ length: 40 }, () => ({ kind: 'answer', status: 503 }) as const),
  );
  const away = await stage.say(pull, 'ben', command);
  expect(away.outputs).toMatchObject({ decision: 'queued', 'reason-code': 'queued' });
  const id = await stage.idOf('Sign in');
  expect((await stage.tracker.get(id)).fields['status']).toBe('todo');
  stage.upstream.relent();
  await stage.reconcile();
  expect((await stage.tracker.get(id)).fields['status']).toBe('done');
  expect((await stage.comments(pull)).slice(-2)).toEqual([
    expect.stringContaining('waiting for the upstream'),
    expect.stringContaining('🚀 1 change written.'),
  ]);
});

test('E64: more than twenty conflicts are one issue, given one answer there and closed when few are left', async () => {
  const ids = Array.from({ length: 22 }, (_, n) => `back-${n + 1}`);
  const titles = (more: string) => Object.fromEntries(ids.map((id) => [id, { title: `Story ${id}${more}` }]));
  stage = await openStage({ stories: titles(''), config: ['approval: none'] });
  await stage.reconcile();
  for (const id of ids) await stage.tracker.edit(await stage.idOf(`Story ${id}`), { title: `${id} there` });
  const files = ids.map((id) => [`backlog/${id}.md`, markdown(id, { title: `${id} here` })] as const);
  await stage.github.world.commit({ repository: REPOSITORY, by: 'ada', files: Object.fromEntries(files) });
  expect((await stage.reconcile()).outputs).toMatchObject({ 'reason-code': 'conflicts', conflicts: '22' });
  const open = async () => (await stage.issues()).filter((issue) => issue['state'] === 'open');
  expect(await open()).toHaveLength(1);
  const [rollup] = await open();
  const run = await stage.say(Number(rollup?.['number']), 'mia', '/sync resolve --all local');
  expect(run.outputs['reason-code']).toBe('resolved');
  expect(await open()).toEqual([]);
  expect(await stage.idOf('back-1 here')).toBeDefined();
});
