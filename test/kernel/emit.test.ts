import { describe, expect, test } from '@jest/globals';
import { emitField } from '../../src/kernel/emit.ts';
import type { FieldKind } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';

const emit = (kind: FieldKind, before: Json | undefined, after: Json) =>
  emitField({ rule: { name: 'a/b', kind, key: 'id' }, before, after });
const path = '/a~1b';

describe('emitField', () => {
  test.each<FieldKind>(['scalar', 'text', 'sequence'])('%s: the whole value, tested first', (kind) => {
    expect(emit(kind, ['x'], ['y'])).toEqual([
      { op: 'test', path, value: ['x'] },
      { op: 'replace', path, value: ['y'] },
    ]);
  });

  test.each<FieldKind>(['scalar', 'text', 'sequence', 'set', 'list', 'map'])(
    '%s: add where it is absent, nothing where it is equal',
    (kind) => {
      expect(emit(kind, undefined, null)).toEqual([{ op: 'add', path, value: null }]);
      expect(emit(kind, [{ id: 1, b: 2 }], [{ b: 2, id: 1 }])).toEqual([]);
      expect(emit(kind, null, [])).toHaveLength(2);
      expect(emit(kind, [], null)).toHaveLength(2);
      expect(emit(kind, {}, 'x')).toHaveLength(2);
      expect(emit(kind, 'x', {})).toHaveLength(2);
    },
  );

  test('text: tells line ends apart, which are bytes to write', () => {
    expect(emit('text', 'a\r\n', 'a\n')).toHaveLength(2);
  });

  test('set: removes from the end and appends, the old array tested as a whole', () => {
    expect(emit('set', ['a', 'b', 'c', 'b'], ['c', 'x', 'y', 'x'])).toEqual([
      { op: 'test', path, value: ['a', 'b', 'c', 'b'] },
      { op: 'remove', path: `${path}/3` },
      { op: 'remove', path: `${path}/1` },
      { op: 'remove', path: `${path}/0` },
      { op: 'add', path: `${path}/-`, value: 'x' },
      { op: 'add', path: `${path}/-`, value: 'y' },
    ]);
  });

  test('set: says nothing about order and repetition', () => {
    expect(emit('set', ['a', 'b', 'a'], ['b', 'a'])).toEqual([]);
    expect(emit('set', [{ a: 1, b: 2 }, 1], [1, { b: 2, a: 1 }])).toEqual([]);
  });

  test('map: key by key', () => {
    expect(emit('map', { a: 1, b: 1 }, { a: 2, b: 1 })).toEqual([
      { op: 'test', path: `${path}/a`, value: 1 },
      { op: 'replace', path: `${path}/a`, value: 2 },
    ]);
  });

  test('list: by key, as a whole where elements cannot be told apart', () => {
    expect(emit('list', [{ id: 1, t: 'a' }], [{ id: 1, t: 'b' }])).toEqual([
      { op: 'test', path: `${path}/0/id`, value: 1 },
      { op: 'test', path: `${path}/0/t`, value: 'a' },
      { op: 'replace', path: `${path}/0/t`, value: 'b' },
    ]);
    const twice = [{ id: 1 }, { id: 1 }];
    expect(emit('list', twice, [{ id: 2 }])).toEqual([
      { op: 'test', path, value: twice },
      { op: 'replace', path, value: [{ id: 2 }] },
    ]);
    expect(emit('list', [{ id: 2 }], twice)).toHaveLength(2);
  });

  test('a kind that does not exist is a bug', () => {
    expect(() => emit('tree' as FieldKind, 1, 2)).toThrow('bug');
  });
});
