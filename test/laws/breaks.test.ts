import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { emitField } from '../../src/kernel/emit.ts';
import type { Json } from '../../src/kernel/json.ts';
import { mergeField } from '../../src/kernel/merge.ts';
import { applyPatch } from '../../src/kernel/patch.ts';
import { field, fieldOf } from './arbitraries.ts';
import type { Kernel } from './merge-laws.ts';
import { MERGE_LAWS } from './merge-laws.ts';

const KERNEL: Kernel = { merge: mergeField, emit: emitField, apply: applyPatch };

/** For each law a kernel broken on purpose, in the way that the law is there to find. */
const BREAKS: { readonly [law in keyof typeof MERGE_LAWS]: Partial<Kernel> } = {
  'a side that nobody else changed wins': {
    merge: ({ ours }) => ({ kind: 'clean', value: ours }),
  },
  'the same change on both sides is agreed': {
    merge: ({ base = null, ours, theirs }) => ({
      kind: 'conflict',
      value: base,
      parts: [{ kind: 'conflict', base, local: ours, remote: theirs }],
    }),
  },
  'swapping the sides swaps the result': {
    merge: (sides) => {
      const merged = mergeField(sides);
      return merged.kind === 'clean' ? merged : { kind: 'clean', value: sides.ours };
    },
  },
  'merging the merged value again changes nothing': {
    merge: (sides) => {
      const merged = mergeField(sides);
      const twice = (value: Json) => (Array.isArray(value) ? [...(value as Json[]), value.length] : value);
      return { ...merged, value: twice(merged.value) };
    },
  },
  'after both patches both sides hold the merged value': {
    emit: (write) => emitField(write).slice(0, 2),
  },
  'nothing disappears that the other side did not remove': {
    merge: (sides) => {
      const merged = mergeField(sides);
      return Array.isArray(merged.value) ? { ...merged, value: merged.value.slice(1) as Json[] } : merged;
    },
  },
  'a conflict shows both sides and keeps its base': {
    merge: (sides) => {
      const merged = mergeField(sides);
      return merged.kind === 'clean'
        ? merged
        : { ...merged, value: sides.ours, parts: merged.parts.slice(1) };
    },
  },
  'no conflict marker is ever written': {
    merge: (sides) => {
      const merged = mergeField(sides);
      if (merged.kind === 'clean') return merged;
      return { kind: 'clean', value: `<<<<<<< ours\n${JSON.stringify(sides.ours)}` };
    },
  },
};

test.each(Object.entries(MERGE_LAWS))('a broken kernel is found by: %s', (sentence, law) => {
  const broken = { ...KERNEL, ...BREAKS[sentence] };
  const property = fc.property(field, (any) => law(broken, any));
  expect(fc.check(property, { numRuns: 2_000, seed: 1 }).failed).toBe(true);
});

test('a merge that brings removed lines back is found', () => {
  const union: Kernel['merge'] = (sides) => {
    const merged = mergeField(sides);
    if (merged.kind === 'clean' || typeof sides.ours !== 'string' || typeof sides.theirs !== 'string')
      return merged;
    return { kind: 'clean', value: sides.ours + sides.theirs };
  };
  const law = MERGE_LAWS['nothing disappears that the other side did not remove']!;
  const property = fc.property(fieldOf('text'), (any) => law({ ...KERNEL, merge: union }, any));
  expect(fc.check(property, { numRuns: 2_000, seed: 1 }).failed).toBe(true);
});
