/** The merge laws as predicates over any merge function, so that broken ones can be tried as well. */
import { expect } from '@jest/globals';
import type { emitField } from '../../src/kernel/emit.ts';
import { sameValue } from '../../src/kernel/equal.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { FieldMerge, Merged, mergeField } from '../../src/kernel/merge.ts';
import type { applyPatch } from '../../src/kernel/patch.ts';
import { splitLines } from '../../src/kernel/lines.ts';
import { countsAreJust } from './naive-merge.ts';

/** What the laws are about; a broken one of these must break a law. */
export interface Kernel {
  readonly merge: typeof mergeField;
  readonly emit: typeof emitField;
  readonly apply: typeof applyPatch;
}

export type MergeLaw = (kernel: Kernel, field: FieldMerge) => void;

/** Each law throws when it does not hold for one field. */
export const MERGE_LAWS: { readonly [sentence: string]: MergeLaw } = {
  'a side that nobody else changed wins': ({ merge }, { rule, base, ours }) => {
    const untouched = base ?? null;
    expectClean(rule, merge({ rule, base: untouched, ours, theirs: untouched }), ours);
    expectClean(rule, merge({ rule, base: untouched, ours: untouched, theirs: ours }), ours);
  },

  'the same change on both sides is agreed': ({ merge }, { rule, base, ours }) => {
    expect(merge({ rule, base, ours, theirs: ours })).toEqual({ kind: 'clean', value: ours });
  },

  'swapping the sides swaps the result': ({ merge }, { rule, base, ours, theirs }) => {
    const there = merge({ rule, base, ours, theirs });
    const back = merge({ rule, base, ours: theirs, theirs: ours });
    expect(back.kind).toBe(there.kind);
    expect(sameValue(rule, back.value, there.value)).toBe(true);
    const exact =
      rule.equivalent.length === 0 && !JSON.stringify([base ?? null, ours, theirs]).includes('\\r');
    if (exact && !sameValue(rule, ours, theirs)) expect(back).toEqual(swapped(there));
  },

  'merging the merged value again changes nothing': ({ merge }, { rule, base, ours, theirs }) => {
    const first = merge({ rule, base, ours, theirs });
    if (first.kind === 'conflict') return;
    expectClean(
      rule,
      merge({ rule, base: first.value, ours: first.value, theirs: first.value }),
      first.value,
    );
    for (const side of [ours, theirs]) {
      const again = merge({ rule, base, ours: first.value, theirs: side });
      if (again.kind === 'clean') expect(sameValue(rule, again.value, first.value)).toBe(true);
      else expect(holdsText(rule.kind)).toBe(true);
    }
  },

  'after both patches both sides hold the merged value': (
    { merge, emit, apply },
    { rule, base, ours, theirs },
  ) => {
    const merged = merge({ rule, base, ours, theirs });
    if (merged.kind === 'conflict') return;
    for (const side of [ours, theirs]) {
      const patch = emit({ rule, before: side, after: merged.value });
      const written = apply({ [rule.name]: side, other: 1 }, patch);
      if (!written.ok) throw new Error(written.error.message);
      const { [rule.name]: now, ...rest } = written.value as { [name: string]: Json };
      expect(sameValue(rule, now ?? null, merged.value)).toBe(true);
      expect(rest).toEqual({ other: 1 });
    }
  },

  'nothing disappears that the other side did not remove': ({ merge }, { rule, base, ours, theirs }) => {
    const merged = merge({ rule, base, ours, theirs });
    const values = [base ?? [], ours, theirs, merged.value];
    if (merged.kind === 'conflict' || rule.equivalent.length > 0) return;
    if (rule.kind === 'set' && values.every(Array.isArray)) {
      const [b, o, t, m] = values.map(
        (items) => new Set((items as Json[]).map((item) => JSON.stringify(item))),
      );
      for (const item of new Set([...b!, ...o!, ...t!, ...m!])) {
        const removed = b!.has(item) && !(o!.has(item) && t!.has(item));
        expect(m!.has(item)).toBe(!removed);
      }
    }
    if (rule.kind === 'text' && values.every((value) => typeof value === 'string')) {
      const [b, o, t, m] = values.map((text) => splitLines(text.replaceAll('\r\n', '\n')));
      expect(countsAreJust([b!, o!, t!], m!)).toBe(true);
    }
  },

  'a conflict shows both sides and keeps its base': ({ merge }, { rule, base, ours, theirs }) => {
    const merged = merge({ rule, base, ours, theirs });
    if (merged.kind === 'clean') return;
    const conflicts = merged.parts.filter((part) => part.kind === 'conflict');
    expect(conflicts.length).toBeGreaterThan(0);
    for (const part of conflicts) expect([part.base, part.local, part.remote].length).toBe(3);
    if (
      rule.kind !== 'text' ||
      merged.parts.some((part) => part.kind === 'clean' && typeof part.value !== 'string')
    )
      return;
    const values = merged.parts.map((part) => (part.kind === 'clean' ? part.value : part.base));
    if (values.every((value) => typeof value === 'string')) expect(values.join('')).toBe(merged.value);
  },

  'no conflict marker is ever written': ({ merge }, field) => {
    expect(JSON.stringify(merge(field))).not.toMatch(/<{7}|>{7}|={7}/);
  },
};

function expectClean(rule: FieldMerge['rule'], merged: Merged, value: Json): void {
  expect(merged.kind).toBe('clean');
  expect(sameValue(rule, merged.value, value)).toBe(true);
}

function holdsText(kind: FieldMerge['rule']['kind']): boolean {
  return kind === 'text' || kind === 'list' || kind === 'map';
}

function swapped(merged: Merged): Merged {
  if (merged.kind === 'clean') return merged;
  const parts = merged.parts.map((part) =>
    part.kind === 'clean' ? part : { ...part, local: part.remote, remote: part.local },
  );
  return { ...merged, parts };
}
