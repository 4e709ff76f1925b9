import { describe, expect, test } from '@jest/globals';
import type { Choice, Resolution } from '../../src/kernel/conflict.ts';
import type { Json } from '../../src/kernel/json.ts';
import { pairUnlinked } from '../../src/kernel/match-unlinked.ts';
import type { Matching, MatchInput } from '../../src/kernel/matching.ts';
import { context, record, unknown, view } from '../support/plan-samples.ts';

function pairUp(input: Partial<MatchInput> = {}): Matching {
  return pairUnlinked({
    links: [],
    local: view(),
    remote: view(),
    sharedIds: false,
    propose: ({ id }) => `up-${id}`,
    context: context(),
    ...input,
  });
}

/** A decision on the only conflict that the same input gives. */
function decided(input: Partial<MatchInput>, choice: Choice, value?: Json): Matching {
  const [conflict] = pairUp(input).conflicts;
  if (conflict === undefined) throw new Error('no conflict');
  const { id, field } = conflict;
  const resolution: Resolution = {
    conflict: id,
    record: conflict.record,
    field,
    choice,
    ...(value === undefined ? {} : { value }),
    by: 'tester',
    at: '2026-01-31T10:00:00.000Z',
  };
  return pairUp({ ...input, context: context({ resolutions: new Map([[id, resolution]]) }) });
}

describe('an upstream record that was shown as a new artifact (E3, I6)', () => {
  const links = [{ record: 'up-7', remote: '7' }];
  const remote = view([record('7', { title: 'Sign in' })]);

  test('is the artifact that came in under that name, however it was edited since', () => {
    const local = view([record('up-7', { title: 'Sign in again' }), record('other', { title: 'Sign in' })]);
    const { matches, conflicts } = pairUp({ links, local, remote });
    expect(conflicts).toEqual([]);
    expect(matches).toMatchObject([
      { record: 'up-7', local: { record: { id: 'up-7' } }, remote: { record: { id: '7' } }, linked: false },
      { record: 'other', remote: { kind: 'absent' } },
    ]);
  });

  test('and that was deleted upstream since is asked about, not made there anew', () => {
    const local = view([record('up-7', { title: 'Sign in' })]);
    const gone = { ...view(), gone: new Set(['7']) };
    expect(pairUp({ links, local, remote: gone }).matches).toMatchObject([
      { record: 'up-7', local: { record: { id: 'up-7' } }, remote: { kind: 'absent' }, linked: true },
    ]);
  });

  test('and that cannot be seen now is not made there a second time', () => {
    const local = view([record('up-7', { title: 'Sign in' })]);
    const failed = new Map([['7', unknown('missing-upstream')]]);
    for (const there of [
      { ...view(), failed },
      { ...view(), silent: 'unchanged' as const },
    ])
      expect(pairUp({ links, local, remote: there }).matches).toMatchObject([
        { record: 'up-7', local: { record: { id: 'up-7' } }, remote: { kind: 'unknown' }, linked: false },
      ]);
  });

  test('is not an artifact of another name, nor one that was there before it was shown', () => {
    const local = view([record('up-7', { title: 'Mine' })]);
    expect(pairUp({ local, remote }).matches).toMatchObject([
      { record: 'up-7', remote: { kind: 'absent' } },
      { record: 'up-7-2', local: { kind: 'absent' } },
    ]);
    const elsewhere = pairUp({ links: [{ record: 'up-7-2', remote: '7' }], local, remote });
    expect(elsewhere.matches.map((one) => one.record)).toEqual(['up-7', 'up-7-2']);
  });

  test('is no other record, and not one that has gone', () => {
    const local = view([record('up-7', { title: 'Mine' })]);
    const { matches } = pairUp({ links, local, remote: view([record('8', { title: 'Theirs' })]) });
    expect(matches).toMatchObject([
      { record: 'up-7', remote: { kind: 'absent' } },
      { record: 'up-8', local: { kind: 'absent' } },
    ]);
  });
});

