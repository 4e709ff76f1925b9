import { describe, expect, test } from '@jest/globals';
import { addressOption, timeoutOption, tokenEnvOption } from '../../src/upstream/options.ts';

describe('the timeout', () => {
  test.each([
    [1, 1],
    ['250ms', 250],
    ['10s', 10_000],
    ['10m', 600_000],
    [600_000, 600_000],
    [undefined, 30_000],
  ])('%j is %d ms', (given, ms) => {
    expect(timeoutOption.parse(given)).toBe(ms);
  });

  test.each([0, -1, 1.5, 600_001, '11m', '1h', '10', '10 s', 'soon', '', null, Number.NaN])(
    '%j is refused',
    (given) => {
      expect(timeoutOption.safeParse(given).success).toBe(false);
    },
  );
});

test('the address of a tracker is a bare one', () => {
  for (const url of ['https://a.example', 'http://127.0.0.1:8080/rt/']) {
    expect(addressOption.safeParse(url).success).toBe(true);
  }
});

test.each([
  'ftp://a.example',
  'a.example',
  'https://user@a.example',
  'https://user:secret@a.example',
  'https://a.example/?a=1',
  'https://a.example/#a',
  '',
])('A45: the address %j is refused', (url) => {
  expect(addressOption.safeParse(url).success).toBe(false);
});

test('token-env holds a name, never a token', () => {
  expect(tokenEnvOption.safeParse('MY_TOKEN2').success).toBe(true);
  for (const text of ['ghp-abc', '2TOKEN', '', 'A B'])
    expect(tokenEnvOption.safeParse(text).success).toBe(false);
});
