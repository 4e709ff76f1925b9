import { describe, expect, test } from '@jest/globals';
import { ulid } from '../../src/kernel/ulid.ts';

const ZEROS = Array.from({ length: 16 }, () => 0);

describe('a ULID', () => {
  test('is as the specification says', () => {
    expect(ulid(0, ZEROS)).toBe('0'.repeat(26));
    expect(ulid(1_469_918_176_385, ZEROS)).toBe(`01ARYZ6S41${'0'.repeat(16)}`);
    expect(
      ulid(
        2 ** 48 - 1,
        Array.from({ length: 16 }, () => 31),
      ),
    ).toBe(`7${'Z'.repeat(25)}`);
  });

  test('takes five bits of each byte', () => {
    expect(ulid(0, [0, 1, 9, 10, 31, 32, 33, 255, ...ZEROS]).slice(10)).toBe('019AZ01Z00000000');
  });

  test('of a later millisecond sorts later, of fractions of it the same', () => {
    expect(ulid(1000, ZEROS) < ulid(1001, ZEROS)).toBe(true);
    expect(ulid(1000.9, ZEROS)).toBe(ulid(1000, ZEROS));
  });

  test('has the length of one also when bytes are missing', () => {
    expect(ulid(0, [])).toBe('0'.repeat(26));
  });
});
