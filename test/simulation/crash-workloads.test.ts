import { afterAll, describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/json.ts';
import { CrashPoints } from '../support/crashing.ts';
import { killedAt, rest, stageOf, workloadsOf } from './workloads.ts';

/** Whether the larger workloads are killed too, and their recoveries as well; that takes many minutes. */
const FULL = process.env['SYNC_E2E_FULL'] === '1';

let crashes = 0;
let recoveries = 0;

/** What an unkilled run leaves, and all points at which a run can be killed. */
async function unkilled(
  workload: readonly string[],
): Promise<{ readonly wanted: Json; readonly points: readonly string[] }> {
  const stage = await stageOf(workload);
  const counted = new CrashPoints(0);
  await killedAt(stage, counted);
  const wanted = await rest(stage);
  expect(wanted).toMatchObject({ isStill: true });
  return { wanted, points: counted.passed };
}

async function killEverywhere(workload: readonly string[]): Promise<void> {
  const { wanted, points } = await unkilled(workload);
  for (const [i, point] of points.entries()) {
    const stage = await stageOf(workload);
    expect(await killedAt(stage, new CrashPoints(i + 1))).toBe(true);
    crashes += 1;
    const where = `${workload.join(', ')}: killed ${point} (${i + 1})`;
    expect({ where, left: await rest(stage) }).toEqual({ where, left: wanted });
  }
}

async function killRecoveryEverywhere(workload: readonly string[]): Promise<void> {
  const { wanted, points } = await unkilled(workload);
  for (const i of points.keys()) {
    for (let again = 1; ; again++) {
      const stage = await stageOf(workload);
      await killedAt(stage, new CrashPoints(i + 1));
      const isKilled = await killedAt(stage, new CrashPoints(again));
      const where = `${workload.join(', ')}: killed at ${i + 1}, then at ${again}`;
      expect({ where, left: await rest(stage) }).toEqual({ where, left: wanted });
      if (!isKilled) break;
      recoveries += 1;
    }
  }
}

afterAll(() => {
  process.stderr.write(
    `crash points: ${crashes} of single crashes, ${recoveries} of a crash and one more in its recovery${FULL ? '' : ' (SYNC_E2E_FULL=1 adds workloads of three changes and the recoveries of more than one)'}\n`,
  );
});

describe('I6, I8, I9, E70, E73: every workload, killed at every durable step and request', () => {
  test.each(FULL ? [1, 2, 3] : [1, 2])(
    'of %d changes: before, within and after each',
    async (changes) => {
      for (const workload of workloadsOf(changes)) await killEverywhere(workload);
    },
    3_600_000,
  );

  test.each(FULL ? [1, 2, 3] : [1])(
    'of %d changes: and once more in the recovery',
    async (changes) => {
      for (const workload of workloadsOf(changes)) await killRecoveryEverywhere(workload);
    },
    36_000_000,
  );
});
