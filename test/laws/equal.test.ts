import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { normalForm, sameValue } from '../../src/kernel/equal.ts';
import { FIELD_KINDS } from '../../src/kernel/field.ts';
import { equalJson } from '../../src/kernel/json.ts';
import { fieldOf, json, ruleOf } from './arbitraries.ts';
import { numRuns } from './counts.ts';

/** Three values of one field that often are the same under its rule. */
const values = fc.constantFrom(...FIELD_KINDS).chain((kind) =>
  fc.tuple(
    ruleOf(kind),
    fc.oneof(
      fieldOf(kind).map(({ base = null, ours, theirs }) => [base, ours, theirs] as const),
      fc.tuple(json, json, json),
    ),
  ),
);

test('sameValue is an equivalence relation that equal JSON is always in (E41)', () => {
  fc.assert(
    fc.property(values, ([rule, [a, b, c]]) => {
      expect(sameValue(rule, a, structuredClone(a))).toBe(true);
      expect(sameValue(rule, b, a)).toBe(sameValue(rule, a, b));
      if (sameValue(rule, a, b) && sameValue(rule, b, c)) expect(sameValue(rule, a, c)).toBe(true);
    }),
    numRuns('equality is an equivalence relation'),
  );
});

test('a normal form is the same value, stands for it, and is its own normal form', () => {
  fc.assert(
    fc.property(values, ([rule, [a, b]]) => {
      const normal = normalForm(rule, a);
      expect(sameValue(rule, a, normal)).toBe(true);
      expect(normalForm(rule, normal)).toEqual(normal);
      expect(equalJson(normal, normalForm(rule, b))).toBe(sameValue(rule, a, b));
    }),
    numRuns('equality is an equivalence relation'),
  );
});
