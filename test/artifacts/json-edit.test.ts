import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json } from '../../src/kernel/json.ts';
import { editJson, renderJson } from '../../src/artifacts/json-edit.ts';
import { readJson } from '../../src/artifacts/json-read.ts';
import { jsonMapping, jsonValue } from './json-values.ts';

function read(text: string): Json {
  const result = readJson(text);
  if (!result.ok) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(result.error)}`);
  return result.value.value;
}

/** Edits and checks the laws: the result reads back as wanted, the value that was there changes nothing. */
function edit(text: string, after: Json): string {
  expect(editJson(text, read(text))).toEqual({ ok: true, value: text });
  const result = editJson(text, after);
  if (!result.ok)
    throw new Error(`${JSON.stringify(text)} → ${JSON.stringify(after)}: ${result.error.message}`);
  expect(read(result.value)).toEqual(after);
  return result.value;
}

describe('editing JSON by ranges', () => {
  const indent = fc.constantFrom<string | number | undefined>(undefined, 2, 4, '\t');

  test('E53: any value to any other, in any indentation, reads back as wanted', () => {
    fc.assert(
      fc.property(jsonValue, jsonValue, indent, fc.boolean(), (before, after, space, crlf) => {
        const text = JSON.stringify(before, null, space);
        const result = edit(crlf ? text.replaceAll('\n', '\r\n') : text, after);
        if (crlf && text.includes('\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 800 },
    );
  });

  test('a member more or less in a file as JSON.stringify writes it: the file is as that would write it', () => {
    fc.assert(
      fc.property(jsonMapping, jsonValue, fc.constantFrom(undefined, 2, 4), (others, value, space) => {
        if (Object.keys(others).length === 0) return;
        const before = { first: [], ...others };
        const after = { ...before, last: value };
        expect(edit(JSON.stringify(before, null, space), after)).toBe(JSON.stringify(after, null, space));
        expect(edit(JSON.stringify(after, null, space), before)).toBe(JSON.stringify(before, null, space));
      }),
      { numRuns: 500 },
    );
  });

  const text =
    '{\n  "id" : "S-1",\n  "n":1.10,   "tags": [ "a",\n    "b" ],\n  "meta": {"prio": 1},\n  "empty": [],\n  "list": [\n    { "id": "x", "v": 1 },\n    { "id": "y", "v": 2 }\n  ]\n}\n';
  const value = read(text) as { readonly [key: string]: Json };

  test.each<[string, string, Json, string, string]>([
    ['a text', 'id', 'S-"2"', '"S-1"', '"S-\\"2\\""'],
    ['E50: a number that is a text stays a number', 'n', '1.20', '1.10', '1.20'],
    ['E50: and becomes a text where a number would read back as another', 'n', '1.5', '1.10', '"1.5"'],
    ['an item more', 'tags', ['a', 'c', 'b'], '"a",\n', '"a",\n    "c",\n'],
    ['an item less', 'tags', ['b'], '"a",\n    ', ''],
    ['a member more', 'meta', { prio: 1, due: 'x' }, '"prio": 1', '"prio": 1, "due": "x"'],
    ['a list filled', 'empty', [{ id: 'z' }], '[]', '[\n    {\n      "id": "z"\n    }\n  ]'],
    [
      'a member of an item',
      'list',
      [
        { id: 'x', v: 1 },
        { id: 'y', v: 3 },
      ],
      '"v": 2',
      '"v": 3',
    ],
    ['the first item less', 'list', [{ id: 'y', v: 2 }], '{ "id": "x", "v": 1 },\n    ', ''],
  ])('%s: only that changes', (_, key, next, from, to) => {
    expect(edit(text, { ...value, [key]: next })).toBe(text.replace(from, () => to));
  });

  test('E50: which numbers are texts', () => {
    expect(read('[1.10, 1.0, 9007199254740993, -0, 1e3, 1E3, 12, -1.5, 1e+21]')).toEqual([
      '1.10',
      '1.0',
      '9007199254740993',
      '-0',
      '1e3',
      '1E3',
      12,
      -1.5,
      1e21,
    ]);
  });

  test.each([
    ['{"a":1,"a":2}', 'duplicate-key', 1, 8],
    ['{\n"__proto__": 1}', 'prototype-key', 2, 1],
    ['{"a":1,}', 'json-broken', 1, 8],
    ['{"a": // x\n1}', 'json-broken', 1, 7],
    ['{"a":1', 'json-broken', 1, 7],
    ['', 'json-broken', 1, 1],
    ['[1] [2]', 'json-broken', 1, 5],
    ["{'a':1}", 'json-broken', 1, 2],
    ['["\\ud800"]', 'bad-value', 1, 2],
    ['[01]', 'json-broken', 1, 3],
    [`${'['.repeat(70)}${']'.repeat(70)}`, 'too-deep', 1, 66],
  ])('A29, E79: %s is refused as %s', (broken, code, line, column) => {
    const result = readJson(broken);
    expect(result).toMatchObject({ ok: false, error: { code, line, column } });
    expect(result.ok ? '' : result.error.message).toMatch(/\.$/);
  });

  test('E79: nesting past what any program can walk is refused, not a crash', () => {
    expect(readJson('['.repeat(200_000))).toMatchObject({ ok: false });
  });

  test('whatever JSON.parse reads is read as the same, whatever it refuses is refused', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '.5',
      '0',
      'e1',
      'true',
      'nul',
      ' ',
      '\\',
      '\t',
      '//',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const source = tokens.join('');
        let parsed: unknown;
        try {
          parsed = JSON.parse(source);
        } catch {
          expect([source, readJson(source).ok]).toEqual([source, false]);
          return;
        }
        const result = readJson(source);
        const isDuplicate = !result.ok && result.error.code === 'duplicate-key';
        expect([source, isDuplicate || result.ok]).toEqual([source, true]);
        if (result.ok && !/\d[.e]|-0|0\d/.test(source)) expect(result.value.value).toEqual(parsed);
      }),
      { numRuns: 5000 },
    );
  });

  test('a new document is indented by two spaces', () => {
    expect(renderJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
  });
});
