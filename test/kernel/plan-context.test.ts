import { describe, expect, test } from '@jest/globals';
import { makeConflict } from '../../src/kernel/plan-context.ts';
import { context } from '../support/plan-samples.ts';

const ABOUT = { kind: 'edit-edit', record: 'a', field: 'title', base: 'A', local: 'L', remote: 'R' } as const;

describe('a conflict', () => {
  test('has an id of 16 hex characters and is what it was made of', () => {
    const conflict = makeConflict(context(), { ...ABOUT, why: 'because' });
    expect(conflict).toEqual({ id: expect.stringMatching(/^[0-9a-f]{16}$/), ...ABOUT, why: 'because' });
  });

  test.each([
    ['record', { record: 'b' }],
    ['field', { field: 'body' }],
    ['base', { base: null }],
    ['local value', { local: 'L2' }],
    ['remote value', { remote: 'R2' }],
  ])('E63: is another one when its %s moves', (_, moved) => {
    expect(makeConflict(context(), { ...ABOUT, ...moved }).id).not.toBe(makeConflict(context(), ABOUT).id);
  });

  test('of another sync is another one', () => {
    expect(makeConflict(context({ sync: 'specs' }), ABOUT).id).not.toBe(makeConflict(context(), ABOUT).id);
  });

  test('stays itself whatever is said about it', () => {
    const said = { kind: 'stale', why: 'moved', parts: [], choices: ['local'] } as const;
    expect(makeConflict(context(), { ...ABOUT, ...said }).id).toBe(makeConflict(context(), ABOUT).id);
  });
});
