import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { emitField } from '../../src/kernel/emit.ts';
import { FIELD_KINDS } from '../../src/kernel/field.ts';
import type { FieldRule } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson, equalJson } from '../../src/kernel/json.ts';
import type { OutsideOperation } from '../../src/kernel/patch.ts';
import { applyPatch, invertPatch, parsePatch } from '../../src/kernel/patch.ts';
import { formatPointer } from '../../src/kernel/pointer.ts';
import { fieldOf, json } from './arbitraries.ts';
import { numRuns } from './counts.ts';

/** A field with a value before and one after; now and then of another shape than its kind. */
const write = fc
  .constantFrom(...FIELD_KINDS)
  .chain(fieldOf)
  .map(({ rule, ours, theirs }) => ({ rule, before: ours, after: theirs }));

describe('emitted patches', () => {
  test('take the value before to the value after, and back', () => {
    fc.assert(
      fc.property(write, ({ rule, before, after }) => {
        const doc = { [rule.name]: before, other: [1] };
        const patch = emitField({ rule, before, after });
        const done = applyPatch(doc, patch);
        if (!done.ok) throw new Error(done.error.message);
        expect(sameWritten(rule, done.value, { [rule.name]: after, other: [1] })).toBe(true);
        const back = applyPatch(done.value, invertPatch(patch, doc));
        expect(back).toEqual({ ok: true, value: doc });
        expect(parsePatch(patch)).toEqual({ ok: true, value: patch });
      }),
      numRuns('emitted patches'),
    );
  });

  test('say nothing exactly when nothing is to be written, and start with a test otherwise', () => {
    fc.assert(
      fc.property(write, ({ rule, before, after }) => {
        const patch = emitField({ rule, before, after });
        const nothing = sameWritten(rule, { [rule.name]: before }, { [rule.name]: after });
        expect(patch.length === 0).toBe(nothing);
        if (!nothing) expect(patch[0]?.op).toBe('test');
      }),
      numRuns('emitted patches'),
    );
  });

  test('fail on a document whose value was replaced meanwhile, unless it holds what they test', () => {
    fc.assert(
      fc.property(write, json, ({ rule, before, after }, meanwhile) => {
        const patch = emitField({ rule, before, after });
        const holds = patch.every(
          (operation) => operation.op !== 'test' || applyPatch({ [rule.name]: meanwhile }, [operation]).ok,
        );
        const done = applyPatch({ [rule.name]: meanwhile }, patch);
        if (!holds) expect(done.ok).toBe(false);
      }),
      numRuns('patches are all or nothing'),
    );
  });
});

/** A patch over a small document that often applies, with every operation of RFC 6902. */
const steps = json.chain((doc) => {
  const path = fc.constantFrom(...placesIn(doc));
  const step = fc.oneof(
    fc.record({ op: fc.constantFrom('add', 'replace', 'test'), path, value: json }),
    fc.record({ op: fc.constant('remove'), path }),
    fc.record({ op: fc.constantFrom('move', 'copy'), from: path, path }),
  ) as fc.Arbitrary<OutsideOperation>;
  return fc.tuple(fc.constant(doc), fc.array(step, { minLength: 1, maxLength: 3 }));
});

describe('patches in general', () => {
  test('are applied all or nothing, on a copy, and can be taken back', () => {
    let applied = 0;
    fc.assert(
      fc.property(steps, ([doc, patch]) => {
        const before = canonicalJson(doc);
        const sent = JSON.stringify(patch);
        const done = applyPatch(doc, patch);
        expect(canonicalJson(doc)).toBe(before);
        expect(JSON.stringify(patch)).toBe(sent);
        if (!done.ok) {
          expect(applyPatch(doc, patch.slice(0, done.error.index)).ok).toBe(true);
          expect(applyPatch(doc, patch.slice(0, done.error.index + 1)).ok).toBe(false);
          return;
        }
        applied += 1;
        const back = applyPatch(done.value, invertPatch(patch, doc));
        if (!back.ok) throw new Error(back.error.message);
        expect(canonicalJson(back.value)).toBe(before);
      }),
      numRuns('inverse patches'),
    );
    expect(applied).toBeGreaterThan(0);
  });
});

/** Every place in a value, and beside it some that may or may not exist. */
function placesIn(doc: Json, at: readonly (string | number)[] = []): string[] {
  const here = [formatPointer(at)];
  if (Array.isArray(doc)) {
    const items = doc as readonly Json[];
    const beside = ['-', String(items.length), '01'].map((end) => formatPointer([...at, end]));
    return [...here, ...beside, ...items.flatMap((item, i) => placesIn(item, [...at, i]))];
  }
  if (typeof doc !== 'object' || doc === null) return here;
  const members = Object.entries(doc).flatMap(([name, item]) => placesIn(item, [...at, name]));
  return [...here, formatPointer([...at, 'new']), ...members];
}

/** Equality of written documents: sets as sets, everything else exactly. */
function sameWritten(rule: Pick<FieldRule, 'kind' | 'name'>, a: Json, b: Json): boolean {
  const [x, y] = [a, b].map((doc) => (doc as { [name: string]: Json })[rule.name] ?? null);
  if (rule.kind !== 'set' || !Array.isArray(x) || !Array.isArray(y)) return equalJson(a, b);
  const items = (set: readonly Json[]) => new Set(set.map(canonicalJson));
  const [left, right] = [items(x as Json[]), items(y as Json[])];
  return left.size === right.size && [...left].every((item) => right.has(item));
}
