import { describe, expect, test } from '@jest/globals';
import { isDetached, matchRecords } from '../../src/kernel/match.ts';
import type { Matching, MatchInput } from '../../src/kernel/matching.ts';
import { context, record, unknown, view } from '../support/plan-samples.ts';

const LINK = { record: 'a', local: 'a', remote: '1', localVersion: '"a"', remoteVersion: '"1"', base: 'b1' };

function match(input: Partial<MatchInput> = {}): Matching {
  return matchRecords({
    links: [],
    local: view(),
    remote: view(),
    sharedIds: false,
    propose: ({ id }) => `up-${id}`,
    context: context(),
    ...input,
  });
}

describe('stored links', () => {
  test('a record whose sides are both unchanged is not looked at', () => {
    const local = view([], { unchanged: new Set(['a']) });
    expect(match({ links: [LINK], local, remote: view([], { silent: 'unchanged' }) }).matches).toEqual([]);
    expect(match({ links: [LINK], local, remote: view([record('1', {})]) }).matches).toEqual([]);
  });

  test('a side that changed brings the other in as unchanged', () => {
    const a = record('a', { title: 'A' });
    const { matches } = match({ links: [LINK], local: view([a]), remote: view([record('1', {})]) });
    expect(matches).toEqual([
      {
        record: 'a',
        link: LINK,
        local: { kind: 'present', record: a },
        remote: { kind: 'unchanged', id: '1' },
        linked: true,
      },
    ]);
  });

  test('a record with another version upstream is looked at', () => {
    const local = view([], { unchanged: new Set(['a']) });
    const one = record('1', { title: 'B' }, { version: '"2"' });
    const { matches } = match({ links: [LINK], local, remote: view([one]) });
    expect(matches).toMatchObject([{ local: { kind: 'unchanged', id: 'a' }, remote: { record: one } }]);
  });

  test('E8: a stored link wins over an equal title and over a link in another artifact', () => {
    const local = view([record('a', { title: 'Same' }), record('b', { title: 'Same' }, { link: '1' })]);
    const remote = view([record('1', { title: 'Same' }), record('2', { title: 'Other' })]);
    const { matches, held } = match({ links: [LINK], local, remote });
    expect(matches.map((one) => [one.record, one.linked])).toEqual([
      ['a', true],
      ['up-2', false],
    ]);
    expect(held).toMatchObject([{ record: 'b', code: 'ambiguous-link' }]);
    expect(held[0]?.message).toContain('names upstream record 1, which is linked to a');
  });

  test.each([
    ['upstream', { ...LINK, record: 'b', local: 'b' }],
    ['local', { ...LINK, record: 'b', remote: '2' }],
  ])('E6: two links to one %s record are both held, the rest goes on', (side, second) => {
    const local = view(['a', 'b', 'c'].map((id) => record(id, { title: id }, { version: 'new' })));
    const remote = view(['1', '2'].map((id) => record(id, {})));
    const { matches } = match({ links: [LINK, second], local, remote });
    for (const one of matches.filter((found) => found.linked)) {
      expect(one.local).toMatchObject({ kind: 'unknown', code: 'ambiguous-link' });
      expect(one.local).toEqual(one.remote);
      expect(one.local).toHaveProperty('message', expect.stringContaining(`linked to ${side} record`));
    }
    expect(matches.filter((one) => one.linked).map((one) => one.record)).toEqual(['a', 'b']);
    expect(matches.map((one) => one.record)).toContain('c');
  });

  test('a row that waits for a person is no second link to its upstream record', () => {
    const waiting = { record: 'up-1', remote: '1' };
    const { matches } = match({
      links: [LINK, waiting],
      local: view([record('a', {}, { version: 'new' })]),
      remote: view([record('1', {})]),
    });
    expect(matches).toMatchObject([
      { record: 'a', local: { kind: 'present' }, remote: { kind: 'unchanged' } },
    ]);
  });

  test('the order of the inputs does not count', () => {
    const links = ['c', 'a', 'b'].map((id, i) => ({ record: id, local: id, remote: `${i}` }));
    const input = {
      local: view(['b', 'd', 'a', 'c'].map((id) => record(id, {}))),
      remote: view(['2', '0', '9', '1'].map((id) => record(id, {}))),
    };
    const forth = match({ ...input, links });
    expect(match({ ...input, links: links.toReversed() })).toEqual(forth);
    expect(forth.matches.map((one) => one.record)).toEqual(['a', 'b', 'c', 'd', 'up-9']);
  });
});

