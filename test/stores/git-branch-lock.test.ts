import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import { openGitBranchStore } from '../../src/stores/git-branch.ts';
import { faultOf } from '../suites/store-suite.ts';
import { BRANCH, BranchPlace, BranchRuns, stepOf } from '../support/branch-place.ts';
import { AT, sampleIntent, sampleOutcome, sampleSession } from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'branch-lock-'));
const runs = new BranchRuns(root, openGitBranchStore);
let place: BranchPlace;
beforeEach(() => {
  place = new BranchPlace(root);
  runs.clock = AT;
});
afterEach(async () => {
  await runs.closeAll();
});
afterAll(() => fs.rmSync(root, { recursive: true }));

const open = async (options: Partial<GitBranchStoreOptions> = {}): Promise<GitBranchStore> =>
  runs.open({ remote: place.remote, ...options });

describe('I10: the lock on the branch', () => {
  test('that was taken over by another run: giving it back says so where an outcome still waits, and only there', async () => {
    for (const waits of [true, false]) {
      place = new BranchPlace(root);
      const store = await open();
      const release = await store.lock();
      await store.appendJournal('S1', sampleIntent(1));
      if (waits) await store.appendJournal('S1', sampleOutcome(2));
      const lock = { format: 1, holder: 'another', since: AT, until: AT };
      place.tamper({ 'lock.json': `${JSON.stringify(lock)}\n` });
      if (waits) expect((await faultOf(release)).code).toBe('state-moved');
      else await release();
    }
  });

  test('is not taken by a run that finds nothing to do', async () => {
    const release = await (await open()).lock();
    await release();
    expect(place.tip()).toBe('');
  });

  test('names the run and the times, and goes with the commit', async () => {
    const store = await open({ run: { id: '42-1' } });
    const release = await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    expect(JSON.parse(place.git('show', `${BRANCH}:lock.json`))).toEqual({
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
    expect(place.git('ls-tree', '--name-only', BRANCH).split('\n')).toEqual([
      '.gitattributes',
      'base',
      'index',
      'journal',
      'state.json',
    ]);
    await release();
    expect(place.commits()).toBe(2);
    expect(place.git('show', `${BRANCH}:journal/S1.jsonl`).split('\n')).toHaveLength(2);
  });

  test('I9: an outcome waits for the next intent, and for the release at the latest', async () => {
    const store = await open();
    const release = await store.lock();
    const lines = (): number => place.git('show', `${BRANCH}:journal/S1.jsonl`).split('\n').length;
    await store.appendJournal('S1', sampleIntent(1));
    await store.appendJournal('S1', sampleOutcome(2));
    expect([lines(), (await store.readJournal('S1')).length]).toEqual([1, 2]);
    await store.appendJournal('S1', sampleIntent(3));
    expect(lines()).toBe(3);
    await store.appendJournal('S1', sampleOutcome(4));
    await release();
    expect(lines()).toBe(4);
    expect(place.git('ls-tree', '--name-only', BRANCH)).not.toContain('lock.json');
  });

  test('of a run that died is taken over after its time; who lost it does nothing more', async () => {
    const first = await open({ run: { id: 'first' } });
    const release = await first.lock();
    await first.appendJournal('S1', sampleIntent(1));
    runs.clock = '2026-01-31T10:14:59.999Z';
    expect((await faultOf(async () => (await open()).lock())).code).toBe('state-locked');
    runs.clock = '2026-01-31T10:15:00.000Z';
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
    expect(JSON.parse(place.git('show', `${BRANCH}:lock.json`))).toMatchObject({ holder: 'second' });
  });

  test('I6, E4: who looked before another run began may not begin after it died', async () => {
    const late = await open();
    await late.lock();
    await late.readIndex('backlog');
    const [died, elsewhere] = [await open(), await open()];
    await elsewhere.writeSession(sampleSession({ id: 'S0', sync: 'specs', state: 'applying' }));
    await elsewhere.appendJournal('S0', sampleIntent(1));
    await late.writeSession(sampleSession({ id: 'S2', state: 'applying' }));
    await late.appendJournal('S2', sampleIntent(1));
    await late.appendJournal('S2', sampleOutcome(2));
    await late.commit(stepOf(late, 'back-9'));
    await died.lock();
    await died.writeSession(sampleSession({ id: 'S1', state: 'applying' }));
    await died.appendJournal('S1', sampleIntent(1));
    runs.clock = '2026-01-31T11:00:00.000Z';
    const fault = await faultOf(() => late.appendJournal('S2', sampleIntent(3, { record: 'back-3' })));
    expect(fault.code).toBe('state-moved');
    expect(fault.message).toContain('another run works on session S1');
    expect(JSON.parse(place.text('lock.json'))).toMatchObject({ since: AT });
  });

  test('is renewed by every push', async () => {
    const store = await open();
    await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    runs.clock = '2026-01-31T10:14:00.000Z';
    await store.writeSession(sampleSession());
    const { since, until } = JSON.parse(place.git('show', `${BRANCH}:lock.json`)) as Record<string, string>;
    expect([since, until]).toEqual([AT, '2026-01-31T10:29:00.000Z']);
  });

  test('that says nothing is left to a person', async () => {
    const store = await open();
    await store.lock();
    await store.appendJournal('S1', sampleIntent(1));
    place.tamper({ 'lock.json': '{"holder":1}' });
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
