import { describe, expect, test } from '@jest/globals';
import { emitList } from '../../src/kernel/emit-list.ts';
import type { Json } from '../../src/kernel/json.ts';
import { keyedElements } from '../../src/kernel/keyed.ts';
import { applyPatch } from '../../src/kernel/patch.ts';

const row = (id: Json, text = 'x') => ({ id, text });

function emit(before: Json[], after: Json[]) {
  const [from, to] = [keyedElements(before, 'id')!, keyedElements(after, 'id')!];
  const patch = emitList({ path: ['l'], key: 'id', before: from, after: to });
  expect(applyPatch({ l: before }, patch)).toEqual({ ok: true, value: { l: after } });
  return patch;
}

/** Reorders rows named by letters; gives the operations without the guards. */
function reorder(before: string, after: string): string[] {
  const rows = (letters: string) => letters.split('').map((letter) => row(letter));
  return emit(rows(before), rows(after)).flatMap((operation) => {
    if (operation.op === 'test') return [];
    return `${operation.op} ${'from' in operation ? `${operation.from} ` : ''}${operation.path}`;
  });
}

describe('emitList', () => {
  test('inserts with one operation, guarded by the key before', () => {
    const many = Array.from({ length: 50 }, (_, i) => row(i));
    expect(emit(many, many.toSpliced(20, 0, row('new')))).toEqual([
      { op: 'test', path: '/l/19/id', value: 19 },
      { op: 'add', path: '/l/20', value: row('new') },
    ]);
  });

  test('inserts at the front guarded by the key behind, in an empty list by its emptiness', () => {
    expect(emit([row(1)], [row(0), row(1)])).toEqual([
      { op: 'test', path: '/l/0/id', value: 1 },
      { op: 'add', path: '/l/0', value: row(0) },
    ]);
    expect(emit([], [row(0), row(1)])).toEqual([
      { op: 'test', path: '/l', value: [] },
      { op: 'add', path: '/l/0', value: row(0) },
      { op: 'add', path: '/l/1', value: row(1) },
    ]);
  });

  test('guards a run of insertions once', () => {
    expect(emit([row(1)], [row(1), row(2), row(3)])).toEqual([
      { op: 'test', path: '/l/0/id', value: 1 },
      { op: 'add', path: '/l/1', value: row(2) },
      { op: 'add', path: '/l/2', value: row(3) },
    ]);
  });

  test('removes from the end, guarded by the whole elements', () => {
    expect(emit([row(0), row(1), row(2), row(3)], [row(1), row(3)])).toEqual([
      { op: 'test', path: '/l/0', value: row(0) },
      { op: 'test', path: '/l/2', value: row(2) },
      { op: 'remove', path: '/l/2' },
      { op: 'remove', path: '/l/0' },
    ]);
  });

  test('edits members of an element, guarded by its key and their old values', () => {
    expect(emit([row(0), row(1)], [row(0), row(1, 'y')])).toEqual([
      { op: 'test', path: '/l/1/id', value: 1 },
      { op: 'test', path: '/l/1/text', value: 'x' },
      { op: 'replace', path: '/l/1/text', value: 'y' },
    ]);
  });

  test('replaces everything when no element stays', () => {
    expect(emit([row(0)], [row(1)])).toEqual([
      { op: 'test', path: '/l/0', value: row(0) },
      { op: 'remove', path: '/l/0' },
      { op: 'add', path: '/l/0', value: row(1) },
    ]);
  });

  test('moves with as few operations as there are elements out of order', () => {
    expect(reorder('abcd', 'bcda')).toEqual(['move /l/0 /l/3']);
    expect(reorder('abcd', 'dabc')).toEqual(['move /l/3 /l/0']);
    expect(reorder('abcdef', 'afbcde')).toEqual(['move /l/5 /l/1']);
    expect(reorder('abcd', 'dcba')).toHaveLength(3);
    expect(reorder('abcde', 'badce')).toHaveLength(2);
    expect(emit([row(0), row(1)], [row(1), row(0)])).toEqual([
      { op: 'test', path: '/l/0/id', value: 0 },
      { op: 'move', from: '/l/0', path: '/l/1' },
    ]);
  });

  test('makes all kinds of changes at once', () => {
    expect(reorder('abcdef', 'fxbyad')).toHaveLength(6);
    expect(emit([row('a'), row('b'), row('c')], [row('c', 'y'), row('n'), row('a')])).toEqual([
      { op: 'test', path: '/l/0/id', value: 'a' },
      { op: 'test', path: '/l/1', value: row('b') },
      { op: 'test', path: '/l/2/id', value: 'c' },
      { op: 'test', path: '/l/2/text', value: 'x' },
      { op: 'replace', path: '/l/2/text', value: 'y' },
      { op: 'remove', path: '/l/1' },
      { op: 'add', path: '/l/2', value: row('n') },
      { op: 'move', from: '/l/0', path: '/l/2' },
    ]);
  });

  test('is right for every order of five', () => {
    const orders = (letters: string): string[] =>
      letters === ''
        ? ['']
        : letters.split('').flatMap((a) => orders(letters.replace(a, '')).map((rest) => a + rest));
    for (const order of orders('abcde')) {
      const moves = reorder('abcde', order);
      expect(moves.length).toBeLessThan(5);
      for (const move of moves) expect(move).not.toMatch(/^move (\S+) \1$/);
    }
  });

  test('says no more than its edits about ten thousand shuffled keys', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(i));
    const shuffled = rows.map((_, i) => row((i * 7919) % 10_000));
    const [from, to] = [keyedElements(rows, 'id')!, keyedElements(shuffled, 'id')!];
    const moves = emitList({ path: ['l'], key: 'id', before: from, after: to }).filter(
      (step) => step.op === 'move',
    );
    expect(moves.length).toBeLessThan(10_000);
  });
});
