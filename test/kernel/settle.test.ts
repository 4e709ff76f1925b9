import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/json.ts';
import type { SettleInput } from '../../src/kernel/settle.ts';
import { settleRecord } from '../../src/kernel/settle.ts';
import { mapping, STATUS } from '../support/plan-samples.ts';
import { hash } from '../support/world.ts';

const TITLE = mapping('title', { remote: 'summary' });

function settle(input: Partial<SettleInput>, mappings = [TITLE]) {
  return settleRecord(mappings, { local: {}, remote: {}, written: new Map(), hash, ...input });
}

function wrote(field: string, before: Json, sent: Json): SettleInput['written'] {
  return new Map([[field, { before, sent }]]);
}

describe('I3: the base moves', () => {
  test('to what both sides hold', () => {
    expect(
      settle({ local: { title: 'A' }, remote: { summary: 'A' }, before: { fields: { title: 'old' } } }),
    ).toStrictEqual({
      base: {
        fields: { title: 'A' },
        moves: { title: { by: 'remote', from: hash('"old"').slice(0, 12), returns: 0 } },
      },
      settled: true,
      notes: [],
    });
  });

  test('not where they differ: it stays, with upstream’s image, and the record is looked at again', () => {
    const before = { fields: { title: 'old' }, remote: { title: 'old.' } };
    expect(settle({ local: { title: 'L' }, remote: { summary: 'R' }, before })).toStrictEqual({
      base: before,
      settled: false,
      notes: [],
    });
    expect(settle({ local: { title: 'L' }, remote: { summary: 'R' } })).toStrictEqual({
      base: { fields: {} },
      settled: false,
      notes: [],
    });
  });

  test('I2: to what our writes were made from, where a side was edited since; upstream’s old image goes', () => {
    const before = { fields: { title: 'old' }, remote: { title: 'old.' } };
    const written = wrote('summary', 'old.', 'A');
    expect(
      settle({ local: { title: 'L' }, remote: { summary: 'A' }, before, written, earned: { title: 'A' } }),
    ).toStrictEqual({
      base: {
        fields: { title: 'A' },
        moves: { title: { by: 'local', from: hash('"old."').slice(0, 12), returns: 0 } },
      },
      settled: false,
      notes: [],
    });
    const agreed = {
      local: { title: 'L' },
      remote: { summary: 'L' },
      before,
      written,
      earned: { title: 'A' },
    };
    expect(settle(agreed).base.fields).toStrictEqual({ title: 'L' });
  });

  test('field by field', () => {
    const { base, settled } = settle(
      {
        local: { title: 'A', status: 'doing' },
        remote: { summary: 'B', state: 'open' },
        before: { fields: { title: 'A', status: 'todo' } },
      },
      [TITLE, STATUS],
    );
    expect([base, settled]).toStrictEqual([{ fields: { title: 'A', status: 'doing' } }, false]);
  });

  test('E41: an absent value is null', () => {
    expect(settle({}).base).toStrictEqual({ fields: { title: null } });
    expect(settle({ local: { title: '' }, remote: { summary: null } }).settled).toBe(false);
  });

  test('E48: to the finer local value that upstream’s coarse one stands for', () => {
    const { base } = settle({ local: { status: 'doing' }, remote: { state: 'open' } }, [STATUS]);
    expect(base).toEqual({ fields: { status: 'doing' } });
  });

  test('E49: not to a value that the mapping does not know', () => {
    const { base, settled } = settle({ local: { status: 'odd' }, remote: { state: 'odd' } }, [STATUS]);
    expect([base, settled]).toStrictEqual([{ fields: {} }, false]);
  });

  test('with an image where upstream spells the same value in another way', () => {
    const body = mapping('body', { kind: 'text' });
    const { base, settled } = settle({ local: { body: 'a\n' }, remote: { body: 'a\r\n' } }, [body]);
    expect([base, settled]).toStrictEqual([{ fields: { body: 'a\n' }, remote: { body: 'a\r\n' } }, true]);
    const labels = mapping('labels', { kind: 'set' });
    expect(settle({ local: { labels: ['x', 'y'] }, remote: { labels: ['y', 'x'] } }, [labels]).base).toEqual({
      fields: { labels: ['x', 'y'] },
      remote: { labels: ['y', 'x'] },
    });
  });
});

