import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { formatPointer, parsePointer, valueAt } from '../../src/kernel/pointer.ts';

const runs = { numRuns: Math.min(Number(process.env['LAW_RUNS'] ?? 1000), 1000) };

describe('a JSON Pointer', () => {
  // RFC 6901 §5.
  const doc = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7, '~1': 9 };

  test.each([
    ['', doc],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/m~0n', 8],
    ['/ ', 7],
    ['/~01', 9],
  ])('%j leads to its value', (pointer, value) => {
    expect(valueAt(doc, parsePointer(pointer) ?? ['none'])).toEqual(value);
    expect(formatPointer(parsePointer(pointer) ?? ['none'])).toBe(pointer);
  });

  test.each(['foo', 'a/b', '/~', '/~2', '/a~', '/~a/b'])('%j is none', (pointer) => {
    expect(parsePointer(pointer)).toBeNull();
  });

  test('is read as it was written, numbers too', () => {
    expect(formatPointer(['labels', 0])).toBe('/labels/0');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') })), (path) => {
        expect(parsePointer(formatPointer(path))).toEqual(path);
      }),
      runs,
    );
  });
});

describe('the value at a path', () => {
  test.each([
    [['a', '2']],
    [['a', '-']],
    [['a', '01']],
    [['a', '1e0']],
    [['a', '-1']],
    [['a', 'length']],
    [['a', ' 1']],
    [['a', '1 ']],
    [['x']],
    [['x', 'y']],
    [['n', 'y']],
    [['s', '0']],
    [['toString']],
    [['o', '__proto__']],
  ])('%j leads nowhere', (path) => {
    expect(valueAt({ a: [1, 2], n: null, s: 'text', o: {} }, path)).toBeUndefined();
  });

  test('null is a value', () => {
    expect(valueAt({ n: null, a: [null] }, ['n'])).toBeNull();
    expect(valueAt({ a: [null, { b: 10 }] }, ['a', '1', 'b'])).toBe(10);
    expect(
      valueAt(
        Array.from({ length: 11 }, (_, i) => i),
        ['10'],
      ),
    ).toBe(10);
  });
});
