import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FIELD_KINDS } from '../../src/kernel/field.ts';
import { sameValue } from '../../src/kernel/equal.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/json.ts';
import { mergeField } from '../../src/kernel/merge.ts';
import { emitField } from '../../src/kernel/emit.ts';
import { applyPatch } from '../../src/kernel/patch.ts';
import { distinctTexts, field, fieldOf } from './arbitraries.ts';
import { COUNTS, numRuns } from './counts.ts';
import { MERGE_LAWS } from './merge-laws.ts';
import { naiveMerge } from './naive-merge.ts';

const KERNEL = { merge: mergeField, emit: emitField, apply: applyPatch };
const LAWS = Object.entries(MERGE_LAWS);

test('the laws together are tried on at least 100,000 cases (I11, I12)', () => {
  const { 'merge laws, one each': each, ...others } = COUNTS;
  const total = Object.values(others).reduce((sum, count) => sum + count, each * LAWS.length);
  expect(total).toBeGreaterThanOrEqual(100_000);
});

describe('merge laws', () => {
  test.each(LAWS)('%s', (_, law) => {
    fc.assert(
      fc.property(field, (any) => law(KERNEL, any)),
      numRuns('merge laws, one each'),
    );
  });
});

describe('the naive merge', () => {
  const exact = fc
    .constantFrom(...FIELD_KINDS.filter((kind) => kind !== 'text'))
    .chain(fieldOf)
    .map((any) => ({ ...any, rule: { ...any.rule, equivalent: [] } }));

  test('says the same of every kind but text', () => {
    fc.assert(
      fc.property(exact, ({ rule, base, ours, theirs }) => {
        const naive = naiveMerge(rule, base, ours, theirs);
        const merged = mergeField({ rule, base, ours, theirs });
        expect(merged.kind).toBe(naive.kind);
        if (naive.kind === 'clean')
          expect(unordered(rule.kind, merged.value)).toBe(unordered(rule.kind, naive.value));
      }),
      numRuns('agrees with the naive merge'),
    );
  });

  test('says the same of texts that align in one way', () => {
    fc.assert(
      fc.property(distinctTexts, ({ base, ours, theirs }) => {
        const rule = { name: 'body', kind: 'text', key: 'id', equivalent: [] } as const;
        const naive = naiveMerge(rule, base, ours, theirs);
        const merged = mergeField({ rule, base, ours, theirs });
        expect(merged.kind).toBe(naive.kind);
        if (naive.kind === 'clean') expect(sameValue(rule, merged.value, naive.value)).toBe(true);
      }),
      numRuns('text on distinct lines agrees with the naive merge'),
    );
  });
});

/** Writes a value without the order that the naive merge does not know. */
function unordered(kind: string, value: Json): string {
  if (!Array.isArray(value) || (kind !== 'set' && kind !== 'list')) return canonicalJson(value);
  const items = (value as Json[]).map((item) => canonicalJson(item));
  const ids = (value as Json[]).map((item) => (item as JsonObject | null)?.['id']);
  return [...(ids.length === new Set(items).size ? items : new Set(items))].sort().join();
}
