import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as real from '../../src/stores/git.ts';
import type { Git, GitPlace } from '../../src/stores/git.ts';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import type { Session } from '../../src/kernel/session.ts';
import type { StateCommit } from '../../src/store.ts';
import { StoreFault } from '../../src/store.ts';
import { faultOf } from '../suites/store-suite.ts';
import {
  AT,
  LINEAGE,
  sampleBase,
  sampleIntent,
  sampleOutcome,
  sampleSession,
  sampleStep,
} from '../support/state-samples.ts';

/** The run died: no command of it is started any more. */
class Killed extends Error {}

/** What happens around the git commands of one run, counted from 1. */
interface Hooks {
  commands: string[];
  before?: (at: number, command: string) => Promise<void>;
  after?: (at: number, command: string) => Promise<void>;
}

const hooks = new Map<string, Hooks>();

jest.unstable_mockModule('../../src/stores/git.ts', () => ({
  ...real,
  gitAt: (place: GitPlace): Git => {
    const git = real.gitAt(place);
    return {
      ...git,
      async run(args, call) {
        const mine = [...hooks].find(([dir]) => place.dir.startsWith(dir))?.[1];
        if (mine === undefined) return git.run(args, call);
        const command = args[0] ?? '';
        const at = mine.commands.push(command);
        await mine.before?.(at, command);
        const answer = await git.run(args, call);
        await mine.after?.(at, command);
        return answer;
      },
    };
  },
}));
const { openGitBranchStore } = await import('../../src/stores/git-branch.ts');

