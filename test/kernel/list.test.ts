import { describe, expect, test } from '@jest/globals';
import type { Equivalence } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { mergeList } from '../../src/kernel/list.ts';

const rule = (...equivalent: Equivalence[]) => ({ kind: 'list', key: 'id', equivalent }) as const;
const merge = (base: Json[], ours: Json[], theirs: Json[]) => mergeList(rule(), { base, ours, theirs });
const at = (id: Json, text = 'x', done = false) => ({ id, text, done });

describe('mergeList', () => {
  test('merges the members of one element (E46)', () => {
    expect(merge([at(1)], [at(1, 'y')], [at(1, 'x', true)])).toEqual({
      kind: 'clean',
      value: [at(1, 'y', true)],
    });
  });

  test('takes an edit against a removal as a conflict on that element, kept at its base', () => {
    const parts = [
      { kind: 'clean', value: [at(1), at(2)] },
      { kind: 'conflict', path: '/1', base: at(1), local: null, remote: at(1, 'y') },
    ];
    expect(merge([at(1), at(2)], [at(2)], [at(1, 'y'), at(2)])).toEqual({
      kind: 'conflict',
      value: [at(1), at(2)],
      parts,
    });
  });

  test('does not bring back what one side moved and the other removed (E59)', () => {
    const base = [at('a'), at('b'), at('c')];
    expect(merge(base, [at('b'), at('c'), at('a')], [at('b'), at('c')])).toEqual({
      kind: 'clean',
      value: [at('b'), at('c')],
    });
    expect(merge(base, [at('c')], [at('c'), at('b'), at('a')])).toEqual({ kind: 'clean', value: [at('c')] });
  });

  test('takes two different additions of one key as a conflict, shown but not in the value', () => {
    expect(merge([], [at('b/c', 'y')], [at('b/c', 'z')])).toEqual({
      kind: 'conflict',
      value: [],
      parts: [
        { kind: 'clean', value: [] },
        { kind: 'conflict', path: '/b~1c', base: null, local: at('b/c', 'y'), remote: at('b/c', 'z') },
      ],
    });
  });

  test('names conflicts in base order, then by key', () => {
    const merged = merge(
      [at('z'), at('y')],
      [at('z', '1'), at('y', '1'), at('q', '1'), at('p', '1')],
      [at('y', '2'), at('z', '2'), at('q', '2'), at('p', '2')],
    );
    const paths =
      merged.kind === 'conflict'
        ? merged.parts.flatMap((part) => (part.kind === 'conflict' ? [part.path] : []))
        : [];
    expect(paths).toEqual(['/z/text', '/y/text', '/p', '/q']);
  });

  test('takes two orders as one conflict at the whole list', () => {
    const [a, b, c] = [at('a'), at('b'), at('c')];
    const sides = { base: [a, b, c], local: [c, a, b], remote: [b, c, a] };
    expect(merge(sides.base, sides.local, sides.remote)).toEqual({
      kind: 'conflict',
      value: [a, b, c],
      parts: [
        { kind: 'clean', value: [a, b, c] },
        { kind: 'conflict', path: '', ...sides },
      ],
    });
  });

  test('takes no order as a conflict where order does not count', () => {
    const [a, b, c] = [at('a'), at('b'), at('c')];
    const sides = { base: [a, b, c], ours: [c, a, b], theirs: [b, c, a] };
    expect(mergeList(rule('order'), sides)).toEqual({ kind: 'clean', value: [a, b, c] });
  });

  test('merges as a whole when elements cannot be told apart', () => {
    const twice = [at(1), at(1, 'y')];
    const conflict = (base: Json[], local: Json[], remote: Json[]) => ({
      kind: 'conflict',
      value: base,
      parts: [{ kind: 'conflict', base, local, remote }],
    });
    expect(merge(twice, [at(2)], [at(3)])).toEqual(conflict(twice, [at(2)], [at(3)]));
    expect(merge([at(2)], twice, [at(3)])).toEqual(conflict([at(2)], twice, [at(3)]));
    expect(merge([at(2)], [at(3)], twice)).toEqual(conflict([at(2)], [at(3)], twice));
  });

  test('finds keys that differ only in spelling', () => {
    const sides = { base: [at('K', 'x')], ours: [at('k', 'y')], theirs: [at('K', 'x', true)] };
    expect(mergeList(rule('case'), sides)).toEqual({ kind: 'clean', value: [at('k', 'y', true)] });
  });
});
