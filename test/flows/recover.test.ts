import { beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { applySession, finishQueued, reconcile } from '../../src/flows/reconcile.ts';
import { resolve } from '../../src/flows/resolve.ts';
import type { Decided } from '../../src/kernel/choice.ts';
import { unfinished } from '../../src/kernel/journal.ts';
import { Crash, CrashPoints, disarm } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import type { CreateRequest } from '../../src/provider.ts';
import { StoreFault } from '../../src/store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { SCHEMA, TestWorld } from '../support/world.ts';

let world: TestWorld;
let place: MemoryPlace;

beforeEach(() => {
  place = new MemoryPlace('lineage');
  world = new TestWorld({}, undefined, place);
});

async function apply() {
  return reconcile(await world.run());
}

/** Loses the answer of the next request of a kind, after its effect. */
function loseAnswer(kind: string): void {
  let lost = false;
  world.remote.after = (request) => {
    if (!request.startsWith(kind) || lost) return;
    lost = true;
    throw unreachable();
  };
}

describe('a create whose answer was lost', () => {
  test('I6: keeps its link although nothing of the record agrees any more', async () => {
    world.local.edit('a', { title: 'A' });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    world.remote.drop('1');
    expect((await apply()).code).toBe('conflicts');
    expect((await world.store().readIndex('backlog'))[0]).toMatchObject({ local: 'a', remote: '1' });
    expect((await apply()).plan?.conflicts[0]).toMatchObject({ kind: 'edit-delete', field: '@record' });
    expect(world.remote.records.size).toBe(0);
  });

  test('I2: takes what it sent for agreed, so that a later edit of the source is an edit', async () => {
    world.local.edit('a', { title: 'A', status: 'todo', labels: ['x', 'y'] });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    world.local.edit('a', { labels: ['x'], status: 'done' });
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'A', status: 'done', labels: ['x'] });
    expect(world.remote.value('1')).toMatchObject({ title: 'A', status: 'done', labels: ['x'] });
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('I2: what its source has taken away since does not come back, though upstream has gained others', async () => {
    world.local.edit('a', { title: 'A', labels: ['x', 'y'] });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    world.local.edit('a', { labels: ['y', 'mine'] });
    world.remote.edit('1', { labels: ['x', 'y', 'theirs'] });
    expect((await apply()).code).toBe('applied');
    for (const value of [world.local.value('a'), world.remote.value('1')])
      expect(new Set(value?.['labels'] as string[])).toEqual(new Set(['mine', 'theirs', 'y']));
  });

  test('E29: what upstream did not keep of it is not taken from its source', async () => {
    world.remote.rewrite = (name, value) => (name === 'labels' ? ['x'] : value);
    world.local.edit('a', { title: 'A', labels: ['x', 'y'] });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    await apply();
    expect(world.local.value('a')?.['labels']).toEqual(['x', 'y']);
  });

  test('E69, I9: is not sent again where nothing can be stored', async () => {
    world.remote.edit('9', { title: 'Nine' });
    expect((await apply()).code).toBe('applied');
    world.local.edit('a', { title: 'A' });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    world.remote.records.delete('1');
    world.remote.after = () => undefined;
    const sent: string[] = [];
    world.remote.before = (request) => void sent.push(request);
    const head = await world.store().head();
    const text = place.files.get('state.json')!;
    place.files.set('state.json', text.replace(`"serial": ${head!.serial}`, '"serial": 0'));
    await expect(apply()).rejects.toMatchObject({ code: 'state-rewound' });
    expect(sent.filter((request) => request.startsWith('create'))).toEqual([]);
  });

  test.each([
    ['nobody has approved', null],
    [
      'somebody approved with another plan',
      { by: 'tester', at: '2026-01-31T10:00:00.000Z', digest: 'f'.repeat(64) },
    ],
  ])('A27, I13: is not sent again for a session that %s', async (_, approval) => {
    world.local.edit('a', { title: 'A' });
    loseAnswer('create');
    const { session } = await apply();
    const { approval: _was, ...rest } = session!;
    await world.store().writeSession({ ...rest, ...(approval === null ? {} : { approval }) });
    const before = world.remote.requests.length;
    await expect(apply()).rejects.toMatchObject({ code: 'state-corrupt' });
    expect(world.remote.requests.slice(before)).toEqual([]);
  });

  test('E4, I10: is not sent again by a run that another one came before', async () => {
    world.local.edit('a', { title: 'A' });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    const sent: string[] = [];
    world.remote.before = (request) => void sent.push(request);
    const run = await world.run();
    const store = {
      ...run.store,
      appendJournal: async () => {
        throw new StoreFault({ code: 'state-locked', message: 'another run writes', retryable: true });
      },
    };
    await expect(reconcile({ ...run, store })).rejects.toMatchObject({ code: 'state-locked' });
    expect(sent.filter((request) => request.startsWith('create'))).toEqual([]);
  });

  test('E29: does not take for agreed what upstream dropped', async () => {
    world.remote.rewrite = (name, value) => (name === 'status' ? null : value);
    world.local.edit('a', { title: 'A', status: 'todo' });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    await apply();
    expect(world.local.value('a')).toMatchObject({ status: 'todo' });
  });
});

describe('a create in doubt that is taken up', () => {
  test('ends in an outcome also where upstream made it and somebody deleted it since (I6, E20)', async () => {
    world.local.edit('a', { title: 'A' });
    loseAnswer('create');
    const { session } = await apply();
    const run = await world.run();
    const remote = Object.assign(Object.create(run.remote) as typeof run.remote, {
      create: async () => ({ kind: 'gone' }) as const,
    });
    world.remote.drop('1');
    const { finished } = await finishQueued({ ...run, remote });
    expect(finished).toMatchObject([
      { results: [{ result: 'stale', code: 'gone', message: expect.stringMatching(/deleted there since/) }] },
    ]);
    expect(unfinished(await world.store().readJournal(session!.id))).toEqual([]);
    expect((await preview(await world.run())).plan.changes).toMatchObject([{ kind: 'create', record: 'a' }]);
  });

  test('A16: is found out by sending it once more although its approval is void; nothing else is sent', async () => {
    world.local.edit('a', { title: 'A' });
    world.local.edit('b', { title: 'B' });
    let creates = 0;
    world.remote.before = (request) => {
      if (request.startsWith('create') && ++creates === 1) throw unreachable();
    };
    const { session } = await apply();
    world.local.edit('a', { title: 'Later' });
    const { finished } = await finishQueued({
      ...(await world.run()),
      voidedBy: async () => 'the head moved',
    });
    expect(finished[0]?.results).toMatchObject([
      { change: { record: 'a' }, result: 'written' },
      { change: { record: 'b' }, result: 'stale', code: 'approval-void' },
    ]);
    expect([...world.remote.records.values()].map(({ fields }) => fields['title'])).toEqual(['A']);
    expect(unfinished(await world.store().readJournal(session!.id))).toEqual([]);
  });
});

test('A16, I13: an approval that ends while a write waits for its turn is not used for it, nor for what follows', async () => {
  world.local.edit('a', { title: 'A' });
  world.local.edit('b', { title: 'B' });
  const run = await world.run();
  let isVoid = false;
  const remote = Object.assign(Object.create(run.remote) as typeof run.remote, {
    create: async (request: CreateRequest) => {
      isVoid = true;
      await request.confirm?.();
      return run.remote.create(request);
    },
  });
  const { results, session } = await reconcile({
    ...run,
    remote,
    voidedBy: async () => (isVoid ? 'the head moved' : null),
  });
  expect(results).toMatchObject([
    { change: { record: 'a' }, result: 'stale', code: 'approval-void', message: 'the head moved' },
    { change: { record: 'b' }, result: 'stale', code: 'approval-void' },
  ]);
  expect(world.remote.records.size).toBe(0);
  expect(unfinished(await world.store().readJournal(session!.id))).toEqual([]);
});

describe('E27: an update whose answer was lost', () => {
  test.each([
    ['labels', ['x'], ['x', 'mine'], ['x', 'mine', 'theirs']],
    ['meta', { a: '1' }, { a: '2' }, { a: '2', b: 'theirs' }],
  ])('I1: takes nothing of %s away that somebody has added since', async (field, first, ours, theirs) => {
    const schema = { ...SCHEMA, meta: { kind: 'map', writable: true } } as const;
    world = new TestWorld({}, schema, place);
    world.local.edit('a', { title: 'A', [field]: first });
    expect((await apply()).code).toBe('applied');
    world.local.edit('a', { [field]: ours });
    loseAnswer('update');
    expect((await apply()).code).toBe('queued');
    world.remote.edit('1', { [field]: theirs });
    expect((await apply()).code).toBe('applied');
    for (const value of [world.local.value('a'), world.remote.value('1')])
      expect(value?.[field]).toEqual(theirs);
  });
});

describe('E27: a merge whose answer was lost', () => {
  test('I2: what its source takes away of it since does not come back', async () => {
    world.local.edit('a', { title: 'A', labels: ['x'] });
    expect((await apply()).code).toBe('applied');
    world.local.edit('a', { labels: ['x', 'mine'] });
    world.remote.edit('1', { labels: ['x', 'theirs'] });
    loseAnswer('update');
    expect((await apply()).code).toBe('queued');
    world.local.edit('a', { labels: ['x'] });
    await apply();
    await apply();
    for (const value of [world.local.value('a'), world.remote.value('1')])
      expect(value?.['labels']).toEqual(['x', 'theirs']);
  });
});

describe('a local create that was not recorded', () => {
  test('I2: an edit made since then is an edit', async () => {
    world.remote.edit('7', { title: 'Seven', labels: ['x', 'y'] });
    world.local.after = (request) => {
      if (request.startsWith('create')) throw new Crash(request);
    };
    await expect(apply()).rejects.toThrow(Crash);
    disarm(world);
    world.local.edit('7', { labels: ['y'] });
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('7')).toMatchObject({ title: 'Seven', labels: ['y'] });
    expect((await apply()).code).toBe('nothing-to-do');
  });
});

