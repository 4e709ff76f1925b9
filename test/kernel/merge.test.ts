import { describe, expect, test } from '@jest/globals';
import type { FieldKind } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { mergeField, mergedText } from '../../src/kernel/merge.ts';

function merge(kind: FieldKind, base: Json | undefined, ours: Json, theirs: Json, strictSet = false) {
  return mergeField({ rule: { name: 'f', kind, key: 'id', equivalent: [], strictSet }, base, ours, theirs });
}

const whole = (base: Json, local: Json, remote: Json) => ({
  kind: 'conflict',
  value: base,
  parts: [{ kind: 'conflict', base, local, remote }],
});

describe('both sides changed a field', () => {
  test.each<FieldKind>(['scalar', 'sequence'])('%s: taken as a whole', (kind) => {
    expect(merge(kind, [1], [1, 2], [0, 1])).toEqual(whole([1], [1, 2], [0, 1]));
  });

  test('text: merged by lines', () => {
    expect(merge('text', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n')).toEqual({
      kind: 'clean',
      value: 'A\nb\nC\n',
    });
  });

  test('set: element by element, as a whole where it is strict', () => {
    expect(merge('set', ['a'], ['a', 'b'], [])).toEqual({ kind: 'clean', value: ['b'] });
    expect(merge('set', ['a'], ['a', 'b'], [], true)).toEqual(whole(['a'], ['a', 'b'], []));
    expect(merge('set', ['a'], ['a', 'b'], ['b', 'a'], true)).toEqual({ kind: 'clean', value: ['a', 'b'] });
  });

  test('list: by key', () => {
    const merged = merge('list', [{ id: 1 }], [{ id: 1 }, { id: 2 }], []);
    expect(merged).toEqual({ kind: 'clean', value: [{ id: 2 }] });
  });

  test('map: key by key', () => {
    expect(merge('map', { a: 1 }, { a: 1, b: 1 }, {})).toEqual({ kind: 'clean', value: { b: 1 } });
  });
});

describe('a field without an agreement', () => {
  test('is agreed when equal, united when a set, else a conflict (E65)', () => {
    expect(merge('text', undefined, 'a', 'a')).toEqual({ kind: 'clean', value: 'a' });
    expect(merge('set', undefined, ['b'], ['a'])).toEqual({ kind: 'clean', value: ['a', 'b'] });
    expect(merge('text', undefined, 'a\n', 'b\n')).toEqual(whole(null, 'a\n', 'b\n'));
    expect(merge('list', undefined, [{ id: 1 }], [{ id: 2 }])).toEqual(whole(null, [{ id: 1 }], [{ id: 2 }]));
    expect(merge('map', undefined, { a: 1 }, { b: 1 })).toEqual(whole(null, { a: 1 }, { b: 1 }));
    expect(merge('set', undefined, ['a'], ['b'], true)).toEqual(whole(null, ['a'], ['b']));
  });
});

describe('a field that both sides knew to be absent', () => {
  test('takes what both put in', () => {
    expect(merge('set', null, ['b'], ['a'])).toEqual({ kind: 'clean', value: ['a', 'b'] });
    expect(merge('list', null, [{ id: 1 }], [{ id: 2 }])).toEqual({
      kind: 'clean',
      value: [{ id: 1 }, { id: 2 }],
    });
    expect(merge('map', null, { a: 1 }, { b: 1 })).toEqual({ kind: 'clean', value: { a: 1, b: 1 } });
    expect(merge('text', null, 'a\n', 'b\n')).toEqual(whole(null, 'a\n', 'b\n'));
  });
});

describe('a value of another shape than its kind', () => {
  test.each<[FieldKind, Json, Json, Json]>([
    ['text', 'a\nb\n', null, 'a\nc\n'],
    ['text', 'a\nb\n', 'a\nc\n', 1],
    ['set', ['a'], null, ['a', 'b']],
    ['set', ['a'], ['b'], 'a'],
    ['set', 'a', ['b'], ['c']],
    ['list', [{ id: 1 }], null, []],
    ['list', {}, [{ id: 1 }], []],
    ['map', { a: 1 }, null, { a: 2 }],
    ['map', { a: 1 }, { a: 2 }, []],
  ])('is taken as a whole: %s', (kind, base, ours, theirs) => {
    expect(merge(kind, base, ours, theirs)).toEqual(whole(base, ours, theirs));
    expect(merge(kind, base, theirs, ours)).toEqual(whole(base, theirs, ours));
  });
});

test('a null that one side wrote is kept', () => {
  expect(merge('text', 'a', null, 'a')).toEqual({ kind: 'clean', value: null });
  expect(merge('text', 'a', 'a', null)).toEqual({ kind: 'clean', value: null });
});

test('an unchanged side takes the other byte for byte, whatever its line ends (E53)', () => {
  expect(merge('text', 'a\r\nb\r\n', 'a\nb\n', 'a\r\nc\r\n')).toEqual({ kind: 'clean', value: 'a\r\nc\r\n' });
  expect(merge('text', 'a\nb', 'a\nb\r\nc', 'a\nb')).toEqual({ kind: 'clean', value: 'a\nb\r\nc' });
});

test('the parts of a conflict show a text of either side', () => {
  const merged = merge('text', 'a\nb\nc\n', 'a\nx\nc\n', 'a\ny\nc\n');
  const parts = merged.kind === 'conflict' ? merged.parts : [];
  expect(mergedText(parts, 'local')).toBe('a\nx\nc\n');
  expect(mergedText(parts, 'remote')).toBe('a\ny\nc\n');
  expect(mergedText(parts, 'base')).toBe(merged.value);
});

test('a kind that does not exist is a bug, not a value', () => {
  expect(() => merge('tree' as FieldKind, 1, 2, 3)).toThrow('bug');
});
