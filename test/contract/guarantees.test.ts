import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { titlesIn } from '../support/titles.ts';

/*
 * Every invariant, edge case and attack that we promise something about is named by the title of a test, so
 * that a person who reads a number finds what shows it. Numbers never change; new ones are added at the end.
 */
const GUARANTEES: readonly (readonly [string, number])[] = [
  ['I', 15],
  ['E', 80],
  ['A', 46],
];

const names = GUARANTEES.flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, n) => `${letter}${n + 1}`),
);

/** The names in the titles of tests: `E23`, also in `(E12, E13)`. */
function namedIn(titles: readonly string[]): ReadonlySet<string> {
  return new Set(titles.flatMap((title) => title.match(/(?<![\w-])[EAI]\d{1,2}(?![\w-])/g) ?? []));
}

function missing(titles: readonly string[]): readonly string[] {
  const named = namedIn(titles);
  return names.filter((name) => !named.has(name));
}

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') || /^suites[/\\]/.test(file))
  .map((file) => join('test', file))
  .filter((file) => !file.endsWith('guarantees.test.ts'));
const titles = files.flatMap((file) => titlesIn(readFileSync(file, 'utf8')));

describe('the guarantees', () => {
  test('are each named by the title of a test', () => {
    expect(missing(titles)).toEqual([]);
  });

  test('are each missed when the name is taken away, and no other is', () => {
    for (const name of names) {
      const without = titles.map((title) => title.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), 'nothing'));
      expect(missing(without)).toEqual([name]);
    }
  });

  test('names beyond the list are mistakes', () => {
    const known = new Set(names);
    expect([...namedIn(titles)].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a title', () => {
  const found = (source: string) => titlesIn(source);

  test('is the first argument of a test or a group of tests, in any quotes', () => {
    expect(found(`test('a', () => { it("b"); });\ndescribe(\`c\`, () => undefined);`)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('is also what stands in the table of an each, and behind it', () => {
    expect(found(`test.each([['row', { text: 'x' }]] as const)('%s', () => expect('no'));`)).toEqual([
      'row',
      'x',
      '%s',
    ]);
  });

  test('is nothing in a comment, a regular expression or another call', () => {
    expect(
      found(`// test('a')\n/* it('b') */ expect(/test('c')/); other.test('d'); const test2 = 'e';`),
    ).toEqual([]);
  });

  test('is none where the test is skipped', () => {
    expect(
      found(`test.skip('a', () => undefined); describe.skip('b', () => undefined); it.todo('c');`),
    ).toEqual([]);
  });

  test('is found behind quotes and slashes in all the places where they are no ends', () => {
    expect(found(`const a = /['"\`/]/g; const b = 4 / 2; const c = 'it\\'s'; test('d', 1 / 2);`)).toEqual([
      'd',
    ]);
  });
});
