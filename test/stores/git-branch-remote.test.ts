import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import { openGitBranchStore } from '../../src/stores/git-branch.ts';
import { describeStore, faultOf } from '../suites/store-suite.ts';
import type { GitExchange, GitHttp } from '../support/git-http.ts';
import { createRepository, startGitHttp } from '../support/git-http.ts';
import {
  AT,
  LINEAGE,
  sampleBase,
  sampleIntent,
  sampleOutcome,
  sampleSession,
  sampleStep,
} from '../support/state-samples.ts';

const TOKEN = 'ghs_s3cret-token';
const READER = 'ghs_reader-token';
const BRANCH = 'refs/heads/sync-kernel/state';
const root = fs.mkdtempSync(join(tmpdir(), 'branch-http-'));
const opened: GitBranchStore[] = [];
let server: GitHttp;
let dir: string;
let repository: string;
let places = 0;

beforeAll(async () => {
  const tokens = new Map([
    [TOKEN, 'write'],
    [READER, 'read'],
  ] as const);
  server = await startGitHttp({ root, tokens });
});
beforeEach(newRepository);
afterEach(async () => {
  server.onRequest = null;
  for (const store of opened.splice(0)) await store.close();
});
afterAll(async () => {
  await server.close();
  fs.rmSync(root, { recursive: true });
});

function newRepository(): void {
  places += 1;
  repository = `octo/app-${places}`;
  dir = createRepository(root, repository);
}

