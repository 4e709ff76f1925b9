import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { nearest } from '../../src/kernel/nearest.ts';

/** The textbook's recursive definition of the distance, letter by letter from the end. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [lastA, lastB] = [a.slice(-1), b.slice(-1)];
  const swapped = a.length > 1 && b.length > 1 && a.slice(-2) === lastB + b.slice(-2, -1);
  return Math.min(
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + (lastA === lastB ? 0 : 1),
    ...(swapped ? [distance(a.slice(0, -2), b.slice(0, -2)) + 1] : []),
  );
}

describe('the nearest known word', () => {
  test.each([
    ['aply', 'apply'],
    ['appyl', 'apply'],
    ['APPLY', 'apply'],
    ['reslove', 'resolve'],
    ['on-delte', 'on-delete'],
  ])('for %s is %s', (word, expected) => {
    expect(nearest(word, ['apply', 'resolve', 'on-delete', 'undo'])).toBe(expected);
  });

  test('is the first of those with the fewest edits, and none past a third of its length', () => {
    const letters = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength });
    fc.assert(
      fc.property(letters(5), fc.array(letters(6), { maxLength: 2 }), (word, known) => {
        const near = known
          .map((one) => ({ one, edits: distance(word, one) }))
          .filter(({ one, edits }) => edits <= Math.max(1, Math.floor(one.length / 3)));
        const least = Math.min(...near.map(({ edits }) => edits));
        expect(nearest(word, known)).toBe(near.find(({ edits }) => edits === least)?.one ?? null);
      }),
      { numRuns: 150 },
    );
  });

  test('is one that is nearer, wherever it stands in the list', () => {
    for (const known of [
      ['reply', 'apple', 'apply'],
      ['apply', 'apple', 'reply'],
    ])
      expect(nearest('applyy', known)).toBe('apply');
    expect(nearest('aply', ['ably', 'apply'])).toBe('ably');
    expect(nearest('resolv', ['resolved', 'resolve'])).toBe('resolve');
  });

  test('is compared by its first 64 letters', () => {
    const long = 'x'.repeat(64);
    expect(nearest(`${long}${'y'.repeat(100)}`, [long])).toBe(long);
    expect(nearest(long, [`${long}${'y'.repeat(100)}`])).toBe(`${long}${'y'.repeat(100)}`);
  });

  test('is one that was written in capitals', () => {
    expect(nearest('gitHub', ['GITHUB'])).toBe('GITHUB');
  });

  test('is none when all are far', () => {
    expect(nearest('zebra', ['apply', 'undo'])).toBeNull();
    expect(nearest('', ['apply'])).toBeNull();
    expect(nearest('apply', [])).toBeNull();
  });

  test('A36: a huge word costs little', () => {
    expect(nearest('x'.repeat(1_000_000), ['apply'])).toBeNull();
  });
});