describe('new records', () => {
  test('are new on the other side, upstream ones under the local id they will get', () => {
    const found = pairUp({ local: view([record('a b', {})]), remote: view([record('7', {})]) });
    expect(found.matches).toMatchObject([
      {
        record: expect.stringMatching(/^a-b-[0-9a-f]{8}$/),
        local: { record: { id: 'a b' } },
        remote: { kind: 'absent' },
      },
      { record: 'up-7', local: { kind: 'absent' }, remote: { record: { id: '7' } }, proposed: 'up-7' },
    ]);
    expect(found.matches[0]).not.toHaveProperty('proposed');
    expect(found.matches.every((one) => !one.linked)).toBe(true);
  });

  test.each([
    ['is there', view([record('up-7', {}), record('up-7-2', {})])],
    ['is there unread', view([], { unchanged: new Set(['up-7', 'up-7-2']) })],
    [
      'cannot be read',
      view([], {
        failed: new Map([
          ['up-7', unknown()],
          ['up-7-2', unknown()],
        ]),
      }),
    ],
  ])('get no local id that %s', (_, local) => {
    const { matches } = pairUp({ local, remote: view([record('7', {})]) });
    expect(matches.find((one) => one.proposed !== undefined)?.proposed).toBe('up-7-3');
  });

  test('two of which would get one local id get two', () => {
    const remote = view([record('8', {}), record('7', {})]);
    const { matches } = pairUp({ remote, propose: () => 'same' });
    expect(matches.map((one) => [one.remote, one.proposed])).toMatchObject([
      [{ record: { id: '7' } }, 'same'],
      [{ record: { id: '8' } }, 'same-2'],
    ]);
  });

  test('get no record name that a link has', () => {
    const links = [{ record: 'a', local: 'old', remote: '1', base: 'b' }];
    const { matches } = pairUp({ links, local: view([record('a', {})]) });
    expect(matches[0]?.record).toMatch(/^a-[0-9a-f]{8}$/);
  });

  test('keep the name of the row under which they waited', () => {
    const links = [{ record: 'up-7', remote: '7' }];
    const { matches } = pairUp({ links, remote: view([record('7', {})]) });
    expect(matches).toMatchObject([{ record: 'up-7', remote: { record: { id: '7' } } }]);
  });

  test('E9: one id in two files names neither of them, the others go on', () => {
    const local = view([
      record('a', {}, { where: 'a.md' }),
      record('a', {}, { where: 'copy.md' }),
      record('b', {}),
    ]);
    const found = pairUp({ local });
    expect(found.held).toEqual([
      {
        record: 'a',
        code: 'duplicate-id',
        message: 'the id a occurs more than once (a.md, copy.md); give each record its own id',
        where: 'a.md',
      },
    ]);
    expect(found.matches.map((one) => one.record)).toEqual(['b']);
  });

  test('one id twice without a place is held too', () => {
    const found = pairUp({ remote: view([record('7', {}), record('7', {})]) });
    expect(found.held).toHaveLength(1);
    expect(found.held[0]).not.toHaveProperty('where');
    expect(found.matches).toEqual([]);
  });

  test('several ids that are there twice are held in their order', () => {
    const twice = ['c', 'a', 'b', 'a', 'b', 'c'].map((id) => record(id, {}));
    expect(pairUp({ local: view(twice) }).held.map((one) => one.record)).toEqual(['a', 'b', 'c']);
  });
});

describe('E14: a record that cannot be read', () => {
  const failed = new Map([['7', { ...unknown('bad-record', 'no title'), where: 'upstream/7' }]]);

  test('is shown, and an upstream one waits so that no cursor loses it', () => {
    const found = pairUp({
      local: view([], { failed: new Map([['a', unknown()]]) }),
      remote: view([], { failed }),
    });
    expect(found.held).toStrictEqual([
      { record: 'a', code: 'forbidden', message: 'not allowed' },
      { record: '7', code: 'bad-record', message: 'no title', where: 'upstream/7' },
    ]);
    expect(found.waiting).toEqual([{ record: '7', remote: '7' }]);
  });

  test('is shown again while it waits', () => {
    const found = pairUp({ links: [{ record: '7', remote: '7' }], remote: view([], { failed }) });
    expect(found.held).toMatchObject([{ record: '7', code: 'bad-record' }]);
    expect(found.waiting).toEqual([{ record: '7', remote: '7' }]);
  });

  test('is not new when it is linked', () => {
    const links = [{ record: 'a', local: 'a', remote: '7' }];
    const found = pairUp({
      links,
      local: view([], { failed: new Map([['a', unknown()]]) }),
      remote: view([], { failed }),
    });
    expect([found.held, found.waiting]).toEqual([[], []]);
  });
});

