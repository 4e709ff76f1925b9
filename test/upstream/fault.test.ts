import { expect, test } from '@jest/globals';
import { isUncertain, lastingFault, passingFault, saidOf } from '../../src/upstream/fault.ts';
import { plain } from '../../src/upstream/text.ts';

test.each(['unreachable', 'timed-out', 'server-error', 'bad-answer'])(
  'E27: after %s nobody knows whether a write was done',
  (code) => {
    expect(isUncertain(passingFault(code, 'Broken.'))).toBe(true);
    expect(isUncertain(Object.assign(new Error('Broken.'), { code }))).toBe(false);
  },
);

test.each(['rate-limited', 'forbidden', 'unexpected-answer'])('E27: %s is clear', (code) => {
  expect(isUncertain(lastingFault(code, 'No.'))).toBe(false);
});

test('a fault says whether waiting may mend it, and what it came from', () => {
  const cause = new Error('reset');
  expect(passingFault('unreachable', 'Gone.', { retryAfterMs: 5, cause })).toMatchObject({
    code: 'unreachable',
    retryable: true,
    retryAfterMs: 5,
    cause,
  });
  expect(lastingFault('bad-port', 'No.', cause)).toMatchObject({ retryable: false, cause });
});

test('a message names the request, the status and the reason, if there is one', () => {
  const answer = { request: 'GET /records', status: 503, headers: new Headers() };
  expect(saidOf({ ...answer, reason: 'Down' })).toBe('GET /records was answered 503 (Down)');
  expect(saidOf({ ...answer, reason: '' })).toBe('GET /records was answered 503');
});

test('A37: text from outside becomes one line without marks, of 300 characters at most', () => {
  expect(plain(' a\r\n\tb\u2028c\u202Ed\u200B\u0000e\uD800 ')).toBe('a b c d e\uFFFD');
  expect(plain('x'.repeat(300))).toBe('x'.repeat(300));
  expect(plain('\u{1F600}'.repeat(400))).toBe(`${'\u{1F600}'.repeat(299)}…`);
});
