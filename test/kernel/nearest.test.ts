import { describe, expect, test } from '@jest/globals';
import { nearest } from '../../src/kernel/nearest.ts';

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

  test('is none when all are far', () => {
    expect(nearest('zebra', ['apply', 'undo'])).toBeNull();
    expect(nearest('', ['apply'])).toBeNull();
    expect(nearest('apply', [])).toBeNull();
  });

  test('A36: a huge word costs little', () => {
    expect(nearest('x'.repeat(1_000_000), ['apply'])).toBeNull();
  });
});
