import { describe, expect, test } from '@jest/globals';
import { internLines } from '../../src/kernel/lines.ts';
import { segmentsOf } from '../../src/kernel/segments.ts';

/** Splits texts of one-letter lines; a segment is shown as its three sides. */
function split(base: string, ours: string, theirs: string): string[] {
  const text = (letters: string) =>
    letters
      .split('')
      .map((letter) => `${letter}\n`)
      .join('');
  const lines = internLines({ base: text(base), ours: text(ours), theirs: text(theirs) });
  const letters = (side: readonly number[]) => side.map((id) => lines.text[id]?.trim()).join('');
  return segmentsOf(lines).map(
    (part) => `${letters(part.base)}|${letters(part.ours)}|${letters(part.theirs)}`,
  );
}

describe('segmentsOf', () => {
  test('splits at lines that are unique in all three', () => {
    expect(split('abc', 'axc', 'abc')).toEqual(['a|a|a', 'b|x|b', 'c|c|c']);
    expect(split('abcd', 'abXcd', 'Yabcd')).toEqual(['||Y', 'ab|ab|ab', '|X|', 'cd|cd|cd']);
  });

  test('does not split at a line that is there twice anywhere', () => {
    expect(split('b', 'xb', 'yb')).toEqual(['|x|y', 'b|b|b']);
    expect(split('bqb', 'xb', 'yb')).toEqual(['bqb|xb|yb']);
    expect(split('bqb', 'xbqb', 'b')).toEqual(['bqb|xbqb|b']);
    expect(split('b', 'xbb', 'yb')).toEqual(['b|xbb|yb']);
    expect(split('b', 'xb', 'bby')).toEqual(['b|xb|bby']);
  });

  test('runs on over equal lines behind an anchor, also over repeated ones', () => {
    expect(split('a--b', 'a--b', 'a--bx')).toEqual(['a--b|a--b|a--b', '||x']);
    expect(split('a-b-', 'a-bx-', 'a-b-')).toEqual(['a-b|a-b|a-b', '-|x-|-']);
    expect(split('a-', 'a', 'a-')).toEqual(['a|a|a', '-||-']);
    expect(split('a-', 'a-', 'a')).toEqual(['a|a|a', '-|-|']);
  });

  test('keeps only anchors that are in order on both sides', () => {
    expect(split('abc', 'bca', 'abc')).toEqual(['a||a', 'bc|bc|bc', '|a|']);
    expect(split('abc', 'abc', 'bca')).toEqual(['a|a|', 'bc|bc|bc', '||a']);
    expect(split('ab', 'ba', 'ab').join()).toBe(split('ab', 'ba', 'ab').join());
    expect(split('abcd', 'bcda', 'dabc')).toEqual(['a||da', 'bc|bc|bc', 'd|da|']);
  });

  test('takes texts without a common line as one segment', () => {
    expect(split('a', 'b', 'c')).toEqual(['a|b|c']);
    expect(split('', 'b', '')).toEqual(['|b|']);
    expect(split('', '', '')).toEqual([]);
  });
});
