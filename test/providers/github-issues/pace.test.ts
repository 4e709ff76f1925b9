import { afterEach, describe, expect, test } from '@jest/globals';
import { status } from '../../../src/flows/status.ts';
import { CODES, EXIT_CODES } from '../../../src/kernel/codes.ts';
import { forecast } from '../../../src/kernel/forecast.ts';
import { ratesOf } from '../../../src/providers/github-issues/rates.ts';
import { Life, PacedSync } from '../../support/paced-sync.ts';

/** `npm run long` makes as many issues as the longest session that anybody has asked for. */
const isLong = process.env['SYNC_LONG'] === '1';
const STORIES = isLong ? 5000 : 1200;
const SEEDS = isLong ? [2] : [1];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const creates = (number: number) =>
  Array.from({ length: number }, () => ({ side: 'remote', kind: 'create' }) as const);
const TOLD = forecast(creates(STORIES), ratesOf(null))!;

let sync: PacedSync;
afterEach(() => sync.close());

/** Runs a job every hour until nothing is left; `before` each may be late or early, or killed and run again. */
async function everyHour(
  each: (hour: number) => Promise<string>,
  jitter: () => number = () => 0,
): Promise<{ readonly runs: number; readonly seconds: number; readonly codes: readonly string[] }> {
  const { github } = sync;
  const begun = github.now;
  const codes: string[] = [];
  for (let hour = 0; hour < 40; hour += 1) {
    github.now = Math.max(github.now, begun + hour * HOUR + jitter());
    codes.push(await each(hour));
    expect(sync.doubles()).toEqual([]);
    if (codes.at(-1) !== 'queued') break;
  }
  return { runs: codes.length, seconds: (github.now - begun) / 1000, codes };
}

/** What GitHub itself counted: no request was refused, and no window was ever over its limit. */
function expectWithinLimits(): void {
  const { github } = sync;
  const { points, writes, creates: made } = github.meters;
  expect(github.refused).toEqual([]);
  expect(github.strange).toEqual([]);
  expect(points.peak).toBeLessThanOrEqual(900);
  expect(writes.peak).toBeLessThanOrEqual(80);
  expect(made.peak).toBeLessThanOrEqual(500);
  expect(github.peakOfHour).toBeLessThan(1000);
}

describe(`E37–E40: a session of ${STORIES} creates under GitHub's limits`, () => {
  test('goes on over as many hourly runs as the preview said, at the allowed pace, and comes to rest', async () => {
    sync = new PacedSync({ seed: 1, stories: STORIES });
    const { github, world, place } = sync;
    const done = await everyHour(async (hour) => {
      const report = await sync.job();
      const { sessions } = await status(world.store(), {});
      const written = Math.min(STORIES, (hour + 1) * 500);
      expect(github.issues).toHaveLength(written);
      expect(sessions).toMatchObject([
        { done: written, inDoubt: written < STORIES ? [expect.anything()] : [] },
      ]);
      expect(report?.session?.waiting?.retryAt).toEqual(written < STORIES ? expect.anything() : undefined);
      return report?.code ?? 'killed';
    });
    expect(done.codes).toEqual([...Array.from({ length: TOLD.runs - 1 }, () => 'queued'), 'applied']);
    expect(EXIT_CODES[CODES.queued.outcome]).toBe(4);
    expectWithinLimits();
    // DESIGN §12: the pace is at most 1.1 times as slow as the limits themselves.
    expect(done.seconds / TOLD.seconds).toBeLessThan(1.1);
    expect(done.seconds / TOLD.seconds).toBeGreaterThan(0.98);
    const [session] = (await status(world.store(), {})).sessions;
    const told = session?.session.events.filter(({ type }) => type.endsWith('.change.applied')) ?? [];
    expect(told.map(({ subject }) => subject)).toHaveLength(STORIES);
    expect(new Set(told.map(({ subject }) => subject)).size).toBe(STORIES);
    // I4: then nothing is left to do, and finding that out costs two requests.
    const before = github.requests;
    const files = new Map(place.files);
    expect(await sync.job()).toMatchObject({ code: 'nothing-to-do' });
    expect(github.requests - before).toBe(2);
    expect(place.files).toEqual(files);
  }, 600_000);

  test.each(SEEDS)(
    'survives kills and runs that are early or late, without one double (seed %d)',
    async (seed) => {
      sync = new PacedSync({ seed, stories: STORIES });
      const { github, random } = sync;
      let kills = 0;
      const jitter = () => (random.next() - 0.5) * 8 * MINUTE;
      const done = await everyHour(async () => {
        for (let attempt = 0; ; attempt += 1) {
          // A run of 500 creates has some 3,000 steps. Who sees it dead starts it again within two minutes.
          const isKilled = attempt < 3 && random.chance(0.6);
          const report = await sync.job(isKilled ? new Life(1 + random.below(3000)) : new Life());
          if (report !== null) return report.code;
          kills += 1;
          github.now += random.below(2 * MINUTE);
          expect(sync.doubles()).toEqual([]);
        }
      }, jitter);
      expect(kills).toBeGreaterThan(1);
      expect(done.codes.at(-1)).toMatch(/applied|nothing-to-do/);
      expect(github.issues.map(({ title }) => title).toSorted()).toEqual(
        Array.from({ length: STORIES }, (_, i) => `Story ${i + 1}`).toSorted(),
      );
      expectWithinLimits();
      expect(done.seconds / TOLD.seconds).toBeLessThan(1.1);
      expect(done.runs).toBeLessThanOrEqual(Math.ceil(TOLD.runs * 1.1));
      expect(await sync.job()).toMatchObject({ code: 'nothing-to-do' });
    },
    600_000,
  );
});

