import { describe, expect, test } from '@jest/globals';
import { freeKey, stateOf } from '../../src/kernel/side-view.ts';
import { record, unknown, view } from '../support/plan-samples.ts';
import { hash } from '../support/world.ts';

describe('what a side says of an id', () => {
  const a = record('a', { title: 'A' });

  test('present, unchanged and gone', () => {
    expect(stateOf(view([a]), 'a')).toEqual({ kind: 'present', record: a });
    expect(stateOf(view([], { unchanged: new Set(['a']) }), 'a')).toEqual({ kind: 'unchanged', id: 'a' });
    expect(stateOf(view([], { gone: new Set(['a']), silent: 'unchanged' }), 'a')).toEqual({ kind: 'absent' });
  });

  test('E14: a failure is neither present nor absent', () => {
    const failed = new Map([['a', unknown('bad-record', 'no title')]]);
    expect(stateOf(view([], { failed }), 'a')).toEqual(unknown('bad-record', 'no title'));
    expect(stateOf(view([], { failed, gone: new Set(['a']) }), 'a').kind).toBe('unknown');
    expect(stateOf(view([a], { failed }), 'a').kind).toBe('present');
  });

  test.each([
    ['a census makes it absent', 'absent', { kind: 'absent' }],
    ['a listing of changes leaves it unchanged', 'unchanged', { kind: 'unchanged', id: 'a' }],
    [
      'an incomplete listing says nothing (E18)',
      'unknown',
      {
        kind: 'unknown',
        code: 'not-listed',
        message: 'a was not in an incomplete listing; nothing is concluded from that',
      },
    ],
  ] as const)('not mentioned: %s', (_, silent, state) => {
    expect(stateOf(view([], { silent }), 'a')).toEqual(state);
  });

  test('E9: an id that is there twice is held, and says where', () => {
    const copies = [record('a', {}, { where: 'a.md' }), record('a', {})];
    expect(stateOf(view(copies), 'a')).toEqual({
      kind: 'unknown',
      code: 'duplicate-id',
      message: 'the id a occurs more than once (a.md, a); give each record its own id',
      where: 'a.md',
    });
    expect(stateOf(view([a, a]), 'a')).not.toHaveProperty('where');
    const unread = view([a], { unchanged: new Set(['a']) });
    expect(stateOf(unread, 'a')).toMatchObject({ kind: 'unknown', code: 'duplicate-id' });
  });
});

describe('a record name', () => {
  test('is the id where it is safe and free', () => {
    expect(freeKey('a', new Set(['b']), hash)).toBe('a');
    expect(freeKey('a', new Set(['a']), hash)).toBe(`a-${hash('a').slice(0, 8)}`);
    expect(freeKey('a/b', new Set(), hash)).toBe(`a-b-${hash('a/b').slice(0, 8)}`);
  });
});