const root = fs.mkdtempSync(join(tmpdir(), 'branch-race-'));
const opened: GitBranchStore[] = [];
let remote: string;
let clock: string;
beforeEach(() => {
  remote = newRemote();
  clock = AT;
});
afterEach(async () => {
  hooks.clear();
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function newRemote(): string {
  const dir = join(fs.mkdtempSync(join(root, 'place-')), 'state.git');
  execFileSync('git', ['init', '--bare', '--quiet', dir]);
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
    execFileSync('git', ['-C', dir, 'config', key, 'true']);
  return dir;
}

let runs = 0;
async function open(
  options: Partial<GitBranchStoreOptions> & { hook?: Hooks } = {},
): Promise<GitBranchStore> {
  runs += 1;
  const { hook, ...rest } = options;
  const gitDir = join(root, `run-${runs}`);
  fs.mkdirSync(gitDir);
  if (hook !== undefined) hooks.set(`${gitDir}/`, hook);
  const store = await openGitBranchStore({
    remote,
    gitDir,
    run: { id: `run-${runs}` },
    lineage: () => LINEAGE,
    now: () => clock,
    sleep: async () => undefined,
    random: () => 0,
    ...rest,
  });
  opened.push(store);
  return store;
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', remote, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
const BRANCH = 'refs/heads/sync-kernel/state';
const tipOf = (): string | null => {
  try {
    return git('rev-parse', '--verify', BRANCH);
  } catch {
    return null;
  }
};

/** A step of one record; `title` tells who wrote it. */
function stepOf(store: GitBranchStore, record: string, title = 'Sign in'): StateCommit {
  const base = sampleBase(record, title);
  return {
    sync: 'backlog',
    bases: [{ record, base }],
    rows: [{ record, row: { record, local: `backlog/${record}`, base: store.baseHash(base) } }],
    sessions: [],
    message: `Commit ${record}`,
  };
}

async function titleOf(store: GitBranchStore, record: string): Promise<unknown> {
  const row = (await store.readIndex('backlog')).find((one) => one.record === record);
  if (row?.base === undefined) return null;
  const answer = await store.readBase({ sync: 'backlog', record, hash: row.base });
  return answer.kind === 'found' ? answer.base.fields['title'] : answer.kind;
}

/** Lets `other` act whole before each git command of `action` in turn; says what came of the two. */
async function interleaved(about: {
  readonly prepare: () => Promise<void>;
  readonly action: (store: GitBranchStore) => Promise<void>;
  readonly other: () => Promise<void>;
  readonly check: (outcome: 'done' | string) => Promise<void>;
}): Promise<number> {
  for (let at = 1; ; at++) {
    remote = newRemote();
    await about.prepare();
    const hook: Hooks = {
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
          const store = await open({ lineage: () => LINEAGE });
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

describe('I10: the lock on the branch', () => {
  test('is not taken by a run that finds nothing to do', async () => {
    const release = await (await open()).lock();
    await release();
    expect(tipOf()).toBeNull();
  });

  test('names the run and the times, and goes with the commit', async () => {
    const store = await open({ run: { id: '42-1' } });
    const release = await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    expect(JSON.parse(git('show', `${BRANCH}:lock.json`))).toEqual({
      format: 1,
      holder: '42-1',
      since: AT,
      until: '2026-01-31T10:15:00.000Z',
    });
    const fault = await faultOf(async () => (await open()).lock());
    expect(fault.message).toBe(
      `Run 42-1 has been writing since ${AT}. Run again when it has ended, at the latest after 2026-01-31T10:15:00.000Z; if it is gone, remove sync-kernel/state:lock.json from the branch.`,
    );
    await store.appendJournal('S1', sampleOutcome(2));
    await store.commit(stepOf(store, 'back-1'));
    expect(git('ls-tree', '--name-only', BRANCH).split('\n')).toEqual([
      '.gitattributes',
      'base',
      'index',
      'journal',
      'state.json',
    ]);
    await release();
    expect(git('rev-list', '--count', BRANCH)).toBe('2');
    expect(git('show', `${BRANCH}:journal/S1.jsonl`).split('\n')).toHaveLength(2);
  });

  test('I9: an outcome waits for the next intent, and for the release at the latest', async () => {
    const store = await open();
    const release = await store.lock();
    const lines = (): number => git('show', `${BRANCH}:journal/S1.jsonl`).split('\n').length;
    await store.appendJournal('S1', sampleIntent(1));
    await store.appendJournal('S1', sampleOutcome(2));
    expect([lines(), (await store.readJournal('S1')).length]).toEqual([1, 2]);
    await store.appendJournal('S1', sampleIntent(3));
    expect(lines()).toBe(3);
    await store.appendJournal('S1', sampleOutcome(4));
    await release();
    expect(lines()).toBe(4);
    expect(git('ls-tree', '--name-only', BRANCH)).not.toContain('lock.json');
  });

  test('of a run that died is taken over after its time; who lost it does nothing more', async () => {
    const first = await open({ run: { id: 'first' } });
    const release = await first.lock();
    await first.appendJournal('S1', sampleIntent(1));
    clock = '2026-01-31T10:14:59.999Z';
    expect((await faultOf(async () => (await open()).lock())).code).toBe('state-locked');
    clock = '2026-01-31T10:15:00.000Z';
    const second = await open({ run: { id: 'second' } });
    await second.lock();
    await second.appendJournal('S1', sampleOutcome(2));
    await second.appendJournal('S2', sampleIntent(1));
    for (const action of [
      () => first.appendJournal('S1', sampleIntent(2)),
      () => first.commit(stepOf(first, 'back-1')),
    ]) {
      const fault = await faultOf(action);
      expect(fault.code).toBe('state-moved');
      expect(fault.message).toContain('run second took the lock over');
    }
    await release();
    expect(JSON.parse(git('show', `${BRANCH}:lock.json`))).toMatchObject({ holder: 'second' });
  });

  test('is renewed by every push', async () => {
    const store = await open();
    await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    clock = '2026-01-31T10:14:00.000Z';
    await store.writeSession(sampleSession());
    const { since, until } = JSON.parse(git('show', `${BRANCH}:lock.json`)) as Record<string, string>;
    expect([since, until]).toEqual([AT, '2026-01-31T10:29:00.000Z']);
  });

  test('that says nothing is left to a person', async () => {
    const store = await open();
    await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    tamper({ 'lock.json': '{"holder":1}' });
    const fault = await faultOf(async () => (await open()).lock());
    expect([fault.code, fault.retryable]).toEqual(['state-locked', false]);
    expect(fault.message).toContain('sync-kernel/state:lock.json does not say who holds the lock');
  });

  test('is not held twice by one run', async () => {
    const store = await open();
    await store.lock();
    expect((await faultOf(() => store.lock())).code).toBe('state-locked');
  });
});

/** Writes files into the branch as a person with push rights could. */
function tamper(files: { readonly [file: string]: string | null }, mode = '100644'): string {
  const index = join(root, `index-${runs++}`);
  const run = (args: readonly string[], input = ''): string =>
    execFileSync('git', ['-C', remote, ...args], {
      input,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_INDEX_FILE: index,
        GIT_AUTHOR_NAME: 'mallory',
        GIT_AUTHOR_EMAIL: 'm@example.org',
        GIT_COMMITTER_NAME: 'mallory',
        GIT_COMMITTER_EMAIL: 'm@example.org',
      },
    }).trim();
  run(['read-tree', BRANCH]);
  for (const [file, text] of Object.entries(files)) {
    if (text === null) run(['update-index', '--index-info'], `0 ${'0'.repeat(40)}\t${file}\n`);
    else {
      const id = run(['hash-object', '-w', '--stdin'], text);
      run(['update-index', '--add', '--cacheinfo', `${mode},${id},${file}`]);
    }
  }
  const commit = run(['commit-tree', run(['write-tree']), '-p', BRANCH, '-m', 'tampered']);
  run(['update-ref', BRANCH, commit]);
  return commit;
}

describe('E69: a branch that goes back while a run is at work', () => {
  let store: GitBranchStore;
  let first: string;
  beforeEach(async () => {
    const before = await open();
    await before.commit(stepOf(before, 'back-1'));
    first = tipOf() ?? '';
    await before.commit(stepOf(before, 'back-2'));
    store = await open();
    await store.readIndex('backlog');
  });

  async function expectReadOnly(code: string, message: string): Promise<void> {
    const before = tipOf();
    for (const action of [
      () => store.commit(stepOf(store, 'back-3')),
      () => store.writeSession(sampleSession()),
      () => store.appendJournal('S1', sampleIntent(1)),
    ]) {
      const fault = await faultOf(action);
      expect([fault.code, fault.retryable]).toEqual([code, false]);
      expect(fault.message).toContain(message);
    }
    expect(tipOf()).toBe(before);
  }

  test('rewound', async () => {
    git('update-ref', BRANCH, first);
    await expectReadOnly('state-rewound', 'does not follow');
  });

  test('deleted', async () => {
    git('update-ref', '-d', BRANCH);
    await expectReadOnly(
      'state-rewound',
      'sync-kernel/state was rewound while this run was at work: it is gone',
    );
  });

  test('forked', async () => {
    git('update-ref', BRANCH, first);
    tamper({ 'sessions/x.json': '{}' });
    await expectReadOnly('state-rewound', 'does not follow');
  });

  test('reverted by a later commit', async () => {
    tamper({ 'state.json': `${git('show', `${first}:state.json`)}\n` });
    await expectReadOnly('state-rewound', 'state.json is at 1, this run has seen 2');
  });

  test('without its state.json', async () => {
    tamper({ 'state.json': null });
    await expectReadOnly('state-rewound', 'state.json is missing');
  });

  test('of another lineage', async () => {
    tamper({ 'state.json': git('show', `${BRANCH}:state.json`).replace(LINEAGE, '01OTHER') });
    await expectReadOnly('state-foreign-lineage', 'now holds the state 01OTHER');
  });

  test('is found by the lock, too', async () => {
    git('update-ref', BRANCH, first);
    expect((await faultOf(() => store.lock())).code).toBe('state-rewound');
  });

  test('a state that a session shows to be older is read-only from the start', async () => {
    const later: Session = sampleSession({ id: 'S9', lineage: LINEAGE, serial: 9 });
    tamper({ 'sessions/S9.json': `${JSON.stringify(later, null, 2)}\n` });
    store = await open();
    expect(await store.readOnlyReason()).toContain(
      'sync-kernel/state:sessions/S9.json was planned on serial 9',
    );
    await expectReadOnly('state-rewound', 'was planned on serial 9');
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
        remote = newRemote();
        clock = AT;
        const hook: Hooks = {
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
        clock = '2026-01-31T11:00:00.000Z';
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
      remote = newRemote();
      let lost = 0;
      const hook: Hooks = {
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
      expect(git('rev-list', '--count', BRANCH)).toBe(other ? '3' : '2');
    }
  });
});

describe('A27, A28, E76, E79: files on the branch that no run wrote so', () => {
  beforeEach(async () => {
    const store = await open();
    await store.commit(sampleStep(store, ['back-1']));
    await store.appendJournal('S1', sampleIntent(1));
    await store.appendJournal('S1', sampleOutcome(2));
  });
  const file = `sessions/${sampleSession().id}.json`;
  const shown = (name: string): string => `sync-kernel/state:${name}`;
  const textOf = (name: string): string => `${git('show', `${BRANCH}:${name}`)}\n`;

  test.each([
    [
      'a changed session',
      file,
      (text: string) => text.replace('"cursor": 1', '"cursor": "1"'),
      'state-corrupt',
    ],
    [
      'a session of a newer format',
      file,
      (text: string) => text.replace('"format": 1', '"format": 2'),
      'state-newer-format',
    ],
    [
      'a doubled member',
      file,
      (text: string) => text.replace('"cursor": 1', '"cursor": 0,\n  "cursor": 1'),
      'state-corrupt',
    ],
  ])('%s', async (_, name, change, code) => {
    tamper({ [name]: change(textOf(name)) });
    const fault = await faultOf(async () => (await open()).readSession(sampleSession().id));
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(shown(name));
  });

  test('a changed line of a journal', async () => {
    tamper({ 'journal/S1.jsonl': textOf('journal/S1.jsonl').replace('Sign in', 'Sign up') });
    const store = await open();
    for (const action of [() => store.readJournal('S1'), () => store.appendJournal('S1', sampleIntent(3))])
      expect((await faultOf(action)).message).toContain(
        `${shown('journal/S1.jsonl')}:1: this line was altered`,
      );
  });

  test('E73: a torn last line is left out and cut off', async () => {
    tamper({ 'journal/S1.jsonl': `${textOf('journal/S1.jsonl')}{"action":"upd` });
    const store = await open();
    await store.appendJournal('S1', sampleIntent(3));
    expect(await (await open()).readJournal('S1')).toEqual([
      sampleIntent(1),
      sampleOutcome(2),
      sampleIntent(3),
    ]);
  });

  test('a changed base is corrupt, not missing', async () => {
    tamper({
      'base/backlog/7e/back-1.json': textOf('base/backlog/7e/back-1.json').replace('Sign in', 'Sign up'),
    });
    expect(await titleOf(await open(), 'back-1')).toBe('corrupt');
  });

  test('a symbolic link', async () => {
    tamper({ 'journal/S1.jsonl': '/etc/passwd' }, '120000');
    const store = await open();
    for (const action of [() => store.readJournal('S1'), () => store.appendJournal('S1', sampleIntent(3))])
      expect((await faultOf(action)).code).toBe('state-link');
  });

  test('a file where a folder belongs', async () => {
    tamper({ 'journal/S1.jsonl': null, journal: 'in the way' });
    expect((await faultOf(async () => (await open()).readJournal('S1'))).code).toBe('state-unreadable');
  });

  test('a file past its size', async () => {
    tamper({ 'state.json': 'x'.repeat(17 * 1024 * 1024) });
    const store = await open();
    expect((await faultOf(() => store.head())).code).toBe('state-too-large');
    expect(await store.readJournal('S1')).toHaveLength(2);
  });

  test('a newer state.json stops every writer', async () => {
    tamper({ 'state.json': textOf('state.json').replace('"format": 1', '"format": 2') });
    const before = tipOf();
    expect((await faultOf(async () => (await open()).appendJournal('S1', sampleIntent(3)))).code).toBe(
      'state-newer-format',
    );
    expect(tipOf()).toBe(before);
  });

  test('E74: attributes that a person added stay, ours come back', async () => {
    tamper({ '.gitattributes': '*.md text\n' });
    const store = await open();
    await store.commit(stepOf(store, 'back-2'));
    expect(textOf('.gitattributes')).toMatch(
      /^\*\.md text\n# sync-kernel[^]*\/base\/\*\* -text merge=binary/,
    );
  });
});

describe('the commits on the branch', () => {
  test('say what happened, one line each, by the bot', async () => {
    const store = await open();
    await store.writeSession(sampleSession({ id: 'S1' }));
    await store.appendJournal('S1', sampleIntent(1));
    await store.appendJournal('S1', sampleOutcome(2));
    await store.commit({ ...stepOf(store, 'back-1'), message: 'Applied\nSigned-off-by: mallory\u202e' });
    expect(git('log', '--reverse', '--format=%an <%ae>|%s|%b|%ct', BRANCH).split('\n')).toEqual(
      [
        'Session S1 of backlog: conflicted',
        'Journal S1: intent for back-1',
        'Journal S1: back-1 written',
        'Applied Signed-off-by: mallory',
      ].map(
        (line) =>
          `sync-kernel[bot] <sync-kernel[bot]@users.noreply.github.com>|${line}||${Date.parse(AT) / 1000}`,
      ),
    );
  });

  test('I4: nothing changed, nothing pushed', async () => {
    const step = async (): Promise<void> => {
      const store = await open();
      const release = await store.lock();
      await store.commit(sampleStep(store, ['back-1']));
      await store.writeSession(sampleSession());
      await store.prune('2000-01-01');
      await release();
    };
    await step();
    const before = tipOf();
    await step();
    expect(tipOf()).toBe(before);
  });

  test('prunes with what is pushed anyway', async () => {
    const old = { state: 'applied', updatedAt: '2025-01-01T00:00:00.000Z' } as const;
    const before = await open();
    await before.writeSession(sampleSession({ id: 'S1', ...old }));
    const store = await open();
    const release = await store.lock();
    expect(await store.prune(AT)).toBe(1);
    expect(await store.listSessions()).toEqual([]);
    await store.commit(stepOf(store, 'back-1'));
    await release();
    expect(git('rev-list', '--count', BRANCH)).toBe('2');
    expect(git('ls-tree', '--name-only', BRANCH)).not.toContain('sessions');
  });

  test('expected bases come at once', async () => {
    const before = await open();
    const records = Array.from({ length: 9 }, (_, i) => `back-${i}`);
    await before.commit(sampleStep(before, records));
    const hook: Hooks = { commands: [] };
    const store = await open({ hook, remote: `file://${remote}` });
    await store.readIndex('backlog');
    await store.expectBases('backlog', ['back-1', 'back-2', 'back-3', 'nothing']);
    const sofar = hook.commands.length;
    for (const record of ['back-1', 'back-2', 'back-3']) expect(await titleOf(store, record)).toBe('Sign in');
    expect(hook.commands).toHaveLength(sofar);
    for (const record of records) expect(await titleOf(store, record)).toBe('Sign in');
    // Three one by one, then the rest in one.
    expect(hook.commands.length - sofar).toBe(4);
  });
});
