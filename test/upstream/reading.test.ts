import { describe, expect, test } from '@jest/globals';
import type { FieldSchema } from '../../src/provider.ts';
import { lastingFault, passingFault } from '../../src/upstream/fault.ts';
import { fitsKind } from '../../src/upstream/fits-kind.ts';
import { timedOut, unreachable } from '../../src/upstream/no-answer.ts';
import { answerOfStatus } from '../../src/upstream/read-status.ts';

describe('E20: the status of a read', () => {
  const answerOf = (status: number, isConditional = false, fault = lastingFault('unauthorized', 'No.')) => {
    const answer = { status, headers: new Headers(), reason: '', request: 'GET /records/R-1' };
    return answerOfStatus(answer, { isConditional, faultOf: () => fault });
  };

  test.each([
    [200, null],
    [404, { kind: 'unknown' }],
    [410, { kind: 'gone' }],
  ])('%d is its own answer', (status, answer) => {
    expect(answerOf(status)).toEqual(answer);
  });

  test('304 counts only where there was a condition', () => {
    expect(answerOf(304, true)).toEqual({ kind: 'not-modified' });
    expect(() => answerOf(304)).toThrow('No.');
  });

  test('a 403 is forbidden, unless it is a limit (E38)', () => {
    expect(answerOf(403, false, lastingFault('forbidden', 'Ask.'))).toEqual({
      kind: 'forbidden',
      message: 'Ask.',
    });
    expect(() => answerOf(403, false, passingFault('rate-limited', 'Slower.'))).toThrow('Slower.');
  });
});

describe('E27: no answer', () => {
  const at = { label: 'GET /x', origin: 'https://a.example', timeoutMs: 50 };
  const cause = new Error('broken');

  test('in time may pass', () => {
    const message = 'GET /x had no whole answer within 50 ms. Run again later.';
    expect(timedOut(at, cause)).toMatchObject({ code: 'timed-out', retryable: true, message, cause });
  });

  test.each([
    ['ECONNRESET', 'ECONNRESET'],
    [undefined, 'the connection broke'],
  ])('after %s may pass', (code, reason) => {
    const message = `GET /x got no answer from https://a.example (${reason}). Run again later.`;
    expect(unreachable(at, code, cause)).toMatchObject({
      code: 'unreachable',
      retryable: true,
      message,
      cause,
    });
  });
});

describe('a value fits its field', () => {
  const field = (kind: FieldSchema['kind'], key?: string): FieldSchema => ({
    kind,
    writable: true,
    ...(key === undefined ? {} : { key }),
  });

  test.each([
    ['scalar', 1, {}],
    ['text', 'a', 1],
    ['map', { a: 1 }, []],
    ['set', ['a'], 'a'],
    ['sequence', [1], { 0: 1 }],
    ['list', [{ id: 'a' }, { id: 2 }], [{ id: 'a' }, { name: 'b' }]],
  ] as const)('of the kind %s', (kind, fits, unfit) => {
    expect(fitsKind(field(kind), fits)).toBe(true);
    expect(fitsKind(field(kind), null)).toBe(true);
    expect(fitsKind(field(kind), unfit)).toBe(false);
  });

  test('of the kind list only when each element has its own key', () => {
    expect(fitsKind(field('list', 'name'), [{ name: 'a' }])).toBe(true);
    expect(fitsKind(field('list', 'name'), [{ id: 'a' }])).toBe(false);
    expect(fitsKind(field('list'), [{ id: true }])).toBe(false);
  });
});
