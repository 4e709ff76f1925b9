import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { BREAKS } from './breaks.ts';

const ROOT = new URL('../../../', import.meta.url);

function text(file: string): string {
  return readFileSync(new URL(file, ROOT), 'utf8');
}

test('every invariant from I1 to I15 has a break', () => {
  const wanted = Array.from({ length: 15 }, (_, i) => `I${i + 1}`);
  expect([...new Set(BREAKS.map(({ invariant }) => invariant))]).toEqual(wanted);
});

test.each(BREAKS)('$invariant: $mistake: the place is there once, and so is the test', (one) => {
  expect(text(one.file).split(one.text)).toHaveLength(2);
  expect(one.replacement).not.toContain(one.text);
  const title = one.test.replace(/^".*" is none$/, '%j is none');
  expect(text(one.testFile)).toContain(title);
});
