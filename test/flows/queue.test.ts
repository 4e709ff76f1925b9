import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applyShown } from '../../src/flows/action/apply-shown.ts';
import { preview } from '../../src/flows/preview.ts';
import { applySession, finishQueued, reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { resolve } from '../../src/flows/resolve.ts';
import { openSessions } from '../../src/flows/sessions.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld(
    { onDelete: 'propagate', limits: { deletes: { count: 9 } } },
    undefined,
    new MemoryPlace('lineage'),
  );
});
afterEach(() => world.close());

async function apply(): Promise<Report> {
  return reconcile(await world.run());
}

/** Four linked records that agree, `a` to `d`, which upstream calls 1 to 4. */
async function linked(): Promise<void> {
  for (const id of ['a', 'b', 'c', 'd'])
    world.local.edit(id, { title: id.toUpperCase(), status: 'todo', labels: ['x'] });
  expect((await apply()).code).toBe('applied');
  expect((await apply()).code).toBe('nothing-to-do');
  world.remote.requests.length = 0;
}

/** The network is gone before requests like this are done, or as their answers come back. */
function lose(when: 'before' | 'after', start = ''): void {
  world.remote[when] = (request) => {
    if (request.startsWith(start)) throw unreachable();
  };
}

function online(): void {
  world.remote.before = () => undefined;
  world.remote.after = () => undefined;
  world.remote.requests.length = 0;
}

/** The writes that reached upstream, in order. */
function writes(): readonly string[] {
  return world.remote.requests.filter((one) => /^(?:create|update|delete)/.test(one));
}

/** What the open sessions hold, oldest first. */
async function open() {
  const sessions = await openSessions(world.store(), 'backlog');
  return sessions.map(({ state, plan }) => ({
    state,
    changes: plan.changes.map((change) => `${change.kind} ${change.record}`),
    held: plan.held.map(({ record, code }) => `${record} ${code}`),
  }));
}

