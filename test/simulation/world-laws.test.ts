import { describe, expect, test } from '@jest/globals';
import { play } from './simulation.ts';

const only = process.env['SIM_SEED'];
const count = Number(process.env['SIM_SEEDS'] ?? 200);
const from = Number(process.env['SIM_FROM'] ?? 1);
const seeds = only === undefined ? Array.from({ length: count }, (_, i) => from + i) : [Number(only)];

/** Says what a seed found so that it can be played again. */
async function report(seed: number): Promise<string | null> {
  const { problems, trace } = await play(seed);
  if (problems.length === 0) return null;
  return [`SIM_SEED=${seed}`, ...trace.map((step) => `  ${step}`), ...problems].join('\n');
}

describe('two people, two sides, faults and crashes (I1, I2, I3, I4, I6, I9)', () => {
  test('no value is lost, no record doubled, and peace comes to rest', async () => {
    const failures: string[] = [];
    for (const seed of seeds) {
      const failure = await report(seed);
      if (failure !== null) failures.push(failure);
      if (failures.length >= 3) break;
    }
    expect(failures.join('\n\n')).toBe('');
  }, 3_600_000);
});
