import { describe, expect, test } from '@jest/globals';
import { isJustified, justified, mergeSegment } from '../../src/kernel/regions.ts';
import type { Region } from '../../src/kernel/regions.ts';

const clean = (...lines: number[]) => ({ kind: 'clean', lines });
const segment = (base: number[], ours: number[], theirs: number[]) => ({ base, ours, theirs });
const merge = (base: number[], ours: number[], theirs: number[]) => mergeSegment(segment(base, ours, theirs));

describe('mergeSegment', () => {
  test('takes the side that changed it', () => {
    expect(merge([1], [1], [1])).toMatchObject({ changed: 'none', pieces: [clean(1)] });
    expect(merge([1], [2], [1])).toMatchObject({ changed: 'one', pieces: [clean(2)] });
    expect(merge([1], [1], [2, 3])).toMatchObject({ changed: 'one', pieces: [clean(2, 3)] });
    expect(merge([1], [2], [2])).toMatchObject({ changed: 'both-alike', pieces: [clean(2)] });
    expect(merge([1, 2], [1, 3], [1, 3])).toMatchObject({ changed: 'both-alike' });
  });

  test('merges line by line where both changed it', () => {
    const sides = segment([7, 1, 7, 2, 7], [7, 3, 7, 2, 7], [7, 1, 7, 4, 7]);
    const region = mergeSegment(sides);
    expect(region).toMatchObject({ changed: 'both', segment: sides });
    expect(region.pieces).toEqual([clean(7, 3, 7, 4, 7)]);
  });

  test('keeps what is clean around a conflict, with runs of new lines in full', () => {
    expect(merge([7, 1, 2, 7], [7, 3, 4, 5, 7], [7, 6, 7]).pieces).toEqual([
      clean(7),
      { kind: 'conflict', sides: segment([1, 2], [3, 4, 5], [6]) },
      clean(7),
    ]);
    expect(merge([7, 1, 7, 7, 2, 7], [7, 3, 7, 7, 2, 7], [7, 4, 7, 7, 5, 7]).pieces).toEqual([
      clean(7),
      { kind: 'conflict', sides: segment([1], [3], [4]) },
      clean(7, 7, 5, 7),
    ]);
  });

  test('gives up past its bound: the whole segment is one conflict', () => {
    const lines = Array.from({ length: 400 }, (_, i) => i);
    const sides = segment(lines, lines.toReversed(), [...lines.slice(1), 0]);
    expect(mergeSegment(sides).pieces).toEqual([{ kind: 'conflict', sides }]);
    const small = segment(lines.slice(0, 40), lines.slice(0, 40).toReversed(), [...lines.slice(1, 40), 0]);
    expect(mergeSegment(small).pieces.length).toBeGreaterThan(1);
  });

  test('compares two rewritten texts by the lines they share', () => {
    const rewritten = (from: number) => Array.from({ length: 3_000 }, (_, i) => from + i);
    const [base, ours, theirs] = [10_000, 20_000, 30_000].map(rewritten) as [number[], number[], number[]];
    expect(merge([0, ...base, 1], [0, ...ours, 1], [0, ...theirs, 1]).pieces).toEqual([
      clean(0),
      { kind: 'conflict', sides: segment(base, ours, theirs) },
      clean(1),
    ]);
  });

  test('gives more work to longer segments', () => {
    const swapped = 480;
    const sides = (length: number) => {
      const lines = Array.from({ length }, (_, i) => i);
      const ours = lines.map((line) => (line < swapped ? line ^ 1 : line));
      return segment(lines, ours, lines.slice(0, -1));
    };
    expect(mergeSegment(sides(400)).pieces).toEqual([{ kind: 'conflict', sides: sides(400) }]);
    expect(mergeSegment(sides(4_000)).pieces).toEqual([clean(...sides(4_000).ours.slice(0, -1))]);
  });
});

