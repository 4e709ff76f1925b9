import { describe, expect, test } from '@jest/globals';
import type { Forecast } from '../../src/kernel/forecast.ts';
import { durationText, forecastText } from '../../src/views/forecast-text.ts';

const limit = { of: 'new issues', most: 500, seconds: 3600, create: 1, update: 0, delete: 0 };
const told = (about: Partial<Forecast>): Forecast => ({
  writes: 5000,
  seconds: 9 * 3600 + 375,
  runs: 10,
  limit,
  ...about,
});

describe('a forecast in words', () => {
  test('says how long, in how many runs, and why', () => {
    expect(forecastText(told({}))).toBe(
      '5,000 writes upstream take about 9 h 10 min, in at least 10 runs an hour apart: at most 500 new issues an hour.',
    );
    expect(forecastText(told({ writes: 1200, seconds: 3750, runs: 2 }), { isBegun: true })).toBe(
      '1,200 writes left take about 1 h 10 min, in at least 2 runs an hour apart: at most 500 new issues an hour.',
    );
    const minute = { ...limit, of: 'writes', most: 80, seconds: 60 };
    expect(forecastText(told({ writes: 120, seconds: 90, runs: 1, limit: minute }))).toBe(
      '120 writes upstream take about 2 min: at most 80 writes a minute.',
    );
  });

  test('says nothing when there is nothing to tell, or when it takes under a minute', () => {
    expect(forecastText(null)).toBeNull();
    expect(forecastText(told({ seconds: 59.9 }))).toBeNull();
    expect(forecastText(told({ writes: 1, seconds: 60, runs: 1 }))).toMatch(
      /^1 write upstream takes about 1 min:/,
    );
  });

  test.each([
    [60, '1 min'],
    [61, '2 min'],
    [3600, '60 min'],
    [3601, '1 h 10 min'],
    [7200, '2 h'],
    [7201, '2 h 10 min'],
    [86_400, '24 h'],
    [86_401, '1 day 1 h'],
    [49 * 3600, '2 days 1 h'],
    [48 * 3600, '2 days'],
  ])('%d seconds are %s, never less', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  test('names a window that has no name of its own', () => {
    const odd = { ...limit, seconds: 600 };
    expect(forecastText(told({ limit: odd }))).toMatch(/at most 500 new issues in 10 min\.$/);
    expect(forecastText(told({ limit: { ...limit, seconds: 86_400 } }))).toMatch(/issues a day\.$/);
  });
});
