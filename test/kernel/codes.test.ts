import { describe, expect, test } from '@jest/globals';
import { CODES, EXIT_CODES } from '../../src/kernel/codes.ts';

describe('the codes a run can end with', () => {
  test('have the exit codes that callers are promised (DESIGN §8)', () => {
    expect(EXIT_CODES).toEqual({
      done: 0,
      bug: 1,
      invalid: 2,
      conflicts: 3,
      queued: 4,
      stale: 5,
      refused: 6,
    });
  });

  test('are never renamed: other programs read them', () => {
    const outcomes = Object.fromEntries(Object.entries(CODES).map(([code, { outcome }]) => [code, outcome]));
    expect(outcomes).toMatchObject({
      'nothing-to-do': 'done',
      previewed: 'done',
      applied: 'done',
      undone: 'done',
      resolved: 'done',
      status: 'done',
      initialised: 'done',
      bug: 'bug',
      'bad-usage': 'invalid',
      'bad-config': 'invalid',
      'bad-state': 'invalid',
      'bad-answer': 'invalid',
      'no-session': 'invalid',
      'bad-choice': 'invalid',
      conflicts: 'conflicts',
      held: 'conflicts',
      rejected: 'conflicts',
      queued: 'queued',
      unreachable: 'queued',
      stale: 'stale',
      'not-approvable': 'stale',
      'bulk-guard': 'refused',
      'state-locked': 'refused',
      'state-read-only': 'refused',
      forbidden: 'refused',
    });
  });

  test.each(Object.entries(CODES))(
    '%s says in whole sentences what happened and what to do',
    (code, entry) => {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(entry.title).toMatch(/^[A-Z].*\.$/);
      expect(entry.nextStep).toMatch(/^[A-Z].*\.$/);
    },
  );
});
