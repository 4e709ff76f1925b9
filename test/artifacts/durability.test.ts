import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as real from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The calls of one write, in order; the one that `breaking` names fails. */
const calls: string[] = [];
let breaking: string | null = null;
/** What happens just before the file is looked at for the last time. */
let meanwhile: (() => void) | null = null;
const watched = ['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'unlinkSync'] as const;

function watch(name: (typeof watched)[number]) {
  return (...args: unknown[]): unknown => {
    calls.push(name);
    if (name === breaking) throw Object.assign(new Error('no'), { code: 'ENOSPC' });
    return (real[name] as (...args: unknown[]) => unknown)(...args);
  };
}

jest.unstable_mockModule('node:fs', () => ({
  ...real,
  readFileSync: (...args: Parameters<typeof real.readFileSync>): unknown => {
    meanwhile?.();
    return real.readFileSync(...args);
  },
  ...Object.fromEntries(watched.map((name) => [name, watch(name)])),
}));
const { removeArtifact, writeArtifact } = await import('../../src/artifacts/file.ts');
const { blobId } = await import('../../src/artifacts/blob.ts');

const hash = (text: string): string => blobId(Buffer.from(text));
let root: string;
let file: string;
beforeEach(() => {
  root = temporaryFolder();
  file = join(root, 'a.md');
  real.writeFileSync(file, 'old');
  calls.length = 0;
});
afterEach(() => {
  breaking = null;
  meanwhile = null;
});

const write = () => writeArtifact(root, { path: 'a.md', text: 'new', expected: hash('old') });
const remove = () => removeArtifact(root, { path: 'a.md', expected: hash('old') });
const text = () => real.readFileSync(file, 'utf8');

describe('I8, E70: an artifact is old or new, whenever a run ends', () => {
  test('the new one is on the disk before it takes the name, and the folder after that', () => {
    expect(write().kind).toBe('written');
    const order = ['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'];
    expect(calls).toEqual([...order, 'openSync', 'fsyncSync', 'closeSync']);
    expect(text()).toBe('new');
  });

  test.each(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'])(
    'a write that fails in %s leaves the old one and nothing else, and may be done again',
    (name) => {
      breaking = name;
      expect(write).toThrow(expect.objectContaining({ code: 'disk', retryable: true }));
      expect(text()).toBe('old');
      expect(real.readdirSync(root)).toEqual(['a.md']);
      breaking = null;
      expect(write().kind).toBe('written');
    },
  );

  test('a removal that fails leaves it there, and one that is done is on the disk', () => {
    breaking = 'unlinkSync';
    expect(remove).toThrow(expect.objectContaining({ code: 'disk', retryable: true }));
    expect(text()).toBe('old');
    breaking = null;
    calls.length = 0;
    expect(remove()).toEqual({ kind: 'removed' });
    expect(calls).toEqual(['unlinkSync', 'openSync', 'fsyncSync', 'closeSync']);
  });
});

test('E77: an edit that comes while the new text is written to the disk stays', () => {
  for (const act of [write, remove]) {
    meanwhile = () => real.writeFileSync(file, 'theirs');
    expect(act()).toEqual({ kind: 'stale' });
    expect(text()).toBe('theirs');
    expect(real.readdirSync(root)).toEqual(['a.md']);
    meanwhile = null;
    real.writeFileSync(file, 'old');
  }
});
