import * as fc from 'fast-check';
import type { Json } from '../../src/kernel/json.ts';

/** Texts that YAML, JSON or Markdown could take for something else. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'x',
    'two words',
    ' lead',
    'trail ',
    'a: b',
    'a:',
    ': a',
    'a #b',
    '# a',
    '- a',
    '-',
    '?',
    '? a',
    '[a',
    'a]',
    '{a}',
    ',',
    'true',
    'no',
    'null',
    '~',
    '1',
    '1.0',
    '1.10',
    '007',
    '0x1F',
    '1e3',
    '-0',
    '.5',
    '.inf',
    '2025-01-01',
    '12:30',
    '1_000',
    '=',
    '<<',
    "it's",
    '"q"',
    '\\',
    'a\\nb',
    '@me',
    '`c`',
    '%d',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
    'é',
    '日本',
    '😀',
    '\u00a0',
    'a\tb',
    '---',
    '...',
    'a\nb',
    'a\n\nb',
    '\na',
    'a\n',
    'a\n\n',
    '  a\nb',
    'a\n  b',
    'a\n# b\n',
    '- a\n- b',
    'a: b\nc: d\n',
    '\n',
    'a \nb',
    '"\n\'',
    'x\n---\ny',
    'a long text that is longer than eighty characters so that whoever folds lines would fold it somewhere',
  ),
  fc.string({ maxLength: 10 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: oddText },
  { weight: 1, arbitrary: fc.constantFrom<Json>(null, true, false, 0, 1, -5, 2.5, 1e21, 123456789) },
);

const key = fc.constantFrom('id', 'a', 'b', 'c-d', 'with space', '1', 'x.y', 'é');

/** JSON values of a few levels, with the shapes that records have. */
export const jsonValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** Mappings, as documents have them at their top. */
export const jsonMapping: fc.Arbitrary<{ readonly [key: string]: Json }> = fc.dictionary(key, jsonValue, {
  maxKeys: 5,
  noNullPrototype: true,
});
