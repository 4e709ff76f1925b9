import { afterAll, describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/json.ts';
import { CrashPoints } from '../support/crashing.ts';
import type { Stage } from './workloads.ts';
import { killedAt, leftBehind, remember, rest, stageOf, workloadsOf } from './workloads.ts';

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

/**
 * Every point of a run, and of each run that takes up what it left, every point again.
 *
 * Two kills that leave the same behind, such as after one step and before the next, are one and the same
 * to the next run: what follows is played once and counted for both.
 */
async function killRecoveryEverywhere(workload: readonly string[]): Promise<void> {
  const { wanted, points } = await unkilled(workload);
  const followed = new Map<string, number>();
  const rested = new Set<string>();
  for (const i of points.keys()) {
    const stage = await stageOf(workload);
    await killedAt(stage, new CrashPoints(i + 1));
    const left = leftBehind(stage);
    const known = followed.get(left);
    const count = known ?? (await killRecovery({ workload, stage, wanted, rested, at: i + 1 }));
    followed.set(left, count);
    recoveries += count;
  }
}

/** Kills the run that takes up what a stage holds at every point; gives the number of points. */
async function killRecovery(about: {
  readonly workload: readonly string[];
  readonly stage: Stage;
  readonly wanted: Json;
  /** What earlier second kills left, and came to rest from as wanted. */
  readonly rested: Set<string>;
  readonly at: number;
}): Promise<number> {
  const { stage, rested, wanted } = about;
  const back = remember(stage);
  for (let again = 1; ; again++) {
    back();
    const isKilled = await killedAt(stage, new CrashPoints(again));
    const left = leftBehind(stage);
    if (!rested.has(left)) {
      const where = `${about.workload.join(', ')}: killed at ${about.at}, then at ${again}`;
      expect({ where, left: await rest(stage) }).toEqual({ where, left: wanted });
      rested.add(left);
    }
    if (!isKilled) return again - 1;
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