let runs = 0;
async function open(options: Partial<GitBranchStoreOptions> = {}): Promise<GitBranchStore> {
  runs += 1;
  const store = await openGitBranchStore({
    remote: `${server.url}/${repository}.git`,
    token: TOKEN,
    gitDir: root,
    run: { id: `run-${runs}` },
    lineage: () => LINEAGE,
    now: () => AT,
    sleep: async () => undefined,
    random: () => 0,
    ...options,
  });
  opened.push(store);
  return store;
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** Reacts to the first request that is the given step of the given service. */
function once(
  about: Pick<GitExchange, 'service' | 'step'>,
  reaction: () => ReturnType<NonNullable<GitHttp['onRequest']>>,
): void {
  server.onRequest = async (exchange) => {
    if (exchange.service !== about.service || exchange.step !== about.step) return undefined;
    server.onRequest = null;
    return reaction();
  };
}

const atPush = { service: 'git-receive-pack', step: 'exchange' } as const;

describeStore('a branch behind HTTP', async () => {
  newRepository();
  return { open: async () => open() };
});

describe('E68: runs that meet between what a push has seen and what it does', () => {
  test.each(['advertise', 'exchange'] as const)('both make the first commit (%s)', async (step) => {
    const [ours, theirs] = [await open(), await open()];
    await ours.head();
    once({ service: 'git-receive-pack', step }, async () => {
      await theirs.commit(
        sampleStep(theirs, ['back-2'], { sessions: [], cursor: { cursor: 'c-1', scope: 's' } }),
      );
      return undefined;
    });
    await ours.commit(sampleStep(ours, ['back-1'], { cursor: { cursor: 'c-1', scope: 's' } }));
    const store = await open();
    expect((await store.readIndex('backlog')).map(({ record }) => record).sort()).toEqual([
      'back-1',
      'back-2',
    ]);
    expect((await store.head())?.serial).toBe(2);
    expect(git('rev-list', '--count', BRANCH)).toBe('2');
  });

  test('a run that is always too late gives up, and has written nothing', async () => {
    const [ours, theirs] = [await open(), await open()];
    const pauses: number[] = [];
    const late = await open({ sleep: async (ms) => void pauses.push(ms), random: () => 0.5 });
    await ours.commit(sampleStep(ours, ['back-1']));
    let n = 0;
    server.onRequest = async ({ service, step }) => {
      if (service !== 'git-receive-pack' || step !== 'exchange') return undefined;
      const { onRequest } = server;
      server.onRequest = null;
      n += 1;
      await theirs.writeSession(sampleSession({ id: `T${n}` }));
      server.onRequest = onRequest;
      return undefined;
    };
    const fault = await faultOf(() => late.writeSession(sampleSession({ id: 'S1' })));
    expect([fault.code, fault.retryable]).toEqual(['state-locked', true]);
    expect(fault.message).toBe(
      'Many runs write to sync-kernel/state at once: 6 tries were all too late. Run again when they have ended.',
    );
    expect([n, pauses]).toEqual([6, [100, 200, 400, 800, 1600]]);
    server.onRequest = null;
    expect(await (await open()).listSessions()).not.toContain('S1');
  });
});

describe('E70: the connection breaks', () => {
  test('after the push was done: it is recognised, not repeated', async () => {
    for (const isOther of [false, true]) {
      newRepository();
      const [store, other] = [await open(), await open()];
      once(atPush, async () => ({ kind: 'cut' }));
      if (isOther) {
        once(atPush, async () => {
          once({ service: 'git-upload-pack', step: 'advertise' }, async () => {
            await other.writeSession(sampleSession({ id: 'T1' }));
            return undefined;
          });
          return { kind: 'cut' };
        });
      }
      await store.appendJournal('S1', sampleIntent(1));
      await store.appendJournal('S1', sampleOutcome(2));
      expect(await (await open()).readJournal('S1')).toEqual([sampleIntent(1), sampleOutcome(2)]);
      expect(git('rev-list', '--count', BRANCH)).toBe(isOther ? '3' : '2');
    }
  });

  test('after the lock was renewed: the lock is still ours', async () => {
    let clock = AT;
    const store = await open({ now: () => clock });
    const release = await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    clock = '2026-01-31T10:05:00.000Z';
    once(atPush, async () => ({ kind: 'cut' }));
    await store.appendJournal('S1', sampleIntent(2));
    await store.appendJournal('S1', sampleOutcome(3));
    await release();
    expect(await (await open()).readJournal('S1')).toHaveLength(3);
    expect(git('ls-tree', '--name-only', BRANCH)).not.toContain('lock.json');
  });

  test('before it was done: it is tried again', async () => {
    const store = await open();
    once(atPush, async () => ({ kind: 'refuse', status: 503 }));
    await store.writeSession(sampleSession());
    expect(git('rev-list', '--count', BRANCH)).toBe('1');
  });

  test('for good: the fault says that waiting helps, and a later try finishes it', async () => {
    const store = await open();
    await store.writeSession(sampleSession({ id: 'S1' }));
    server.onRequest = async () => ({ kind: 'refuse', status: 503 });
    const fault = await faultOf(() => store.appendJournal('S1', sampleIntent(1)));
    expect([fault.code, fault.retryable]).toEqual(['state-unreachable', true]);
    expect(fault.message).toContain(`the state at ${server.url}/${repository}.git: `);
    server.onRequest = null;
    await store.appendJournal('S1', sampleIntent(1));
    expect(await (await open()).readJournal('S1')).toEqual([sampleIntent(1)]);
  });

  test('to a host that is not there', async () => {
    const store = await open({ remote: 'http://127.0.0.1:9/octo/app.git' });
    const fault = await faultOf(() => store.head());
    expect([fault.code, fault.retryable]).toEqual(['state-unreachable', true]);
  });

  test('by taking for ever: the command is ended', async () => {
    const store = await open({ timeoutMs: 300 });
    let go = (): void => undefined;
    server.onRequest = async () => {
      await new Promise<void>((done) => {
        go = done;
      });
      return { kind: 'cut' };
    };
    const fault = await faultOf(() => store.head());
    go();
    expect([fault.code, fault.retryable]).toEqual(['state-timeout', true]);
    expect(fault.message).toContain('did not end within 0.3 seconds');
  });
});

describe('E72, A41: who may read and not write', () => {
  test('reads all, and is told so when it writes', async () => {
    const writer = await open();
    await writer.commit(sampleStep(writer, ['back-1']));
    const before = git('rev-parse', BRANCH);
    const reader = await open({ token: READER });
    const release = await reader.lock();
    expect(await reader.readIndex('backlog')).toHaveLength(1);
    for (const action of [
      () => reader.writeSession(sampleSession({ id: 'S1' })),
      () => reader.appendJournal('S1', sampleIntent(1)),
      () => reader.commit(sampleStep(reader, ['back-2'])),
    ]) {
      const fault = await faultOf(action);
      expect([fault.code, fault.retryable]).toEqual(['state-forbidden', false]);
      expect(fault.message).toContain('does not let this token write the state');
      expect(fault.message).toContain('Give the job the permission "contents: write"');
    }
    await release();
    expect(git('rev-parse', BRANCH)).toBe(before);
  });

  test('a protected branch is no lost race', async () => {
    const writer = await open();
    await writer.commit(sampleStep(writer, ['back-1']));
    const hook = join(dir, 'hooks', 'pre-receive');
    fs.mkdirSync(join(dir, 'hooks'), { recursive: true });
    fs.writeFileSync(hook, '#!/bin/sh\necho "GH013: Repository rule violations found" >&2\nexit 1\n', {
      mode: 0o755,
    });
    const fault = await faultOf(() => writer.writeSession(sampleSession({ id: 'S1' })));
    expect(fault.code).toBe('state-forbidden');
    expect(fault.message).toContain('pre-receive hook declined');
  });

  test.each([
    ['no token', undefined],
    ['a token of somebody else', 'ghs_of-somebody-else'],
  ])('with %s there is nothing to read', async (_, token) => {
    const store = await openGitBranchStore({
      remote: `${server.url}/${repository}.git`,
      ...(token === undefined ? {} : { token }),
      gitDir: root,
      run: { id: 'r' },
      lineage: () => LINEAGE,
    });
    opened.push(store);
    const fault = await faultOf(() => store.head());
    expect([fault.code, fault.retryable]).toEqual(['state-forbidden', false]);
  });
});

describe('A40, A45: the token', () => {
  test('does not follow a redirect', async () => {
    const other = await startGitHttp({ root });
    const store = await open();
    server.onRequest = async () => ({
      kind: 'refuse',
      status: 301,
      location: `${other.url}/${repository}.git/info/refs?service=git-upload-pack`,
    });
    const fault = await faultOf(() => store.head());
    expect([fault.code, fault.retryable]).toEqual(['state-unreachable', false]);
    expect(other.exchanges).toEqual([]);
    await other.close();
  });

  test('is in no message and no file, nor is a password of the address', async () => {
    const basic = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
    const store = await open({ remote: `${server.url.replace('//', '//me:pa55word@')}/${repository}.git` });
    await store.commit(sampleStep(store, ['back-1']));
    server.onRequest = async () => ({ kind: 'refuse', status: 500, body: `${TOKEN} ${basic}` });
    const fault = await faultOf(() => store.writeSession(sampleSession({ id: 'S1' })));
    expect(fault.message).not.toMatch(/s3cret|pa55word/);
    expect(fault.message).not.toContain(basic);
    const strange = await open({ remote: `${server.url}/octo/${TOKEN}.git` });
    expect((await faultOf(() => strange.head())).message).toContain('/octo/***.git');
    const files = fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile());
    const found = files.filter((one) =>
      new RegExp(`${TOKEN}|${basic}|pa55word`).test(
        fs.readFileSync(join(one.parentPath, one.name), 'latin1'),
      ),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(found).toEqual([]);
  });
});

describe('servers of another kind', () => {
  const fill = async (): Promise<void> => {
    const store = await open();
    await store.commit(sampleStep(store, ['back-1', 'back-2']));
    await store.appendJournal('S1', sampleIntent(1));
  };
  const use = async (store: GitBranchStore): Promise<void> => {
    const hash = store.baseHash(sampleBase('back-1'));
    expect((await store.readBase({ sync: 'backlog', record: 'back-1', hash })).kind).toBe('found');
    await store.appendJournal('S1', sampleOutcome(2));
    expect(await (await open()).readJournal('S1')).toHaveLength(2);
  };

  test('one that cannot leave contents out', async () => {
    await fill();
    git('config', 'uploadpack.allowFilter', 'false');
    await use(await open());
  });

  test('one that speaks the older protocol', async () => {
    await fill();
    const old = await startGitHttp({ root, version2: false });
    await use(await open({ remote: `${old.url}/${repository}.git` }));
    await old.close();
  });

  test('one that gives no single contents is asked for all of them', async () => {
    await fill();
    git('config', 'uploadpack.allowAnySHA1InWant', 'false');
    const old = await startGitHttp({ root, version2: false });
    const store = await open({ remote: `${old.url}/${repository}.git` });
    const other = await open();
    await store.head();
    await other.writeSession(sampleSession({ id: 'T1' }));
    await use(store);
    await old.close();
  });
});

test('what this machine and its user have configured changes nothing', async () => {
  const home = fs.mkdtempSync(join(root, 'home-'));
  const hooks = join(home, 'hooks');
  fs.mkdirSync(hooks);
  for (const hook of ['pre-push', 'reference-transaction', 'post-checkout'])
    fs.writeFileSync(join(hooks, hook), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  fs.writeFileSync(
    join(home, '.gitconfig'),
    `[core]\n hooksPath = ${hooks}\n[commit]\n gpgSign = true\n[push]\n gpgSign = true\n[url "http://127.0.0.1:9/"]\n insteadOf = ${server.url}/\n[user]\n name = me\n[http]\n extraHeader = "X: y"\n`,
  );
  const before = { ...process.env };
  Object.assign(process.env, {
    HOME: home,
    GIT_DIR: home,
    GIT_WORK_TREE: home,
    GIT_INDEX_FILE: join(home, 'index'),
    GIT_AUTHOR_NAME: 'somebody',
    GIT_TRACE_CURL: join(home, 'trace'),
    GIT_ASKPASS: '/bin/false',
  });
  try {
    const store = await open();
    await store.commit(sampleStep(store, ['back-1']));
    expect((await (await open()).head())?.serial).toBe(1);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
  expect(git('log', '-1', '--format=%an', BRANCH)).toBe('sync-kernel[bot]');
  expect(fs.readdirSync(home).sort()).toEqual(['.gitconfig', 'hooks']);
});
