import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Marker } from '../../../src/views/markdown/marker.ts';
import { parseMarker, renderMarker } from '../../../src/views/markdown/marker.ts';
import { nasty } from './nasty.ts';

const MARKER: Marker = { kind: 'preview', sync: 'backlog', generation: 3, session: 's', digest: 'd' };

const name = nasty(4).filter((text) => text !== '');
const markers: fc.Arbitrary<Marker> = fc.record(
  {
    kind: fc.constantFrom('preview', 'conflict', 'rollup', 'sync-pr', 'sync-issue'),
    sync: name,
    generation: fc.nat(),
    session: name,
    digest: name,
    record: name,
  },
  { requiredKeys: ['kind', 'sync', 'generation'] },
);

describe('the hidden first line', () => {
  test('its form is fixed: older bodies must be found again', () => {
    expect(renderMarker(MARKER)).toBe(
      '<!-- sync-kernel:v1 {"kind":"preview","sync":"backlog","generation":3,"session":"s","digest":"d"} -->',
    );
  });

  test('is read back, and nothing in it ends the comment (A37)', () => {
    fc.assert(
      fc.property(markers, nasty(), (marker, body) => {
        const line = renderMarker(marker);
        expect(line.indexOf('--', 4)).toBe(line.length - 3);
        expect(line).not.toMatch(/[\n\r]/);
        expect(parseMarker(`${line}\n${body}`)).toEqual(marker);
        expect(parseMarker(`${line}\r\n${body}`)).toEqual(marker);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['', 'nothing'],
    [`x\n${renderMarker(MARKER)}`, 'a later line (A23)'],
    [` ${renderMarker(MARKER)}`, 'a space before it'],
    [`${renderMarker(MARKER)} x`, 'text after it'],
    ['<!-- sync-kernel:v2 {} -->', 'another version'],
    ['<!-- sync-kernel:v1 {"kind":"preview"} -->', 'members missing'],
    ['<!-- sync-kernel:v1 {"kind":"other","sync":"a","generation":1} -->', 'an unknown kind'],
    ['<!-- sync-kernel:v1 {"kind":"preview","sync":"a","generation":-1} -->', 'a generation that cannot be'],
    ['<!-- sync-kernel:v1 {"kind":"preview","sync":"a","generation":1,"x":1} -->', 'an unknown member'],
    [
      '<!-- sync-kernel:v1 {"kind":"preview","sync":"a","generation":1,"record":{}} -->',
      'a member of another type',
    ],
    ['<!-- sync-kernel:v1 {nonsense} -->', 'no JSON'],
    [
      `<!-- sync-kernel:v1 {"kind":"preview","sync":"${'a'.repeat(5000)}","generation":1} -->`,
      'far too long',
    ],
  ])('%# is none: %s', (body) => {
    expect(parseMarker(body)).toBeNull();
  });
});
