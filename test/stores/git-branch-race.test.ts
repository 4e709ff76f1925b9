import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as real from '../../src/git/run-git.ts';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import { StoreFault } from '../../src/store.ts';
import { faultOf } from '../suites/store-suite.ts';
import { BranchPlace, BranchRuns, stepOf, titleOf } from '../support/branch-place.ts';
import type { GitHooks } from '../support/hooked-git.ts';
import { Killed, gitHooks, hookedGitAt } from '../support/hooked-git.ts';
import { AT, sampleIntent, sampleOutcome, sampleSession, sampleStep } from '../support/state-samples.ts';

jest.unstable_mockModule('../../src/git/run-git.ts', () => ({
  ...real,
  gitAt: hookedGitAt(real.gitAt),
}));
const { openGitBranchStore } = await import('../../src/stores/git-branch.ts');

const root = fs.mkdtempSync(join(tmpdir(), 'branch-race-'));
const runs = new BranchRuns(root, openGitBranchStore);
let place: BranchPlace;
beforeEach(() => {
  place = new BranchPlace(root);
  runs.clock = AT;
});
afterEach(async () => {
  gitHooks.clear();
  await runs.closeAll();
});
afterAll(() => fs.rmSync(root, { recursive: true }));

async function open(
  options: Partial<GitBranchStoreOptions> & { hook?: GitHooks } = {},
): Promise<GitBranchStore> {
  const { hook, ...rest } = options;
  const gitDir = runs.newDir();
  if (hook !== undefined) gitHooks.set(gitDir, hook);
  return runs.open({ remote: place.remote, gitDir, ...rest });
}

/** Lets `other` act whole before each git command of `action` in turn; says what came of the two. */
async function interleaved(about: {
  readonly prepare: () => Promise<void>;
  readonly action: (store: GitBranchStore) => Promise<void>;
  readonly other: () => Promise<void>;
  readonly check: (outcome: string) => Promise<void>;
}): Promise<number> {
  for (let at = 1; ; at++) {
    place = new BranchPlace(root);
    await about.prepare();
    const hook: GitHooks = {
      commands: [],
      before: async (now) => {
        if (now === at) await about.other();
      },
    };
    const store = await open({ hook });
    const outcome = await about.action(store).then(
      () => 'done',
      (cause: unknown) => (cause instanceof StoreFault ? cause.code : String(cause)),
    );
    if (hook.commands.length < at) return at - 1;
    await about.check(outcome);
  }
}

describe('E68: two runs at once', () => {
  test.each(['nothing yet', 'a state'])(
    'with %s, steps of other records both land, wherever the other run stands',
    async (state) => {
      const places = await interleaved({
        prepare: async () => {
          if (state === 'nothing yet') return;
          const store = await open();
          await store.commit(stepOf(store, 'back-9'));
        },
        action: async (store) => {
          await store.readIndex('backlog');
          await store.commit(stepOf(store, 'back-1', 'ours'));
          await store.writeSession(sampleSession({ id: 'S1' }));
        },
        other: async () => {
          const store = await open();
          // back-1 and back-12 share no shard with each other; back-14 has that of back-1.
          await store.commit(stepOf(store, 'back-12', 'theirs'));
          await store.commit(stepOf(store, 'back-1x', 'theirs'));
          await store.writeSession(sampleSession({ id: 'S2' }));
        },
        check: async (outcome) => {
          expect(outcome).toBe('done');
          const store = await open();
          expect(await titleOf(store, 'back-1')).toBe('ours');
          expect(await titleOf(store, 'back-12')).toBe('theirs');
          expect(await titleOf(store, 'back-1x')).toBe('theirs');
          expect(await store.listSessions()).toEqual(['S1', 'S2']);
          expect((await store.head())?.serial).toBe(state === 'a state' ? 4 : 3);
          expect(await store.readOnlyReason()).toBeNull();
        },
      });
      expect(places).toBeGreaterThan(5);
    },
  );

  test('I1: of two steps of one record one is refused, and the other stands whole', async () => {
    const outcomes = new Set<string>();
    await interleaved({
      prepare: async () => {
        const store = await open();
        await store.commit(stepOf(store, 'back-1', 'old'));
      },
      action: async (store) => {
        await store.readIndex('backlog');
        await store.commit(stepOf(store, 'back-1', 'ours'));
      },
      other: async () => {
        const store = await open();
        await store.commit(stepOf(store, 'back-1', 'theirs'));
      },
      check: async (outcome) => {
        outcomes.add(outcome);
        const store = await open();
        expect(['done', 'state-moved']).toContain(outcome);
        // Before we first looked, what they wrote was ours to read; after that, it is not ours to replace.
        expect(await titleOf(store, 'back-1')).toBe(outcome === 'done' ? 'ours' : 'theirs');
        expect((await store.head())?.serial).toBe(outcome === 'done' ? 3 : 2);
      },
    });
    expect([...outcomes].sort()).toEqual(['done', 'state-moved']);
  });

  test('I7: the cursor of one sync is moved by one of them', async () => {
    const outcomes = new Set<string>();
    await interleaved({
      prepare: async () => undefined,
      action: async (store) => {
        await store.readIndex('backlog');
        await store.commit({ ...stepOf(store, 'back-1'), cursor: { cursor: 'ours', scope: 's' } });
      },
      other: async () => {
        const store = await open();
        await store.commit({ ...stepOf(store, 'back-2'), cursor: { cursor: 'theirs', scope: 's' } });
      },
      check: async (outcome) => {
        outcomes.add(outcome);
        const cursor = (await (await open()).head())?.cursors['backlog']?.cursor;
        expect(cursor).toBe(outcome === 'done' ? 'ours' : 'theirs');
      },
    });
    expect([...outcomes].sort()).toEqual(['done', 'state-moved']);
  });

  test('I8: a session that another run decided on is not written over', async () => {
    const first = await open();
    await first.writeSession(sampleSession({ state: 'previewed' }));
    const [ours, theirs] = [await open(), await open()];
    await ours.readSession(sampleSession().id);
    await theirs.writeSession(sampleSession({ state: 'superseded' }));
    const fault = await faultOf(() => ours.writeSession(sampleSession({ state: 'approved' })));
    expect([fault.code, fault.retryable]).toEqual(['state-moved', false]);
    expect(fault.message).toContain(`sync-kernel/state:sessions/${sampleSession().id}.json was changed`);
    expect((await (await open()).readSession(sampleSession().id))?.state).toBe('superseded');
  });

  test('I10, E4: who has not begun may not begin on what another run of the sync has done meanwhile', async () => {
    const outcomes = new Set<string>();
    const begin = async (store: GitBranchStore, id: string): Promise<() => Promise<void>> => {
      const release = await store.lock();
      await store.readIndex('backlog');
      await store.writeSession(sampleSession({ id, state: 'previewed' }));
      await store.writeSession(sampleSession({ id, state: 'applying' }));
      await store.appendJournal(id, sampleIntent(1));
      return release;
    };
    const effects: string[] = [];
    await interleaved({
      prepare: async () => void effects.splice(0),
      action: async (store) => {
        const release = await begin(store, 'S1');
        effects.push('ours');
        await store.appendJournal('S1', sampleOutcome(2));
        await store.commit(stepOf(store, 'back-1', 'ours'));
        await release();
      },
      other: async () => {
        const store = await open();
        try {
          const release = await begin(store, 'S2');
          effects.push('theirs');
          await store.appendJournal('S2', sampleOutcome(2));
          await store.commit(stepOf(store, 'back-1', 'theirs'));
          await release();
        } catch (cause) {
          if (!(cause instanceof StoreFault)) throw cause;
          effects.push(`they: ${cause.code}`);
        }
      },
      check: async (outcome) => {
        outcomes.add(`${effects.join(' ')} ${outcome}`);
      },
    });
    expect([...outcomes].sort()).toEqual([
      // While we had the lock; before we looked; between our look and our first intent.
      'ours they: state-locked done',
      'theirs ours done',
      'theirs state-moved',
    ]);
  });
});

