import { describe, expect, test } from '@jest/globals';
import type { BaseValue } from '../../src/kernel/candidate.ts';
import type { Choice, Conflict } from '../../src/kernel/conflict.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { FieldMapping } from '../../src/kernel/lens.ts';
import type { FieldPlan } from '../../src/kernel/plan-field.ts';
import { chosenValue, planField } from '../../src/kernel/plan-field.ts';
import { STATUS, context, mapping, record } from '../support/plan-samples.ts';

const BODY = mapping('body', { kind: 'text' });
const TITLE = mapping('title');
const CONTEXT = context();

/** Plans a body that upstream keeps as `image` of the local `base`. */
function plan(base: string, image: string, now: { local: string; remote: string }) {
  const record = (body: string) => ({ id: 'r', version: '"1"', fields: { body } });
  return planField(
    {
      record: 'r',
      local: record(now.local),
      remote: record(now.remote),
      base: { fields: { body: base }, remote: { body: image } },
    },
    BODY,
    CONTEXT,
  );
}

describe('E28, E54: a text of which upstream keeps an image of its own', () => {
  test('its final line end is no edit: edits of both sides are merged', () => {
    const now = { local: 'ONE\n2\n3', remote: '1\n2\nthree\n' };
    expect(plan('1\n2\n3', '1\n2\n3\n', now)).toEqual({ local: 'ONE\n2\nthree', remote: 'ONE\n2\nthree' });
    const other = { local: 'ONE\n2\n3\n', remote: '1\n2\nthree' };
    expect(plan('1\n2\n3\n', '1\n2\n3', other)).toMatchObject({ local: 'ONE\n2\nthree\n' });
  });

  test('an edit of upstream goes into a text that nobody edited here', () => {
    const now = { local: '1\n2\n3', remote: '1\n2\nthree\n' };
    expect(plan('1\n2\n3', '1\n2\n3\n', now)).toMatchObject({ local: '1\n2\nthree' });
    const escaped = plan('a < b\n\nand\n\nc & d', 'a &lt; b\n\nand\n\nc &amp; d', {
      local: 'a < b\n\nand\n\nc & d',
      remote: 'a &lt; b\n\nand\n\nC &amp; D',
    });
    expect(escaped).toMatchObject({ local: 'a < b\n\nand\n\nC &amp; D' });
    expect(escaped.conflict).toBeUndefined();
  });

  test('one edit made on both sides is agreed, whatever the line ends around it were', () => {
    expect(plan('1\n', '1', { local: 'one', remote: 'one' })).toEqual({});
  });

  test('an edit of the image’s own line end is taken as it is', () => {
    expect(plan('1\n\n', '1\n', { local: '1\n\n', remote: 'one' })).toEqual({ local: 'one' });
  });

  test('an edit replaces a text of which upstream had kept nothing', () => {
    const three: Three = ['1\n', '1\n', 'one\n'];
    expect(field(BODY, three, { remote: { body: null } })).toEqual({ local: 'one\n' });
    expect(field(BODY, [null, null, 'one\n'], { remote: { body: '' } })).toEqual({ local: 'one\n' });
  });

  test('edits of one line on both sides stay a conflict', () => {
    const now = { local: '1\n2\nTHREE', remote: '1\n2\nthree\n' };
    expect(plan('1\n2\n3', '1\n2\n3\n', now).conflict).toMatchObject({
      kind: 'edit-edit',
      local: '1\n2\nTHREE',
    });
  });
});

type Three = readonly [base: Json | undefined, local: Json, remote: Json];

/** Plans a field of three values, the upstream one in upstream's own words. */
function field(
  of: FieldMapping,
  [base, local, remote]: Three,
  members: Partial<BaseValue> = {},
  in_ = CONTEXT,
) {
  return planField(
    {
      record: 'a',
      local: record('a', { [of.name]: local }),
      remote: record('1', { [of.remote]: remote }),
      ...(base === undefined ? {} : { base: { fields: { [of.name]: base }, ...members } }),
    },
    of,
    in_,
  );
}

/** Plans again with a decision on the conflict of the first plan. */
function decided(of: FieldMapping, three: Three, choice: Choice, value?: Json): FieldPlan {
  const { conflict } = field(of, three);
  if (conflict === undefined) throw new Error('no conflict');
  const made = { conflict: conflict.id, record: 'a', field: of.name, choice, by: 'p', at: 'now' };
  const resolution = value === undefined ? made : { ...made, value };
  return field(of, three, {}, context({ resolutions: new Map([[conflict.id, resolution]]) }));
}

