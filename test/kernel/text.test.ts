import { describe, expect, test } from '@jest/globals';
import { mergeText } from '../../src/kernel/text.ts';

const merge = (base: string, ours: string, theirs: string) => mergeText({ base, ours, theirs });
const clean = (value: string) => ({ kind: 'clean', value });

/** Writes one line for each letter. */
const lines = (letters: string) =>
  letters
    .split('')
    .map((letter) => `${letter}\n`)
    .join('');

describe('a clean merge', () => {
  test.each([
    ['edits apart', 'abcde', 'Abcde', 'abcdE', 'AbcdE'],
    ['an insertion and a removal', 'abcde', 'abXcde', 'abcd', 'abXcd'],
    ['insertions apart', 'abc', 'aXbc', 'abYc', 'aXbYc'],
    ['the same edit and another', 'abcde', 'aXcde', 'aXcdE', 'aXcdE'],
    ['around repeated lines', 'a-b-c', 'A-b-c', 'a-b-C', 'A-b-C'],
    ['both removed the same', 'abcde', 'acde', 'acdX', 'acdX'],
  ])('%s', (_, base, ours, theirs, merged) => {
    expect(merge(lines(base), lines(ours), lines(theirs))).toEqual(clean(lines(merged)));
    expect(merge(lines(base), lines(theirs), lines(ours))).toEqual(clean(lines(merged)));
  });

  test('writes LF where any side has CRLF (E53)', () => {
    expect(merge('a\r\nb\r\nc\r\n', 'A\nb\nc\n', 'a\r\nb\r\nC\r\n')).toEqual(clean('A\nb\nC\n'));
  });

  test('keeps and changes a final line end like a line (E54)', () => {
    expect(merge('a\nb\nc', 'A\nb\nc', 'a\nb\nc\n')).toEqual(clean('A\nb\nc\n'));
    expect(merge('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nc')).toEqual(clean('A\nb\nc'));
    expect(merge('a\nb\nc', 'A\nb\nc', 'a\nb\nc\nd')).toEqual(clean('A\nb\nc\nd'));
  });

  test('keeps a byte order mark where it is', () => {
    expect(merge('\ufeffa\nb\nc\n', '\ufeffa\nb\nC\n', '\ufeffX\na\nb\nc\n').kind).toBe('clean');
  });
});

describe('a conflict', () => {
  test('keeps what is clean around it and shows the rest', () => {
    expect(merge(lines('abcdef'), lines('Abxdef'), lines('abydeF'))).toEqual({
      kind: 'conflict',
      value: lines('AbcdeF'),
      parts: [
        { kind: 'clean', value: lines('Ab') },
        { kind: 'conflict', base: 'c\n', local: 'x\n', remote: 'y\n' },
        { kind: 'clean', value: lines('deF') },
      ],
    });
  });

  test.each([
    ['edits that touch, as in git', 'abcd', 'aXcd', 'abYd'],
    ['an insertion beside an edit', 'abc', 'aXbc', 'aYc'],
    ['two insertions at one place', 'ab', 'aXb', 'aYb'],
    ['an edit in what was removed', 'abcd', 'ad', 'abXd'],
    ['nothing shared', 'a', 'b', 'c'],
  ])('%s', (_, base, ours, theirs) => {
    expect(merge(lines(base), lines(ours), lines(theirs)).kind).toBe('conflict');
    expect(merge(lines(base), lines(theirs), lines(ours)).kind).toBe('conflict');
  });

  test('has no empty clean part', () => {
    expect(merge('a\n', 'b\n', 'c\n')).toEqual({
      kind: 'conflict',
      value: 'a\n',
      parts: [{ kind: 'conflict', base: 'a\n', local: 'b\n', remote: 'c\n' }],
    });
  });
});

describe('no line comes back that a side removed while the other moved it (E59)', () => {
  test.each([
    ['moved down', 'aLbcd', 'abcLd', 'abcd'],
    ['moved to the end', 'ALB', 'ABL', 'AB'],
    ['moved up', 'abcLd', 'aLbcd', 'abcd'],
    ['moved to the start', 'ABL', 'LAB', 'AB'],
    ['two moved, one removed', 'aLMbcd', 'abcLMd', 'aMbcd'],
    ['moved between repeated lines', 'a-L-b-c-d', 'a--b-cL-d', 'a--b-c-d'],
    ['swapped and removed', 'abLMcd', 'abMLcd', 'abMcd'],
    ['moved, with another edit beside', 'aLbcd', 'aXbcLd', 'abcd'],
    ['a checklist turned round', 'LMNO', 'ONML', 'LNO'],
  ])('%s', (_, base, ours, theirs) => {
    for (const sides of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const merged = merge(lines(base), lines(sides[0]), lines(sides[1]));
      const back = merged.kind === 'clean' ? (merged.value as string).split('L\n').length - 1 : 0;
      expect(back).toBeLessThanOrEqual(theirs.includes('L') ? 1 : 0);
    }
  });

  test('asks about the moved line alone', () => {
    expect(merge(lines('aLbcd'), lines('abcLd'), lines('Abcd'))).toMatchObject({ kind: 'conflict' });
    expect(merge(lines('xaLbcd'), lines('xabcLd'), lines('Xabcd'))).toEqual({
      kind: 'conflict',
      value: lines('Xabcd'),
      parts: [
        { kind: 'clean', value: lines('Xabc') },
        { kind: 'conflict', base: '', local: 'L\n', remote: '' },
        { kind: 'clean', value: 'd\n' },
      ],
    });
  });

  test('does not mind a removal of one of several equal lines', () => {
    expect(merge(lines('LaLbc'), lines('LabcX'), lines('Labc'))).toEqual(clean(lines('LabcX')));
  });
});

describe('work is bounded', () => {
  const many = 4_000;
  const numbered = Array.from({ length: many }, (_, i) => `line ${i}`);
  const text = (all: readonly string[]) => `${all.join('\n')}\n`;
  const everySecond = numbered.map((line, i) => (i % 2 === 0 ? '' : line));
  const boxes = (done: number) => numbered.map((_, i) => `- [${i % done === 0 ? 'x' : ' '}] step ${i % 5}`);

  test.each([
    [
      'all equal',
      Array<string>(many).fill('x'),
      Array<string>(many + 9).fill('x'),
      Array<string>(many - 9).fill('x'),
    ],
    ['half blank', everySecond, everySecond.toReversed(), everySecond.map((line) => line && `${line}!`)],
    ['checkboxes', boxes(7), boxes(3), boxes(2)],
    ['reversed', numbered, numbered.toReversed(), [...numbered.slice(1), 'line 0']],
    ['rewritten', numbered, numbered.map((line) => `${line} a`), numbered.map((line) => `${line} b`)],
    ['newlines only', Array<string>(many).fill(''), Array<string>(many * 2).fill(''), ['']],
    [
      'two words',
      numbered.map((_, i) => String((i * i) % 7 < 3)),
      numbered.map((_, i) => String((i * i * i) % 5 < 2)),
      numbered.map((_, i) => String(i % 3 < 1)),
    ],
  ])('%s ends', (_, base, ours, theirs) => {
    expect(merge(text(base), text(ours), text(theirs)).kind).toBe('conflict');
  });
});
