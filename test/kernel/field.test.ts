import { describe, expect, test } from '@jest/globals';
import type { Choice } from '../../src/kernel/conflict.ts';
import { CHOICES } from '../../src/kernel/conflict.ts';
import type { Equivalence, FieldKind, Side } from '../../src/kernel/field.ts';
import { EQUIVALENCES, FIELD_KINDS, SIDES } from '../../src/kernel/field.ts';

/** The words of a union, of which the compiler lets none be left out. */
type Every<Word extends string> = { readonly [word in Word]: true };

describe('what a config or a person may write is every word that the kernel knows', () => {
  test('kinds of fields', () => {
    const all = Object.keys({
      scalar: true,
      text: true,
      set: true,
      list: true,
      map: true,
      sequence: true,
    } satisfies Every<FieldKind>);
    expect([...FIELD_KINDS].sort()).toEqual(all.sort());
  });

  test('equivalences', () => {
    const all = Object.keys({
      lines: true,
      trim: true,
      case: true,
      unicode: true,
      empty: true,
      order: true,
    } satisfies Every<Equivalence>);
    expect([...EQUIVALENCES].sort()).toEqual(all.sort());
  });

  test('choices', () => {
    const all = Object.keys({
      local: true,
      remote: true,
      base: true,
      merged: true,
      value: true,
      keep: true,
      delete: true,
    } satisfies Every<Choice>);
    expect([...CHOICES].sort()).toEqual(all.sort());
  });

  test('sides, local first', () => {
    expect(SIDES).toEqual(Object.keys({ local: true, remote: true } satisfies Every<Side>));
  });
});
