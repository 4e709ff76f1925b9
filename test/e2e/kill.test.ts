import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { backlogFor, markdown } from '../support/backlog.ts';
import { inParallel, someOf } from '../support/every.ts';
import type { Answer, Asked } from '../support/other-tracker.ts';
import { OtherTracker } from '../support/other-tracker.ts';
import type { Repository } from '../support/repository.ts';
import { Repository as Copy, STATE } from '../support/repository.ts';

const PRELOAD = resolve('test', 'support', 'kill-at.cjs');

/** A tracker and a repository with a session of twelve changes before them; each kill starts from a copy. */
interface Stage {
  readonly tracker: OtherTracker;
  readonly repository: Repository;
  readonly snapshot: string;
}

/** What an ended run leaves, without ids and times of attempts. */
interface Left {
  readonly files: { readonly [file: string]: string };
  readonly records: OtherTracker['values'] extends () => infer Values ? Values : never;
  readonly state: { readonly [file: string]: string };
  readonly created: number;
}

const OF_ATTEMPTS = /sync\/(?:base|index|sessions|journal)\/|sync\/lock\.[\w-]+\.ticket\.tmp$/;

/** Creates, updates and deletes on both sides, one record merged, one in conflict. */
async function setStage(): Promise<Stage> {
  const tracker = await new OtherTracker().start();
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const stories = Object.fromEntries(ids.map((id) => [id, { title: `Story ${id}` }]));
  const repository = backlogFor(tracker, stories);
  expect((await repository.run(['--apply'])).code).toBe(0);
  const at = (id: string): string => tracker.idOf('title', `Story ${id}`);
  const remote: { readonly [id: string]: string } = Object.fromEntries(ids.map((id) => [id, at(id)]));
  repository.write('backlog/new-1.md', markdown('new-1', { title: 'New one' }));
  repository.write('backlog/new-2.md', markdown('new-2', { title: 'New two', labels: ['x', 'y'] }));
  tracker.add({ title: 'From upstream', body: 'Said there.\n' });
  tracker.add({ title: 'From upstream too', status: 'todo' });
  repository.edit('backlog/a.md', 'First line.', 'First line, edited here.');
  tracker.edit(remote['a']!, { body: 'First line.\n\nMiddle.\n\nLast line, edited there.', status: 'done' });
  repository.edit('backlog/b.md', 'labels: [app]', 'labels: [app, urgent]');
  tracker.edit(remote['b']!, { status: 'doing' });
  tracker.edit(remote['c']!, { status: 'doing' });
  repository.drop('backlog/d.md');
  tracker.remove(remote['e']!);
  repository.edit('backlog/f.md', '# Story f', '# Story f, named here');
  repository.edit('backlog/f.md', 'status: todo', 'status: doing');
  tracker.edit(remote['f']!, { title: 'Story f, named there' });
  return { tracker, repository, snapshot: tracker.snapshot() };
}

async function onCopy<T>(stage: Stage, act: (repository: Repository) => Promise<T>): Promise<T> {
  stage.tracker.restore(stage.snapshot);
  const repository = new Copy(stage.repository);
  try {
    return await act(repository);
  } finally {
    repository.remove();
  }
}

/**
 * Runs `--apply`, which finishes what was cut off, and gives what is left.
 *
 * The next run may note that it has seen its own writes; the one after that writes nothing (I4).
 */
async function finish({ tracker }: Stage, repository: Repository): Promise<Left> {
  for (const time of ['first', 'second']) {
    const again = await repository.run(['--apply']);
    const said = again.code === 3 ? '' : again.stdout + again.stderr;
    expect({ time, code: again.code, said }).toEqual({ time, code: 3, said: '' });
  }
  const bytes = repository.bytes();
  const done = tracker.commits.length;
  const once = await repository.run(['--apply']);
  expect(once.code).toBe(3);
  expect(repository.bytes()).toEqual(bytes);
  expect(tracker.commits).toHaveLength(done);
  expect((await repository.run(['status'])).code).toBe(0);
  const names = Object.keys(bytes);
  const pick = (start: string): { [file: string]: string } =>
    Object.fromEntries(names.filter((name) => name.startsWith(start)).map((name) => [name, bytes[name]!]));
  const head = JSON.parse(repository.read(`${STATE}/state.json`)) as {
    readonly cursors: { readonly backlog: { readonly cursor: string } };
  };
  // A torn ticket for the lock names no owner; git ignores it.
  const others = names.filter((name) => name.startsWith(STATE) && !OF_ATTEMPTS.test(name));
  return {
    files: pick('backlog/'),
    records: tracker.values(),
    state: {
      ...pick(`${STATE}/base/`),
      ...pick(`${STATE}/index/`),
      cursor: head.cursors.backlog.cursor,
      others: others.join(' '),
    },
    created: tracker.commits.filter(({ method }) => method === 'POST').length,
  };
}

