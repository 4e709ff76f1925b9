import { describe, expect, test } from '@jest/globals';
import { assert, assertNever, fail, ok } from '../../src/kernel/result.ts';

test('a result is a value or an error', () => {
  expect(ok(null)).toStrictEqual({ ok: true, value: null });
  expect(fail('no')).toStrictEqual({ ok: false, error: 'no' });
});

describe('a bug', () => {
  test('is thrown where the code breaks its own promise, and only there', () => {
    expect(() => assert(1 + 1 === 3, 'sums are right')).toThrow('bug: sums are right');
    expect(() => assert(1 + 1 === 2, 'sums are right')).not.toThrow();
  });

  test('is thrown for a case that a switch forgot, with the value', () => {
    expect(() => assertNever({ kind: 'new' } as never)).toThrow('bug: unexpected {"kind":"new"}');
  });
});
