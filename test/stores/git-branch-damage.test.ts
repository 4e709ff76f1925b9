import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import { openGitBranchStore } from '../../src/stores/git-branch.ts';
import type { Session } from '../../src/kernel/session.ts';
import { faultOf } from '../suites/store-suite.ts';
import { BRANCH, BranchPlace, BranchRuns, stepOf, titleOf } from '../support/branch-place.ts';
import {
  AT,
  LINEAGE,
  sampleIntent,
  sampleOutcome,
  sampleSession,
  sampleStep,
} from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'branch-damage-'));
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

describe('E69: a branch that goes back while a run is at work', () => {
  let store: GitBranchStore;
  let first: string;
  beforeEach(async () => {
    const before = await open();
    await before.commit(stepOf(before, 'back-1'));
    first = place.tip();
    await before.commit(stepOf(before, 'back-2'));
    store = await open();
    await store.readIndex('backlog');
  });

  async function expectReadOnly(code: string, message: string): Promise<void> {
    const before = place.tip();
    for (const action of [
      () => store.commit(stepOf(store, 'back-3')),
      () => store.writeSession(sampleSession()),
      () => store.appendJournal('S1', sampleIntent(1)),
    ]) {
      const fault = await faultOf(action);
      expect([fault.code, fault.retryable]).toEqual([code, false]);
      expect(fault.message).toContain(message);
    }
    expect(place.tip()).toBe(before);
  }

  test('rewound', async () => {
    place.git('update-ref', BRANCH, first);
    await expectReadOnly('state-rewound', 'does not follow');
  });

  test('deleted', async () => {
    place.git('update-ref', '-d', BRANCH);
    await expectReadOnly(
      'state-rewound',
      'sync-kernel/state was rewound while this run was at work: it is gone',
    );
  });

  test('forked', async () => {
    place.git('update-ref', BRANCH, first);
    place.tamper({ 'sessions/x.json': '{}' });
    await expectReadOnly('state-rewound', 'does not follow');
  });

  test('reverted by a later commit', async () => {
    place.tamper({ 'state.json': `${place.git('show', `${first}:state.json`)}\n` });
    await expectReadOnly('state-rewound', 'state.json is at 1, this run has seen 2');
  });

  test('without its state.json', async () => {
    place.tamper({ 'state.json': null });
    await expectReadOnly('state-rewound', 'state.json is missing');
  });

  test('of another lineage', async () => {
    place.tamper({ 'state.json': place.git('show', `${BRANCH}:state.json`).replace(LINEAGE, '01OTHER') });
    await expectReadOnly('state-foreign-lineage', 'now holds the state 01OTHER');
  });

  test('is found by the lock, too', async () => {
    place.git('update-ref', BRANCH, first);
    expect((await faultOf(() => store.lock())).code).toBe('state-rewound');
  });

  test('a state that a session shows to be older is read-only from the start', async () => {
    const later: Session = sampleSession({ id: 'S9', lineage: LINEAGE, serial: 9 });
    place.tamper({ 'sessions/S9.json': `${JSON.stringify(later, null, 2)}\n` });
    store = await open();
    expect(await store.readOnlyReason()).toContain(
      'sync-kernel/state:sessions/S9.json was planned on serial 9',
    );
    await expectReadOnly('state-rewound', 'was planned on serial 9');
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
  const textOf = (name: string): string => place.text(name);

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
    place.tamper({ [name]: change(textOf(name)) });
    const fault = await faultOf(async () => (await open()).readSession(sampleSession().id));
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(shown(name));
  });

  test('a changed line of a journal', async () => {
    place.tamper({ 'journal/S1.jsonl': textOf('journal/S1.jsonl').replace('Sign in', 'Sign up') });
    const store = await open();
    for (const action of [() => store.readJournal('S1'), () => store.appendJournal('S1', sampleIntent(3))])
      expect((await faultOf(action)).message).toContain(
        `${shown('journal/S1.jsonl')}:1: this line was altered`,
      );
  });

  test('E73: a torn last line is left out and cut off', async () => {
    place.tamper({ 'journal/S1.jsonl': `${textOf('journal/S1.jsonl')}{"action":"upd` });
    const store = await open();
    await store.appendJournal('S1', sampleIntent(3));
    expect(await (await open()).readJournal('S1')).toEqual([
      sampleIntent(1),
      sampleOutcome(2),
      sampleIntent(3),
    ]);
  });

  test('a changed base is corrupt, not missing', async () => {
    place.tamper({
      'base/backlog/7e/back-1.json': textOf('base/backlog/7e/back-1.json').replace('Sign in', 'Sign up'),
    });
    expect(await titleOf(await open(), 'back-1')).toBe('corrupt');
  });

  test('a symbolic link', async () => {
    place.tamper({ 'journal/S1.jsonl': '/etc/passwd' }, '120000');
    const store = await open();
    for (const action of [() => store.readJournal('S1'), () => store.appendJournal('S1', sampleIntent(3))])
      expect((await faultOf(action)).code).toBe('state-link');
  });

  test('a file where a folder belongs', async () => {
    place.tamper({ 'journal/S1.jsonl': null, journal: 'in the way' });
    expect((await faultOf(async () => (await open()).readJournal('S1'))).code).toBe('state-unreadable');
  });

  test('a file past its size', async () => {
    place.tamper({ 'state.json': 'x'.repeat(17 * 1024 * 1024) });
    const store = await open();
    expect((await faultOf(() => store.head())).code).toBe('state-too-large');
    expect(await store.readJournal('S1')).toHaveLength(2);
  });

  test('a newer state.json stops every writer', async () => {
    place.tamper({ 'state.json': textOf('state.json').replace('"format": 1', '"format": 2') });
    const before = place.tip();
    expect((await faultOf(async () => (await open()).appendJournal('S1', sampleIntent(3)))).code).toBe(
      'state-newer-format',
    );
    expect(place.tip()).toBe(before);
  });

  test('E74: attributes that a person added stay, ours come back', async () => {
    place.tamper({ '.gitattributes': '*.md text\n' });
    const store = await open();
    await store.commit(stepOf(store, 'back-2'));
    expect(textOf('.gitattributes')).toMatch(
      /^\*\.md text\n# sync-kernel[^]*\/base\/\*\* -text merge=binary/,
    );
  });
});
