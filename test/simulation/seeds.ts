import { expect } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = new URL('../../scripts/soak.mjs', import.meta.url).pathname;

/** What the soak prints in a process of its own; fails with what it printed where a seed goes wrong. */
export async function printed(...args: readonly string[]): Promise<string> {
  const { NODE_OPTIONS: _jest, ...env } = process.env;
  return (await run(process.execPath, [SCRIPT, ...args], { env })).stdout;
}

/**
 * Plays seeds in a process of its own, where it takes a seventh of the time, and expects that none goes wrong.
 *
 * `npm run soak` plays any of them outside the tests.
 */
export async function expectPeace(about: {
  readonly from: number;
  readonly seeds: number;
  readonly options?: readonly string[];
}): Promise<void> {
  const { from, seeds, options = [] } = about;
  const args = [...options, '--seeds', String(seeds), '--from', String(from)];
  const end = await printed(...args).catch((error: { readonly stdout: string; readonly stderr: string }) =>
    [error.stdout, error.stderr].join(''),
  );
  process.stderr.write(`simulation: ${end}`);
  expect(end).toMatch(/^[\d,]+ seeds from \d+ in [^\n]*\ntrace [0-9a-f]{64}\n$/);
}

/** A half of the seeds of `npm test`: each is played by a file, so that two cores share them. SIM_SEEDS: how many. */
export async function expectHalf(half: 0 | 1): Promise<void> {
  const seeds = Number(process.env['SIM_SEEDS'] ?? 1000);
  await expectPeace({ from: 1 + half * seeds, seeds });
}
