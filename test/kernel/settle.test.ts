import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/json.ts';
import type { SettleInput } from '../../src/kernel/settle.ts';
import { settleRecord } from '../../src/kernel/settle.ts';
import { mapping, STATUS } from '../support/plan-samples.ts';

const TITLE = mapping('title', { remote: 'summary' });

function settle(input: Partial<SettleInput>, mappings = [TITLE]) {
  return settleRecord(mappings, { local: {}, remote: {}, written: new Map(), ...input });
}

function wrote(field: string, before: Json, sent: Json): SettleInput['written'] {
  return new Map([[field, { before, sent }]]);
}

describe('I3: the base moves', () => {
  test('to what both sides hold', () => {
    expect(
      settle({ local: { title: 'A' }, remote: { summary: 'A' }, before: { fields: { title: 'old' } } }),
    ).toStrictEqual({ base: { fields: { title: 'A' } }, settled: true, notes: [] });
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

  test('keeps its base', () => {
    expect(settle({ local: { title: 'A' }, before })).toStrictEqual({
      base: before,
      settled: true,
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
