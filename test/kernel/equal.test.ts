import { describe, expect, test } from '@jest/globals';
import { innerRule, normalForm, sameValue, withLf } from '../../src/kernel/equal.ts';
import type { Equivalence, FieldKind } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';

const rule = (kind: FieldKind, ...equivalent: Equivalence[]) => ({ kind, key: 'id', equivalent });

describe('sameValue', () => {
  test.each<[string, FieldKind, Equivalence[], Json, Json]>([
    ['a set ignores order', 'set', [], ['a', 'b'], ['b', 'a']],
    ['a set ignores repetition', 'set', [], ['a', 'a', 'b'], ['b', 'a']],
    ['a set compares its elements by the rule (E42)', 'set', ['case'], ['Bug'], ['bug', 'BUG']],
    ['a set of objects ignores the order of members', 'set', [], [{ a: 1, b: 2 }], [{ b: 2, a: 1 }]],
    ['text compares CRLF as LF (E53)', 'text', [], 'a\r\nb\n', 'a\nb\r\n'],
    ['a list compares the texts in it as text', 'list', [], [{ id: 1, t: 'a\r\nb' }], [{ id: 1, t: 'a\nb' }]],
    ['a map compares the texts in it as text', 'map', [], { t: 'a\r\nb' }, { t: 'a\nb' }],
    ['lines', 'scalar', ['lines'], 'a\r\nb', 'a\nb'],
    ['trim', 'scalar', ['trim'], ' a\n', 'a'],
    ['case', 'scalar', ['case'], 'A b', 'a B'],
    ['unicode (E52)', 'scalar', ['unicode'], 'e\u0301', '\u00e9'],
    ['empty: null and ""', 'text', ['empty'], null, ''],
    ['empty: null and []', 'set', ['empty'], null, []],
    ['empty after trim', 'text', ['trim', 'empty'], ' \n ', null],
    ['empty inside a map', 'map', ['empty'], { a: '', b: [] }, { a: null, b: null }],
    ['order', 'sequence', ['order'], [3, 1, 2], [1, 2, 3]],
    ['order of a list', 'list', ['order'], [{ id: 2 }, { id: 1 }], [{ id: 1 }, { id: 2 }]],
    ['strings deep inside', 'map', ['case'], { a: [{ b: 'X' }] }, { a: [{ b: 'x' }] }],
    ['several at once', 'scalar', ['case', 'unicode', 'trim', 'lines'], ' E\u0301\r\nx ', '\u00e9\nX'],
  ])('holds: %s', (_, kind, equivalent, a, b) => {
    expect(sameValue(rule(kind, ...equivalent), a, b)).toBe(true);
    expect(sameValue(rule(kind, ...equivalent), b, a)).toBe(true);
  });

  test.each<[string, FieldKind, Equivalence[], Json, Json]>([
    ['null and "" (E41)', 'text', [], null, ''],
    ['null and [] (E41)', 'set', [], null, []],
    ['"" and [] (E41)', 'scalar', [], '', []],
    ['a sequence has an order', 'sequence', [], [1, 2], [2, 1]],
    ['a list has an order', 'list', [], [{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }]],
    ['a list may repeat', 'sequence', [], [1, 1], [1]],
    ['scalars keep their line ends', 'scalar', [], 'a\r\nb', 'a\nb'],
    ['sets keep line ends of their elements', 'set', [], ['a\r\nb'], ['a\nb']],
    ['text keeps its case', 'text', [], 'A', 'a'],
    ['case does not trim', 'scalar', ['case'], ' a', 'a'],
    ['trim does not fold case', 'scalar', ['trim'], 'A', 'a'],
    ['order inside an element counts', 'sequence', ['order'], [[1, 2]], [[2, 1]]],
    ['order does not ignore repetition', 'sequence', ['order'], [1, 1, 2], [1, 2, 2]],
    ['a carriage return alone is no line end', 'text', [], 'a\rb', 'a\nb'],
    ['a missing final line end (E54)', 'text', [], 'a\n', 'a'],
    ['numbers and their strings (E50)', 'scalar', ['trim', 'case'], 1, '1'],
    ['empty is not any string', 'text', ['empty'], 'a', 'b'],
    ['empty is not any array', 'sequence', ['empty'], [1], [2]],
    ['member names keep their case', 'map', ['case'], { A: 1 }, { a: 1 }],
  ])('does not hold: %s', (_, kind, equivalent, a, b) => {
    expect(sameValue(rule(kind, ...equivalent), a, b)).toBe(false);
    expect(sameValue(rule(kind, ...equivalent), b, a)).toBe(false);
  });
});

test('a normal form is sorted and without repetition where these do not count', () => {
  expect(normalForm(rule('set', 'case'), ['b', 'B', 'a'])).toEqual(['a', 'b']);
  expect(normalForm(rule('sequence', 'order'), ['b', 'a', 'b'])).toEqual(['a', 'b', 'b']);
  expect(normalForm(rule('sequence'), ['b', 'a'])).toEqual(['b', 'a']);
  expect(normalForm(rule('set'), [])).toEqual([]);
});

test('the rule for what is inside keeps the equivalences of strings, and line ends of lists and maps', () => {
  expect(innerRule(rule('list', 'order', 'case'))).toEqual({ kind: 'map', key: '', equivalent: ['case'] });
  expect(innerRule(rule('map'))).toEqual({ kind: 'map', key: '', equivalent: [] });
  expect(innerRule(rule('set', 'trim'))).toEqual({ kind: 'sequence', key: '', equivalent: ['trim'] });
});

test('line ends are written as LF, other carriage returns stay', () => {
  expect(withLf('a\r\nb\r\r\nc\rd')).toBe('a\nb\r\nc\rd');
});