describe('I1: a side is written', () => {
  test.each<[string, Three, FieldPlan]>([
    ['nothing where nobody changed it', ['A', 'A', 'A'], {}],
    ['the other side’s edit', ['A', 'A', 'R'], { local: 'R' }],
    ['the other side’s edit, upstream', ['A', 'L', 'A'], { remote: 'L' }],
    ['nothing where both made the same edit (E60)', ['A', 'B', 'B'], {}],
    ['nothing where both always had the same', [undefined, 'B', 'B'], {}],
    ['the edit, where the other side went back to the base (E61)', ['A', 'A', 'B'], { local: 'B' }],
    ['null like any value (E41)', ['A', null, 'A'], { remote: null }],
  ])('%s', (_, three, plan) => {
    expect(field(TITLE, three)).toEqual(plan);
  });

  test('an absent field is null', () => {
    const sides = { record: 'a', local: record('a', {}), remote: record('1', {}) };
    expect(planField({ ...sides, base: { fields: { title: 'A' } } }, TITLE, CONTEXT)).toEqual({});
    expect(planField(sides, TITLE, CONTEXT)).toEqual({});
  });
});

describe('both sides changed a field', () => {
  test('differently: a conflict, with nothing written', () => {
    expect(field(TITLE, ['A', 'L', 'R'])).toEqual({
      conflict: {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        kind: 'edit-edit',
        record: 'a',
        field: 'title',
        base: 'A',
        local: 'L',
        remote: 'R',
      },
    });
  });

  test('E65: without a base different values are a conflict, sets are united', () => {
    expect(field(TITLE, [undefined, 'L', 'R']).conflict).toMatchObject({ kind: 'create-create', base: null });
    expect(field(mapping('labels', { kind: 'set' }), [undefined, ['a'], ['b']])).toEqual({
      local: ['a', 'b'],
      remote: ['a', 'b'],
    });
  });

  test('in different lines: both are written the merge', () => {
    expect(field(BODY, ['1\n2\n3\n', 'ONE\n2\n3\n', '1\n2\nTHREE\n'])).toEqual({
      local: 'ONE\n2\nTHREE\n',
      remote: 'ONE\n2\nTHREE\n',
    });
  });

  test('in one line: the parts say what merged; a value without parts has none', () => {
    const { conflict } = field(BODY, ['1\n2\n3\n', 'L\n2\n3\n', 'R\n2\n3\n']);
    expect(conflict?.parts).toEqual([
      { kind: 'conflict', base: '1\n', local: 'L\n', remote: 'R\n' },
      { kind: 'clean', value: '2\n3\n' },
    ]);
    for (const kind of ['sequence', 'set', 'scalar'] as const) {
      const of = mapping('order', { kind, strictSet: true });
      expect(field(of, [['a'], ['b'], ['c']]).conflict).not.toHaveProperty('parts');
    }
    const map = field(mapping('meta', { kind: 'map' }), [{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(map.conflict?.parts).toContainEqual({
      kind: 'conflict',
      path: '/a',
      base: 1,
      local: 2,
      remote: 3,
    });
  });

  test.each(['local', 'remote'] as const)(
    'the %s side wins where it is the authority, and the plan says so',
    (authority) => {
      const of = mapping('title', { authority });
      const decision = { field: 'title', by: 'authority', choice: authority };
      const written = authority === 'local' ? { remote: 'L' } : { local: 'R' };
      expect(field(of, ['A', 'L', 'R'])).toEqual({ ...written, decision });
      expect(field(of, ['A', 'A', 'R'])).toEqual({ local: 'R' });
    },
  );

  test('an authority whose value upstream cannot hold is a conflict', () => {
    const of = { ...STATUS, authority: 'local' as const };
    expect(field(of, ['todo', 'blocked', 'closed']).conflict).toMatchObject({ kind: 'unmapped' });
  });
});

describe('E48: many local values for one upstream', () => {
  test.each<[string, Three, FieldPlan]>([
    ['a finer value stays while the coarse one agrees', ['todo', 'doing', 'open'], {}],
    ['a finer base stays too', ['doing', 'doing', 'open'], {}],
    ['a coarse edit is taken in its first meaning', ['done', 'done', 'open'], { local: 'todo' }],
    ['a local edit that upstream has no word of its own for is not written', ['todo', 'doing', 'open'], {}],
    ['a local edit goes up in upstream’s words', ['doing', 'done', 'open'], { remote: 'closed' }],
    ['both meaning the same is agreed', ['done', 'doing', 'open'], {}],
    ['both meaning the same is agreed from the start', [undefined, 'doing', 'open'], {}],
  ])('%s', (_, three, plan) => {
    expect(field(STATUS, three)).toEqual(plan);
  });

  test('a coarse edit against a finer one is a conflict', () => {
    expect(field(STATUS, ['todo', 'doing', 'closed']).conflict).toMatchObject({
      local: 'doing',
      remote: 'done',
    });
  });
});

describe('E49: values that the mapping does not know', () => {
  test('from upstream are kept raw, and asked about', () => {
    expect(field(STATUS, ['todo', 'todo', 'reopened']).conflict).toMatchObject({
      kind: 'unmapped',
      base: 'todo',
      local: 'todo',
      remote: 'reopened',
      choices: ['local', 'value'],
      why: 'upstream holds a value that the mapping of status does not know',
    });
  });

  test('are no reason for anything while nobody changes them', () => {
    expect(field(STATUS, ['todo', 'todo', 'odd'], { remote: { status: 'odd' } })).toEqual({});
  });

  test('from the local side cannot be written', () => {
    expect(field(STATUS, ['todo', 'blocked', 'open']).conflict).toMatchObject({
      kind: 'unmapped',
      local: 'blocked',
      remote: 'todo',
      choices: ['remote', 'base', 'value'],
      why: 'the mapping of status has no upstream value for the local one',
    });
  });

  test('are settled by a value that it knows', () => {
    const three: Three = ['todo', 'todo', 'reopened'];
    expect(decided(STATUS, three, 'local')).toEqual({
      remote: 'open',
      decision: { field: 'status', by: 'resolution', choice: 'local' },
    });
    expect(decided(STATUS, three, 'value', 'done')).toMatchObject({ local: 'done', remote: 'closed' });
    expect(decided(STATUS, three, 'value', 'unheard of').conflict).toBeDefined();
    expect(decided(STATUS, three, 'remote').conflict).toBeDefined();
    expect(decided(STATUS, ['todo', 'blocked', 'open'], 'remote')).toMatchObject({ local: 'todo' });
  });
});

describe('a field that one side does not let us write', () => {
  test('goes the other way only', () => {
    const upstream = mapping('title', { writable: { local: true, remote: false } });
    expect(field(upstream, ['A', 'A', 'R'])).toEqual({ local: 'R' });
    expect(field(upstream, ['A', 'L', 'A']).conflict).toMatchObject({
      kind: 'unmapped',
      choices: ['remote'],
      why: 'upstream does not let title be written',
    });
    const local = mapping('title', { writable: { local: false, remote: true } });
    expect(field(local, ['A', 'L', 'A'])).toEqual({ remote: 'L' });
    expect(field(local, ['A', 'A', 'R']).conflict).toMatchObject({
      kind: 'unmapped',
      choices: ['local'],
      why: 'title cannot be written in the local artifact',
    });
    expect(decided(local, ['A', 'A', 'R'], 'local')).toMatchObject({ remote: 'A' });
  });
});

describe('E53: a text keeps the line ends of its side', () => {
  test.each<[string, Three, FieldPlan]>([
    ['upstream', ['1\n2\n', 'ONE\n2\n', '1\r\n2\r\n'], { remote: 'ONE\r\n2\r\n' }],
    ['local', ['1\r\n2\r\n', '1\r\n2\r\n', 'ONE\n2\n'], { local: 'ONE\r\n2\r\n' }],
    ['neither of them changed', ['1\n', '1\r\n', '1\n'], {}],
  ])('%s', (_, three, plan) => {
    expect(field(BODY, three)).toEqual(plan);
  });

  test('also where the two are merged, and where a text becomes none', () => {
    expect(field(BODY, ['1\n2\n3\n', 'ONE\r\n2\r\n3\r\n', '1\n2\nTHREE\n'])).toEqual({
      local: 'ONE\r\n2\r\nTHREE\r\n',
      remote: 'ONE\n2\nTHREE\n',
    });
    expect(field(BODY, ['1\r\n', '1\r\n', null])).toEqual({ local: null });
    expect(field(BODY, [null, null, '1\n'])).toEqual({ local: '1\n' });
  });
});

describe('E28: upstream’s own image of a value', () => {
  const image = { remote: { title: 'A.' } };

  test('is no edit', () => {
    expect(field(TITLE, ['A', 'A', 'A.'], image)).toEqual({});
    expect(field(TITLE, ['A', 'B', 'A.'], image)).toEqual({ remote: 'B' });
  });

  test('is no edit either while the local value is only spelled anew', () => {
    const trimmed = mapping('title', { equivalent: ['trim'] });
    expect(field(trimmed, ['A', 'A ', 'A.'], image)).toEqual({});
    expect(field(trimmed, ['A', 'A ', ' A. '], image)).toEqual({});
    expect(field(trimmed, ['A', 'A ', 'B.'], image)).toEqual({ local: 'B.' });
  });

  test('edited, it replaces a value that has no parts', () => {
    const points = mapping('points');
    expect(field(points, [3, 3, 4], { remote: { points: 3.5 } })).toEqual({ local: 4 });
    expect(field(TITLE, ['A', 'A', 'R'], image)).toEqual({ local: 'R' });
    const order = mapping('order', { kind: 'sequence' });
    expect(
      field(
        order,
        [
          ['b', 'a'],
          ['b', 'a'],
          ['a', 'c'],
        ],
        { remote: { order: ['a', 'b'] } },
      ),
    ).toEqual({
      local: ['a', 'c'],
    });
    expect(field(TITLE, ['A', 'L', 'R'], image).conflict).toMatchObject({
      base: 'A',
      local: 'L',
      remote: 'R',
    });
  });

  test('edited, it replaces a set whose elements are not merged', () => {
    const labels = mapping('labels', { kind: 'set', strictSet: true });
    const now: Three = [['a'], ['a'], ['b']];
    expect(field(labels, now, { remote: { labels: ['A'] } })).toEqual({ local: ['b'] });
    expect(field(labels, [['a'], ['c'], ['b']], { remote: { labels: ['A'] } }).conflict).toMatchObject({
      kind: 'edit-edit',
    });
  });

  test('of a set is merged element by element', () => {
    const labels = mapping('labels', { kind: 'set', equivalent: ['case'] });
    const three: Three = [
      ['X', 'y'],
      ['X', 'y', 'z'],
      ['x', 'y', 'w'],
    ];
    const { local, remote } = field(labels, three, { remote: { labels: ['x', 'y'] } });
    expect([local, remote].map((value) => new Set(value as string[]))).toEqual([
      new Set(['X', 'y', 'z', 'w']),
      new Set(['X', 'y', 'z', 'w']),
    ]);
  });
});

describe('a decision', () => {
  const three: Three = ['A', 'L', 'R'];
  const decision = (choice: Choice) => ({ field: 'title', by: 'resolution', choice });

  test.each<[Choice, Json | undefined, FieldPlan]>([
    ['local', undefined, { remote: 'L' }],
    ['remote', undefined, { local: 'R' }],
    ['base', undefined, { local: 'A', remote: 'A' }],
    ['value', 'V', { local: 'V', remote: 'V' }],
    ['merged', 'M', { local: 'M', remote: 'M' }],
    ['value', null, { local: null, remote: null }],
    ['value', 'L', { remote: 'L' }],
  ])('%s %j', (choice, value, written) => {
    expect(decided(TITLE, three, choice, value)).toEqual({ ...written, decision: decision(choice) });
  });

  test.each<Choice>(['keep', 'delete', 'value'])(
    'that does not fit leaves the conflict open: %s',
    (choice) => {
      expect(decided(TITLE, three, choice)).toEqual({ conflict: field(TITLE, three).conflict });
    },
  );

  test('E63: is void when one of the three values moves', () => {
    const { conflict } = field(TITLE, three);
    const made = {
      conflict: conflict!.id,
      record: 'a',
      field: 'title',
      choice: 'local',
      by: 'p',
      at: 'now',
    } as const;
    const resolutions = new Map([[made.conflict, made]]);
    for (const moved of [
      ['A2', 'L', 'R'],
      ['A', 'L2', 'R'],
      ['A', 'L', 'R2'],
    ] as const)
      expect(field(TITLE, moved, {}, context({ resolutions })).conflict).toBeDefined();
  });

  test('names a value only where it fits its conflict', () => {
    const open: Conflict = {
      id: 'c',
      kind: 'edit-edit',
      record: 'a',
      field: 'title',
      base: 'A',
      local: 'L',
      remote: 'R',
    };
    expect(chosenValue({ ...open, choices: ['value'] }, { choice: 'local' })).toBeUndefined();
    expect(chosenValue({ ...open, choices: ['local'] }, { choice: 'local' })).toBe('L');
    expect(chosenValue(open, { choice: 'delete' })).toBeUndefined();
  });
});
