import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { isJsonObject } from '../../src/kernel/json.ts';
import { editYaml } from '../../src/artifacts/yaml-edit.ts';
import { applySplices } from '../../src/artifacts/splice.ts';
import { readYaml } from '../../src/artifacts/yaml-read.ts';
import { editSimpleYaml, readSimpleYaml } from '../../src/artifacts/yaml-simple.ts';
import { corpusFiles, corpusFolder } from './corpus.ts';

/** What both readers have to agree on: the members, where the fast one answers at all. */
function agree(text: string): boolean {
  const simple = readSimpleYaml(text);
  if (simple === null) return false;
  const full = readYaml(text);
  expect([text, full.ok ? (full.value.value ?? {}) : full.error]).toEqual([text, simple.members]);
  return true;
}

const source = fc.constantFrom(
  'x',
  'a b',
  'a: b',
  'a:b',
  'a #b',
  'a#b',
  "it's",
  '1',
  '1.10',
  '1.0',
  '-1',
  '-0',
  '007',
  '0x1F',
  '1e3',
  '9007199254740993',
  'true',
  'no',
  'Null',
  '~',
  '2025-07-12',
  '12:30',
  '@me',
  '#tag',
  '- x',
  '-',
  '?',
  '? a',
  '| x',
  '>-',
  '&a b',
  '*a',
  '!t x',
  "'q'",
  "'it''s'",
  "'a: #b'",
  '"q"',
  '"a\\nb"',
  '"a" b',
  "'a' # c",
  '[]',
  '[a]',
  '[a, b c]',
  '["x", \'y\']',
  '[a,]',
  '[a: b]',
  '[ 1, @x ]',
  '{}',
  '{a: b}',
  '%x',
  '`x`',
  ',x',
  '.5',
  '...',
  '---',
  'é ü',
  '\u00a0x',
  'x\u00a0',
  'a\tb',
  '(a)',
  '+1',
  '/a/b',
  'a,b',
  'a]',
  '',
  ' ',
  '# c',
);
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c-d', 'null', '1', '__proto__', ' x', '"q"'),
      fc.constantFrom(':', ': ', ':  ', ' : '),
      source,
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('- ', '  - ', '    - ', ' -  '), source).map((parts) => parts.join('')),
  fc.constantFrom('', ' ', '# comment', '  # comment', '  more', '---', '...', 'a:', 'b:', 'c:'),
);
const yaml = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\r\n')), { maxLength: 6 })
  .map((lines) => lines.map(([text, ending]) => text + ending).join(''));

describe('simple YAML', () => {
  test('E50, A29: is read as the full reader reads it, or left to it', () => {
    let answered = 0;
    fc.assert(
      fc.property(yaml, (text) => {
        if (agree(text)) answered += 1;
      }),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(250);
  });

  test('any characters at all: the same', () => {
    const any = fc.string({ unit: 'binary', maxLength: 30 });
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(any, ascii), (text) => void agree(`a: ${text}\nb: 1\n`)),
      { numRuns: 700 },
    );
  });

  test('an edit gives what the full editor gives, or is left to it', () => {
    const value: fc.Arbitrary<Json> = fc.oneof(
      fc.constantFrom<Json>(
        'x',
        'a b',
        'a: b',
        '1.10',
        '1',
        1,
        2.5,
        'true',
        true,
        null,
        '',
        ' x',
        "it's",
        '2026-01-01',
        'a\nb',
        '# x',
        '\\',
      ),
      fc.string({ maxLength: 8 }),
    );
    let edited = 0;
    fc.assert(
      fc.property(source, value, (old, next) => {
        const text = `b: 1\na: ${old}\nc: [x]\n`;
        const full = readYaml(text);
        if (!full.ok || !isJsonObject(full.value.value) || !Object.hasOwn(full.value.value, 'a')) return;
        const after: JsonObject = { ...full.value.value, a: next };
        const before = readSimpleYaml(text);
        const simple = before === null ? null : editSimpleYaml(text, before, after);
        if (simple === null) return;
        edited += 1;
        const read = readYaml(applySplices(text, simple));
        expect(read.ok && read.value.value).toEqual(after);
        expect(editYaml(text, after).ok).toBe(true);
      }),
      { numRuns: 800 },
    );
    expect(edited).toBeGreaterThan(50);
  });

  const folder = corpusFolder();
  (folder === null ? test.skip : test)(
    'nearly all front matters of the corpus are simple, and read the same',
    () => {
      let all = 0;
      let simple = 0;
      for (const file of corpusFiles(folder ?? '', 'backlog-md', '.md')) {
        const text = fs.readFileSync(path.join(folder ?? '', 'backlog-md', file), 'utf8');
        const end = text.indexOf('\n---\n');
        if (!text.startsWith('---\n') || end === -1) continue;
        all += 1;
        if (agree(text.slice(4, end + 1))) simple += 1;
      }
      expect(simple / all).toBeGreaterThan(0.95);
    },
  );
});
