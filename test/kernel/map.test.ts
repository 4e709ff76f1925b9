import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { mergeMap, mergeMember } from '../../src/kernel/map.ts';

const rule = { kind: 'map', key: '', equivalent: [] } as const;
const merge = (base: JsonObject, ours: JsonObject, theirs: JsonObject) =>
  mergeMap(rule, { base, ours, theirs });
const conflict = (path: string, base: Json, local: Json, remote: Json) => ({
  kind: 'conflict',
  path,
  base,
  local,
  remote,
});

describe('mergeMap', () => {
  test('merges key by key', () => {
    const merged = merge({ a: 1, b: 2, c: 3 }, { a: 9, b: 2, c: 3, x: 1 }, { a: 1, c: 4, y: 2 });
    expect(merged).toEqual({ kind: 'clean', value: { a: 9, c: 4, x: 1, y: 2 } });
  });

  test('merges maps in it recursively', () => {
    const merged = merge({ m: { a: 1, b: 1 } }, { m: { a: 2, b: 1 } }, { m: { a: 1, b: 2 } });
    expect(merged).toEqual({ kind: 'clean', value: { m: { a: 2, b: 2 } } });
  });

  test('keeps the base of what conflicts and merges the rest', () => {
    expect(
      merge(
        { a: 1, m: { 'x/y': 1 }, z: 1 },
        { a: 2, m: { 'x/y': 2 }, z: 1 },
        { a: 1, m: { 'x/y': 3 }, z: 3 },
      ),
    ).toEqual({
      kind: 'conflict',
      value: { a: 2, m: { 'x/y': 1 }, z: 3 },
      parts: [{ kind: 'clean', value: { a: 2, m: { 'x/y': 1 }, z: 3 } }, conflict('/m/x~1y', 1, 2, 3)],
    });
  });

  test('takes an edit against a removal as a conflict, whoever removed', () => {
    const removed = { kind: 'conflict', value: { a: 1 } };
    expect(merge({ a: 1 }, {}, { a: 2 })).toMatchObject({
      ...removed,
      parts: [{}, conflict('/a', 1, null, 2)],
    });
    expect(merge({ a: 1 }, { a: 2 }, {})).toMatchObject({
      ...removed,
      parts: [{}, conflict('/a', 1, 2, null)],
    });
  });

  test('takes two different additions as a conflict that has no value', () => {
    const merged = merge({}, { a: { x: 1 } }, { a: { y: 1 } });
    expect(merged).toMatchObject({ value: {}, parts: [{}, conflict('/a', null, { x: 1 }, { y: 1 })] });
  });

  test('takes arrays and values of different shapes as a whole', () => {
    expect(merge({ a: [1] }, { a: [1, 2] }, { a: [0, 1] }).kind).toBe('conflict');
    expect(merge({ a: { x: 1 } }, { a: { x: 2 } }, { a: 's' }).kind).toBe('conflict');
    expect(merge({ a: { x: 1 } }, { a: null }, { a: { x: 2 } }).kind).toBe('conflict');
    expect(merge({ a: 's' }, { a: { x: 1 } }, { a: { x: 2 } }).kind).toBe('conflict');
  });

  test('gives the members in one order, whatever the order of the sides', () => {
    const merged = merge({ z: 1, a: 1 }, { z: 2, a: 1, m: 1 }, { a: 2, z: 1, b: 1 });
    expect(Object.keys(merged.value as JsonObject)).toEqual(['a', 'b', 'm', 'z']);
  });

  test('never reaches a prototype', () => {
    const own = JSON.parse('{"__proto__":{"polluted":true}}') as JsonObject;
    const merged = merge({}, own, { a: 1 });
    expect(Object.keys(merged.value as JsonObject)).toEqual(['__proto__', 'a']);
    expect(({} as JsonObject)['polluted']).toBe(undefined);
    expect(merge({ toString: 1 }, { toString: 1 }, {})).toEqual({ kind: 'clean', value: {} });
  });
});

describe('texts in a map', () => {
  const member = (base: string, ours: string, theirs: string) =>
    mergeMember(rule, { base, ours, theirs }, ['t']);

  test('merge by lines when any of them has several', () => {
    expect(member('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n')).toEqual({ value: 'A\nb\nC\n', conflicts: [] });
    expect(member('a', 'a\nb', 'x').conflicts).toHaveLength(1);
  });

  test.each<[Json, Json, Json]>([
    [null, 'a\nb\n', 'a\nc\n'],
    ['a\nb\n', null, 'a\nc\n'],
    ['a\nb\n', 'a\nc\n', 1],
  ])('conflict as a whole when one of them is no text: %j', (base, ours, theirs) => {
    const merged = mergeMember(rule, { base, ours, theirs }, ['t']);
    expect(merged).toEqual({ value: base, conflicts: [conflict('/t', base, ours, theirs)] });
  });

  test('conflict as a whole, with the base kept', () => {
    expect(member('a\nb\n', 'x\nb\n', 'y\nb\n')).toEqual({
      value: 'a\nb\n',
      conflicts: [conflict('/t', 'a\nb\n', 'x\nb\n', 'y\nb\n')],
    });
  });

  test('conflict when they are single lines', () => {
    expect(member('a', 'b', 'c')).toEqual({ value: 'a', conflicts: [conflict('/t', 'a', 'b', 'c')] });
  });
});
