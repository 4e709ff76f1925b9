import { describe, expect, test } from '@jest/globals';
import type { Equivalence } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { mergeSet } from '../../src/kernel/set.ts';

const rule = (...equivalent: Equivalence[]) => ({ kind: 'set', key: '', equivalent }) as const;
const merge = (base: Json[], ours: Json[], theirs: Json[]) => mergeSet(rule(), { base, ours, theirs });

describe('mergeSet', () => {
  test('takes out what either side removed and puts in what either added (E44)', () => {
    expect(merge(['a', 'b', 'c'], ['a', 'c', 'x'], ['b', 'c', 'y'])).toEqual(['c', 'x', 'y']);
  });

  test('keeps what was removed and added again (E45)', () => {
    expect(merge(['a', 'b'], ['b', 'a'], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  test('keeps base order, then additions by their canonical JSON, without repetition', () => {
    expect(merge(['z', 'm', 'z'], ['z', 'm', 'q', 'b'], ['m', 'z', 'q', 'a'])).toEqual([
      'z',
      'm',
      'a',
      'b',
      'q',
    ]);
    expect(merge([], [2, null, 'x'], [{ b: 1, a: 2 }, 10])).toEqual(['x', 10, 2, null, { a: 2, b: 1 }]);
  });

  test('tells a value from its string', () => {
    expect(merge([1], [1, '1'], [])).toEqual(['1']);
  });

  test('takes elements as one when the rule does (E42)', () => {
    const merged = mergeSet(rule('case'), {
      base: ['Bug'],
      ours: ['Bug', 'UI'],
      theirs: ['bug', 'ui', 'api'],
    });
    expect(merged).toEqual(['bug', 'api', 'UI']);
  });

  test('takes the new spelling of the side that changed it, of two the first', () => {
    const respelled = (ours: Json[], theirs: Json[]) =>
      mergeSet(rule('case'), { base: ['Bug'], ours, theirs });
    expect(respelled(['BUG'], ['Bug'])).toEqual(['BUG']);
    expect(respelled(['bug'], ['Bug'])).toEqual(['bug']);
    expect(respelled(['Bug'], ['bUG'])).toEqual(['bUG']);
    expect(respelled(['bug'], ['BUG'])).toEqual(['BUG']);
    expect(respelled(['BUG'], ['bug'])).toEqual(['BUG']);
  });

  test('gives every spelling of a repeated element the first one', () => {
    expect(mergeSet(rule('case'), { base: [], ours: ['b', 'B'], theirs: ['c'] })).toEqual(['b', 'c']);
  });
});
