import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/json.ts';
import type { OutsidePatch } from '../../src/kernel/patch.ts';
import { applyPatch } from '../../src/kernel/patch.ts';

const code = (doc: Json, patch: OutsidePatch) => {
  const done = applyPatch(doc, patch);
  return done.ok ? 'ok' : done.error.code;
};

describe('the examples of RFC 6902, appendix A', () => {
  test.each<[string, Json, OutsidePatch, Json]>([
    ['A.1', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    [
      'A.2',
      { foo: ['bar', 'baz'] },
      [{ op: 'add', path: '/foo/1', value: 'qux' }],
      { foo: ['bar', 'qux', 'baz'] },
    ],
    ['A.3', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    ['A.4', { foo: ['bar', 'qux', 'baz'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['bar', 'baz'] }],
    [
      'A.5',
      { baz: 'qux', foo: 'bar' },
      [{ op: 'replace', path: '/baz', value: 'boo' }],
      { baz: 'boo', foo: 'bar' },
    ],
    [
      'A.6',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'A.7',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'A.8',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [
        { op: 'test', path: '/baz', value: 'qux' },
        { op: 'test', path: '/foo/1', value: 2 },
      ],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'A.10',
      { foo: 'bar' },
      [{ op: 'add', path: '/child', value: { grandchild: {} } }],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    ['A.14', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
    [
      'A.16',
      { foo: ['bar'] },
      [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }],
      { foo: ['bar', ['abc', 'def']] },
    ],
  ])('%s is applied', (_, doc, patch, result) => {
    expect(applyPatch(doc, patch)).toEqual({ ok: true, value: result });
  });

  test.each<[string, Json, OutsidePatch, string]>([
    ['A.9', { baz: 'qux' }, [{ op: 'test', path: '/baz', value: 'bar' }], 'patch-test-failed'],
    ['A.12', { foo: 'bar' }, [{ op: 'add', path: '/baz/bat', value: 'qux' }], 'patch-path-missing'],
    ['A.15', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: '10' }], 'patch-test-failed'],
  ])('%s is refused', (_, doc, patch, expected) => {
    expect(code(doc, patch)).toBe(expected);
  });
});

describe('where fast-json-patch alone is wrong', () => {
  test.each<[string, Json, OutsidePatch]>([
    ['a test of a place that is not there', { a: 1 }, [{ op: 'test', path: '/b', value: null }]],
    ['an inherited member', {}, [{ op: 'remove', path: '/toString' }]],
    ['an inherited member, replaced', {}, [{ op: 'replace', path: '/toString', value: 1 }]],
    ['an inherited member, moved', {}, [{ op: 'move', from: '/toString', path: '/a' }]],
    ['an inherited member, copied', {}, [{ op: 'copy', from: '/toString', path: '/a' }]],
    ['the element after the last', [1], [{ op: 'remove', path: '/-' }]],
    ['a leading zero', [1, 2], [{ op: 'remove', path: '/01' }]],
    ['a leading zero, added', [1, 2], [{ op: 'add', path: '/01', value: 0 }]],
    ['an index past the end', [1], [{ op: 'add', path: '/2', value: 0 }]],
    ['an index past 32 bits', [1, 2], [{ op: 'remove', path: '/4294967296' }]],
    ['an index that is no number', [1], [{ op: 'add', path: '/x', value: 0 }]],
    ['an index with a sign', [1], [{ op: 'add', path: '/-1', value: 0 }]],
    ['an index with a fraction', [1], [{ op: 'add', path: '/1e0', value: 0 }]],
    ['a member of null', null, [{ op: 'add', path: '/a', value: 0 }]],
    ['a member of a string', 'abc', [{ op: 'add', path: '/a', value: 0 }]],
    ['a member of a string in it', { a: 'abc' }, [{ op: 'test', path: '/a/0', value: 'a' }]],
  ])('%s: patch-path-missing', (_, doc, patch) => {
    expect(code(doc, patch)).toBe('patch-path-missing');
  });

  test.each<[string, Json, OutsidePatch]>([
    ['a path that is no pointer', { a: 1 }, [{ op: 'remove', path: 'a' }]],
    ['a wrong escape', { 'a~2': 1 }, [{ op: 'remove', path: '/a~2' }]],
    ['a from that is no pointer', { a: 1 }, [{ op: 'move', from: 'a', path: '/b' }]],
    ['__proto__ (A29)', {}, [{ op: 'add', path: '/__proto__/x', value: 1 }]],
    ['constructor', {}, [{ op: 'add', path: '/constructor', value: 1 }]],
    ['prototype', { a: {} }, [{ op: 'copy', from: '/a', path: '/prototype' }]],
    ['a prototype in from', { a: {} }, [{ op: 'move', from: '/__proto__', path: '/b' }]],
    [
      'a prototype key in a value',
      {},
      [{ op: 'add', path: '/a', value: JSON.parse('{"__proto__":1}') as Json }],
    ],
    ['a lone surrogate in a value', {}, [{ op: 'add', path: '/a', value: '\ud800' }]],
    ['the root, removed', { a: 1 }, [{ op: 'remove', path: '' }]],
    ['a move into itself', { a: { b: 1 } }, [{ op: 'move', from: '/a', path: '/a/c' }]],
    ['the root, moved into itself', { a: 1 }, [{ op: 'move', from: '', path: '/a' }]],
  ])('%s: patch-invalid', (_, doc, patch) => {
    expect(code(doc, patch)).toBe('patch-invalid');
  });

  test.each<[string, Json, OutsidePatch, Json]>([
    ['a scalar root is replaced', 0, [{ op: 'replace', path: '', value: null }], null],
    ['a root is added', { a: 1 }, [{ op: 'add', path: '', value: [] }], []],
    ['a root is tested', [1], [{ op: 'test', path: '', value: [1] }], [1]],
    ['a part takes the place of the root', { a: { b: 1 } }, [{ op: 'copy', from: '/a', path: '' }], { b: 1 }],
    ['a part is moved to the root', { a: { b: 1 } }, [{ op: 'move', from: '/a', path: '' }], { b: 1 }],
    ['empty member names', { '': { '': 1 } }, [{ op: 'replace', path: '//', value: 2 }], { '': { '': 2 } }],
    [
      'a member named hasOwnProperty',
      { hasOwnProperty: 1 },
      [{ op: 'test', path: '', value: { hasOwnProperty: 1 } }],
      { hasOwnProperty: 1 },
    ],
    [
      'a member named like an inherited one',
      {},
      [{ op: 'add', path: '/toString', value: 1 }],
      { toString: 1 },
    ],
    ['a member named -', {}, [{ op: 'add', path: '/-', value: 1 }], { '-': 1 }],
    ['an element in the root', [1, 3], [{ op: 'add', path: '/1', value: 2 }], [1, 2, 3]],
    [
      'a place whose index has two digits',
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
      [{ op: 'add', path: '/10', value: 10 }],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ],
    ['the place after the last', [1], [{ op: 'add', path: '/1', value: 2 }], [1, 2]],
    ['a move to where it is', { a: 1 }, [{ op: 'move', from: '/a', path: '/a' }], { a: 1 }],
    ['a move beside a longer name', { a: 1, ab: 2 }, [{ op: 'move', from: '/a', path: '/ab' }], { ab: 1 }],
    [
      'a move whose path is read after the removal',
      [[1], [2], [3]],
      [{ op: 'move', from: '/0', path: '/1/-' }],
      [[2], [3, [1]]],
    ],
    ['null is a value that is there', { a: null }, [{ op: 'replace', path: '/a', value: 1 }], { a: 1 }],
  ])('%s', (_, doc, patch, result) => {
    expect(applyPatch(doc, patch)).toEqual({ ok: true, value: result });
  });
});

describe('a patch that fails', () => {
  test('names the operation and leaves the document alone', () => {
    const doc = { list: [1, 2] };
    const done = applyPatch(doc, [
      { op: 'remove', path: '/list/0' },
      { op: 'test', path: '/list/0', value: 1 },
    ]);
    const message = 'operation 1 (test /list/0): the value there is not the expected one';
    expect(done).toEqual({ ok: false, error: { code: 'patch-test-failed', index: 1, message } });
    expect(doc).toEqual({ list: [1, 2] });
  });

  test.each<[Json, OutsidePatch, string]>([
    [{}, [{ op: 'remove', path: '/a' }], 'operation 0 (remove /a): there is nothing at "/a"'],
    [{}, [{ op: 'move', from: '/a', path: '/b' }], 'operation 0 (move /b): there is nothing at "/a"'],
    [{}, [{ op: 'remove', path: 'a' }], 'operation 0 (remove a): "a" is not a path that a patch may name'],
    [
      {},
      [{ op: 'copy', from: 'a', path: '' }],
      'operation 0 (copy ): "a" is not a path that a patch may name',
    ],
    [{}, [{ op: 'remove', path: '' }], 'operation 0 (remove ): a document cannot be removed from itself'],
    [
      { a: 1 },
      [{ op: 'move', from: '/a', path: '/a/b' }],
      'operation 0 (move /a/b): a value cannot be moved into itself',
    ],
    [
      {},
      [{ op: 'add', path: '/a', value: '\udc00' }],
      'operation 0 (add /a): the value holds a lone surrogate, which no file can hold',
    ],
  ])('%# says what happened', (doc, patch, message) => {
    expect(applyPatch(doc, patch)).toMatchObject({ error: { message } });
  });
});

test('nothing is shared between document, patch and result', () => {
  const value = { deep: [1] };
  const doc = { old: { deep: [2] } };
  const done = applyPatch(doc, [
    { op: 'add', path: '/a', value },
    { op: 'copy', from: '/a', path: '/b' },
    { op: 'add', path: '/a/deep/-', value: 3 },
  ]);
  expect(done).toEqual({ ok: true, value: { old: { deep: [2] }, a: { deep: [1, 3] }, b: { deep: [1] } } });
  expect(value).toEqual({ deep: [1] });
  expect(done.ok && (done.value as typeof doc).old).not.toBe(doc.old);
});

test('nesting is bounded where a value comes to stand', () => {
  const deep = (levels: number): Json => (levels === 0 ? 1 : { a: deep(levels - 1) });
  const path = (levels: number) => '/a'.repeat(levels);
  expect(code(deep(60), [{ op: 'replace', path: path(60), value: deep(4) }])).toBe('ok');
  expect(code(deep(60), [{ op: 'replace', path: path(60), value: deep(5) }])).toBe('patch-invalid');
  expect(code({ b: deep(60), a: deep(60) }, [{ op: 'move', from: '/b', path: path(5) }])).toBe(
    'patch-invalid',
  );
});

test('copies cannot grow a document without bound', () => {
  const double = { op: 'copy', from: '/list', path: '/list/-' } as const;
  const once = applyPatch({ list: ['x'.repeat(999_995)] }, [double]);
  expect(once.ok).toBe(true);
  const done = applyPatch(
    { list: ['x'.repeat(999_995)] },
    Array.from({ length: 9 }, () => double),
  );
  const message = 'operation 2 (copy /list/-): the copies grow past 4000000 characters';
  expect(done).toEqual({ ok: false, error: { code: 'patch-invalid', index: 2, message } });
});

test('an operation that does not exist is a bug here: patches from outside are parsed first', () => {
  expect(() => applyPatch({}, [{ op: 'merge', path: '' } as never])).toThrow('bug');
});

test('a value that stands in two places, as a YAML alias makes it, is changed in one', () => {
  const shared = ['x'];
  const done = applyPatch({ one: shared, two: [shared] }, [{ op: 'add', path: '/one/-', value: 'y' }]);
  expect(done).toEqual({ ok: true, value: { one: ['x', 'y'], two: [['x']] } });
});
