import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as real from '../../src/git/run-git.ts';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import { BRANCH, BranchPlace, BranchRuns, stepOf, titleOf } from '../support/branch-place.ts';
import type { GitHooks } from '../support/hooked-git.ts';
import { gitHooks, hookedGitAt } from '../support/hooked-git.ts';
import { AT, sampleIntent, sampleOutcome, sampleSession, sampleStep } from '../support/state-samples.ts';

jest.unstable_mockModule('../../src/git/run-git.ts', () => ({
  ...real,
  gitAt: hookedGitAt(real.gitAt),
}));
const { openGitBranchStore } = await import('../../src/stores/git-branch.ts');

const root = fs.mkdtempSync(join(tmpdir(), 'branch-commits-'));
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

describe('the commits on the branch', () => {
  test('say what happened, one line each, by the bot', async () => {
    const store = await open();
    await store.writeSession(sampleSession({ id: 'S1' }));
    await store.appendJournal('S1', sampleIntent(1));
    await store.appendJournal('S1', sampleOutcome(2));
    await store.commit({ ...stepOf(store, 'back-1'), message: 'Applied\nSigned-off-by: mallory\u202e' });
    expect(place.git('log', '--reverse', '--format=%an <%ae>|%s|%b|%ct', BRANCH).split('\n')).toEqual(
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
    const before = place.tip();
    await step();
    expect(place.tip()).toBe(before);
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
    expect(place.commits()).toBe(2);
    expect(place.git('ls-tree', '--name-only', BRANCH)).not.toContain('sessions');
  });

  test('expected bases come at once', async () => {
    const before = await open();
    const records = Array.from({ length: 9 }, (_, i) => `back-${i}`);
    await before.commit(sampleStep(before, records));
    const hook: GitHooks = { commands: [] };
    const store = await open({ hook, remote: `file://${place.remote}` });
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
