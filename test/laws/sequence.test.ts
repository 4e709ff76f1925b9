import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { comparisonSteps, longestIncreasing } from '../../src/kernel/sequence.ts';
import { numRuns } from './counts.ts';

test('no increasing choice is longer, and the choice increases', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 9 }), (values) => {
      const chain = longestIncreasing(values);
      for (let i = 1; i < chain.length; i += 1) {
        expect(chain[i]).toBeGreaterThan(chain[i - 1]!);
        expect(values[chain[i]!]).toBeGreaterThan(values[chain[i - 1]!]!);
      }
      expect(chain.length).toBe(longestLength(values));
    }),
    numRuns('longest increasing subsequence'),
  );
});

test('comparing costs at least one step and at most the square', () => {
  const words = fc.array(fc.nat({ max: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const steps = comparisonSteps(a, b, Infinity)!;
      expect(steps).toBe(comparisonSteps(b, a, Infinity));
      expect(steps).toBeGreaterThanOrEqual(Math.max(a.length, b.length) - Math.min(a.length, b.length));
      expect(steps).toBeLessThanOrEqual((a.length + b.length + 1) ** 2 + 1);
      expect(comparisonSteps(a, b, steps)).toBe(steps);
      expect(comparisonSteps(a, b, steps - 1)).toBe(null);
    }),
    numRuns('longest increasing subsequence'),
  );
});

function longestLength(values: readonly number[]): number {
  const lengths = values.map(() => 1);
  values.forEach((value, i) => {
    for (let j = 0; j < i; j += 1)
      if (values[j]! < value) lengths[i] = Math.max(lengths[i]!, lengths[j]! + 1);
  });
  return Math.max(0, ...lengths);
}
