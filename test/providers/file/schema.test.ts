import { expect, test } from '@jest/globals';
import type { Fields } from '../../../src/kernel/field.ts';
import { inferSchema } from '../../../src/providers/file/schema.ts';

test.each([
  ['scalar', 'title', ['A', 'B\nC', null]],
  ['text', 'body', ['A', null]],
  ['text', 'description', [null]],
  ['text', 'note', ['one line', 'two\nlines']],
  ['scalar', 'note', ['one line', '']],
  ['scalar', 'n', [1, 'x', true]],
  ['scalar', 'n', [null]],
  ['set', 'labels', [['a', 'b'], [], null]],
  ['sequence', 'steps', [['a', 'a']]],
  ['sequence', 'steps', [[1, 2]]],
  ['list', 'tasks', [[{ id: 'a' }, { id: 2 }], []]],
  ['sequence', 'tasks', [[{ id: 'a' }, { id: 'a' }]]],
  ['sequence', 'tasks', [[{ name: 'a' }]]],
  ['map', 'meta', [{}, { a: 1 }]],
  ['scalar', 'mixed', [{}, 'x']],
  ['scalar', 'mixed', [[], {}]],
])('a %s is inferred for %s from %j', (kind, name, values) => {
  const records = values.map((value): Fields => ({ [name]: value }));
  expect(inferSchema(records)).toEqual({
    fields: { [name]: { kind, writable: true, ...(kind === 'list' ? { key: 'id' } : {}) } },
    open: true,
  });
  expect(inferSchema(records.toReversed())).toEqual(inferSchema(records));
});
