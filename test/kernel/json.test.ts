import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json } from '../../src/kernel/json.ts';
import {
  MAX_JSON_DEPTH,
  canonicalJson,
  compareText,
  copyJson,
  equalJson,
  isJsonArray,
  isJsonObject,
  jsonProblem,
} from '../../src/kernel/json.ts';

const runs = { numRuns: Math.min(Number(process.env['LAW_RUNS'] ?? 1000), 1000) };
const anyJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

describe('what a value is', () => {
  test('an object is neither null nor an array', () => {
    expect([{}, [], null, 'a', 1, undefined].map(isJsonObject)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect([{}, [], null, 'a', undefined].map(isJsonArray)).toEqual([false, true, false, false, false]);
  });
});

describe('equality', () => {
  test.each<[Json | undefined, Json | undefined]>([
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [[], []],
    [{}, {}],
    [undefined, undefined],
    [0, -0],
  ])('%j is %j', (a, b) => {
    expect([equalJson(a, b), equalJson(b, a)]).toEqual([true, true]);
  });

  test.each<[Json | undefined, Json | undefined]>([
    [null, undefined],
    [null, ''],
    ['', []],
    [[], {}],
    [1, '1'],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      { a: 1, b: 2 },
      { a: 1, c: 2 },
    ],
    [{ a: null }, { b: null }],
    [{ a: 1 }, { a: 2 }],
    [{}, null],
    [[null], [[]]],
  ])('E41: %j is not %j', (a, b) => {
    expect([equalJson(a, b), equalJson(b, a)]).toEqual([false, false]);
  });

  test('an inherited member is no member', () => {
    expect(equalJson(JSON.parse('{"toString":null}') as Json, { a: null })).toBe(false);
  });

  test('I11: is equality of the canonical text', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        expect(equalJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(equalJson(a, JSON.parse(canonicalJson(a)) as Json)).toBe(true);
      }),
      runs,
    );
  });
});

describe('a copy', () => {
  test('is equal and shares nothing, not even with itself', () => {
    const shared = ['a'];
    const copy = copyJson({ one: shared, two: shared, deep: [{ three: shared }], n: null });
    expect(copy).toEqual({ one: ['a'], two: ['a'], deep: [{ three: ['a'] }], n: null });
    expect(new Set([shared, copy.one, copy.two, copy.deep[0]?.three]).size).toBe(4);
  });

  test('of a member that would reach a prototype is a member', () => {
    const copy = copyJson(JSON.parse('{"__proto__":[1]}') as Json);
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});

describe('canonical JSON', () => {
  test('has sorted members and shortest numbers (RFC 8785)', () => {
    expect(canonicalJson({ b: [1.0, 1e21, 0.000001, -0], a: { d: null, c: 'é\n' } })).toBe(
      '{"a":{"c":"é\\n","d":null},"b":[1,1e+21,0.000001,0]}',
    );
  });

  test('orders members by UTF-16 code units', () => {
    // The example of RFC 8785 §3.2.3.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%j is a bug', (value) => {
    expect(() => canonicalJson([value])).toThrow('bug: not a JSON number');
  });
});

describe('the order of texts', () => {
  test('is by code units, in every locale', () => {
    expect(['b', 'a', 'B', 'ä', '10', '9'].sort(compareText)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
    expect([compareText('a', 'a'), compareText('a', 'b'), compareText('b', 'a')]).toEqual([0, -1, 1]);
  });
});

describe('A29, E79: a value from outside', () => {
  test.each<unknown>([null, true, 0, 1.5, 'é😀', [], {}, [[{ a: [1] }]], { constructors: 1 }])(
    '%j is fit',
    (value) => {
      expect(jsonProblem(value)).toBeNull();
    },
  );

  test.each<[unknown, string]>([
    [JSON.parse('{"__proto__":{"a":1}}'), 'the member name "__proto__"'],
    [{ a: [{ constructor: 1 }] }, 'the member name "constructor"'],
    [{ prototype: 1 }, 'the member name "prototype"'],
    ['\ud800', 'a lone surrogate, which no file can hold'],
    [['a', '\udc00'], 'a lone surrogate, which no file can hold'],
    [{ '\ud800': 1 }, 'a member name with a lone surrogate'],
    [Number.NaN, 'a number that JSON cannot hold'],
    [{ a: Number.NEGATIVE_INFINITY }, 'a number that JSON cannot hold'],
    [undefined, 'a undefined'],
    [[() => 1], 'a function'],
    [1n, 'a bigint'],
  ])('is refused with its reason', (value, problem) => {
    expect(jsonProblem(value)).toBe(problem);
  });

  test('nests no deeper than the limit', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(jsonProblem(nested(MAX_JSON_DEPTH + 1))).toBeNull();
    expect(jsonProblem(nested(MAX_JSON_DEPTH + 2))).toBe('nested deeper than 64 levels');
    expect(jsonProblem(nested(3), MAX_JSON_DEPTH - 1)).toBe('nested deeper than 64 levels');
  });
});
