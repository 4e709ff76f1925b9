import { describe, test } from '@jest/globals';
import { expectHalf } from './seeds.ts';

describe('two people, two bots, two sides, an adversary (I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I15)', () => {
  test('no value is lost, no record doubled, and peace comes to rest', async () => {
    await expectHalf(0);
  }, 3_600_000);
});