describe('E40: a GitHub that answers slowly', () => {
  test('is not asked for more in an hour although reading all issues takes long', async () => {
    sync = new PacedSync({ seed: 1, stories: 700, slow: 10 });
    const begun = sync.github.now;
    const done = await everyHour(
      async () => (await sync.job())?.code ?? 'killed',
      () => (sync.github.now === begun ? 0 : -3 * MINUTE),
    );
    expect(done.codes).toEqual(['queued', 'applied']);
    expectWithinLimits();
  });
});

describe('E38, E39: a limit that others use up too', () => {
  test('is met once a run, is no lost permission, and is gone on from when GitHub said', async () => {
    sync = new PacedSync({ seed: 1, stories: 700 });
    const { github } = sync;
    const made: number[] = [];
    let code = 'queued';
    while (code === 'queued' && made.length < 10) {
      // 300 issues that bear no mark of ours, and that no listing of ours can tell from older ones.
      github.meters.creates.take(300, github.now);
      const report = await sync.job();
      code = report?.code ?? 'killed';
      made.push(github.issues.length);
      expect(sync.doubles()).toEqual([]);
      if (code !== 'queued') break;
      expect(report?.session?.waiting).toMatchObject({
        code: 'rate-limited',
        message: expect.stringContaining('secondary rate limit'),
      });
      const { requests, refused } = github;
      // E39: until then a run asks nothing.
      expect(await sync.job()).toMatchObject({ code: 'queued' });
      expect(github.requests).toBe(requests);
      expect(refused).toEqual(made.map(() => 'creates'));
      github.now = Date.parse(report?.session?.waiting?.retryAt ?? '') + 1000;
    }
    expect(code).toBe('applied');
    expect(made).toEqual([200, 400, 600, 700]);
  });
});

describe('E37: few requests an hour', () => {
  test('end a run early, before a record, and never with a refusal', async () => {
    sync = new PacedSync({ seed: 1, stories: 150, requestsAnHour: 60 });
    const { github } = sync;
    const done = await everyHour(async () => {
      const report = await sync.job();
      expect(github.peakOfHour).toBeLessThanOrEqual(60);
      return report?.code ?? 'killed';
    });
    expect(done.codes.at(-1)).toBe('applied');
    expect(done.runs).toBe(4);
    expect(github.refused).toEqual([]);
    expect(github.issues).toHaveLength(150);
  });
});
