import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { blobId } from '../../src/artifacts/blob.ts';
import { MAX_ARTIFACT_BYTES, readArtifact, removeArtifact, writeArtifact } from '../../src/artifacts/file.ts';
import { ProviderFault } from '../../src/provider.ts';
import type { Sandbox } from './sandbox.ts';
import { makeSandbox } from './sandbox.ts';

let box: Sandbox;
beforeEach(() => {
  box = makeSandbox();
});
afterEach(() => {
  box.remove();
});

const hash = (text: string): string => blobId(Buffer.from(text));
const absolute = (file: string): string => path.join(box.root, file);

describe('reading an artifact', () => {
  test("E54: text with BOM and endings as they are, and git's hash of the bytes", () => {
    box.write('a.md', '\uFEFFa\r\nb');
    expect(readArtifact(box.root, 'a.md')).toEqual({
      ok: true,
      value: { path: 'a.md', text: '\uFEFFa\r\nb', hash: hash('\uFEFFa\r\nb') },
    });
    box.git('init', '-q');
    expect(box.git('hash-object', '--no-filters', 'a.md').trim()).toBe(hash('\uFEFFa\r\nb'));
    expect(readArtifact(box.root, 'none.md')).toBeNull();
  });

  test.each<[string, string, (file: string) => void]>([
    ['not-utf8', 'UTF-8', (file) => fs.writeFileSync(file, Buffer.from([0x61, 0xff, 0x62]))],
    ['too-large', 'Split it', (file) => fs.writeFileSync(file, Buffer.alloc(MAX_ARTIFACT_BYTES + 1, 'a'))],
    ['not-a-file', 'regular file', (file) => fs.mkdirSync(file)],
    ['symlink', 'Use a real file', (file) => fs.symlinkSync('/etc/hostname', file)],
  ])('E78, E79: %s is said with what to do', (code, words, make) => {
    make(absolute('a.md'));
    const read = readArtifact(box.root, 'a.md');
    expect(read).toMatchObject({ ok: false, error: { code } });
    expect(read?.ok === false ? read.error.message : '').toContain(words);
  });

  test.each([
    '../a.md',
    '/etc/passwd',
    'a/../../b',
    '.git/config',
    '.GIT/config',
    'a//b',
    './a',
    'a\u0000b',
    '',
  ])('A28: %j is no path of an artifact', (file) => {
    expect(readArtifact(box.root, file)).toMatchObject({ ok: false, error: { code: 'outside' } });
    expect(writeArtifact(box.root, { path: file, text: 'x', expected: null })).toMatchObject({
      kind: 'refused',
    });
    expect(removeArtifact(box.root, { path: file, expected: 'x' })).toMatchObject({ kind: 'refused' });
  });

  test('A28: a folder that is a link is not gone through, for reading or writing', () => {
    const outside = makeSandbox();
    outside.write('a.md', 'x');
    fs.symlinkSync(outside.root, absolute('d'));
    expect(readArtifact(box.root, 'd/a.md')).toMatchObject({ ok: false, error: { code: 'symlink' } });
    expect(writeArtifact(box.root, { path: 'd/new.md', text: 'x', expected: null })).toMatchObject({
      kind: 'refused',
      problem: { code: 'symlink' },
    });
    expect(outside.exists('new.md')).toBe(false);
    outside.remove();
  });
});

describe('writing an artifact', () => {
  test('replaces the bytes, keeps the mode, makes folders, leaves nothing else behind', () => {
    box.write('a.sh', 'old');
    fs.chmodSync(absolute('a.sh'), 0o755);
    expect(writeArtifact(box.root, { path: 'a.sh', text: 'new', expected: hash('old') })).toEqual({
      kind: 'written',
      hash: hash('new'),
    });
    expect(fs.statSync(absolute('a.sh')).mode & 0o777).toBe(0o755);
    expect(writeArtifact(box.root, { path: 'x/y/b.md', text: 'b', expected: null }).kind).toBe('written');
    expect(fs.readdirSync(box.root).sort()).toEqual(['a.sh', 'x']);
    expect(fs.readdirSync(absolute('x/y'))).toEqual(['b.md']);
  });

  test('E77: a file that changed, came or went since it was read is not written', () => {
    box.write('a.md', 'edited');
    for (const expected of [hash('read before'), null]) {
      expect(writeArtifact(box.root, { path: 'a.md', text: 'new', expected })).toEqual({ kind: 'stale' });
    }
    expect(writeArtifact(box.root, { path: 'gone.md', text: 'new', expected: hash('x') })).toEqual({
      kind: 'stale',
    });
    expect(removeArtifact(box.root, { path: 'a.md', expected: hash('read before') })).toEqual({
      kind: 'stale',
    });
    expect(fs.readdirSync(box.root)).toEqual(['a.md']);
    expect(box.read('a.md')).toBe('edited');
  });

  test('I8: a write that fails leaves the old file and no other, and says so as a fault', () => {
    box.write('a.md', 'old');
    fs.chmodSync(box.root, 0o555);
    const attempt = (): unknown =>
      writeArtifact(box.root, { path: 'a.md', text: 'new', expected: hash('old') });
    try {
      if (process.getuid?.() === 0) return;
      expect(attempt).toThrow(ProviderFault);
      expect(attempt).toThrow(/a\.md could not be written \(EACCES\)/);
    } finally {
      fs.chmodSync(box.root, 0o755);
    }
    expect(fs.readdirSync(box.root)).toEqual(['a.md']);
    expect(box.read('a.md')).toBe('old');
  });

  test('I8: what a killed run left in the folder is replaced', () => {
    box.write('a.md', 'old');
    box.write('.a.md.sync-kernel-tmp', 'torn');
    expect(writeArtifact(box.root, { path: 'a.md', text: 'new', expected: hash('old') }).kind).toBe(
      'written',
    );
    expect(fs.readdirSync(box.root)).toEqual(['a.md']);
  });
});