describe('E28: an upstream that makes its own of a value', () => {
  const local = { title: 'A ' };
  const remote = { summary: 'A' };

  test('agreed as its image, and reported', () => {
    expect(settle({ local, remote, written: wrote('summary', 'old', 'A ') })).toStrictEqual({
      base: { fields: { title: 'A ' }, remote: { title: 'A' } },
      settled: true,
      notes: [{ field: 'title', kind: 'rewritten' }],
    });
  });

  test('stays so while neither side moves', () => {
    const before = { fields: { title: 'A ' }, remote: { title: 'A' } };
    expect(settle({ local, remote, before })).toStrictEqual({ base: before, settled: true, notes: [] });
    expect(settle({ local: { title: 'B' }, remote, before }).settled).toBe(false);
    expect(settle({ local, remote: { summary: 'B' }, before }).settled).toBe(false);
    expect(settle({ local, remote, before: { fields: before.fields } }).settled).toBe(false);
  });

  test('also of a list of which it keeps a part', () => {
    const labels = mapping('labels', { kind: 'set' });
    const written = wrote('labels', [], ['x', 'y']);
    expect(settle({ local: { labels: ['x', 'y'] }, remote: { labels: ['x'] }, written }, [labels])).toEqual({
      base: { fields: { labels: ['x', 'y'] }, remote: { labels: ['x'] } },
      settled: true,
      notes: [{ field: 'labels', kind: 'rewritten' }],
    });
  });

  test('not of a value that the local side does not hold', () => {
    const merged = settle({ local, remote, written: wrote('summary', 'old', 'merged') });
    expect(merged).toStrictEqual({ base: { fields: {} }, settled: false, notes: [] });
  });
});

describe('E29: an upstream that drops a value', () => {
  test.each<[string, Json, Json]>([
    ['keeps the old one', 'old', 'old'],
    ['keeps nothing', 'old', null],
    ['keeps an empty text', 'old', ''],
    ['keeps an empty list', ['old'], []],
    ['had nothing', null, null],
  ])('%s: the base stays and the field is reported', (_, before, after) => {
    const base = { fields: { title: 'old' } };
    expect(
      settle({
        local: { title: 'new' },
        remote: { summary: after },
        before: base,
        written: wrote('summary', before, 'new'),
      }),
    ).toEqual({ base, settled: false, notes: [{ field: 'title', kind: 'dropped' }] });
  });
});

test('E29, E48: a coarse value that upstream drops is a drop of the finer local one', () => {
  const before = { fields: { status: 'done' } };
  const written = wrote('state', 'closed', 'open');
  const settled = settle({ local: { status: 'doing' }, remote: { state: 'closed' }, before, written }, [
    STATUS,
  ]);
  expect(settled).toStrictEqual({
    base: before,
    settled: false,
    notes: [{ field: 'status', kind: 'dropped' }],
  });
});

describe('an upstream that fills in what was not sent', () => {
  test('has edited it: the base is what was sent, and the record is looked at again', () => {
    const written = wrote('summary', null, null);
    expect(settle({ local: { title: null }, remote: { summary: 'default' }, written })).toStrictEqual({
      base: { fields: { title: null } },
      settled: false,
      notes: [],
    });
  });
});

describe('E21: a field that upstream does not show', () => {
  const before = { fields: { title: 'A' } };

  test('keeps its base, and the record is looked at again until it is shown (I7)', () => {
    expect(settle({ local: { title: 'A' }, before })).toStrictEqual({
      base: before,
      settled: false,
      notes: [],
    });
  });

  test('is empty where it never was agreed, or was written just now', () => {
    expect(settle({ local: { title: 'A' } }).settled).toBe(false);
    const written = wrote('summary', 'A', 'B');
    expect(settle({ local: { title: 'B' }, before, written }).notes).toEqual([
      { field: 'title', kind: 'dropped' },
    ]);
  });
});

describe('I15: a value that was recovered', () => {
  const found = { title: { value: 'R', by: 'mia', at: '2026-01-02T03:04:05Z' } };

  test('stays in the base, and keeps the record open, while both sides hold another one', () => {
    const before = { fields: { title: 'A' }, recovered: found };
    expect(settle({ local: { title: 'A' }, remote: { summary: 'A' }, before })).toStrictEqual({
      base: before,
      settled: false,
      notes: [],
    });
  });

  test.each([
    ['locally', { title: 'R' }, { summary: 'A' }],
    ['upstream', { title: 'A' }, { summary: 'R' }],
  ])('is forgotten once it is live %s', (_, local, remote) => {
    const before = { fields: { title: 'A' }, recovered: found };
    expect(settle({ local, remote, before }).base).toStrictEqual({ fields: { title: 'A' } });
  });

  test('is forgotten when the caller says that it was decided', () => {
    const before = { fields: { title: 'A' }, recovered: found };
    const { base, settled } = settle({
      local: { title: 'A' },
      remote: { summary: 'A' },
      before,
      recovered: {},
    });
    expect({ base, settled }).toStrictEqual({ base: { fields: { title: 'A' } }, settled: true });
  });
});

