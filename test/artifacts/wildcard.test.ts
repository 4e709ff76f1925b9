import { describe, expect, test } from '@jest/globals';
import picomatch from 'picomatch';
import { fitsWildcard } from '../../src/artifacts/wildcard.ts';

describe('wildcards', () => {
  test.each<[string, string, boolean]>([
    ['backlog/**', 'backlog/a.md', true],
    ['backlog/**', 'backlog/x/y/a.md', true],
    ['backlog/**', 'backlogs/a.md', false],
    ['backlog/*.md', 'backlog/a.md', true],
    ['backlog/*.md', 'backlog/x/a.md', false],
    ['**/*.md', 'a.md', true],
    ['**/tasks.md', 'specs/001-a/tasks.md', true],
    ['specs/*/tasks.md', 'specs/001-a/tasks.md', true],
    ['a/**/b/**/c', 'a/x/b/y/z/c', true],
    ['a/**/b/**/c', 'a/x/y/z/c', false],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxcyyb', false],
    ['*', '', true],
    ['a', 'a/b', false],
    ['(a+)+$', '(a+)+$', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(fitsWildcard(pattern, path)).toBe(expected);
  });

  test('agree with the globs of the config on all short paths', () => {
    const names = ['a', 'b', 'ab', 'ba', 'aab'];
    const paths = names.flatMap((one) => [
      one,
      ...names.flatMap((two) => [`${one}/${two}`, `${one}/b/${two}`]),
    ]);
    for (const pattern of ['a*', '*b', 'a*b', '**/b', 'a/**', 'a/**/b', '*/*', '**/*b/*', '*a*']) {
      const matches = picomatch(pattern);
      const differ = paths.filter((path) => matches(path) !== fitsWildcard(pattern, path));
      // picomatch lets "a/**" fit "a" itself, which is no file in a folder a.
      expect([pattern, differ.filter((path) => !(pattern === 'a/**' && path === 'a'))]).toEqual([
        pattern,
        [],
      ]);
    }
  });

  test('A36: pathological patterns take time in proportion', () => {
    const started = process.cpuUsage().user;
    expect(fitsWildcard(`${'*a'.repeat(150)}b`, 'a'.repeat(4096))).toBe(false);
    expect(fitsWildcard(`${'**/a/'.repeat(60)}b`, `${'a/'.repeat(2000)}c`)).toBe(false);
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });
});
