import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { Store } from '../../src/store.ts';
import { Crash, fusedFs, fusesOfSteps, setFuse, stepsTaken } from '../support/fuse.ts';
import type { Fuse } from '../support/fuse.ts';
import {
  LINEAGE,
  sampleBase,
  sampleIntent,
  sampleOutcome,
  sampleSession,
  sampleStep,
} from '../support/state-samples.ts';

jest.unstable_mockModule('node:fs', () => fusedFs);
const { openDirectoryStore } = await import('../../src/stores/directory.ts');

const root = real.mkdtempSync(join(tmpdir(), 'crash-'));
afterAll(() => real.rmSync(root, { recursive: true }));

const open = (dir: string): Store => openDirectoryStore({ dir, lineage: () => LINEAGE });
const MODES = ['before', 'after', 'torn'] as const;

/** Every file of a state but what git ignores, with its text. */
function snapshot(dir: string): Readonly<Record<string, string>> {
  const names = real.existsSync(dir) ? real.readdirSync(dir, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => real.statSync(join(dir, name)).isFile() && !/\.tmp$|^lock/.test(name));
  return Object.fromEntries(files.sort().map((name) => [name, real.readFileSync(join(dir, name), 'utf8')]));
}

function newDir(): string {
  return join(real.mkdtempSync(join(root, 'state-')), 'sync');
}

/** A state after one commit: two records, of which the step below changes one and removes one. */
async function prepare(dir: string): Promise<void> {
  const store = open(dir);
  await store.commit(sampleStep(store, ['back-1', 'back-2']));
}

function step(store: Store) {
  const bases = [
    { record: 'back-1', base: sampleBase('back-1', 'Changed') },
    { record: 'back-3', base: sampleBase('back-3') },
  ];
  return sampleStep(store, [], {
    bases: [...bases, { record: 'back-2', base: null }],
    rows: [
      ...bases.map(({ record, base }) => ({
        record,
        row: { record, local: record, base: store.baseHash(base) },
      })),
      { record: 'back-2', row: null },
    ],
    cursor: { cursor: 'c-2', scope: 'scope-1' },
    sessions: [sampleSession({ state: 'applied' }), sampleSession({ id: 'S2' })],
  });
}

/** Runs until the process dies; says whether it did. */
async function dies(fuse: Fuse, action: () => Promise<unknown>): Promise<boolean> {
  setFuse(fuse);
  try {
    await action();
    return false;
  } catch (cause) {
    if (cause instanceof Crash) return true;
    throw cause;
  } finally {
    setFuse(null);
  }
}

/** Says of what a reader finds whether it is the state before or after the step; never anything else. */
async function seen(dir: string): Promise<unknown> {
  const store = open(dir);
  const rows = await store.readIndex('backlog');
  const bases = await Promise.all(
    ['back-1', 'back-2', 'back-3'].map(async (record) => {
      const hash = rows.find((row) => row.record === record)?.base;
      const answer = await store.readBase({ sync: 'backlog', record, ...(hash !== undefined && { hash }) });
      return answer.kind === 'found' ? answer.base.fields : answer.kind;
    }),
  );
  const session = await store.readSession(sampleSession().id);
  return [await store.head(), rows.map((row) => row.record).sort(), bases, session?.state];
}