describe('a local create of a record that could not be read when the run went on', () => {
  test('I2: what a person takes away upstream does not come back', async () => {
    world.remote.edit('7', { title: 'Seven', labels: ['x', 'y'] });
    world.local.after = (request) => {
      if (request.startsWith('create')) throw new Crash(request);
    };
    await expect(apply()).rejects.toThrow(Crash);
    disarm(world);
    world.remote.edit('7', { labels: ['x'] });
    world.remote.unreadable.add('7');
    expect((await apply()).code).toBe('held');
    world.remote.unreadable.clear();
    expect((await apply()).code).toBe('applied');
    for (const value of [world.local.value('7'), world.remote.value('7')])
      expect(value).toMatchObject({ title: 'Seven', labels: ['x'] });
  });
});

test('I6: a create in doubt keeps its link also where the run that takes it up does not look at its record', async () => {
  world.local.edit('a', { title: 'A' });
  loseAnswer('create');
  expect((await apply()).code).toBe('queued');
  await finishQueued({ ...(await world.run()), scope: { pull: 1, touched: new Set() } });
  expect(await world.store().readIndex('backlog')).toMatchObject([{ local: 'a', remote: '1' }]);
  world.local.edit('a', { title: 'Later' });
  await apply();
  expect(world.remote.records.size).toBe(1);
});

