import { describe, expect, test } from '@jest/globals';
import type { Candidate } from '../../src/kernel/candidate.ts';
import type { Choice } from '../../src/kernel/conflict.ts';
import type { PlanContext } from '../../src/kernel/plan-context.ts';
import { planRecord } from '../../src/kernel/plan-record.ts';
import { ABSENT, STATUS, both, context, mapping, present, record, unknown } from '../support/plan-samples.ts';

const FIELDS = { title: 'A', body: null, status: 'todo', labels: ['x'] };
const THERE = { title: 'A', body: null, state: 'open', labels: ['x'] };
const BASE = { base: { fields: FIELDS } };

/** A linked record of which only one side is left, unedited unless fields say otherwise. */
function lonely(side: 'local' | 'remote', fields: object = {}, members: Partial<Candidate> = {}): Candidate {
  const found =
    side === 'local' ? record('a', { ...FIELDS, ...fields }) : record('1', { ...THERE, ...fields });
  const one = present(found);
  return { record: 'a', local: ABSENT, remote: ABSENT, [side]: one, linked: true, ...BASE, ...members };
}

function decided(candidate: Candidate, choice: Choice, members: Partial<PlanContext> = {}) {
  const [conflict] = planRecord(candidate, context(members)).conflicts;
  if (conflict === undefined) throw new Error('no conflict');
  const { id, field } = conflict;
  const resolutions = new Map([[id, { conflict: id, record: 'a', field, choice, by: 'p', at: 'now' }]]);
  return planRecord(candidate, context({ ...members, resolutions }));
}

describe('a record that both sides have', () => {
  test('agrees', () => {
    expect(planRecord(both(FIELDS, THERE, BASE), context())).toStrictEqual({
      changes: [],
      conflicts: [],
      held: [],
      agreed: { record: 'a', local: 'a', remote: '1' },
    });
  });

  test('is patched on each side, guarded, in that side’s words', () => {
    const candidate = both({ ...FIELDS, status: 'done' }, { ...THERE, title: 'R', labels: ['x', 'y'] }, BASE);
    expect(planRecord(candidate, context())).toStrictEqual({
      changes: [
        {
          id: 'a#local',
          kind: 'update',
          record: 'a',
          side: 'local',
          target: 'a',
          other: '1',
          title: 'A',
          patch: [
            { op: 'test', path: '/title', value: 'A' },
            { op: 'replace', path: '/title', value: 'R' },
            { op: 'test', path: '/labels', value: ['x'] },
            { op: 'add', path: '/labels/-', value: 'y' },
          ],
          guard: { kind: 'revision-test', version: '"a"' },
        },
        {
          id: 'a#remote',
          kind: 'update',
          record: 'a',
          side: 'remote',
          target: '1',
          other: 'a',
          title: 'A',
          patch: [
            { op: 'test', path: '/state', value: 'open' },
            { op: 'replace', path: '/state', value: 'closed' },
          ],
          guard: { kind: 'if-match', version: '"1"' },
        },
      ],
      conflicts: [],
      held: [],
    });
  });

  test('I12: a conflict in one field leaves the others', () => {
    const candidate = both({ ...FIELDS, title: 'L', status: 'done' }, { ...THERE, title: 'R' }, BASE);
    const plan = planRecord(candidate, context());
    expect(plan.conflicts.map((conflict) => conflict.field)).toEqual(['title']);
    expect(plan.changes.map((change) => change.patch.map(({ path }) => path))).toEqual([
      ['/state', '/state'],
    ]);
    expect(plan).not.toHaveProperty('agreed');
  });

  test('says which field a person or a rule decided', () => {
    const mappings = [mapping('title', { authority: 'remote' }), STATUS];
    const candidate = both({ ...FIELDS, title: 'L' }, { ...THERE, title: 'R' }, BASE);
    expect(planRecord(candidate, context({ mappings })).changes).toMatchObject([
      { side: 'local', decided: [{ field: 'title', by: 'authority', choice: 'remote' }] },
    ]);
  });

  test('whose writes come to nothing agrees: a set in another order', () => {
    const candidate = both({ ...FIELDS, labels: ['y', 'x'] }, { ...THERE, labels: ['x', 'y'] }, BASE);
    expect(planRecord(candidate, context()).agreed).toBeDefined();
  });

  test('E65: without a base different values are asked about, equal ones are agreed', () => {
    const lost = { baseLost: true };
    expect(planRecord(both(FIELDS, THERE, lost), context()).agreed).toBeDefined();
    const plan = planRecord(both(FIELDS, { ...THERE, title: 'R' }, lost), context());
    expect([plan.changes, plan.conflicts.map(({ kind }) => kind)]).toEqual([[], ['create-create']]);
  });
});