describe('shared ids', () => {
  const input = {
    local: view([record('a', {}), record('b', {})]),
    remote: view([record('a', {}), record('c', {})]),
  };

  test('pair records where the provider says so', () => {
    const { matches } = pairUp({ ...input, sharedIds: true });
    expect(matches.map((one) => [one.record, one.local.kind, one.remote.kind])).toEqual([
      ['a', 'present', 'present'],
      ['b', 'present', 'absent'],
      ['up-c', 'absent', 'present'],
    ]);
  });

  test('mean nothing elsewhere', () => {
    expect(pairUp(input).matches).toHaveLength(4);
  });
});

describe('E3, E5: equal titles', () => {
  const input = {
    local: view([record('a', { title: ' Sign in' })]),
    remote: view([record('7', { title: 'SIGN IN' }), record('8', { title: 'Sign out' })]),
  };

  test('ask a person, and both records wait', () => {
    const found = pairUp(input);
    expect(found.conflicts).toMatchObject([
      {
        kind: 'ambiguous-link',
        record: 'a',
        field: '@link',
        base: null,
        local: { id: 'a', title: ' Sign in' },
        remote: [{ id: '7', title: 'SIGN IN' }],
        why: expect.stringMatching(/"merged" .*"keep" .*"value" /),
      },
    ]);
    expect(found.waiting).toEqual([{ record: 'up-7', remote: '7' }]);
    expect(found.matches.map((one) => one.record)).toEqual(['up-8']);
  });

  test('merged makes them one', () => {
    const found = decided(input, 'merged');
    expect(found.conflicts).toEqual([]);
    expect(found.matches[0]).toMatchObject({
      record: 'a',
      local: { record: { id: 'a' } },
      remote: { record: { id: '7' } },
    });
  });

  test('keep keeps them apart', () => {
    const found = decided(input, 'keep');
    expect(found.matches.map((one) => one.record)).toEqual(['a', 'up-7', 'up-8']);
  });

  test('value names the upstream record among several', () => {
    const several = {
      local: view([record('a', { title: 'Same' })]),
      remote: view([record('8', { title: 'Same' }), record('7', { title: 'same' })]),
    };
    expect(pairUp(several).conflicts[0]?.remote).toEqual([
      { id: '7', title: 'same' },
      { id: '8', title: 'Same' },
    ]);
    expect(pairUp(several).waiting.map((one) => one.remote)).toEqual(['7', '8']);
    const found = decided(several, 'value', '8');
    expect(found.matches[0]).toMatchObject({ record: 'a', remote: { record: { id: '8' } } });
    expect(found.matches[1]).toMatchObject({ record: 'up-7', local: { kind: 'absent' } });
    expect(decided(several, 'value', '9').conflicts).toHaveLength(1);
    expect(decided(several, 'merged').conflicts).toHaveLength(1);
  });

  test('the conflict is void when another record gets the title', () => {
    const [before] = pairUp(input).conflicts;
    const remote = view([record('7', { title: 'Sign in' }), record('9', { title: 'sign in' })]);
    const [after] = pairUp({ ...input, remote }).conflicts;
    expect(after?.id).not.toBe(before?.id);
  });

  test('a second record of the title is not asked about while the first is', () => {
    const local = view([record('b', { title: 'Sign in' }), record('a', { title: 'Sign in' })]);
    const found = pairUp({ ...input, local });
    expect(found.conflicts.map((one) => one.record)).toEqual(['a']);
    expect(found.matches.map((one) => one.record)).toEqual(['b', 'up-8']);
  });

  test.each([[null], [''], ['  '], [7]])('%j is no title', (title) => {
    const found = pairUp({ local: view([record('a', { title })]), remote: view([record('7', { title })]) });
    expect(found.conflicts).toEqual([]);
    expect(found.matches).toHaveLength(2);
  });

  test('a record without a title shows null', () => {
    const found = pairUp({ ...input, local: view([record('a', {})]) });
    expect(found.conflicts).toEqual([]);
  });
});