describe('E10: an artifact under another name', () => {
  const links = [LINK];
  const remote = view([record('1', { title: 'A' })]);

  test('is the record it names, when its own is gone', () => {
    const b = record('b', { title: 'A' }, { link: '1' });
    const { matches, held } = match({ links, local: view([b]), remote });
    expect(held).toEqual([]);
    expect(matches).toEqual([
      {
        record: 'a',
        link: { ...LINK, local: 'b' },
        local: { kind: 'present', record: b },
        remote: { kind: 'unchanged', id: '1' },
        linked: true,
      },
    ]);
  });

  test('is not, while nothing is known of its own', () => {
    const local = view([record('b', {}, { link: '1' })], { silent: 'unknown' });
    const { matches, held } = match({ links, local, remote });
    expect(matches).toMatchObject([{ record: 'a', local: { kind: 'unknown', code: 'not-listed' } }]);
    expect(held).toMatchObject([{ record: 'b', code: 'ambiguous-link' }]);
  });

  test('E6: two of them are both held, and so is the record', () => {
    const local = view([record('b', {}, { link: '1' }), record('c', {}, { link: '1' })]);
    const { matches, held } = match({ links, local, remote });
    expect(matches).toMatchObject([
      { record: 'a', local: { kind: 'unknown', code: 'ambiguous-link' }, remote: { kind: 'unknown' } },
    ]);
    expect(matches[0]?.local).toHaveProperty('message', expect.stringContaining('upstream record 1 is gone'));
    expect(held.map((one) => one.record)).toEqual(['b', 'c']);
  });

  test('E8: is not, while its own is there, however many name it', () => {
    const local = view([
      record('a', {}, { version: 'new' }),
      record('b', {}, { link: '1' }),
      record('c', {}, { link: '1' }),
    ]);
    const { matches, held } = match({ links, local, remote });
    expect(matches).toMatchObject([{ record: 'a', link: LINK, local: { record: { id: 'a' } } }]);
    expect(held.map((one) => one.record)).toEqual(['b', 'c']);
  });

  test('a linked artifact that names another record stays with its own', () => {
    const two = { ...LINK, record: 'b', local: 'b', remote: '2' };
    const local = view([record('b', {}, { link: '1', version: 'new' })]);
    const { matches } = match({ links: [LINK, two], local, remote });
    expect(matches.map((one) => [one.record, one.local.kind])).toEqual([
      ['a', 'absent'],
      ['b', 'present'],
    ]);
  });
});

describe('detached records, which stay on one side', () => {
  test.each([
    [{ record: 'a', local: 'a', base: 'b' }, true],
    [{ record: 'a', remote: '1', base: 'b' }, true],
    [{ record: 'a', local: 'a', remote: '1', base: 'b' }, false],
    [{ record: 'a', remote: '1' }, false],
  ])('%j: %s', (link, detached) => {
    expect(isDetached(link)).toBe(detached);
  });

  test('are not looked at while their copy is there, nor is it new', () => {
    const links = [{ record: 'a', remote: '1', base: 'b' }];
    expect(match({ links, remote: view([record('1', {})]) }).matches).toEqual([]);
    const local = [{ record: 'b', local: 'b', base: 'b' }];
    expect(match({ links: local, local: view([record('b', {})]) }).matches).toEqual([]);
  });

  test('are forgotten when their last copy is gone', () => {
    const links = [
      { record: 'a', remote: '1', base: 'b' },
      { record: 'b', local: 'b', base: 'b' },
    ];
    const absent = { kind: 'absent' };
    expect(match({ links }).matches).toEqual([
      { record: 'a', link: links[0], local: absent, remote: absent, linked: true },
      { record: 'b', link: links[1], local: absent, remote: absent, linked: true },
    ]);
    expect(match({ links, local: view([], { silent: 'unknown' }) }).matches).toHaveLength(1);
  });
});

