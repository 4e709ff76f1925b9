import { expect, test } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { activeParts } from './inert.ts';
import { shots } from './shots.ts';

const folder = fileURLToPath(new URL('../../../.github/pictures/', import.meta.url));

test('there is one picture of each shot, small enough for a README', () => {
  const names = shots().map(({ name }) => `${name}.png`);
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
  for (const name of names) expect(statSync(`${folder}${name}`).size).toBeLessThan(150_000);
});

test('what the pictures show is what the views write, and nothing in it acts', () => {
  for (const { markdown } of shots()) expect(activeParts(markdown)).toEqual([]);
});
