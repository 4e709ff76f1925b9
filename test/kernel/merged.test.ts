import { describe, expect, test } from '@jest/globals';
import { atomicConflict, fromPieces, mergedText, trivialMerge } from '../../src/kernel/merged.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/json.ts';

describe('the trivial rules', () => {
  const same = (a: Json, b: Json) => canonicalJson(a).toLowerCase() === canonicalJson(b).toLowerCase();
  const merge = (base?: Json, ours?: Json, theirs?: Json) => trivialMerge(same, { base, ours, theirs });

  test('both the same: agreed, in the spelling of ours (E60)', () => {
    expect(merge('x', 'A', 'a')).toEqual({ value: 'A' });
    expect(merge(undefined, undefined, undefined)).toEqual({ value: undefined });
  });

  test('ours unchanged: theirs; theirs unchanged: ours (E61)', () => {
    expect(merge('x', 'X', 'b')).toEqual({ value: 'b' });
    expect(merge('x', 'b', 'X')).toEqual({ value: 'b' });
    expect(merge('x', 'x', undefined)).toEqual({ value: undefined });
    expect(merge(undefined, 'a', undefined)).toEqual({ value: 'a' });
  });

  test('both changed differently: not decided', () => {
    expect(merge('x', 'a', 'b')).toBe(null);
    expect(merge(undefined, 'a', 'b')).toBe(null);
    expect(merge('x', 'a', undefined)).toBe(null);
  });
});

test('a whole value in conflict stays at its base, which is null when there never was one', () => {
  const part = { kind: 'conflict', local: 'o', remote: 't' };
  expect(atomicConflict('b', 'o', 't')).toEqual({
    kind: 'conflict',
    value: 'b',
    parts: [{ ...part, base: 'b' }],
  });
  expect(atomicConflict(undefined, 'o', 't')).toEqual({
    kind: 'conflict',
    value: null,
    parts: [{ ...part, base: null }],
  });
});

test('a structure without conflicts is clean, one with any shows what merged first', () => {
  const part = { kind: 'conflict', path: '/a', base: 1, local: 2, remote: 3 } as const;
  expect(fromPieces({ a: 1 }, [])).toEqual({ kind: 'clean', value: { a: 1 } });
  expect(fromPieces({ a: 1 }, [part])).toEqual({
    kind: 'conflict',
    value: { a: 1 },
    parts: [{ kind: 'clean', value: { a: 1 } }, part],
  });
});

test('the parts of a text join to a text with one side of every conflict', () => {
  const parts = [
    { kind: 'clean', value: 'a\n' },
    { kind: 'conflict', base: 'b\n', local: 'l\n', remote: '' },
    { kind: 'clean', value: 'c' },
    { kind: 'conflict', base: null, local: 'x', remote: 'y' },
    { kind: 'clean', value: [{ not: 'text' }] },
  ] as const;
  expect(mergedText(parts, 'base')).toBe('a\nb\nc');
  expect(mergedText(parts, 'local')).toBe('a\nl\ncx');
  expect(mergedText(parts, 'remote')).toBe('a\ncy');
});
