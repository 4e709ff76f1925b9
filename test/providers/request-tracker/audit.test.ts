import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/kernel/json.ts';
import { auditField } from '../../../src/providers/request-tracker/audit.ts';
import type { Audited } from '../../../src/providers/request-tracker/audit.ts';
import type { Step } from '../../../src/providers/request-tracker/history.ts';

const step = (id: number, was: Json, became: Json, by = id % 2 === 0 ? 'eve' : 'us'): Step => ({
  id,
  field: 'subject',
  was,
  became,
  by,
  at: `at ${id}`,
});

/** We wrote `ours` over `A`, as the plan saw it. */
const audit = (live: Json, steps: readonly Step[], more: Partial<Audited> = {}) =>
  auditField({
    field: 'subject',
    schema: { kind: 'scalar', writable: true, equivalent: ['empty'] },
    before: 'A',
    sent: 'ours',
    live,
    steps,
    messages: [],
    ...more,
  });

describe('a value after a write', () => {
  test('with our step alone is kept', () => {
    expect(audit('ours', [step(1, 'A', 'ours')])).toEqual({ field: 'subject', end: 'kept', overwritten: [] });
  });

  test('that was refused, or rewritten in a way that the answer tells, is kept', () => {
    expect(audit('A', []).end).toBe('kept');
    const messages = ["Ticket 1: Subject changed from 'A' to 'OURS'"];
    expect(audit('OURS', [step(1, 'A', 'OURS')], { messages }).end).toBe('kept');
    expect(audit('ab', [step(1, 'A', 'ab')], { sent: 'a\r\nb' }).end).toBe('kept');
  });

  test('I15: that was refused while somebody else wrote is lost to them, never taken for ours', () => {
    expect(audit('B', [step(2, 'A', 'B')])).toMatchObject({ end: 'lost', by: { id: 2 }, overwritten: [] });
  });

  test.each([
    ['both loaded the same value', [step(2, 'A', 'B'), step(3, 'A', 'ours')]],
    ['we loaded theirs', [step(2, 'A', 'B'), step(3, 'B', 'ours')]],
    ['theirs was noted after ours', [step(1, 'A', 'ours'), step(2, 'A', 'B')]],
  ])('I15: that replaced another names it: %s', (_, steps) => {
    expect(audit('ours', steps)).toMatchObject({
      end: 'kept',
      overwritten: [{ value: 'B', by: 'eve', at: 'at 2' }],
    });
  });

  test('I15: that replaced one whose step is not to be seen yet names what our own step replaced', () => {
    expect(audit('ours', [step(3, 'B', 'ours')])).toMatchObject({
      overwritten: [{ value: 'B', by: 'unknown' }],
    });
  });

  test.each([
    ['noted after ours', [step(1, 'A', 'ours'), step(2, 'A', 'B')]],
    ['noted before ours', [step(2, 'A', 'B'), step(3, 'A', 'ours')]],
  ])('I15: that another replaced without having seen it is lost: %s', (_, steps) => {
    expect(audit('B', steps)).toMatchObject({ end: 'lost', by: { by: 'eve' } });
  });

  test('E33: that another saw and changed is theirs from then on', () => {
    expect(audit('B', [step(1, 'A', 'ours'), step(2, 'ours', 'B')])).toMatchObject({
      end: 'later',
      overwritten: [],
    });
  });

  test('an undo by the other before us is nothing to name', () => {
    expect(audit('ours', [step(2, 'A', 'B'), step(4, 'B', 'A'), step(5, 'A', 'ours')]).overwritten).toEqual(
      [],
    );
  });
});

describe('a set after a write', () => {
  const set = (
    live: readonly string[],
    steps: readonly Step[],
    sent: readonly string[] = ['a', 'b', 'ours'],
  ) =>
    audit(live, steps, {
      schema: { kind: 'set', writable: true, equivalent: ['case'] },
      before: ['a', 'b'],
      sent,
    });
  const ours = step(1, null, 'ours');

  test('with our step alone is kept', () => {
    expect(set(['a', 'b', 'ours'], [ours])).toEqual({ field: 'subject', end: 'kept', overwritten: [] });
  });

  test('I15: names a member that our list took out, and one that it brought back', () => {
    const added = set(['a', 'b', 'ours'], [step(2, null, 'x'), ours, step(3, 'x', null)]);
    expect(added.overwritten).toMatchObject([{ value: ['a', 'b', 'ours', 'x'], by: 'eve' }]);
    const removed = set(['a', 'b', 'ours'], [step(2, 'b', null), ours, step(3, null, 'B')]);
    expect(removed.overwritten).toMatchObject([{ value: ['a', 'ours'], by: 'eve' }]);
  });

  test('E44: leaves members of others alone: they come with the next run', () => {
    expect(set(['a', 'b', 'ours', 'x'], [ours, step(2, null, 'x')])).toMatchObject({
      end: 'later',
      overwritten: [],
    });
  });

  test('of which our part was refused while others wrote is lost', () => {
    expect(set(['a', 'b', 'x'], [step(2, null, 'x')])).toMatchObject({ end: 'lost' });
  });
});
