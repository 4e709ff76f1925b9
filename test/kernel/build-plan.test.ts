import { describe, expect, test } from '@jest/globals';
import type { PlanInput } from '../../src/kernel/build-plan.ts';
import { DEFAULT_WRITE_LIMIT, buildPlan, isEmptyPlan } from '../../src/kernel/build-plan.ts';
import type { Conflict } from '../../src/kernel/conflict.ts';
import type { Change } from '../../src/kernel/plan.ts';
import type { RecordPlan } from '../../src/kernel/plan-record.ts';

function build(input: Partial<PlanInput> = {}) {
  return buildPlan({
    records: [],
    matching: { conflicts: [], held: [] },
    context: { sync: 'backlog' },
    origin: 'cli',
    complete: true,
    linked: 100,
    limits: { deletes: { share: 0.2 } },
    notes: [],
    ...input,
  });
}

function change(record: string, side: 'local' | 'remote', kind: Change['kind'] = 'update'): Change {
  return { id: `${record}#${side}`, kind, record, side, title: record, patch: [] };
}

function conflict(record: string, field: string, members: Partial<Conflict> = {}): Conflict {
  return {
    id: `${record}-${field}`,
    kind: 'edit-edit',
    record,
    field,
    base: null,
    local: 1,
    remote: 2,
    ...members,
  };
}

function planned(members: Partial<RecordPlan>): RecordPlan {
  return { changes: [], conflicts: [], held: [], ...members };
}

function many(count: number, kind: Change['kind'], side: 'local' | 'remote' = 'remote'): RecordPlan[] {
  return Array.from({ length: count }, (_, i) => planned({ changes: [change(`r${i}`, side, kind)] }));
}

describe('a plan', () => {
  test('I11: has the same bytes in any order of records, with every list in order', () => {
    const records = [
      planned({ changes: [change('b', 'remote'), change('b', 'local')], agreed: { record: 'z' } }),
      planned({
        changes: [change('a', 'remote')],
        conflicts: [conflict('a', 'title'), conflict('a', 'body')],
        held: [{ record: 'a', code: 'x', message: 'second' }],
        agreed: { record: 'y' },
      }),
      planned({ held: [{ record: 'a', code: 'x', message: 'first' }] }),
    ];
    const matching = {
      conflicts: [conflict('0', '@link'), conflict('a', 'title', { id: 'other' })],
      held: [{ record: '0', code: 'duplicate-id', message: 'twice' }],
    };
    const plan = build({ records, matching, notes: ['b', 'a'] });
    const reversed = {
      records: records.toReversed(),
      matching: { conflicts: matching.conflicts.toReversed(), held: matching.held },
      notes: ['a', 'b'],
    };
    expect(JSON.stringify(build(reversed))).toBe(JSON.stringify(plan));
    expect(plan.changes.map(({ id }) => id)).toEqual(['a#remote', 'b#local', 'b#remote']);
    expect(plan.conflicts.map(({ id }) => id)).toEqual(['0-@link', 'a-body', 'a-title', 'other']);
    expect(plan.held.map(({ record, message }) => [record, message])).toEqual([
      ['0', 'twice'],
      ['a', 'first'],
      ['a', 'second'],
    ]);
    expect(plan.agreed).toEqual([{ record: 'y' }, { record: 'z' }]);
    expect(plan.notes).toEqual(['a', 'b']);
  });

  test('I11: orders conflicts by record, then by field, then by id', () => {
    const sorted = [
      conflict('a', 'body', { id: '9' }),
      conflict('a', 'title', { id: '3' }),
      conflict('a', 'title', { id: '4' }),
      conflict('b', 'body', { id: '2' }),
      conflict('b', 'title', { id: '1' }),
    ];
    for (const conflicts of [sorted, sorted.toReversed()])
      expect(build({ records: [planned({ conflicts })] }).conflicts).toEqual(sorted);
  });

  test('says of what it was made, and nothing that is not', () => {
    expect(build({ records: [planned({})], complete: false })).toStrictEqual({
      format: 1,
      sync: 'backlog',
      origin: 'cli',
      changes: [],
      conflicts: [],
      held: [],
      agreed: [],
      complete: false,
      notes: [],
    });
  });

  test('E34: shows a conflict of a record that moved before its write as stale', () => {
    const records = [
      planned({ conflicts: [conflict('a', 'title'), conflict('a', '@record', { kind: 'edit-delete' })] }),
      planned({ conflicts: [conflict('b', 'title')] }),
    ];
    const { conflicts } = build({ records, moved: new Set(['a']) });
    expect(conflicts.map(({ record, kind }) => [record, kind])).toEqual([
      ['a', 'edit-delete'],
      ['a', 'stale'],
      ['b', 'edit-edit'],
    ]);
  });

  test('is empty when there is nothing for a person or a write', () => {
    expect(isEmptyPlan(build({ records: [planned({ agreed: { record: 'a' } })], notes: ['n'] }))).toBe(true);
    expect(isEmptyPlan(build({ records: many(1, 'update') }))).toBe(false);
    expect(isEmptyPlan(build({ records: [planned({ conflicts: [conflict('a', 't')] })] }))).toBe(false);
    expect(
      isEmptyPlan(build({ matching: { conflicts: [], held: [{ record: 'a', code: 'x', message: 'm' }] } })),
    ).toBe(false);
    const one = { conflicts: [conflict('a', 't')], held: [{ record: 'a', code: 'x', message: 'm' }] };
    expect(isEmptyPlan(build({ matching: one, records: many(1, 'update') }))).toBe(false);
    expect(isEmptyPlan(build({ matching: { ...one, held: [] }, records: many(1, 'update') }))).toBe(false);
    expect(isEmptyPlan(build({ matching: { ...one, conflicts: [] }, records: many(1, 'update') }))).toBe(
      false,
    );
  });
});

