import { describe, expect, test } from '@jest/globals';
import { earlier, wholeSecond } from '../../../src/providers/github-issues/cursor.ts';

describe('E16: times of different precision', () => {
  test.each([
    ['2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z'],
    ['2026-01-31T09:00:00.999Z', '2026-01-31T09:00:00Z'],
    ['2026-01-31T10:00:00.001+01:00', '2026-01-31T09:00:00Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ])('%s is the second %s, never the next one', (time, second) => {
    expect(wholeSecond(time)).toBe(second);
    expect(earlier(time, 0)).toBe(second);
  });

  test('rounding down goes before the time, so that nothing of its second is passed', () => {
    expect(earlier('2026-01-31T09:00:00.900Z', 60)).toBe('2026-01-31T08:59:00Z');
  });

  test('what is no time is not compared', () => {
    expect(wholeSecond('yesterday')).toBeNull();
  });
});