describe('edits made while a session that has begun waits for the upstream', () => {
  test('are planned, queued and told, without listing twice what that session holds', async () => {
    await linked();
    for (const id of ['a', 'b']) world.local.edit(id, { status: 'doing' });
    lose('before', 'update');
    expect((await apply()).code).toBe('queued');
    lose('before');
    world.local.edit('c', { status: 'doing' });
    const queued = await apply();
    expect(queued).toMatchObject({
      code: 'queued',
      messages: [/does not answer/, /goes first: 2 changes of it wait$/],
    });
    expect(queued.results.map(({ change, result }) => `${change.id} ${result}`)).toEqual([
      'c#remote queued',
      'a#remote queued',
      'b#remote queued',
    ]);
    expect(await open()).toEqual([
      { state: 'queued', changes: ['update a', 'update b'], held: [] },
      { state: 'queued', changes: ['update c'], held: [] },
    ]);
    world.local.edit('d', { status: 'doing' });
    await apply();
    expect((await open())[1]?.changes).toEqual(['update c', 'update d']);
    online();
    expect((await apply()).code).toBe('applied');
    expect(writes()).toEqual(['update 1', 'update 2', 'update 3', 'update 4']);
    expect((await apply()).code).toBe('nothing-to-do');
    expect(await open()).toEqual([]);
  });

  test('of a record whose create is in doubt wait for it, and say so (I6)', async () => {
    await linked();
    world.local.edit('n', { title: 'New', status: 'todo', labels: [] });
    lose('after', 'create');
    expect((await apply()).code).toBe('queued');
    lose('before');
    world.local.edit('n', { status: 'done' });
    const queued = await apply();
    expect(queued.plan?.held).toMatchObject([{ record: 'n', message: /its create in session \w+ was sent/ }]);
    expect(await open()).toEqual([
      { state: 'queued', changes: ['create n'], held: [] },
      { state: 'queued', changes: [], held: ['n behind'] },
    ]);
    online();
    expect((await apply()).code).toBe('applied');
    expect(writes().map((one) => one.split(' ')[0])).toEqual(['create', 'update']);
    expect(world.remote.records.size).toBe(5);
    expect(world.remote.value('5')).toMatchObject({ title: 'New', status: 'done' });
    expect((await apply()).code).toBe('nothing-to-do');
    expect(await open()).toEqual([]);
  });

  test('of a record whose update arrived unanswered are no conflict with ourselves (E27)', async () => {
    await linked();
    world.local.edit('a', { status: 'doing' });
    lose('after', 'update');
    expect((await apply()).code).toBe('queued');
    lose('before');
    world.local.edit('a', { status: 'done' });
    expect((await apply()).code).toBe('queued');
    online();
    expect((await apply()).code).toBe('applied');
    expect(writes()).toEqual(['update 1']);
    expect(world.remote.value('1')).toMatchObject({ status: 'done' });
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('E35: take the place of what was never sent: one write, from the first base to the last value', async () => {
    await linked();
    for (const id of ['a', 'b']) world.local.edit(id, { status: 'doing' });
    lose('before', 'update');
    await apply();
    for (const status of ['review', 'done']) {
      world.local.edit('b', { status });
      expect((await apply()).code).toBe('queued');
    }
    expect((await open())[1]?.changes).toEqual(['update b']);
    online();
    expect((await apply()).code).toBe('applied');
    expect(writes()).toEqual(['update 1', 'update 2']);
    expect(world.remote.value('2')).toMatchObject({ status: 'done' });
  });

  test('E36: a delete takes the place of an update; an unsent create and its delete are both gone', async () => {
    await linked();
    world.local.edit('a', { status: 'doing' });
    world.local.edit('b', { status: 'doing' });
    lose('before', 'update');
    await apply();
    lose('before');
    world.local.drop('b');
    world.local.edit('x', { title: 'X' });
    await apply();
    expect((await open())[1]?.changes).toEqual(['delete b', 'create x']);
    world.local.drop('x');
    await apply();
    expect((await open())[1]?.changes).toEqual(['delete b']);
    online();
    expect((await apply()).code).toBe('applied');
    expect(writes()).toEqual(['update 1', 'delete 2']);
  });

  test('nothing is shown as waiting once all of it was taken back offline', async () => {
    await linked();
    lose('before');
    world.local.edit('x', { title: 'X' });
    await apply();
    expect(await open()).toHaveLength(1);
    world.local.drop('x');
    await apply();
    expect(await open()).toEqual([]);
  });
});

test('a wait that upstream prolongs is stored anew, one that says nothing new is not (E39)', async () => {
  await linked();
  world.local.edit('a', { status: 'doing' });
  const limited = (retryAfterMs: number) => () => {
    throw Object.assign(unreachable('rate-limited'), { retryAfterMs });
  };
  world.remote.before = limited(60_000);
  const first = (await apply()).session?.waiting;
  world.remote.before = limited(120_000);
  const second = (await apply()).session?.waiting;
  expect(second?.since).toBe(first?.since);
  expect(Date.parse(second?.retryAt ?? '')).toBeGreaterThan(Date.parse(first?.retryAt ?? ''));
  const [session] = await openSessions(world.store(), 'backlog');
  expect(session?.waiting).toEqual(second);
  await reconcile({
    ...(await world.run()),
    offline: { code: 'rate-limited', message: 'wait', retryAt: second?.retryAt ?? '' },
  });
  expect((await openSessions(world.store(), 'backlog'))[0]).toEqual(session);
});

describe('an approval that waits', () => {
  test('I13: of a part of a plan writes that part, whoever carries it out', async () => {
    await linked();
    for (const id of ['a', 'b']) world.local.edit(id, { status: 'doing' });
    const { session } = await preview(await world.run());
    lose('before');
    const only = { ...(await world.run()), chosen: (record: string) => record === 'a' };
    const queued = await applyShown(only, session!);
    expect(queued).toMatchObject({ code: 'queued', session: { approval: { records: ['a'] } } });
    expect(queued.results.map(({ change }) => change.record)).toEqual(['a']);
    online();
    await finishQueued(await world.run());
    expect(writes()).toEqual(['update 1']);
    expect(world.remote.value('2')).toMatchObject({ status: 'todo' });
  });

  test('I13: of a part of one plan holds nothing of an earlier one back', async () => {
    await linked();
    world.local.edit('a', { status: 'doing' });
    const first = await preview(await world.run());
    lose('before');
    await applyShown(await world.run(), first.session!);
    world.local.edit('b', { status: 'doing' });
    const second = await preview(await world.run());
    expect(second.plan.changes.map(({ record }) => record)).toEqual(['b']);
    online();
    const only = { ...(await world.run()), chosen: (record: string) => record === 'b' };
    expect((await applyShown(only, second.session!)).code).toBe('applied');
    expect(writes()).toEqual(['update 1', 'update 2']);
  });

  test('behind an earlier session is kept, and both are written in order', async () => {
    await linked();
    world.local.edit('a', { status: 'doing' });
    const first = await preview(await world.run());
    lose('before');
    await applyShown(await world.run(), first.session!);
    world.local.edit('b', { status: 'doing' });
    const second = await preview(await world.run());
    const queued = await applyShown(await world.run(), second.session!);
    expect(queued).toMatchObject({ code: 'queued', session: { id: second.session?.id, state: 'queued' } });
    expect(queued.session?.approval).toMatchObject({ digest: second.session?.digest });
    online();
    const { finished } = await finishQueued(await world.run());
    expect(finished.map(({ session }) => session?.id)).toEqual([first.session?.id, second.session?.id]);
    expect(writes()).toEqual(['update 1', 'update 2']);
  });
});

test('a first sync that was cut off leaves what is needed to go on offline', async () => {
  world.local.edit('a', { title: 'A' });
  lose('before', 'create');
  expect((await apply()).code).toBe('queued');
  expect((await world.store().head())?.cursors['backlog']).toEqual({ cursor: null, scope: 'test' });
  online();
  expect((await apply()).code).toBe('applied');
  expect((await apply()).code).toBe('nothing-to-do');
});

test('E36: what depends on a write that upstream refuses is not done: a decision stays whole', async () => {
  await linked();
  world.local.edit('a', { title: 'Here' });
  world.remote.edit('1', { title: 'There' });
  const { session } = await preview(await world.run());
  const decisions = [{ field: 'title', choice: 'value', value: 'Own' }] as const;
  const resolved = await resolve(await world.run(), session!, { decisions });
  if (!resolved.ok) throw new Error(resolved.error.join());
  const run = await world.run();
  const remote = Object.assign(Object.create(run.remote) as typeof run.remote, {
    update: async () => ({ kind: 'rejected', code: 'invalid', message: 'no such title' }) as const,
  });
  const done = await applySession({ ...run, remote }, resolved.value);
  expect(done.results.map(({ change, result }) => `${change.id} ${result}`)).toEqual([
    'a#remote failed',
    'a#local stale',
  ]);
  expect([world.local.value('a')?.['title'], world.remote.value('1')?.['title']]).toEqual(['Here', 'There']);
});

describe('a record at which upstream fails each time', () => {
  const fails = (request: string): void => {
    if (request === 'update 2') throw unreachable('server-error');
  };

  test('does not keep the other records waiting, nor those that are edited later', async () => {
    await linked();
    for (const id of ['a', 'b']) world.local.edit(id, { status: 'doing' });
    world.remote.before = fails;
    expect((await apply()).code).toBe('queued');
    world.local.edit('c', { status: 'doing' });
    world.remote.requests.length = 0;
    const queued = await apply();
    expect(queued).toMatchObject({ code: 'queued', messages: [/goes first: 1 change of it waits/] });
    expect(writes()).toEqual(['update 2', 'update 3']);
    expect(world.remote.value('3')).toMatchObject({ status: 'doing' });
    world.local.edit('b', { status: 'done' });
    expect((await apply()).code).toBe('queued');
    online();
    expect((await apply()).code).toBe('applied');
    expect(writes()).toEqual(['update 2']);
    expect(world.remote.value('2')).toMatchObject({ status: 'done' });
    expect((await apply()).code).toBe('nothing-to-do');
    expect(await open()).toEqual([]);
  });

  test('I6: keeps all waiting while it is a create that nobody knows the end of', async () => {
    await linked();
    world.local.edit('n', { title: 'New' });
    const { session } = await preview(await world.run());
    lose('before');
    await applyShown(await world.run(), session!);
    online();
    world.remote.rewrite = (name, value) => (name === 'title' ? `[${JSON.stringify(value)}]` : value);
    world.remote.after = (request) => {
      if (request.startsWith('create')) throw unreachable('server-error');
    };
    // The create is made in this run, and what upstream lists as new is it.
    expect((await apply()).code).toBe('queued');
    expect(world.remote.records.size).toBe(5);
    expect(world.local.records.size).toBe(5);
    world.local.edit('c', { status: 'doing' });
    expect((await apply()).code).toBe('queued');
    expect((await open())[1]?.changes).toEqual(['update c']);
    expect(world.local.records.size).toBe(5);
    online();
    await apply();
    expect([world.remote.records.size, world.local.records.size]).toEqual([5, 5]);
  });
});