describe('isJustified', () => {
  test.each([
    [2, 2, 2, 2],
    [1, 0, 1, 0],
    [1, 2, 1, 2],
    [1, 2, 0, 1],
    [1, 0, 2, 1],
    [0, 1, 1, 1],
    [0, 1, 1, 2],
    [0, 2, 1, 2],
    [0, 2, 1, 3],
    [3, 2, 1, 0],
    [3, 2, 1, 1],
    [3, 1, 2, 1],
    [1, 0, 0, 0],
  ])('base %i, ours %i, theirs %i: %i may be left', (base, ours, theirs, merged) => {
    expect(isJustified({ base, ours, theirs }, merged)).toBe(true);
  });

  test.each([
    [1, 1, 0, 1],
    [1, 0, 1, 1],
    [1, 1, 1, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 2],
    [0, 2, 1, 1],
    [0, 1, 2, 1],
    [0, 1, 1, 3],
    [3, 2, 1, 2],
    [3, 1, 2, 2],
    [4, 3, 3, 1],
    [1, 2, 0, 2],
    [1, 0, 2, 0],
  ])('base %i, ours %i, theirs %i: %i may not', (base, ours, theirs, merged) => {
    expect(isJustified({ base, ours, theirs }, merged)).toBe(false);
  });
});

describe('justified', () => {
  const text = ['a\n', 'b\n', ' \t\n', 'c\n'];
  const lines = { ...segment([], [], []), text };
  const removed: Region = {
    segment: segment([0], [], []),
    changed: 'both-alike',
    pieces: [clean() as never],
  };
  const inserted = (line: number): Region => merge([], [line], []);

  test('makes an insertion a conflict whose line both sides removed elsewhere', () => {
    const [first, second] = justified([removed, inserted(0)], lines);
    expect(first).toBe(removed);
    expect(second?.pieces).toEqual([{ kind: 'conflict', sides: segment([], [0], []) }]);
  });

  test('leaves regions alone that do not hold such a line', () => {
    const other = inserted(1);
    const same = merge([0], [0], [0]);
    expect(justified([removed, inserted(0), other, same], lines).slice(2)).toEqual([other, same]);
    expect(justified([removed, other], lines)).toEqual([removed, other]);
  });

  test('lets blank lines come and go', () => {
    const regions = [{ ...removed, segment: segment([2], [], []) }, inserted(2)];
    expect(justified(regions, lines)).toEqual(regions);
  });

  test('makes a merge of two edits a conflict too, when it brings such a line', () => {
    const names = Array.from({ length: 8 }, (_, i) => `${i}\n`);
    const edited = merge([7, 1, 7, 2, 7], [7, 0, 7, 2, 7], [7, 1, 7, 4, 7]);
    expect(edited.pieces).toEqual([clean(7, 0, 7, 4, 7)]);
    expect(justified([removed, edited], { ...lines, text: names })[1]?.pieces).toEqual([
      { kind: 'conflict', sides: edited.segment },
    ]);
  });

  test('takes four suspects after one another out alone; after that every change is a conflict', () => {
    // Both add a line where theirs also replaces it by the next: that one is justified by this one only.
    const chain = (length: number) =>
      Array.from({ length }, (_, i) => [merge([], [i], [i]), merge([i], [i], [i + 1])]).flat();
    const names = Array.from({ length: 10 }, (_, i) => `${i}\n`);
    const [other, alike] = [merge([], [9], []), merge([8], [], [])];
    const conflicts = (length: number) =>
      justified([other, alike, ...chain(length)], { ...lines, text: names }).map(({ pieces }) =>
        pieces.some((piece) => piece.kind === 'conflict'),
      );
    const suspects = [false, true, false, true, false, true, false, true];
    expect(conflicts(4)).toEqual([false, false, ...suspects]);
    expect(conflicts(5)).toEqual([true, false, ...suspects, false, true]);
  });

  test('does not count what is in conflict already', () => {
    const conflict: Region = {
      segment: segment([3], [0, 3], [1]),
      changed: 'both',
      pieces: [{ kind: 'conflict', sides: segment([3], [0, 3], [1]) }],
    };
    expect(justified([removed, conflict], lines)).toEqual([removed, conflict]);
  });

  test('follows a chain of lines to its end', () => {
    const count = 30;
    const names = Array.from({ length: 3 * count }, (_, i) => `${i}\n`);
    const chain = Array.from({ length: count }, (_, i) => [
      {
        segment: segment([i], [], []),
        changed: 'both-alike' as const,
        pieces: [clean() as never],
      } satisfies Region,
      merge([], [i, i + 1], []),
      merge([i + 1], [i + 1], []),
    ]).flat();
    const result = justified(chain, { ...lines, text: names });
    expect(justified(result, { ...lines, text: names })).toEqual(result);
  });
});
