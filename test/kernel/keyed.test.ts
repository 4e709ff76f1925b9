import { describe, expect, test } from '@jest/globals';
import { keyedElements } from '../../src/kernel/keyed.ts';

describe('keyedElements', () => {
  test('gives the elements by key, in order', () => {
    const found = keyedElements([{ id: 'b', n: 1 }, { id: 1 }, { id: '1' }], 'id');
    expect([...(found ?? [])]).toEqual([
      ['"b"', { id: 'b', n: 1 }],
      ['1', { id: 1 }],
      ['"1"', { id: '1' }],
    ]);
  });

  test.each([
    ['no array', { id: 1 }],
    ['an element that is no object', [{ id: 1 }, 'x']],
    ['an element that is null', [null]],
    ['an element without the key', [{ id: 1 }, { name: 'x' }]],
    ['a key that is null', [{ id: null }]],
    ['a key that is an object', [{ id: {} }]],
    ['a key twice', [{ id: 1 }, { id: 1 }]],
  ])('gives null for %s', (_, value) => {
    expect(keyedElements(value, 'id')).toBe(null);
  });

  test('does not take an inherited member for the key', () => {
    expect(keyedElements([{}], 'toString')).toBe(null);
    expect(keyedElements([{}], 'constructor')).toBe(null);
  });

  test('compares keys by their normal form', () => {
    const normal = (key: unknown) => String(key).toLowerCase();
    expect([...(keyedElements([{ id: 'A' }], 'id', normal)?.keys() ?? [])]).toEqual(['"a"']);
    expect(keyedElements([{ id: 'A' }, { id: 'a' }], 'id', normal)).toBe(null);
  });
});
