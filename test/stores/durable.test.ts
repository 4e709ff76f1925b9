import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';

/* I8: a crash of the machine, not of the process, loses what was not synced; only the order of calls shows that. */

/** The calls that reach the disk, with the file each is about. */
const calls: string[] = [];
const opened = new Map<number, string>();
const short = (path: unknown): string => String(path).split('/').at(-1) ?? '';

const watched = {
  openSync: (path: real.PathLike, ...rest: [number | string, number?]) => {
    const file = real.openSync(path, ...rest);
    opened.set(file, short(path));
    return file;
  },
  writeSync: (file: number, ...rest: [Uint8Array, number?]) => {
    calls.push(`write ${opened.get(file)}`);
    return real.writeSync(file, ...rest);
  },
  writeFileSync: (file: number, ...rest: [Uint8Array]) => {
    calls.push(`write ${opened.get(file)}`);
    real.writeFileSync(file, ...rest);
  },
  fsyncSync: (file: number) => {
    calls.push(`sync ${opened.get(file)}`);
    real.fsyncSync(file);
  },
  renameSync: (from: string, to: string) => {
    calls.push(`rename to ${short(to)}`);
    real.renameSync(from, to);
  },
  unlinkSync: (path: string) => {
    calls.push(`remove ${short(path)}`);
    real.unlinkSync(path);
  },
  ftruncateSync: (file: number, bytes: number) => {
    calls.push(`cut ${opened.get(file)}`);
    real.ftruncateSync(file, bytes);
  },
};

jest.unstable_mockModule('node:fs', () => ({ ...real, ...watched }));
const durable = await import('../../src/stores/durable.ts');
const { writeArtifact } = await import('../../src/artifacts/file.ts');

const root = real.mkdtempSync(join(real.realpathSync(tmpdir()), 'durable-'));
const folder = { root, shown: 'state', plain: new Set<string>() };
afterAll(() => real.rmSync(root, { recursive: true }));
beforeEach(() => {
  real.rmSync(join(root, 'sub'), { recursive: true, force: true });
  real.mkdirSync(join(root, 'sub'));
  folder.plain.clear();
  calls.length = 0;
});

test('a file is synced before it gets its name, and its folder after', () => {
  durable.replaceFile(folder, 'sub/a', 'text');
  expect(calls).toEqual(['write a.tmp', 'sync a.tmp', 'rename to a', 'sync sub']);
});

test('a line is synced before anybody relies on it; a new file with its folder', () => {
  durable.appendFile(folder, 'sub/j', 'one\n');
  expect(calls).toEqual(['write j', 'sync j', 'sync sub']);
  calls.length = 0;
  durable.appendFile(folder, 'sub/j', 'two\n');
  expect(calls).toEqual(['write j', 'sync j']);
});

test('what is cut off or removed stays so', () => {
  durable.appendFile(folder, 'sub/j', 'one\ntwo\n');
  calls.length = 0;
  durable.truncateFile(folder, 'sub/j', 4);
  expect(durable.removeFile(folder, 'sub/j')).toBe(true);
  expect(calls).toEqual(['cut j', 'sync j', 'remove j', 'sync sub']);
});

test('an artifact is synced before it gets its name, and its folder after', () => {
  expect(writeArtifact(root, { path: 'sub/b.md', text: 'text', expected: null }).kind).toBe('written');
  const temporary = '.b.md.sync-kernel-tmp';
  expect(calls).toEqual([`write ${temporary}`, `sync ${temporary}`, 'rename to b.md', 'sync sub']);
});