describe('E70, I8: a run that is killed', () => {
  const work = async (store: GitBranchStore): Promise<void> => {
    const release = await store.lock();
    await store.readIndex('backlog');
    await store.writeSession(sampleSession({ id: 'S1', state: 'applying' }));
    await store.appendJournal('S1', sampleIntent(1));
    await store.appendJournal('S1', sampleOutcome(2));
    await store.commit(
      sampleStep(store, ['back-1'], { sessions: [sampleSession({ id: 'S1', state: 'applied' })] }),
    );
    await release();
  };

  /** The whole of the branch, in the only forms it may ever have. */
  async function seen(): Promise<unknown> {
    const store = await open();
    return [
      (await store.head())?.serial ?? 0,
      (await store.readSession('S1'))?.state ?? null,
      (await store.readJournal('S1')).length,
      await titleOf(store, 'back-1'),
    ];
  }

  test.each(['before', 'after'] as const)(
    '%s any git command leaves the branch before or after a push',
    async (when) => {
      const found = new Set<string>();
      for (let at = 1, commands = at; at <= commands; at++) {
        place = new BranchPlace(root);
        runs.clock = AT;
        const hook: GitHooks = {
          commands: [],
          [when]: async (now: number) => {
            if (now >= at) throw new Killed();
          },
        };
        await open({ hook })
          .then(work)
          .catch((cause: unknown) => {
            if (!(cause instanceof Killed)) throw cause;
          });
        commands = hook.commands.length >= at ? at + 1 : at - 1;
        found.add(JSON.stringify(await seen()));
        runs.clock = '2026-01-31T11:00:00.000Z';
        const next = await open();
        await next.lock();
        const entries = await next.readJournal('S1');
        await next.appendJournal('S1', sampleIntent(entries.length + 1));
      }
      expect([...found].sort()).toEqual([
        '[0,"applying",1,null]',
        '[0,null,0,null]',
        '[1,"applied",2,"Sign in"]',
      ]);
    },
  );

  test('before its push leaves the branch alone; a push whose answer is lost is recognised', async () => {
    for (const other of [false, true]) {
      place = new BranchPlace(root);
      let lost = 0;
      const hook: GitHooks = {
        commands: [],
        after: async (_at, command) => {
          if (command !== 'push' || lost++ > 0) return;
          if (other) {
            const store = await open();
            await store.writeSession(sampleSession({ id: 'S2' }));
          }
          throw new StoreFault({ code: 'state-timeout', message: 'No answer.', retryable: true });
        },
      };
      const store = await open({ hook });
      expect((await faultOf(() => store.appendJournal('S1', sampleIntent(1)))).code).toBe('state-timeout');
      // The caller tries the same again, or goes on: neither doubles what had landed.
      await store.appendJournal('S1', sampleIntent(1));
      await store.appendJournal('S1', sampleOutcome(2));
      expect(await (await open()).readJournal('S1')).toEqual([sampleIntent(1), sampleOutcome(2)]);
      expect(place.commits()).toBe(other ? 3 : 2);
    }
  });
});
