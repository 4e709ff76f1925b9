import { describe, expect, test } from '@jest/globals';
import { internLines, splitLines, trimCommon } from '../../src/kernel/lines.ts';

describe('splitLines', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a\n']],
    ['\n\n', ['\n', '\n']],
    ['a\n\nb', ['a\n', '\n', 'b']],
    ['a\rb\n', ['a\rb\n']],
  ])('%j', (text, lines) => {
    expect(splitLines(text)).toEqual(lines);
  });
});

test('equal lines get equal numbers, a missing line end makes another line', () => {
  const lines = internLines({ base: 'a\nb\na\n', ours: 'b\na', theirs: '' });
  expect(lines).toEqual({ base: [0, 1, 0], ours: [1, 2], theirs: [], text: ['a\n', 'b\n', 'a'] });
});

describe('trimCommon', () => {
  const trim = (base: string, ours: string, theirs: string) => {
    const { head, middle, tail } = trimCommon({ base, ours, theirs });
    return [head, middle.base, middle.ours, middle.theirs, tail];
  };

  test('takes whole lines off both ends', () => {
    expect(trim('a\nb\nc\nd\n', 'a\nB\nc\nd\n', 'a\nX\nc\nd\n')).toEqual([
      'a\n',
      'b\n',
      'B\n',
      'X\n',
      'c\nd\n',
    ]);
  });

  test('does not cut inside a line', () => {
    expect(trim('ab1z\n', 'ab2z\n', 'ab3z\n')).toEqual(['', 'ab1z\n', 'ab2z\n', 'ab3z\n', '']);
    expect(trim('abc', 'ab', 'a')).toEqual(['', 'abc', 'ab', 'a', '']);
  });

  test('needs all three to agree', () => {
    expect(trim('a\nb\nz\n', 'a\nb\nz\n', 'x\nb\ny\n')).toEqual([
      '',
      'a\nb\nz\n',
      'a\nb\nz\n',
      'x\nb\ny\n',
      '',
    ]);
    expect(trim('a\nb\nz\n', 'x\nb\ny\n', 'a\nb\nz\n')).toEqual([
      '',
      'a\nb\nz\n',
      'x\nb\ny\n',
      'a\nb\nz\n',
      '',
    ]);
  });

  test('uses no line of a side twice', () => {
    expect(trim('a\n', 'a\na\n', 'a\na\na\n')).toEqual(['a\n', '', 'a\n', 'a\na\n', '']);
    expect(trim('b\na\n', 'b\nb\na\n', 'b\nc\na\n')).toEqual(['b\n', 'a\n', 'b\na\n', 'c\na\n', '']);
    expect(trim('', 'a\n', 'b\n')).toEqual(['', '', 'a\n', 'b\n', '']);
  });

  test('takes a last line without a line end off when all have it', () => {
    expect(trim('a\nx\nz', 'b\nx\nz', 'c\nx\nz')).toEqual(['', 'a\n', 'b\n', 'c\n', 'x\nz']);
    expect(trim('\nz', 'b\nz', 'c\nz')).toEqual(['', '\n', 'b\n', 'c\n', 'z']);
    expect(trim('a\nz', 'b\nz', 'c\nz\n')).toEqual(['', 'a\nz', 'b\nz', 'c\nz\n', '']);
  });
});