describe('E33, E80: the moves of a field', () => {
  test('count how often each side put back what the other had changed', () => {
    let before: SettleInput['before'] = { fields: { title: 'A' } };
    const returns: (number | undefined)[] = [];
    for (const [i, value] of ['B', 'A', 'B', 'A'].entries()) {
      const written = i % 2 === 0 ? wrote('summary', 'x', value) : new Map<string, never>();
      before = settle({ local: { title: value }, remote: { summary: value }, before, written }).base;
      returns.push(before.moves?.['title']?.returns);
    }
    expect(returns).toEqual([0, 1, 2, 3]);
  });

  test('are forgotten when what was parked comes to rest by itself', () => {
    const moves = { title: { by: 'local', from: 'b', returns: 3 } } as const;
    const before = { fields: { title: 'A' }, moves };
    expect(settle({ local: { title: 'A' }, remote: { summary: 'A' }, before }).base).toStrictEqual({
      fields: { title: 'A' },
    });
    const young = { fields: { title: 'A' }, moves: { title: { ...moves.title, returns: 2 } } };
    expect(settle({ local: { title: 'A' }, remote: { summary: 'A' }, before: young }).base).toStrictEqual(
      young,
    );
  });
});

describe('E21: a field that upstream does not show', () => {
  test('and that never had a value is nothing to wait for', () => {
    const before = { fields: { title: null } };
    expect(settle({ local: { title: null }, remote: {}, before }).settled).toBe(true);
  });
});

describe('I7: a map that was written', () => {
  const META = mapping('meta', { kind: 'map' });
  const sent = wrote('meta', { a: '1', deep: { x: '1' } }, { a: '2', deep: { x: '1' } });
  const local = { meta: { a: '2', deep: { x: '1' } } };

  test.each([
    ['has a member more', { a: '2', b: 'new', deep: { x: '1' } }],
    ['has a member less', { a: '2' }],
    ['has another member inside', { a: '2', deep: { x: '1', y: 'new' } }],
  ])('and %s than our write left is open: somebody edited it', (_, meta) => {
    const before = { fields: { meta: { a: '1', deep: { x: '1' } } } };
    expect(settle({ local, remote: { meta }, before, written: sent }, [META])).toMatchObject({
      base: before,
      settled: false,
      notes: [],
    });
  });

  test('E28: and holds another value where we wrote, is upstream’s image of ours', () => {
    const remote = { meta: { a: 'two', deep: { x: '1' } } };
    expect(settle({ local, remote, written: sent }, [META])).toMatchObject({
      base: { fields: local, remote },
      notes: [{ field: 'meta', kind: 'rewritten' }],
    });
  });
});

describe('I7: a keyed list that was written', () => {
  const TASKS = mapping('tasks', { kind: 'list', key: 'id' });
  const [one, two, three] = ['1', '2', '3'].map((id) => ({ id, text: `task ${id}` }));
  const sent = wrote('tasks', [one!], [one!, two!]);
  const local = { tasks: [one!, two!] };

  test.each([
    ['an element more', [one!, two!, three!]],
    ['an element less', [two!]],
    ['another text in one', [{ ...one!, text: 'theirs' }, two!]],
  ])('and has %s than our write left is open: somebody edited it', (_, tasks) => {
    const before = { fields: { tasks: [one!] } };
    expect(settle({ local, remote: { tasks }, before, written: sent }, [TASKS])).toMatchObject({
      base: before,
      settled: false,
      notes: [],
    });
  });

  test('E28: and holds what we wrote in another way, is upstream’s image of ours', () => {
    const remote = { tasks: [one!, { id: '2', text: 'Task 2.' }] };
    expect(settle({ local, remote, written: sent }, [TASKS])).toMatchObject({
      base: { fields: local, remote },
      notes: [{ field: 'tasks', kind: 'rewritten' }],
    });
  });
});
