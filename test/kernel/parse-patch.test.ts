import { describe, expect, test } from '@jest/globals';
import { parsePatch } from '../../src/kernel/patch.ts';

describe('parsePatch', () => {
  test('takes the six operations and leaves out what they do not define', () => {
    const patch = [
      { op: 'test', path: '', value: null },
      { op: 'add', path: '/a', value: { b: [1] } },
      { op: 'replace', path: '/a~1b/~0', value: 'x' },
      { op: 'remove', path: '/a' },
      { op: 'move', from: '/a', path: '/b' },
      { op: 'copy', from: '/a', path: '/b/-' },
    ];
    expect(parsePatch(patch)).toEqual({ ok: true, value: patch });
    const extra = [{ op: 'remove', path: '/a', value: 1, from: '/b', note: 'x' }];
    expect(parsePatch(extra)).toEqual({ ok: true, value: [{ op: 'remove', path: '/a' }] });
    expect(parsePatch([])).toEqual({ ok: true, value: [] });
  });

  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  const notAPointer = 'is not a JSON Pointer that a patch may name';

  test.each<[unknown, string]>([
    [null, 'it is not an object'],
    [[], 'it is not an object'],
    ['remove', 'it is not an object'],
    [{ op: 'remove' }, '"path" must be a string'],
    [{ op: 'remove', path: 1 }, '"path" must be a string'],
    [{ op: 'remove', path: 'a' }, `"path" ${notAPointer}`],
    [{ op: 'remove', path: '/a~' }, `"path" ${notAPointer}`],
    [{ op: 'remove', path: '/__proto__' }, `"path" ${notAPointer}`],
    [{ op: 'add', path: '/a/constructor', value: 1 }, `"path" ${notAPointer}`],
    [{ op: 'remove', path: '/a'.repeat(65) }, '"path" leads deeper than 64 levels'],
    [{ op: 'add', path: '/a' }, '"add" needs a "value"'],
    [{ op: 'test', path: '/a' }, '"test" needs a "value"'],
    [{ op: 'replace', path: '/a' }, '"replace" needs a "value"'],
    [{ op: 'add', path: '/a', value: undefined }, 'its value holds a undefined'],
    [{ op: 'add', path: '/a', value: NaN }, 'its value holds a number that JSON cannot hold'],
    [{ op: 'add', path: '/a', value: deep(65) }, 'its value holds nested deeper than 64 levels'],
    [
      { op: 'add', path: '/a', value: JSON.parse('{"__proto__":1}') },
      'its value holds the member name "__proto__"',
    ],
    [{ op: 'move', path: '/a' }, '"from" must be a string'],
    [{ op: 'copy', path: '/a', from: null }, '"from" must be a string'],
    [{ op: 'copy', path: '/a', from: 'b' }, `"from" ${notAPointer}`],
    [{ op: 'move', path: '/a', from: '/prototype' }, `"from" ${notAPointer}`],
    [{ op: 'move', path: '/a', from: '/a'.repeat(65) }, '"from" leads deeper than 64 levels'],
    [{ op: 'Remove', path: '/a' }, '"op" must be one of test, add, replace, remove, move, copy'],
    [{ path: '/a' }, '"op" must be one of test, add, replace, remove, move, copy'],
  ])('%# says what is wrong with an operation', (operation, problem) => {
    const message = `operation 1: ${problem}`;
    const patch = [{ op: 'remove', path: '/a'.repeat(64) }, operation];
    expect(parsePatch(patch)).toEqual({ ok: false, error: { code: 'patch-invalid', index: 1, message } });
  });

  test('refuses what is no array', () => {
    const error = { code: 'patch-invalid', index: 0, message: 'a patch is an array of operations' };
    for (const value of [null, {}, 'x', undefined]) expect(parsePatch(value)).toEqual({ ok: false, error });
  });

  test('refuses more than 10,000 operations', () => {
    const many = (length: number) => Array.from({ length }, () => ({ op: 'remove', path: '/0' }));
    expect(parsePatch(many(10_000)).ok).toBe(true);
    const error = { code: 'patch-invalid', index: 10_000, message: 'a patch has at most 10000 operations' };
    expect(parsePatch(many(10_001))).toEqual({ ok: false, error });
  });
});