function killedAt(repository: Repository, at: number, log?: string): NodeJS.ProcessEnv {
  return {
    NODE_OPTIONS: `--require ${JSON.stringify(PRELOAD)}`,
    SYNC_KILL_ROOT: repository.root,
    SYNC_KILL_AT: String(at),
    ...(log === undefined ? {} : { SYNC_KILL_LOG: log }),
  };
}

/** The steps to the disk of an unkilled run, by name. */
async function countSteps(stage: Stage): Promise<readonly string[]> {
  return onCopy(stage, async (repository) => {
    const log = join(repository.root, '..', 'steps');
    const whole = await repository.run(['--apply'], { env: killedAt(repository, 0, log) });
    expect(whole.code).toBe(3);
    return readFileSync(log, 'utf8').trim().split('\n');
  });
}

/** Kills the program with a request in the tracker's hands; `done`: after it was handled, before its answer. */
function killOn(tracker: OtherTracker, about: { nth: number; done: boolean; pid: () => number }): void {
  let seen = 0;
  const kill = (asked: Asked): 'silence' | undefined => {
    seen += 1;
    if (seen !== about.nth || asked.method === '') return undefined;
    process.kill(about.pid(), 'SIGKILL');
    return 'silence';
  };
  tracker.quirks = about.done ? { after: (asked: Asked, _answer: Answer) => kill(asked) } : { before: kill };
}

let stages: readonly Stage[] = [];
let wanted: Left;

beforeAll(async () => {
  stages = [await setStage(), await setStage()];
  wanted = await onCopy(stages[0]!, async (repository) => {
    const { json } = await repository.runJson(['--preview']);
    expect((json['changes'] as readonly unknown[]).length).toBeGreaterThanOrEqual(12);
    expect(json['conflicts']).toHaveLength(1);
    expect((await repository.run(['--apply'])).code).toBe(3);
    return finish(stages[0]!, repository);
  });
}, 60_000);

afterAll(async () => {
  for (const { tracker, repository } of stages) {
    await tracker.stop();
    repository.remove();
  }
});

describe('I6, I8, I9, E70: kill -9 of the program, then --apply', () => {
  test('at each step to the disk', async () => {
    const steps = await countSteps(stages[0]!);
    const points = someOf(
      steps.map((name, i) => ({ name, at: i + 1 })),
      { every: 15, what: 'steps to the disk' },
    );
    await inParallel(stages, points, async (stage, { name, at }) => {
      const left = await onCopy(stage, async (repository) => {
        const killed = await repository.run(['--apply'], { env: killedAt(repository, at) });
        expect({ name, code: killed.code }).toEqual({ name, code: null });
        return finish(stage, repository);
      });
      expect({ at, name, left }).toEqual({ at, name, left: wanted });
    });
  }, 600_000);

  test('at each request, before and after it was handled', async () => {
    const requests = await onCopy(stages[0]!, async (repository) => {
      await repository.run(['--apply']);
      return stages[0]!.tracker.asked.map(({ method, path }) => `${method} ${path}`);
    });
    const each = requests.flatMap((name, i) =>
      [false, true].map((done) => ({ name: `${done ? 'after' : 'before'} ${name}`, nth: i + 1, done })),
    );
    const points = someOf(each, { every: 5, what: 'requests' });
    await inParallel(stages, points, async (stage, { name, nth, done }) => {
      const left = await onCopy(stage, async (repository) => {
        let pid = 0;
        killOn(stage.tracker, { nth, done, pid: () => pid });
        const killed = await repository.run(['--apply'], { onStart: (started) => (pid = started) });
        expect({ name, code: killed.code }).toEqual({ name, code: null });
        stage.tracker.quirks = {};
        return finish(stage, repository);
      });
      expect({ name, left }).toEqual({ name, left: wanted });
    });
  }, 600_000);

  test('also when the run that recovers is killed', async () => {
    const steps = await countSteps(stages[0]!);
    const first = steps.flatMap((name, i) => (i % 9 === 4 ? [{ name, at: i + 1 }] : []));
    const pairs = first.flatMap((one) => [3, 12, 21, 40].map((again) => ({ ...one, again })));
    const points = someOf(pairs, { every: 30, what: 'pairs of kills' });
    await inParallel(stages, points, async (stage, { name, at, again }) => {
      const left = await onCopy(stage, async (repository) => {
        await repository.run(['--apply'], { env: killedAt(repository, at) });
        await repository.run(['--apply'], { env: killedAt(repository, again) });
        return finish(stage, repository);
      });
      expect({ name, at, again, left }).toEqual({ name, at, again, left: wanted });
    });
  }, 600_000);
});