describe('a side of which nothing is known', () => {
  test.each(['local', 'remote'] as const)(
    'E18, E20: %s: the record is held, nothing is concluded',
    (side) => {
      const candidate = both(FIELDS, { ...THERE, title: 'R' }, { ...BASE, [side]: unknown() });
      expect(planRecord(candidate, context({ onDelete: 'propagate' }))).toStrictEqual({
        changes: [],
        conflicts: [],
        held: [{ record: 'a', code: 'forbidden', message: 'not allowed' }],
      });
      const absent = { ...candidate, [side === 'local' ? 'remote' : 'local']: ABSENT };
      expect(planRecord(absent, context({ onDelete: 'propagate' })).changes).toEqual([]);
    },
  );

  test('is shown where it is', () => {
    const candidate = both(FIELDS, THERE, { local: { ...unknown(), where: 'a.md:3' } });
    expect(planRecord(candidate, context()).held).toMatchObject([{ where: 'a.md:3' }]);
  });
});

describe('E21: a field that upstream no longer shows', () => {
  const { title: _title, ...hidden } = THERE;

  test('holds its record', () => {
    const remote = present(record('1', hidden, { where: 'up/1' }));
    expect(planRecord(both({ ...FIELDS, title: 'L' }, {}, { ...BASE, remote }), context()).held).toEqual([
      {
        record: 'a',
        code: 'field-unreadable',
        message:
          'upstream no longer shows the field title of 1; the record is left alone until it does (may the token read it?)',
        where: 'up/1',
      },
    ]);
    expect(planRecord(both(FIELDS, hidden, BASE), context()).held[0]).not.toHaveProperty('where');
  });

  test('is just empty where it always was', () => {
    const base = { base: { fields: { ...FIELDS, title: null } } };
    const candidate = both({ ...FIELDS, title: null }, hidden, base);
    expect(planRecord(candidate, context()).agreed).toBeDefined();
    expect(planRecord(both({ ...FIELDS, title: null }, hidden), context()).held).toEqual([]);
  });
});

describe('a new record', () => {
  const fresh = { linked: false };

  test('is created upstream in upstream’s words', () => {
    const local = present(record('a', { title: 'A', status: 'doing', other: 1 }));
    expect(planRecord({ record: 'a', local, remote: ABSENT, ...fresh }, context())).toStrictEqual({
      changes: [
        {
          id: 'a#remote',
          kind: 'create',
          record: 'a',
          side: 'remote',
          other: 'a',
          title: 'A',
          patch: [{ op: 'add', path: '', value: { body: null, labels: null, state: 'open', title: 'A' } }],
        },
      ],
      conflicts: [],
      held: [],
    });
  });

  test('is created locally under the proposed id, with its fields in order', () => {
    const remote = present(record('1', { title: 'A', state: 'open' }));
    const candidate: Candidate = { record: 'a', local: ABSENT, remote, ...fresh, proposed: 'new/a' };
    const { changes } = planRecord(candidate, context());
    expect(changes).toMatchObject([{ id: 'a#local', kind: 'create', target: 'new/a', other: '1' }]);
    expect(JSON.stringify(changes[0]?.patch)).toBe(
      '[{"op":"add","path":"","value":{"body":null,"labels":null,"status":"todo","title":"A"}}]',
    );
    const { proposed: _proposed, ...unnamed } = candidate;
    expect(planRecord(unnamed, context()).changes[0]?.target).toBe('1');
  });

  test.each([
    ['both', true, true],
    ['local', true, false],
    ['remote', false, true],
    ['none', false, false],
  ] as const)('create: %s', (create, locally, upstream) => {
    const created = (side: 'local' | 'remote') =>
      planRecord(lonely(side, {}, fresh), context({ create })).changes.length === 1;
    expect([created('remote'), created('local')]).toEqual([locally, upstream]);
  });

  test('is created without the fields that cannot be written there', () => {
    const mappings = [mapping('title'), mapping('url', { writable: { local: true, remote: false } })];
    const local = present(record('a', { title: 'A', url: 'x' }));
    const [change] = planRecord(
      { record: 'a', local, remote: ABSENT, ...fresh },
      context({ mappings }),
    ).changes;
    expect(change?.patch).toEqual([{ op: 'add', path: '', value: { title: 'A' } }]);
  });

  test.each([
    ['local', { status: 'blocked' }, '"blocked"'],
    ['remote', { state: 'reopened' }, '"reopened"'],
  ] as const)('E49: with a value that the mapping does not know stays %s', (side, fields, shown) => {
    const plan = planRecord(lonely(side, fields, fresh), context());
    expect(plan).toStrictEqual({
      changes: [],
      conflicts: [],
      held: [
        {
          record: 'a',
          code: 'unmapped',
          message: `the mapping of status does not know ${shown}; add it to values in the config, or change the record`,
        },
      ],
    });
  });

  test('that is held says where it is', () => {
    const local = present(record('a', { status: 'odd' }, { where: 'a.md' }));
    expect(planRecord({ record: 'a', local, remote: ABSENT, ...fresh }, context()).held[0]?.where).toBe(
      'a.md',
    );
  });
});

