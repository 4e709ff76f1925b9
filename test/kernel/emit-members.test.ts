import { describe, expect, test } from '@jest/globals';
import { emitMembers, emitWhole } from '../../src/kernel/emit-members.ts';

test('a value written as a whole is tested first', () => {
  expect(emitWhole(['a/b', 0], 1, 2)).toEqual([
    { op: 'test', path: '/a~1b/0', value: 1 },
    { op: 'replace', path: '/a~1b/0', value: 2 },
  ]);
});

describe('emitMembers', () => {
  test('tests and writes each changed member, sorted by name', () => {
    const before = { c: 1, b: 1, a: { x: 1, y: 1 }, same: [1] };
    const after = { a: { x: 1, y: 2 }, b: 2, same: [1] };
    expect(emitMembers(['m'], before, after)).toEqual([
      { op: 'test', path: '/m/a/y', value: 1 },
      { op: 'replace', path: '/m/a/y', value: 2 },
      { op: 'test', path: '/m/b', value: 1 },
      { op: 'replace', path: '/m/b', value: 2 },
      { op: 'test', path: '/m/c', value: 1 },
      { op: 'remove', path: '/m/c' },
    ]);
  });

  test('tests the whole object where a member is added, and nothing more in it', () => {
    expect(emitMembers(['m'], { a: { x: 1 }, b: 1, c: 1 }, { a: { x: 2 }, c: 2, n: 1 })).toEqual([
      { op: 'test', path: '/m', value: { a: { x: 1 }, b: 1, c: 1 } },
      { op: 'replace', path: '/m/a/x', value: 2 },
      { op: 'remove', path: '/m/b' },
      { op: 'replace', path: '/m/c', value: 2 },
      { op: 'add', path: '/m/n', value: 1 },
    ]);
    expect(emitMembers(['m'], { a: {}, b: 1 }, { a: { x: 2 }, b: 2 })).toEqual([
      { op: 'test', path: '/m/a', value: {} },
      { op: 'add', path: '/m/a/x', value: 2 },
      { op: 'test', path: '/m/b', value: 1 },
      { op: 'replace', path: '/m/b', value: 2 },
    ]);
  });

  test('writes a member whose shape changes as a whole', () => {
    expect(emitMembers([], { a: {} }, { a: [] })).toHaveLength(2);
    expect(emitMembers([], { a: [] }, { a: {} })).toHaveLength(2);
    expect(emitMembers([], { a: null }, { a: {} })).toEqual([
      { op: 'test', path: '/a', value: null },
      { op: 'replace', path: '/a', value: {} },
    ]);
  });

  test('does not take an inherited member for an own one', () => {
    expect(emitMembers([], {}, { toString: 1 })).toEqual([
      { op: 'test', path: '', value: {} },
      { op: 'add', path: '/toString', value: 1 },
    ]);
  });

  test('says nothing about equal objects', () => {
    expect(emitMembers([], { a: 1, b: { c: 1 } }, { b: { c: 1 }, a: 1 })).toEqual([]);
  });
});
