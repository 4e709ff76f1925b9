import { describe, expect, test } from '@jest/globals';
import { checkDecision, choicesOf, parseDecision } from '../../src/kernel/choice.ts';
import type { Conflict } from '../../src/kernel/conflict.ts';
import type { Json } from '../../src/kernel/json.ts';

const TITLE: Conflict = {
  id: 'c',
  kind: 'edit-edit',
  record: 'back-1',
  field: 'title',
  base: 'a',
  local: 'b',
  remote: 'c',
};
const link = (...ids: readonly string[]): Conflict => ({
  ...TITLE,
  kind: 'ambiguous-link',
  field: '@link',
  base: null,
  local: { id: 'back-1', title: 'A' },
  remote: ids.map((id) => ({ id, title: 'A' })),
});

describe('a decision as a person writes it', () => {
  test.each<[string, object]>([
    ['back-1:title=local', { record: 'back-1', field: 'title', choice: 'local' }],
    ['title=base', { field: 'title', choice: 'base' }],
    ['a:title=value:x=y:z', { record: 'a', field: 'title', choice: 'value', value: 'x=y:z' }],
    ['a:body=merged:one\ntwo', { record: 'a', field: 'body', choice: 'merged', value: 'one\ntwo' }],
    ['a:title=value:', { record: 'a', field: 'title', choice: 'value', value: '' }],
    ['a:@link=merged', { record: 'a', field: '@link', choice: 'merged' }],
    ['a:@record=keep', { record: 'a', field: '@record', choice: 'keep' }],
    [' \ta:title=local\n', { record: 'a', field: 'title', choice: 'local' }],
    ['a:title=value:two  \n', { record: 'a', field: 'title', choice: 'value', value: 'two' }],
    ['a:b:title=local', { record: 'a:b', field: 'title', choice: 'local' }],
  ])('%j', (text, value) => {
    expect(parseDecision(text)).toStrictEqual({ ok: true, value });
  });

  test.each([
    ['title', /^"title" is not a decision; write .* for example back-12:title=local$/],
    ['', /is not a decision/],
    ['=local', /is not a decision/],
    [':title=local', /is not a decision/],
    ['a:title=', /is not a decision/],
    ['a:title=local, please', /is not a decision/],
    ['a:title=mine', /"mine" is not a choice; use one of local, remote/],
    ['a:title=local:x', /takes no value/],
    ['a:title=value', /needs your text after it/],
    ['a:body=merged', /needs your text after it/],
  ])('refuses %s', (text, message) => {
    expect(parseDecision(text)).toEqual({ ok: false, error: expect.stringMatching(message) });
  });
});

describe('the choices of a conflict', () => {
  test.each<[string, Conflict, readonly string[]]>([
    ['a single value', TITLE, ['local', 'remote', 'base', 'value']],
    ['a text', { ...TITLE, parts: [] }, ['local', 'remote', 'base', 'merged', 'value']],
    [
      'a text on one side only',
      { ...TITLE, local: null, parts: [] },
      ['local', 'remote', 'base', 'merged', 'value'],
    ],
    [
      'a list with parts',
      { ...TITLE, local: [{ id: 1 }], remote: [], parts: [] },
      ['local', 'remote', 'base', 'value'],
    ],
    ['a record', { ...TITLE, field: '@record' }, ['keep', 'delete']],
    ['a link with one candidate', link('R-1'), ['merged', 'keep', 'value']],
    ['a link with two', link('R-1', 'R-2'), ['keep', 'value']],
    ['what says so itself', { ...TITLE, choices: ['value'] }, ['value']],
  ])('%s', (_, conflict, choices) => {
    expect(choicesOf(conflict)).toEqual(choices);
  });
});

describe('a decision against its conflict', () => {
  const check = (conflict: Conflict, value: Json) =>
    checkDecision(conflict, { field: conflict.field, choice: 'value', value });

  test('a choice that does not fit is named with those that do', () => {
    expect(checkDecision(TITLE, { field: 'title', choice: 'delete' })).toEqual({
      ok: false,
      error: 'back-1:title (edit-edit) can be settled with local, remote, base, value, not with delete',
    });
  });

  test('a link is settled with the id of a candidate only', () => {
    expect(check(link('R-1', 'R-2'), 'R-2')).toMatchObject({ ok: true, value: { value: 'R-2' } });
    expect(check(link('R-1', 'R-2'), 'R-3')).toEqual({ ok: false, error: 'back-1:@link can be R-1 or R-2' });
  });

  test('what a merge leaves behind is refused (E62)', () => {
    for (const line of ['<<<<<<< local', '||||||| base', '=======', '>>>>>>> remote'])
      expect(check(TITLE, `a\n${line}\nb`)).toMatchObject({ ok: false });
    expect(check(TITLE, 'a\n======= not alone')).toEqual({
      ok: false,
      error: 'the text for back-1:title still has conflict markers in it',
    });
    expect(check({ ...TITLE, local: ['b'] }, ['======='])).toMatchObject({ ok: true });
    expect(check(TITLE, 'a\n========\nb')).toMatchObject({ ok: true });
  });

  test('a value of a field that is no text is read as JSON', () => {
    const labels = { ...TITLE, field: 'labels', base: ['a'], local: ['b'], remote: null };
    expect(check(labels, '["b","c"]')).toMatchObject({ ok: true, value: { value: ['b', 'c'] } });
    expect(check(labels, 'null')).toMatchObject({ ok: true, value: { value: null } });
    for (const odd of ['b, c', '"b"', '7', '{"b":1}', ''])
      expect(check(labels, odd)).toEqual({
        ok: false,
        error: 'the value of back-1:labels is not text: give it as JSON, for example ["b"]',
      });
    expect(check({ ...labels, remote: { of: 'another kind' } }, '["c"]')).toMatchObject({ ok: true });
    const size = { ...TITLE, field: 'size', base: null, local: 3, remote: 5 };
    expect(check(size, '8')).toMatchObject({ ok: true, value: { value: 8 } });
    expect(check(size, '[8]')).toMatchObject({ ok: false });
  });

  test('a value is taken as it is where one of the three is text, where none is known, or as JSON', () => {
    expect(check({ ...TITLE, base: null, local: 7 }, '8')).toMatchObject({ ok: true, value: { value: '8' } });
    expect(check({ ...TITLE, base: 7, local: null, remote: null }, '8')).toMatchObject({
      value: { value: 8 },
    });
    expect(check({ ...TITLE, base: null, local: null, remote: null }, '8')).toMatchObject({
      value: { value: '8' },
    });
    expect(check({ ...TITLE, base: ['a'], local: ['b'], remote: [] }, ['c'])).toMatchObject({ ok: true });
  });

  test('a choice without a value is enough', () => {
    expect(checkDecision(TITLE, { field: 'title', choice: 'local' })).toEqual({
      ok: true,
      value: { field: 'title', choice: 'local' },
    });
    expect(checkDecision(link('R-1'), { field: '@link', choice: 'merged' })).toMatchObject({ ok: true });
  });
});
