import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hasMarker, joinBody, splitBody } from '../../../src/providers/github-issues/marker.ts';
import { renderMarker } from '../../../src/views/markdown/marker.ts';

const text = fc
  .array(fc.constantFrom('a', ' ', '\n', '\r\n', '\n\n', '<!--', '-->', '<!-- sync-kernel:record', '🔑', 'é'))
  .map((parts) => parts.join(''))
  .filter((value) => !hasMarker(value));
const keys = fc.uniqueArray(
  fc.string({ minLength: 1, maxLength: 60 }).filter((key) => key.isWellFormed()),
  {
    maxLength: 3,
  },
);

describe('the hidden comment', () => {
  test('a text comes back as it was put, with its keys, and no key ends the comment', () => {
    fc.assert(
      fc.property(text, keys, (value, some) => {
        const stored = joinBody(value, some);
        expect(splitBody(stored)).toEqual({
          text: value === '' ? null : value,
          keys: some,
          isOwnIssue: false,
        });
        // A browser turns every line end.
        const turned = splitBody(stored.replaceAll(/\r?\n/g, '\r\n'));
        expect(turned.text ?? '').toBe(value.replaceAll(/\r?\n/g, '\r\n'));
        expect(turned.keys).toEqual(some);
      }),
      { numRuns: 3000 },
    );
  });

  test('is taken out where a person wrote behind it', () => {
    const stored = `${joinBody('mine', ['k'])}\n\nAlso this.`;
    expect(splitBody(stored)).toEqual({ text: 'mine\n\nAlso this.', keys: ['k'], isOwnIssue: false });
  });

  test('changed by hand is the key of nothing', () => {
    expect(splitBody('x\n\n<!-- sync-kernel:record %E0%A4%A -->').keys).toEqual(['%E0%A4%A']);
  });

  test('the issues of our own views are known by their first line, and only by it', () => {
    const marker = renderMarker({ kind: 'conflict', sync: 'backlog', generation: 1 });
    expect(splitBody(`${marker}\ntext`).isOwnIssue).toBe(true);
    expect(splitBody(`quoted:\n${marker}`).isOwnIssue).toBe(false);
  });

  test('A36: a long body of near markers takes no time', () => {
    const nasty = '\r\n<!-- sync-kernel:record '.repeat(40_000);
    const begin = performance.now();
    expect(splitBody(nasty).keys).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});