describe('what an artifact names', () => {
  test('pairs it with that upstream record', () => {
    const local = view([record('a', {}, { link: '1' })]);
    const { matches } = match({ local, remote: view([record('1', {})]) });
    expect(matches).toMatchObject([{ record: 'a', linked: false, remote: { record: { id: '1' } } }]);
  });

  test('E6: named twice is held on both, and the upstream record waits', () => {
    const local = view([
      record('a', {}, { link: '1', where: 'a.md' }),
      record('b', {}, { link: '1' }),
      record('c', {}),
    ]);
    const found = match({ local, remote: view([record('1', {})]) });
    expect(found.held).toStrictEqual([
      {
        record: 'a',
        code: 'ambiguous-link',
        message: 'a.md, b all name upstream record 1; only one of them can',
        where: 'a.md',
      },
      {
        record: 'b',
        code: 'ambiguous-link',
        message: 'a.md, b all name upstream record 1; only one of them can',
      },
    ]);
    expect(found.waiting).toEqual([{ record: 'up-1', remote: '1' }]);
    expect(found.matches.map((one) => one.record)).toEqual(['c']);
  });

  test('E6: named twice is held also where upstream does not have it', () => {
    const local = view([record('a', {}, { link: '1' }), record('b', {}, { link: '1' })]);
    const found = match({ local });
    expect(found.held.map((one) => one.record)).toEqual(['a', 'b']);
    expect([found.matches, found.waiting]).toEqual([[], []]);
  });

  test('pairs it with that record also when this one waits for a person', () => {
    const links = [{ record: 'up-1', remote: '1' }];
    const local = view([record('a', {}, { link: '1' })]);
    const { matches, held } = match({ links, local, remote: view([record('1', {})]) });
    expect(held).toEqual([]);
    expect(matches).toMatchObject([{ record: 'a', linked: false, remote: { record: { id: '1' } } }]);
  });

  test('E6: an artifact that comes back does not make a second record of the one it left upstream', () => {
    const links = [{ record: 'old', remote: '1', base: 'b' }];
    const local = view([record('a', {}, { link: '1', where: 'a.md' })]);
    for (const remote of [view([record('1', {})]), view([], { silent: 'unchanged' })]) {
      const found = match({ links, local, remote });
      expect(found.matches).toEqual([]);
      expect(found.held).toMatchObject([{ record: 'a', code: 'ambiguous-link', where: 'a.md' }]);
      expect(found.held[0]?.message).toContain('names upstream record 1, which is linked to old');
    }
  });

  test('E20: a record that we may not read is not made a second time', () => {
    const local = view([record('a', {}, { link: '1' })]);
    const remote = view([], { failed: new Map([['1', unknown('forbidden')]]) });
    expect(match({ local, remote }).matches).toMatchObject([
      {
        record: 'a',
        linked: false,
        local: { kind: 'present' },
        remote: { kind: 'unknown', code: 'forbidden' },
      },
    ]);
  });

  test.each([
    ['gone', view()],
    ['not there', view([], { failed: new Map([['1', unknown('missing-upstream')]]) })],
  ])('a record that is %s leaves the artifact a new one', (_, remote) => {
    const local = view([record('a', {}, { link: '1' })]);
    expect(match({ local, remote }).matches).toMatchObject([{ record: 'a', remote: { kind: 'absent' } }]);
  });
});
