import { describe, expect, test } from '@jest/globals';
import { comparisonSteps, longestIncreasing } from '../../src/kernel/sequence.ts';

describe('longestIncreasing', () => {
  test.each([
    [[], []],
    [[5], [0]],
    [
      [1, 2, 3],
      [0, 1, 2],
    ],
    [[3, 2, 1], [2]],
    [
      [3, 0, 1, 2],
      [1, 2, 3],
    ],
    [[2, 2, 2], [0]],
    [
      [0, 8, 4, 12, 2, 10, 6, 14, 1, 9],
      [0, 4, 6, 9],
    ],
  ])('%j', (values, indices) => {
    expect(longestIncreasing(values).map((index) => values[index])).toEqual(
      indices.map((index) => values[index]),
    );
    expect(longestIncreasing(values)).toHaveLength(indices.length);
  });
});

describe('comparisonSteps', () => {
  test('counts one step for a diagonal and one for each equal pair', () => {
    expect(comparisonSteps([], [], 9)).toBe(1);
    expect(comparisonSteps([1, 2, 3], [1, 2, 3], 9)).toBe(4);
    expect(comparisonSteps([1, 2], [1, 3, 2], 9)).toBe(4);
    expect(comparisonSteps([1], [2], 9)).toBe(4);
  });

  test('gives up past the bound', () => {
    expect(comparisonSteps([1, 2, 3], [1, 2, 3], 4)).toBe(4);
    expect(comparisonSteps([1, 2, 3], [1, 2, 3], 3)).toBe(null);
    const many = Array.from({ length: 100_000 }, (_, i) => i);
    expect(comparisonSteps(many, many.toReversed(), 1_000)).toBe(null);
  });
});
