import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { textDiff } from '../../../src/views/markdown/text-diff.ts';

const lines = (...texts: readonly string[]) => `${texts.join('\n')}\n`;

describe('a text before and after', () => {
  test('shows what changed with two lines around it', () => {
    const before = lines('a', 'b', 'c', 'old', 'd', 'e', 'f');
    const after = lines('a', 'b', 'c', 'new', 'd', 'e', 'f');
    expect(textDiff(before, after, 99)).toBe('@@ line 2 @@\n  b\n  c\n- old\n+ new\n  d\n  e');
  });

  test('shows two changes far apart as two passages, each with its line', () => {
    const middle = ['1', '2', '3', '4', '5', '6', '7'];
    const diff = textDiff(lines('old', ...middle, 'x'), lines('new', ...middle, 'y'), 99);
    expect(diff.split('\n').filter((line) => line.startsWith('@@'))).toEqual(['@@ line 7 @@']);
    expect(diff).toContain('- old\n+ new\n  1\n  2');
    expect(diff).toContain('- x\n+ y');
  });

  test('finds the lines that stay between inserted and removed ones', () => {
    expect(textDiff(lines('a', 'b', 'c'), lines('x', 'a', 'c', 'y'), 99)).toBe('+ x\n  a\n- b\n  c\n+ y');
  });

  test('leaves out what two long lines begin and end with', () => {
    const words = 'one two three four five six seven eight nine ten '.repeat(4);
    const diff = textDiff(`${words}red ${words}`, `${words}blue ${words}`, 99);
    expect(diff.split('\n')).toHaveLength(2);
    expect(diff).toMatch(/^- ….*red .*…\n\+ ….*blue .*…$/);
    for (const line of diff.split('\n')) expect(line.length).toBeLessThan(110);
  });

  test('wraps a long line at spaces, its continuation indented', () => {
    const diff = textDiff('', 'word '.repeat(50), 99).split('\n');
    expect(diff.length).toBeGreaterThan(2);
    for (const line of diff) expect(line.length).toBeLessThanOrEqual(103);
    expect(diff[1]).toMatch(/^\+ {3}word/);
  });

  test('counts what is past its limit', () => {
    const many = Array.from({ length: 50 }, (_, n) => `line ${n}`);
    expect(
      textDiff('', lines(...many), 10)
        .split('\n')
        .at(-1),
    ).toBe('@@ and 40 more lines @@');
  });

  test('shows hidden characters, and tells texts apart that look alike (A37)', () => {
    expect(textDiff('a b\n', 'a\u200b b\n', 99)).toBe('- a b\n+ a[U+200B] b');
    expect(textDiff('a\r\nb\r\n', 'a\nb\n', 99)).toBe('');
  });

  test('of short lines, what is kept and removed is the one text, what is kept and added the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd d', '- x'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const context = ['start', ...before, 'end'];
        const diff = textDiff(lines(...context), lines('start', ...after, 'end'), 999)
          .split('\n')
          .filter((line) => !line.startsWith('@@'));
        const without = (sign: string) =>
          diff.filter((line) => line[0] !== sign).map((line) => line.slice(2));
        const joined = (parts: readonly string[]) => `\n${parts.join('\n')}\n`;
        if (diff.length < Math.min(context.length, after.length + 2)) return;
        expect(joined(['start', ...before, 'end'])).toContain(joined(without('+')));
        expect(joined(['start', ...after, 'end'])).toContain(joined(without('-')));
      }),
      { numRuns: 1000 },
    );
  });

  test('A36: takes no longer on texts that share nothing or repeat one line', () => {
    const many = (text: (n: number) => string) => lines(...Array.from({ length: 20_000 }, (_, n) => text(n)));
    for (const [a, b] of [
      [many((n) => `a${n}`), many((n) => `b${n}`)],
      [many(() => 'x'), many((n) => (n % 2 === 0 ? 'x' : ''))],
      [many((n) => `${n}`), many((n) => `${20_000 - n}`)],
      ['x'.repeat(500_000), 'x'.repeat(500_001)],
      ['', 'x y'.repeat(300_000)],
      ['', 'x\n'.repeat(300_000)],
    ] as const)
      expect(textDiff(a, b, 50).split('\n').length).toBeLessThanOrEqual(51);
  });
});