describe('E19, E67: the bulk guard', () => {
  test.each([
    ['a share of the linked records', { share: 0.2 }, 100, 20],
    ['a share, rounded down', { share: 0.2 }, 19, 3],
    ['a share that always lets one go', { share: 0.2 }, 2, 1],
    ['a number', { count: 7 }, 100, 7],
    ['no delete at all', { count: 0 }, 100, 0],
  ])('lets deletes go up to %s', (_, deletes, linked, allowed) => {
    const limits = { deletes };
    expect(build({ records: many(allowed, 'delete'), limits, linked }).guarded).toBeUndefined();
    expect(build({ records: many(allowed + 1, 'delete'), limits, linked }).guarded).toEqual({
      limit: 'deletes',
      side: 'remote',
      planned: allowed + 1,
      allowed,
    });
  });

  test('counts each side of its own', () => {
    const limits = { deletes: { count: 2 } };
    const both = [...many(2, 'delete', 'local'), ...many(2, 'delete', 'remote')];
    expect(build({ records: both, limits }).guarded).toBeUndefined();
    expect(build({ records: many(3, 'delete', 'local'), limits }).guarded?.side).toBe('local');
  });

  test('counts writes of every kind, where a limit is set', () => {
    const limits = { deletes: { count: 9 }, writes: 4 };
    const records = [...many(2, 'create'), ...many(1, 'update'), ...many(1, 'delete')];
    expect(build({ records, limits, linked: 0 }).guarded).toBeUndefined();
    expect(build({ records: [...records, ...many(1, 'update')], limits, linked: 0 }).guarded).toEqual({
      limit: 'writes',
      side: 'remote',
      planned: 5,
      allowed: 4,
    });
  });

  test('has a limit of its own, except for a first sync', () => {
    const records = many(DEFAULT_WRITE_LIMIT + 1, 'create');
    expect(build({ records, linked: 0 }).guarded).toBeUndefined();
    expect(build({ records, linked: 1 }).guarded).toMatchObject({ limit: 'writes', allowed: 500 });
    expect(build({ records: many(DEFAULT_WRITE_LIMIT, 'create'), linked: 1 }).guarded).toBeUndefined();
  });
});
