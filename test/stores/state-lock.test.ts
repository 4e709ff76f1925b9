import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Folder } from '../../src/stores/folder.ts';
import { StoreFault } from '../../src/store.ts';
import { Crash, fusedFs, setFuse, setPause, stepsTaken } from '../support/fuse.ts';

/** Processes as this test wants them: which one runs now, and which have ended. */
let running = 1;
const ended = new Set<number>();

jest.unstable_mockModule('node:fs', () => fusedFs);
jest.unstable_mockModule('../../src/stores/process.ts', () => ({
  ownIdentity: () => ({ pid: running, host: 'here', started: '1' }),
  hasEnded: ({ pid }: { pid: number }) => ended.has(pid),
}));
const { takeLock } = await import('../../src/stores/state-lock.ts');

const root = real.mkdtempSync(join(tmpdir(), 'lock-'));
afterAll(() => real.rmSync(root, { recursive: true }));
beforeEach(() => {
  ended.clear();
  setFuse(null);
});

const SINCE = '2026-01-31T10:00:00.000Z';
const newFolder = (): Folder => ({ root: real.mkdtempSync(join(root, 'state-')), shown: 'state' });

/** What became of a process that wants the lock. */
type Attempt = 'has it' | 'refused' | 'died';

function attempt(folder: Folder, pid: number): Attempt {
  const before = running;
  running = pid;
  try {
    takeLock(folder, SINCE);
    return 'has it';
  } catch (cause) {
    if (cause instanceof Crash) return 'died';
    if (cause instanceof StoreFault && cause.code === 'state-locked' && cause.retryable) return 'refused';
    throw cause;
  } finally {
    running = before;
  }
}

/** A process takes the lock and is killed. */
function leaveDeadLock(folder: Folder, pid: number): void {
  setFuse(null);
  expect(attempt(folder, pid)).toBe('has it');
  ended.add(pid);
}

/** Kills a process at a step of its attempt; says whether it came so far. */
function killed(folder: Folder, pid: number, at: number): boolean {
  setFuse({ at, mode: at % 2 === 0 ? 'before' : 'after' });
  const result = attempt(folder, pid);
  setFuse(null);
  if (result === 'died') ended.add(pid);
  return result === 'died';
}

describe('I10, E68: the lock of a state', () => {
  test('is refused with process, machine and time', () => {
    const folder = newFolder();
    const release = takeLock(folder, SINCE);
    expect(() => takeLock(folder, SINCE)).toThrow(
      `Process 1 on here has been writing to state since ${SINCE}. Run again when it has ended; if that machine is gone, remove state/lock.`,
    );
    release();
    expect(real.readdirSync(folder.root)).toEqual([]);
  });

  test('of an ended process is taken over at once, and nothing is left of it', () => {
    const folder = newFolder();
    leaveDeadLock(folder, 2);
    takeLock(folder, SINCE)();
    expect(real.readdirSync(folder.root)).toEqual([]);
  });

  test('is not released by the one who lost it', () => {
    const folder = newFolder();
    const release = takeLock(folder, SINCE);
    real.rmSync(join(folder.root, 'lock'));
    expect(attempt(folder, 2)).toBe('has it');
    release();
    expect(attempt(folder, 3)).toBe('refused');
  });

  test('that says nothing is left to a person', () => {
    for (const text of ['', '{}', '{"token":"../../x","pid":1,"host":"h","since":""}']) {
      const folder = newFolder();
      real.writeFileSync(join(folder.root, 'lock'), text);
      expect(() => takeLock(folder, SINCE)).toThrow(
        'state/lock does not say who holds the lock. If no sync-kernel is running here, remove it.',
      );
    }
  });

  test('A28: that is a link is refused', () => {
    const folder = newFolder();
    real.symlinkSync('/dev/null', join(folder.root, 'lock'));
    expect(() => takeLock(folder, SINCE)).toThrow('is a symbolic link');
  });
});

describe('I10, E68: processes that want the lock at once', () => {
  test.each(['a free', 'a dead'])('for %s one, exactly one gets it, wherever the other stands', (state) => {
    for (let at = 1, steps = at; at <= steps; at++) {
      const folder = newFolder();
      if (state === 'a dead') leaveDeadLock(folder, 9);
      let second: Attempt | null = null;
      setPause(at, () => {
        second = attempt(folder, 2);
      });
      const first = attempt(folder, 1);
      steps = stepsTaken();
      if (second === null) break;
      expect({ at, got: [first, second].sort() }).toEqual({ at, got: ['has it', 'refused'] });
      expect(attempt(folder, 3)).toBe('refused');
    }
  });

  test('a lock that is released and taken meanwhile is never removed by a late one', () => {
    for (let at = 1; at < 40; at++) {
      const folder = newFolder();
      leaveDeadLock(folder, 9);
      let third: Attempt | null = null;
      setPause(at, () => {
        running = 2;
        takeLock(folder, SINCE)();
        running = 1;
        third = attempt(folder, 3);
      });
      let first: Attempt;
      try {
        first = attempt(folder, 1);
      } catch (cause) {
        // The second process met the first one's living claim.
        if (!(cause instanceof StoreFault)) throw cause;
        continue;
      } finally {
        running = 1;
      }
      if (third !== null)
        expect({ at, got: [first, third].sort() }).toEqual({ at, got: ['has it', 'refused'] });
    }
  });

  test('E70: killed at any step, also two in a row, the next one gets it', () => {
    let isFirstReached = true;
    for (let i = 1; isFirstReached; i++) {
      let isSecondReached = true;
      for (let j = 1; isSecondReached; j++) {
        const folder = newFolder();
        leaveDeadLock(folder, 9);
        isFirstReached = killed(folder, 101, i);
        ended.add(101);
        isSecondReached = killed(folder, 102, j);
        ended.add(102);
        expect({ i, j, got: attempt(folder, 103) }).toEqual({ i, j, got: 'has it' });
        expect(attempt(folder, 104)).toBe('refused');
      }
    }
  });
});
