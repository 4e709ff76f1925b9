import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import { calls, watchedFs } from '../support/watched-disk.ts';

/* I8: a crash of the machine, not of the process, loses what was not synced; only the order of calls shows that. */

jest.unstable_mockModule('node:fs', () => watchedFs);
const durable = await import('../../src/stores/durable.ts');

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