describe('a create in doubt whose source is gone', () => {
  test('I2: stays upstream alone where on-delete is ignore, and does not come back', async () => {
    world = new TestWorld({ onDelete: 'ignore' }, undefined, place);
    world.local.edit('a', { title: 'A' });
    loseAnswer('create');
    expect((await apply()).code).toBe('queued');
    world.local.drop('a');
    await apply();
    await apply();
    expect([world.local.records.size, world.remote.records.size]).toEqual([0, 1]);
  });
});

describe('I8: a decision is carried out whole, wherever the run is killed', () => {
  const cases: readonly (readonly [string, Omit<Decided, 'field'>, string])[] = [
    ['value', { choice: 'value', value: 'Own' }, 'Own'],
    ['base', { choice: 'base' }, 'A'],
    ['local', { choice: 'local' }, 'Local'],
    ['remote', { choice: 'remote' }, 'Remote'],
  ];

  async function decided(decision: Omit<Decided, 'field'>) {
    world = new TestWorld({}, undefined, new MemoryPlace('lineage'));
    world.local.edit('a', { title: 'A', labels: ['x'] });
    await apply();
    world.local.edit('a', { title: 'Local', labels: ['x', 'l'] });
    world.remote.edit('1', { title: 'Remote', labels: ['x', 'r'] });
    const { session } = await preview(await world.run());
    const resolved = await resolve(await world.run(), session!, {
      decisions: [{ field: 'title', ...decision }],
    });
    if (!resolved.ok) throw new Error(resolved.error.join());
    return resolved.value;
  }

  test.each(cases)('%s', async (_, decision, wanted) => {
    for (let at = 1; ; at++) {
      const session = await decided(decision);
      const points = new CrashPoints(at);
      const run = await world.run();
      points.arm(world);
      const crashed = await applySession({ ...run, store: points.around(run.store) }, session).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      disarm(world);
      const after = await world.store().readSession(session.id);
      await applySession(await world.run(), after!);
      await apply();
      const titles = [world.local.value('a')?.['title'], world.remote.value('1')?.['title']];
      expect({ at: points.passed[at - 1], titles }).toEqual({
        at: points.passed[at - 1],
        titles: [wanted, wanted],
      });
      expect((await apply()).code).toBe('nothing-to-do');
      if (!crashed) break;
    }
  });

  test('local, where that takes an element away upstream', async () => {
    const task = (id: string, text: string) => ({ id, text });
    const tasks = { kind: 'list', key: 'id', writable: true } as const;
    for (let at = 1, isKilled = true; isKilled; at++) {
      world = new TestWorld({}, { ...SCHEMA, tasks }, new MemoryPlace('lineage'));
      world.local.edit('a', { title: 'A', tasks: [task('x', '1'), task('y', '1')] });
      await apply();
      world.local.edit('a', { tasks: [task('x', '1')] });
      world.remote.edit('1', { tasks: [task('x', '1'), task('y', '2')] });
      const { session } = await preview(await world.run());
      const decisions: readonly Decided[] = [{ field: 'tasks', choice: 'local' }];
      const resolved = await resolve(await world.run(), session!, { decisions });
      if (!resolved.ok) throw new Error(resolved.error.join());
      const points = new CrashPoints(at);
      const run = await world.run();
      points.arm(world);
      isKilled = await applySession({ ...run, store: points.around(run.store) }, resolved.value).then(
        () => false,
        (error: unknown) => error instanceof Crash || Promise.reject(error as Error),
      );
      disarm(world);
      for (let runs = 0; runs < 3; runs++) await apply();
      const both = [world.local.value('a')?.['tasks'], world.remote.value('1')?.['tasks']];
      expect({ at, both }).toEqual({ at, both: [[task('x', '1')], [task('x', '1')]] });
    }
  });

  test('E63: but a value that a person wrote meanwhile is not overwritten', async () => {
    const session = await decided({ choice: 'value', value: 'Own' });
    world.remote.after = (request) => {
      if (request.startsWith('update')) throw new Crash(request);
    };
    await expect(applySession(await world.run(), session)).rejects.toThrow(Crash);
    disarm(world);
    world.local.edit('a', { title: 'Later' });
    expect((await apply()).code).toBe('conflicts');
    expect(world.local.value('a')).toMatchObject({ title: 'Later' });
    expect(world.remote.value('1')).toMatchObject({ title: 'Own' });
  });
});
