import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { REDACTED, redact, redactAll } from '../../../src/views/markdown/redact.ts';
import { nasty } from './nasty.ts';

const a = (times: number, text = 'a1B2c3D4e5') => text.repeat(Math.ceil(times / text.length)).slice(0, times);

const KEY = 'PRIVATE KEY';

/** Joined here so that no scanner takes this file for a leak. */
const TOKENS: readonly string[] = [
  ...['ghp', 'gho', 'ghs', 'ghu', 'ghr', 'npm'].map((kind) => `${kind}_${a(36)}`),
  ['github', 'pat', a(22), a(59)].join('_'),
  ['xoxb', a(12, '1234567890'), a(24)].join('-'),
  ['AK', 'IA', a(16, 'ABCDEFGH12')].join(''),
  ['AI', 'za', a(35)].join(''),
  ['glpat', a(20)].join('-'),
  [['ey', 'J', a(20)].join(''), ['ey', 'J', a(40)].join(''), a(43)].join('.'),
  `-----BEGIN RSA ${KEY}-----\n${a(64)}\n${a(64)}\n-----END RSA ${KEY}-----`,
  `-----BEGIN ${KEY}-----\n${a(64)}`,
];

describe('what has the shape of a credential (A40)', () => {
  test.each(TOKENS.map((token) => [token.slice(0, 12), token]))('%s… is redacted', (_, token) => {
    expect(redact(token)).toBe(REDACTED);
    expect(redact(`see ${token} there`)).not.toContain(token.slice(-12));
    expect(redact(`see ${token} there`)).toMatch(/^see \[redacted\]/);
  });

  test('headers and addresses keep their words and lose the credential', () => {
    expect(redact('Authorization: Bearer abcdefgh12345678')).toBe('Authorization: Bearer [redacted]');
    expect(redact('authorization: token 0123456789')).toBe('authorization: token [redacted]');
    expect(redact('sent Bearer abcdefgh12345678 to it')).toBe('sent Bearer [redacted] to it');
    expect(redact('https://me:hunter2@tracker.example/x')).toBe('https://[redacted]@tracker.example/x');
    expect(redact('api_key="s3cr3t-value"')).toBe('api_key="[redacted]"');
  });

  test('prose, digests and addresses without a login stay', () => {
    for (const text of [
      'The bearer certificate and the token are explained below.',
      'plan 3f9a1c2e7b04, commit 8c1f0e4b7d2a9356c0e1f4a7b8d92c3e5f607182',
      'https://tracker.example/issues/12?x=1#top',
      'git clone ssh://git@github.com/octo/app',
      '01KAMZ3V9Q8E2T5R7W1X4Y6Z0B',
    ])
      expect(redact(text)).toBe(text);
  });
});

describe('credentials that the run holds (A40)', () => {
  test('are found wherever they stand, the longest first', () => {
    const secrets = ['hunter2-hunter2', 'hunter2', 'short'];
    expect(redact('x hunter2-hunter2 y hunter2 short', secrets)).toBe('x [redacted] y [redacted] short');
  });

  test('in every text of a value, also in the names of its members', () => {
    expect(redactAll({ list: ['my-secret'], 'my-secret': { n: 1 } }, ['my-secret'])).toEqual({
      list: [REDACTED],
      [REDACTED]: { n: 1 },
    });
  });
});

describe('redacting', () => {
  const texts = fc
    .array(
      fc.oneof(
        nasty(4),
        fc.constantFrom(...TOKENS, 'Bearer ', 'token: ', 'https://', ':pw@', ' ', '[redacted]'),
      ),
      {
        maxLength: 8,
      },
    )
    .map((pieces) => pieces.join(''));

  test('twice is once, and it hardly lengthens', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(text.length * 2 + REDACTED.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('A36: takes no longer on texts that are hard on regular expressions', () => {
    const pieces = [
      'eyJ',
      'ghp_',
      '//a',
      '//',
      `-----BEGIN ${KEY}-----`,
      'token',
      'bearer ',
      'xoxb-',
      'AKIA',
      'A',
      '-',
      ' ',
    ];
    for (const piece of pieces) {
      expect(redact(piece.repeat(200_000 / piece.length)).length).toBeLessThan(450_000);
      expect(redact(`authorization${piece.repeat(200_000 / piece.length)}`).length).toBeLessThan(450_000);
    }
  });
});
