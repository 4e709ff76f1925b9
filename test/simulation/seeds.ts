import { expect } from '@jest/globals';
import { inWords, soak } from './soak.ts';

/**
 * Plays a share of the seeds of `npm test`: 1,000 in each of two files, so that two cores share them.
 *
 * SIM_SEEDS changes how many each plays; `npm run soak` plays any of them outside the tests.
 */
export async function expectPeace(share: 0 | 1): Promise<void> {
  const seeds = Number(process.env['SIM_SEEDS'] ?? 1000);
  const { failure, figures } = await soak({ from: 1 + share * seeds, seeds });
  process.stderr.write(`simulation: ${seeds} seeds from ${1 + share * seeds}: ${figures.toString()}\n`);
  expect(failure === undefined ? '' : inWords(failure)).toBe('');
}
