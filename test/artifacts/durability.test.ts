import * as real from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { calls, watchedFs } from '../support/watched-disk.ts';

jest.unstable_mockModule('node:fs', () => watchedFs);
const { removeArtifact, writeArtifact } = await import('../../src/artifacts/file.ts');

const root = real.mkdtempSync(join(real.realpathSync(tmpdir()), 'durability-'));
afterAll(() => real.rmSync(root, { recursive: true }));

test('I8: an artifact is synced before it gets its name, and its folder after; a removal is synced too', () => {
  const answer = writeArtifact(root, { path: 'sub/b.md', text: 'text', expected: null });
  const temporary = '.b.md.sync-kernel-tmp';
  expect(calls).toEqual([`write ${temporary}`, `sync ${temporary}`, 'rename to b.md', 'sync sub']);
  calls.length = 0;
  const expected = answer.kind === 'written' ? answer.hash : '';
  expect(removeArtifact(root, { path: 'sub/b.md', expected })).toEqual({ kind: 'removed' });
  expect(calls).toEqual(['remove b.md', 'sync sub']);
});
