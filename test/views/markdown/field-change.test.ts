import { expect, test } from '@jest/globals';
import { emitField } from '../../../src/kernel/emit.ts';
import type { FieldKind } from '../../../src/kernel/field.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { fieldChanges } from '../../../src/views/markdown/field-change.ts';

const update = (kind: FieldKind, before: Json, after: Json) =>
  fieldChanges({ kind: 'update', patch: emitField({ rule: { name: 'f', kind, key: 'id' }, before, after }) });

test.each<[FieldKind, Json, Json]>([
  ['scalar', 'a', 'b'],
  ['scalar', null, 'b'],
  ['text', 'a\n', 'b\n'],
  ['set', ['a', 'b'], ['b', 'c']],
  ['sequence', [1, 2], [2, 1]],
  ['map', { a: 1 }, { a: 1, b: 2 }],
])('a %s is told whole, before and after', (kind, before, after) => {
  expect(update(kind, before, after)).toEqual([{ field: 'f', before, after }]);
});

test('of a map or a list of which only parts are tested, each part is told by its path', () => {
  expect(update('map', { a: { x: 1, y: 2 } }, { a: { x: 5, y: 2 } })).toEqual([
    { field: 'f › a › x', before: 1, after: 5 },
  ]);
  const list = (done: boolean) => [
    { id: 'T1', done },
    { id: 'T2', done: false },
  ];
  expect(update('list', list(false), list(true))).toEqual([
    { field: 'f › 0 › done', before: false, after: true },
  ]);
  expect(update('list', list(true), list(true).slice(1))).toEqual([
    { field: 'f › 0', before: { id: 'T1', done: true }, after: undefined },
  ]);
});

test('a create tells what the record will hold, its title first, a delete what it held; both without empty fields', () => {
  const value = { body: 'b', labels: [], state: null, title: 't' };
  expect(fieldChanges({ kind: 'create', patch: [{ op: 'add', path: '', value }] })).toEqual([
    { field: 'title', before: undefined, after: 't' },
    { field: 'body', before: undefined, after: 'b' },
  ]);
  const patch = [{ op: 'test', path: '', value } as const, { op: 'remove', path: '' } as const];
  expect(fieldChanges({ kind: 'delete', patch }).map(({ field, after }) => [field, after])).toEqual([
    ['title', undefined],
    ['body', undefined],
  ]);
});

test('a field that is only tested is not named', () => {
  expect(fieldChanges({ kind: 'update', patch: [{ op: 'test', path: '/a', value: 1 }] })).toEqual([]);
});