describe('I8, E70: a commit that a crash cuts short', () => {
  test('is found whole or not at all, and repeating it gives the same files', async () => {
    const [before, after] = [newDir(), newDir()];
    await prepare(before);
    await prepare(after);
    setFuse(null);
    await open(after).commit(step(open(after)));
    const fuses = fusesOfSteps();
    const wanted = snapshot(after);
    const allowed = [await seen(before), await seen(after)];
    expect(fuses.length).toBeGreaterThan(60);
    for (const fuse of fuses) {
      const dir = newDir();
      real.cpSync(before, dir, { recursive: true });
      expect(await dies(fuse, () => open(dir).commit(step(open(dir))))).toBe(true);
      expect(allowed).toContainEqual(await seen(dir));
      await open(dir).commit(step(open(dir)));
      expect({ fuse, files: snapshot(dir) }).toEqual({ fuse, files: wanted });
    }
  });

  test('is finished also when the recovery itself crashes', async () => {
    const [before, after] = [newDir(), newDir()];
    await prepare(before);
    await prepare(after);
    setFuse(null);
    await open(after).commit(step(open(after)));
    const total = stepsTaken();
    const wanted = snapshot(after);
    for (let at = 6; at <= total; at += 5) {
      const dir = newDir();
      real.cpSync(before, dir, { recursive: true });
      await dies({ at, mode: 'after' }, () => open(dir).commit(step(open(dir))));
      for (let second = 1; await dies({ at: second, mode: 'torn' }, () => open(dir).head()); second++)
        expect(second).toBeLessThan(total);
      await open(dir).commit(step(open(dir)));
      expect({ at, files: snapshot(dir) }).toEqual({ at, files: wanted });
    }
  });

  test('also as the first commit of all', async () => {
    const after = newDir();
    setFuse(null);
    await open(after).commit(sampleStep(open(after), ['back-1']));
    for (const fuse of fusesOfSteps()) {
      const dir = newDir();
      await dies(fuse, () => open(dir).commit(sampleStep(open(dir), ['back-1'])));
      await open(dir).commit(sampleStep(open(dir), ['back-1']));
      expect({ fuse, files: snapshot(dir) }).toEqual({ fuse, files: snapshot(after) });
    }
  });
});

describe('I9, E73: an append to the journal that a crash cuts short', () => {
  test('leaves the entry whole or not there; the next append goes on', async () => {
    const entries = [sampleIntent(1), sampleOutcome(2), sampleIntent(3)];
    const append = async (dir: string, from: number): Promise<void> => {
      const store = open(dir);
      for (const entry of entries.slice(from)) await store.appendJournal('S1', entry);
    };
    setFuse(null);
    await append(newDir(), 0);
    for (const fuse of fusesOfSteps()) {
      const dir = newDir();
      expect(await dies(fuse, () => append(dir, 0))).toBe(true);
      const found = await open(dir).readJournal('S1');
      expect(found).toEqual(entries.slice(0, found.length));
      for (let second = 1; second < 4; second++)
        await dies({ at: second, mode: 'torn' }, async () =>
          append(dir, (await open(dir).readJournal('S1')).length),
        );
      await append(dir, (await open(dir).readJournal('S1')).length);
      expect({ fuse, found: await open(dir).readJournal('S1') }).toEqual({ fuse, found: entries });
    }
  });

  test('what an append has returned from is never lost', async () => {
    const dir = newDir();
    await open(dir).appendJournal('S1', sampleIntent(1));
    const append = (): Promise<void> => open(dir).appendJournal('S1', sampleOutcome(2));
    for (let at = 1; await dies({ at, mode: 'torn' }, append); at++)
      expect((await open(dir).readJournal('S1'))[0]).toEqual(sampleIntent(1));
  });
});

describe('a crash elsewhere', () => {
  test('I8: a session is old or new', async () => {
    for (const mode of MODES) {
      const dir = newDir();
      await open(dir).writeSession(sampleSession());
      const write = (): Promise<void> => open(dir).writeSession(sampleSession({ state: 'applied' }));
      for (let at = 1; await dies({ at, mode }, write); at++) {
        const session = await open(dir).readSession(sampleSession().id);
        expect(['conflicted', 'applied']).toContain(session?.state);
        await open(dir).writeSession(sampleSession());
      }
    }
  });

  test('a prune goes on where it died', async () => {
    const old = { state: 'applied', updatedAt: '2025-01-01T00:00:00.000Z' } as const;
    for (let at = 1; at < 20; at++) {
      const dir = newDir();
      await open(dir).writeSession(sampleSession({ id: 'S1', ...old }));
      await open(dir).appendJournal('S1', sampleIntent(1));
      await open(dir).appendJournal('S1', sampleOutcome(2));
      await dies({ at, mode: 'before' }, () => open(dir).prune('2026-01-01'));
      await open(dir).prune('2026-01-01');
      expect(Object.keys(snapshot(dir))).toEqual(['.gitattributes', '.gitignore']);
    }
  });
});
