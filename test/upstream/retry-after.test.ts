import { describe, expect, test } from '@jest/globals';
import { retryAfterMs } from '../../src/upstream/retry-after.ts';

const NOON = Date.parse('2026-01-31T12:00:00Z');
const waitOf = (text: string | null, since = NOON) =>
  retryAfterMs(new Headers(text === null ? {} : { 'retry-after': text }), since);

describe('E39: Retry-After', () => {
  test.each([
    ['0', 0],
    ['60', 60_000],
    [' 60 ', 60_000],
    ['Sat, 31 Jan 2026 12:00:30 GMT', 30_000],
    ['Sat, 31 Jan 2026 11:59:00 GMT', 0],
  ])('%j is a wait of %d ms', (text, ms) => {
    expect(waitOf(text)).toBe(ms);
  });

  test.each([[null], [''], ['soon'], ['1234567890123'], ['60 s or so']])('%j says nothing', (text) => {
    expect(waitOf(text)).toBeUndefined();
  });

  test('a date says nothing to a caller who does not know the time; seconds do', () => {
    expect(waitOf('Sat, 31 Jan 2026 12:00:30 GMT', Number.NaN)).toBeUndefined();
    expect(waitOf('60', Number.NaN)).toBe(60_000);
  });
});
