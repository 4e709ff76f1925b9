import { describe, expect, test } from '@jest/globals';
import { wayBack } from '../../src/flows/way-back.ts';
import { emitField } from '../../src/kernel/emit.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { FieldMapping } from '../../src/kernel/lens.ts';
import type { Patch } from '../../src/kernel/patch.ts';
import type { Change } from '../../src/kernel/plan.ts';

const LABELS: FieldMapping = {
  name: 'tags',
  remote: 'labels',
  kind: 'set',
  key: '',
  equivalent: [],
  writable: { local: true, remote: true },
};

/** The way back of a change of labels from one value to another, on a record that holds a third. */
function back(
  values: { readonly from: Json; readonly to: Json; readonly now: Json; readonly stored?: Patch },
  mapping: Partial<FieldMapping> = {},
) {
  const { from, to, now, stored } = values;
  const rule = { name: 'labels', kind: 'set', key: '' } as const;
  const change: Change = {
    id: 'a#remote',
    record: 'a',
    title: 'A',
    side: 'remote',
    kind: 'update',
    target: '1',
    patch: emitField({ rule, before: from, after: to }),
  };
  return wayBack([{ ...LABELS, ...mapping }], { change, stored, now: { labels: now } });
}

describe('wayBack of a set', () => {
  test('needs no stored way back, and does not follow one (A27)', () => {
    const patch = [
      { op: 'test', path: '/labels', value: ['b', 'm'] },
      { op: 'remove', path: '/labels/0' },
    ];
    expect(back({ from: ['m'], to: ['m', 'b'], now: ['b', 'm'] })).toEqual({ kind: 'patch', patch });
    const stored: Patch = [{ op: 'replace', path: '/labels', value: [] }];
    expect(back({ from: ['m'], to: ['m', 'b'], now: ['b', 'm'], stored })).toEqual({ kind: 'patch', patch });
  });

  test('follows no stored way back to another field (A27)', () => {
    const stored: Patch = [{ op: 'replace', path: '/title', value: 'x' }];
    const { kind, ...rest } = back({ from: ['m'], to: ['b'], now: ['m', 'c'], stored });
    expect([kind, JSON.stringify(rest)]).toEqual(['patch', expect.not.stringContaining('title')]);
  });

  test('leaves the spelling of upstream where case does not count', () => {
    expect(back({ from: ['Bug'], to: ['Bug', 'ui'], now: ['BUG', 'UI'] }, { equivalent: ['case'] })).toEqual({
      kind: 'patch',
      patch: [
        { op: 'test', path: '/labels', value: ['BUG', 'UI'] },
        { op: 'remove', path: '/labels/1' },
      ],
    });
    expect(back({ from: ['Bug'], to: ['Bug', 'ui'], now: ['BUG'] }, { equivalent: ['case'] })).toEqual({
      kind: 'patch',
      patch: [],
    });
  });

  test('where sets are merged as a whole, one that somebody changed has none', () => {
    const values = { from: ['m'], to: ['m', 'b'], now: ['b', 'm', 'person'] };
    expect(back(values, { strictSet: true })).toEqual({ kind: 'none' });
  });

  test('has none where the field is no set any more', () => {
    expect(back({ from: ['m'], to: ['b'], now: null })).toEqual({ kind: 'none' });
    expect(back({ from: ['m'], to: ['b'], now: ['b'] }, { kind: 'scalar' })).toEqual({ kind: 'none' });
  });
});
