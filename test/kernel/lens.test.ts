import { describe, expect, test } from '@jest/globals';
import { remoteFieldsOfBase, ruleOf, toCanonical, toRemote } from '../../src/kernel/lens.ts';
import { mapping, STATUS } from '../support/plan-samples.ts';

const mapped = (value: unknown) => ({ kind: 'mapped', value });

describe('the rule of a mapping', () => {
  test('is what merging needs of it', () => {
    expect(ruleOf(mapping('title', { remote: 'summary', key: 'k', equivalent: ['trim'] }))).toEqual({
      name: 'title',
      kind: 'scalar',
      key: 'k',
      equivalent: ['trim'],
    });
    expect(ruleOf(mapping('labels', { kind: 'set', authority: 'local', strictSet: true }))).toEqual({
      name: 'labels',
      kind: 'set',
      key: 'id',
      equivalent: [],
      authority: 'local',
      strictSet: true,
    });
  });
});

describe('the upstream value of a canonical one', () => {
  test.each([
    ['todo', 'open'],
    ['doing', 'open'],
    ['done', 'closed'],
    [null, null],
  ])('%j is %j', (value, there) => {
    expect(toRemote(STATUS, value)).toEqual(mapped(there));
  });

  test('E49: one that the mapping does not know cannot be expressed', () => {
    expect(toRemote(STATUS, 'blocked')).toEqual({ kind: 'unmapped', raw: 'blocked' });
    expect(toRemote(STATUS, '')).toEqual({ kind: 'unmapped', raw: '' });
  });

  test('is itself without a mapping of values', () => {
    expect(toRemote(mapping('order', { kind: 'sequence' }), ['a', 1])).toEqual(mapped(['a', 1]));
  });

  test('null may be mapped like any value', () => {
    const values = mapping('done', {
      values: [
        [null, 'no'],
        ['yes', 'yes'],
      ],
    });
    expect(toRemote(values, null)).toEqual(mapped('no'));
    expect(toCanonical(values, 'no')).toEqual(mapped(null));
  });

  test('values are compared as JSON', () => {
    const values = mapping('size', { values: [[{ a: 1, b: 2 }, 7]] });
    expect(toRemote(values, { b: 2, a: 1 })).toEqual(mapped(7));
    expect(toCanonical(values, 7)).toEqual(mapped({ a: 1, b: 2 }));
  });
});

describe('the canonical value of an upstream one', () => {
  test('E48: is the hint that it stands for, the first of them, else the first of the mapping', () => {
    expect(toCanonical(STATUS, 'open', ['doing'])).toEqual(mapped('doing'));
    expect(toCanonical(STATUS, 'open', ['doing', 'todo'])).toEqual(mapped('doing'));
    expect(toCanonical(STATUS, 'open', ['done', 'doing'])).toEqual(mapped('doing'));
    expect(toCanonical(STATUS, 'open', ['done'])).toEqual(mapped('todo'));
    expect(toCanonical(STATUS, 'open')).toEqual(mapped('todo'));
  });

  test('E49: an unknown one is kept raw, never defaulted, also where a hint is unknown too', () => {
    expect(toCanonical(STATUS, 'reopened', ['todo'])).toEqual({ kind: 'unmapped', raw: 'reopened' });
    expect(toCanonical(STATUS, 'blocked', ['blocked'])).toEqual({ kind: 'unmapped', raw: 'blocked' });
  });

  test('E41: absent is null, and null is not empty', () => {
    expect(toCanonical(STATUS, undefined)).toEqual(mapped(null));
    expect(toCanonical(STATUS, null, ['todo'])).toEqual(mapped(null));
    expect(toCanonical(mapping('title'), undefined)).toEqual(mapped(null));
    expect(toCanonical(mapping('title'), '')).toEqual(mapped(''));
  });

  test('E53: a text has LF, other kinds are left as they are', () => {
    expect(toCanonical(mapping('body', { kind: 'text' }), 'a\r\nb\r\n')).toEqual(mapped('a\nb\n'));
    expect(toCanonical(mapping('body', { kind: 'text' }), null)).toEqual(mapped(null));
    expect(toCanonical(mapping('title'), 'a\r\nb')).toEqual(mapped('a\r\nb'));
  });
});

describe('the upstream fields of a base', () => {
  const mappings = [mapping('title', { remote: 'summary' }), STATUS];

  test('are mapped, or upstream’s own image where it has one', () => {
    const base = { fields: { title: 'A', status: 'doing' } };
    expect(remoteFieldsOfBase(mappings, base)).toEqual({ summary: 'A', state: 'open' });
    expect(remoteFieldsOfBase(mappings, { ...base, remote: { title: 'A.' } })).toEqual({
      summary: 'A.',
      state: 'open',
    });
    expect(remoteFieldsOfBase(mappings, { ...base, remote: { title: null } })).toMatchObject({
      summary: null,
    });
  });

  test('are not known when a field never was agreed or cannot be expressed', () => {
    expect(remoteFieldsOfBase(mappings, { fields: { title: 'A' } })).toBeNull();
    expect(remoteFieldsOfBase(mappings, { fields: { title: 'A', status: 'blocked' } })).toBeNull();
  });
});