describe('a record that one side deleted', () => {
  const sides = ['local', 'remote'] as const;

  test.each(sides)('ask: the unedited %s copy is asked about', (side) => {
    const { changes, conflicts } = planRecord(lonely(side), context());
    expect(changes).toEqual([]);
    expect(conflicts).toMatchObject([
      {
        kind: side === 'local' ? 'edit-delete' : 'delete-edit',
        field: '@record',
        base: FIELDS,
        local: side === 'local' ? FIELDS : null,
        remote: side === 'remote' ? THERE : null,
        why: `deleted ${side === 'local' ? 'upstream' : 'locally'}; on-delete is "ask", so a person decides`,
      },
    ]);
  });

  test.each(sides)('propagate: the unedited %s copy is deleted, guarded', (side) => {
    expect(planRecord(lonely(side), context({ onDelete: 'propagate' }))).toStrictEqual({
      changes: [
        {
          id: `a#${side}`,
          kind: 'delete',
          record: 'a',
          side,
          target: side === 'local' ? 'a' : '1',
          title: 'A',
          patch: [
            { op: 'test', path: '', value: side === 'local' ? FIELDS : THERE },
            { op: 'remove', path: '' },
          ],
          guard:
            side === 'local'
              ? { kind: 'revision-test', version: '"a"' }
              : { kind: 'if-match', version: '"1"' },
        },
      ],
      conflicts: [],
      held: [],
    });
  });

  test.each(sides)('ignore: the unedited %s copy stays, alone from now on', (side) => {
    const plan = planRecord(lonely(side), context({ onDelete: 'ignore' }));
    expect(plan.agreed).toStrictEqual({ record: 'a', [side]: side === 'local' ? 'a' : '1' });
    expect(plan.changes).toEqual([]);
  });

  test.each([
    ['local', { title: 'L' }, {}],
    ['remote', { title: 'R' }, {}],
    ['remote', { state: 'closed' }, {}],
    ['remote', { state: 'odd' }, {}],
    ['local', {}, { base: { fields: { title: 'A' } } }],
    ['local', {}, { base: undefined }],
    ['local', {}, { baseLost: true }],
  ] as const)(
    'E57, E65: what was edited, or cannot be known, is asked about: %s %j %j',
    (side, fields, members) => {
      for (const onDelete of ['ask', 'propagate', 'ignore'] as const) {
        const candidate = lonely(side, fields, members as Partial<Candidate>);
        const { changes, conflicts } = planRecord(candidate, context({ onDelete }));
        expect(changes).toEqual([]);
        const here = side === 'local' ? 'local' : 'upstream';
        expect(conflicts[0]?.why).toMatch(new RegExp(`^deleted .* while the ${here} record was edited$`));
      }
    },
  );

  test('upstream’s own image of a value is no edit', () => {
    const members = { base: { fields: FIELDS, remote: { title: 'A.', labels: ['x', 'z'] } } };
    const kept = lonely('remote', { title: 'A.', labels: ['z', 'x'] }, members);
    expect(planRecord(kept, context({ onDelete: 'propagate' })).changes).toMatchObject([{ kind: 'delete' }]);
    const edited = lonely('remote', { title: 'A', labels: ['z', 'x'] }, members);
    expect(planRecord(edited, context({ onDelete: 'propagate' })).conflicts).toHaveLength(1);
  });

  test('E48: a coarse value that the base stands for is no edit', () => {
    const members = { base: { fields: { ...FIELDS, status: 'doing' } } };
    const plan = planRecord(lonely('remote', {}, members), context({ onDelete: 'propagate' }));
    expect(plan.changes).toMatchObject([{ kind: 'delete' }]);
    const image = { base: { ...members.base, remote: { status: 'open' } } };
    expect(planRecord(lonely('remote', {}, image), context({ onDelete: 'propagate' }))).toEqual(plan);
  });

  test.each(sides)('decided: delete deletes the %s copy, keep makes the other again', (side) => {
    const decision = (choice: string) => [{ field: '@record', by: 'resolution', choice }];
    expect(decided(lonely(side, { title: 'E' }), 'delete').changes).toMatchObject([
      { id: `a#${side}`, kind: 'delete', decided: decision('delete') },
    ]);
    const other = side === 'local' ? 'remote' : 'local';
    expect(decided(lonely(side, { title: 'E' }), 'keep').changes).toMatchObject([
      { id: `a#${other}`, kind: 'create', decided: decision('keep') },
    ]);
    expect(decided(lonely(side, { title: 'E' }), 'local').conflicts).toHaveLength(1);
  });

  test('E63: a decision is void when the copy is edited after it', () => {
    const before = planRecord(lonely('local', { title: 'E' }), context()).conflicts[0]!;
    const after = planRecord(lonely('local', { title: 'F' }), context()).conflicts[0]!;
    expect(after.id).not.toBe(before.id);
  });

  test('gone on both sides is agreed', () => {
    expect(
      planRecord({ record: 'a', local: ABSENT, remote: ABSENT, linked: true, ...BASE }, context()),
    ).toStrictEqual({
      changes: [],
      conflicts: [],
      held: [],
      agreed: { record: 'a' },
    });
  });
});
