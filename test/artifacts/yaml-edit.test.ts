import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { Json } from '../../src/kernel/json.ts';
import { equalJson } from '../../src/kernel/json.ts';
import { editYaml, renderYaml } from '../../src/artifacts/yaml-edit.ts';
import { readYaml } from '../../src/artifacts/yaml-read.ts';
import { jsonMapping } from './json-values.ts';

function read(text: string): Json {
  const result = readYaml(text);
  if (!result.ok) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(result.error)}`);
  return result.value.value;
}

/** Edits and checks the laws: the result reads back as wanted, the value that was there changes nothing. */
function edit(text: string, after: Json): string {
  expect(editYaml(text, read(text) ?? {})).toEqual({ ok: true, value: text });
  const result = editYaml(text, after);
  if (!result.ok)
    throw new Error(`${JSON.stringify(text)} → ${JSON.stringify(after)}: ${result.error.message}`);
  expect(read(result.value)).toEqual(after);
  return result.value;
}

describe('editing YAML by ranges', () => {
  const style = fc.record({
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom<'any' | 'flow'>('any', 'any', 'flow'),
    defaultStringType: fc.constantFrom(
      'PLAIN',
      'QUOTE_SINGLE',
      'QUOTE_DOUBLE',
      'BLOCK_FOLDED',
      'BLOCK_LITERAL',
    ),
    crlf: fc.boolean(),
    comment: fc.boolean(),
  });
  const write = (
    value: Json,
    how: { readonly crlf: boolean; readonly comment: boolean; readonly [option: string]: unknown },
  ): string => {
    const { crlf, comment, ...options } = how;
    const text = `${comment ? '# top\n' : ''}${stringify(value, options)}${comment ? '# end\n' : ''}`;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  };

  test('E53: any mapping to any other, in any style, reads back as wanted', () => {
    let refused = 0;
    fc.assert(
      fc.property(jsonMapping, jsonMapping, style, (before, after, how) => {
        const text = write(before, how);
        const was = readYaml(text);
        if (!was.ok || !equalJson(was.value.value ?? {}, before)) return;
        expect(editYaml(text, before)).toEqual({ ok: true, value: text });
        const result = editYaml(text, after);
        if (!result.ok) refused += 1;
        if (!result.ok) return;
        expect(read(result.value) ?? {}).toEqual(after);
        if (how.crlf) expect(result.value.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 250 },
    );
    // Lists right inside of lists with something like a comment in them are left to a person.
    expect(refused).toBeLessThan(5);
  });

  test('one member of a mapping: all other lines keep their bytes', () => {
    fc.assert(
      fc.property(jsonMapping, jsonMapping, style, (before, others, how) => {
        const [key] = Object.keys(before);
        const [value] = Object.values(others);
        if (key === undefined || value === undefined || how.collectionStyle === 'flow') return;
        const text = write(before, how);
        const was = readYaml(text);
        if (!was.ok || !equalJson(was.value.value ?? {}, before)) return;
        const rest = { ...before };
        delete rest[key];
        const result = edit(text, { ...before, [key]: value });
        const tail = Object.keys(rest).length === 0 ? '' : write(rest, { ...how, comment: false });
        expect(result.endsWith(tail + (how.comment ? `# end${how.crlf ? '\r\n' : '\n'}` : ''))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const commented = [
    '# about this file',
    'id: S-1 # never changes',
    'title:   "Sign in"   # shown',
    '',
    'labels: # who it is for',
    '  - auth   # security',
    '  # the browser',
    "  - 'web'",
    'flow: [ a, b ] # two',
    'meta: {prio: 1, "due": 2025-01-01} # inline',
    'text: |',
    '  first',
    '',
    '  second',
    'folded: >-',
    '  one',
    '  two',
    'empty:',
    'last: end',
    '# bye',
    '',
  ].join('\n');
  const value = read(commented) as { readonly [key: string]: Json };

  test.each<[string, string, Json, string, string]>([
    ['a quoted text', 'title', 'It\'s "in"', 'title:   "Sign in"   #', 'title:   "It\'s \\"in\\""   #'],
    ['a plain text that needs quotes', 'last', 'a: b', 'last: end', "last: 'a: b'"],
    ['a text that other readers take for a number', 'last', '1.10', 'last: end', "last: '1.10'"],
    ['a text that becomes a number', 'last', 3, 'last: end', 'last: 3'],
    [
      'an item in the middle',
      'labels',
      ['auth', 'x', 'web'],
      '  - auth   # security\n',
      '  - auth   # security\n  - x\n',
    ],
    ['an item less', 'labels', ['auth'], "  - 'web'\n", ''],
    ['the first item less', 'labels', ['web'], '  - auth   # security\n', ''],
    ['an item in other words', 'labels', ['auth', 'mobile'], "'web'", "'mobile'"],
    ['a first item more', 'labels', ['new', 'auth', 'web'], '  - auth', '  - new\n  - auth'],
    ['an item in brackets', 'flow', ['a', 'c', 'b'], '[ a, b ]', '[ a, c, b ]'],
    ['brackets emptied', 'flow', [], '[ a, b ]', '[]'],
    ['a member in braces', 'meta', { prio: 2, due: '2025-01-01' }, '{prio: 1', '{prio: 2'],
    [
      'a member more in braces',
      'meta',
      { prio: 1, due: '2025-01-01', x: 'z' },
      '2025-01-01}',
      '2025-01-01, x: z}',
    ],
    ['a date that stays a plain date', 'meta', { prio: 1, due: '2026-12-31' }, '2025-01-01', '2026-12-31'],
    ['a line of a literal block', 'text', 'first\n\nthird\n', '  second\n', '  third\n'],
    [
      'a literal block without its last line break',
      'text',
      'first',
      'text: |\n  first\n\n  second\n',
      'text: |-\n  first\n',
    ],
    ['a folded block', 'folded', 'one three', '  one\n  two\n', '  one three\n'],
    ['a value where there was none', 'empty', 'now', 'empty:', 'empty: now'],
    ['a list where there was none', 'empty', ['a'], 'empty:\n', 'empty:\n  - a\n'],
    ['a mapping instead of a text', 'last', { a: 1 }, 'last: end\n', 'last:\n  a: 1\n'],
  ])('%s: only that changes', (_, key, next, from, to) => {
    expect(edit(commented, { ...value, [key]: next })).toBe(commented.replace(from, () => to));
  });

  test('a key more goes behind the last one, a key less goes with its comment only', () => {
    expect(edit(commented, { ...value, added: 'x' })).toBe(
      commented.replace('last: end\n', 'last: end\nadded: x\n'),
    );
    const { labels: _, ...others } = value;
    expect(edit(commented, others)).toBe(commented.replace(/labels:[^]*?'web'\n/, ''));
  });

  test('E54: a text without a final line break keeps having none', () => {
    expect(edit('a: 1\nb: 2', { a: 1, b: 3 })).toBe('a: 1\nb: 3');
    expect(edit('a: 1', { a: 1, b: 2 })).toBe('a: 1\nb: 2');
    expect(edit('a: 1\nb: 2', { a: 1 })).toBe('a: 1');
    expect(edit('a:\n- x', { a: ['x', 'z'] })).toBe('a:\n- x\n- z');
  });

  test('E53: CRLF files get CRLF lines, LF files LF lines', () => {
    expect(edit('a: |\r\n  x\r\nb: 1\r\n', { a: 'x\ny\n', b: 1, c: ['z'] })).toBe(
      'a: |\r\n  x\r\n  y\r\nb: 1\r\nc:\r\n  - z\r\n',
    );
  });

  test('E50: numbers that would come back changed are texts, and stay written as they are', () => {
    const text =
      'v: 1.10\nw: 1.0\nbig: 9007199254740993\nneg: -0\nhex: 0x1F\nexp: 1e3\noct: 007\nn: 12\nd: 2025-01-01\nf: -1.5\n';
    expect(read(text)).toEqual({
      v: '1.10',
      w: '1.0',
      big: '9007199254740993',
      neg: '-0',
      hex: '0x1F',
      exp: '1e3',
      oct: '007',
      n: 12,
      d: '2025-01-01',
      f: -1.5,
    });
    expect(edit(text, { ...(read(text) as object), v: '1.20', n: 13 })).toBe(
      text.replace('1.10', '1.20').replace('12', '13'),
    );
  });

  test('records in a list: one of them changes only its own lines', () => {
    const text =
      '- id: a # first\n  title: A\n\n- id: b\n  title: B # second\n  tags: [x]\n- title: C\n  id: c\n';
    const items = read(text) as readonly Json[];
    const b = { id: 'b', title: 'New', tags: ['x', 'z'] };
    expect(edit(text, items.with(1, b))).toBe(text.replace('B #', 'New #').replace('[x]', '[x, z]'));
    expect(edit(text, [...items, { id: 'd', o: { m: 1 } }])).toBe(`${text}- id: d\n  o:\n    m: 1\n`);
    expect(edit(text, items.toSpliced(1, 1))).toBe(text.replace(/- id: b[^]*?\[x\]\n/, ''));
    expect(edit(text, items.with(0, { title: 'A' }))).toBe(text.replace('id: a # first\n  title', 'title'));
  });

  test('anchors and aliases are edited only where nothing else changes with them', () => {
    const text = 'a: &x { p: 1 }\nb: *x\nc: 1\n';
    expect(edit(text, { a: { p: 1 }, b: { p: 1 }, c: 2 })).toBe(text.replace('c: 1', 'c: 2'));
    expect(edit(text, { a: { p: 1 }, b: 'own', c: 1 })).toBe(text.replace('*x', 'own'));
    for (const after of [
      { a: { p: 2 }, b: { p: 1 }, c: 1 },
      { a: { p: 1 }, b: { p: 2 }, c: 1 },
    ]) {
      expect(editYaml(text, after)).toMatchObject({ ok: false, error: { code: 'unmapped' } });
    }
  });

  test('a file of comments only gets its first keys behind them', () => {
    expect(edit('# only\n', { a: 1 })).toBe('# only\na: 1\n');
    expect(renderYaml({ id: 'x', list: [{ a: 1 }] })).toBe('id: x\nlist:\n  - a: 1\n');
  });
});
