import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Piece } from '../../src/views/inline-diff.ts';
import { inlineDiff } from '../../src/views/inline-diff.ts';

/** The pieces as text, what differs in brackets. */
const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const diff = (before: string, after: string): readonly [string, string] => {
  const { before: a, after: b } = inlineDiff(before, after);
  return [marked(a), marked(b)];
};

describe('differences inside a line', () => {
  test.each([
    ['one word more', 'Sign in', 'Sign in by mail', 'Sign in', 'Sign in[ by mail]'],
    ['one word another', 'the red door', 'the blue door', 'the [red] door', 'the [blue] door'],
    ['the end of a word', 'colour', 'colours', 'colour', 'colour[s]'],
    ['a letter inside a word', 'analyse it', 'analyze it', 'analy[s]e it', 'analy[z]e it'],
    ['two places', 'a b c d e', 'a x c y e', 'a [b] c [d] e', 'a [x] c [y] e'],
    ['a number', 'in 15 minutes', 'in 20 minutes', 'in [15] minutes', 'in [20] minutes'],
    ['nothing against something', '', 'new', '', '[new]'],
    ['the same', 'same', 'same', 'same', 'same'],
    ['an accent stays with its letter', 'cafe\u0301s', 'cafes', 'caf[e\u0301]s', 'caf[e]s'],
    ['lines', 'one\ntwo\n', 'one\n2\n', 'one\n[two]\n', 'one\n[2]\n'],
  ])('%s', (_, before, after, first, second) => {
    expect(diff(before, after)).toEqual([first, second]);
  });

  test('a passage too long to compare is marked whole, its common ends are not', () => {
    const words = (from: number) => Array.from({ length: 2000 }, (_, n) => `w${n * 7 + from}`).join(' ');
    const { after } = inlineDiff(`same ${words(0)} end`, `same ${words(3)} end`);
    expect(after.map(({ differs }) => differs)).toEqual([false, true, false]);
  });
});

describe('laws', () => {
  const text = fc.stringMatching(/^[ab é\n]{0,20}$/);
  const joined = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');
  const shared = (pieces: readonly Piece[]): string => joined(pieces.filter((piece) => !piece.differs));

  test('the pieces give both texts, and what is equal is equal on both sides', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const result = inlineDiff(before, after);
        expect(joined(result.before)).toBe(before);
        expect(joined(result.after)).toBe(after);
        expect(shared(result.before)).toBe(shared(result.after));
      }),
      { numRuns: 500 },
    );
  });

  test('equal texts do not differ', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(inlineDiff(same, same).after.some((piece) => piece.differs)).toBe(false);
      }),
    );
  });
});
