import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { forecast, forecastOf } from '../../src/kernel/forecast.ts';
import type { Pace, RateLimit } from '../../src/kernel/pace.ts';
import type { Change } from '../../src/kernel/plan.ts';

type Write = Pick<Change, 'side' | 'kind'>;

const create: Write = { side: 'remote', kind: 'create' };
const update: Write = { side: 'remote', kind: 'update' };
const many = (number: number, write = create): readonly Write[] =>
  Array.from({ length: number }, () => write);

const A_MINUTE: RateLimit = { of: 'writes', most: 80, seconds: 60, create: 1, update: 1, delete: 1 };
const AN_HOUR: RateLimit = { of: 'new issues', most: 500, seconds: 3600, create: 1, update: 0, delete: 0 };
const REQUESTS: RateLimit = {
  of: 'requests',
  most: 1000,
  seconds: 3600,
  create: 2,
  update: 3,
  delete: 3,
  kept: 100,
};

describe('a forecast', () => {
  test('of nothing to write, or of an upstream without a known limit, is none', () => {
    expect(forecast([], [A_MINUTE, AN_HOUR])).toBeNull();
    expect(forecast(many(10), [])).toBeNull();
    expect(forecast([{ side: 'local', kind: 'create' }], [A_MINUTE])).toBeNull();
    expect(forecast(many(10, update), [AN_HOUR])).toBeNull();
  });

  test('E40: of 5,000 creates at 500 an hour is nine hours and what the last 500 take, in 10 runs', () => {
    const found = forecast(many(5000), [A_MINUTE, AN_HOUR]);
    expect(found).toEqual({ writes: 5000, seconds: 9 * 3600 + 375, runs: 10, limit: AN_HOUR });
  });

  test('is of the limit that binds', () => {
    expect(forecast(many(80), [A_MINUTE, AN_HOUR])).toMatchObject({ seconds: 60, runs: 1, limit: A_MINUTE });
    // 900 requests an hour make 450 issues.
    expect(forecast(many(900), [A_MINUTE, AN_HOUR, REQUESTS])).toMatchObject({ runs: 2 });
    expect(forecast(many(901), [A_MINUTE, AN_HOUR, REQUESTS])).toMatchObject({ runs: 3, limit: REQUESTS });
    expect(forecast(many(600, update), [A_MINUTE, AN_HOUR, REQUESTS])).toMatchObject({
      seconds: 3600 + 225,
      runs: 2,
      limit: REQUESTS,
    });
  });

  test('E37: begins with what is left of the hour', () => {
    const now = (left: number) => forecast(many(500), [A_MINUTE, { ...REQUESTS, left }]);
    expect(now(1000)).toMatchObject({ runs: 2 });
    expect(now(300)).toMatchObject({ runs: 2, seconds: 3600 + 300 });
    expect(now(299)).toMatchObject({ runs: 2 });
    const soon = forecast(many(500), [A_MINUTE, { ...REQUESTS, left: 300, resets: 600 }]);
    expect(soon).toMatchObject({ runs: 2, seconds: 600 + 300 });
    // Nothing left: the first run that writes is the one after the refill.
    expect(now(100)).toMatchObject({ runs: 2, seconds: 2 * 3600 + 37.5 });
    expect(now(0)).toEqual({ ...now(100), limit: { ...REQUESTS, left: 0 } });
  });

  test('of a session is of what it has still to write', () => {
    const plan = { changes: many(1000).map((write, i) => ({ ...write, id: String(i) })) } as never;
    const left = Array.from({ length: 400 }, (_, i) => String(600 + i));
    const session = { plan, state: 'previewed', pace: [A_MINUTE, { ...AN_HOUR, left: 100 }] } as const;
    expect(forecastOf(session, left)).toMatchObject({ writes: 400, runs: 2 });
    expect(forecastOf({ ...session, state: 'queued' }, left)).toMatchObject({ runs: 1, seconds: 300 });
    expect(forecastOf(session, [])).toBeNull();
    expect(forecastOf({ plan, state: 'queued' }, left)).toBeNull();
  });
});

const count = fc.integer({ min: 0, max: 3 });
const limit: fc.Arbitrary<RateLimit> = fc
  .record({
    of: fc.constant('units'),
    most: fc.integer({ min: 4, max: 90 }),
    seconds: fc.constantFrom(60, 600, 3600, 86_400),
    create: count,
    update: count,
    delete: count,
    kept: fc.integer({ min: 0, max: 100 }),
    left: fc.integer({ min: 0, max: 100 }),
    resets: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(({ kept, left, ...more }) => ({ ...more, kept: kept % more.most, left: left % (more.most + 1) }));
const pace: fc.Arbitrary<Pace> = fc.array(limit, { maxLength: 4 });
const writes = fc.array(
  fc.record({
    side: fc.constantFrom('remote', 'local'),
    kind: fc.constantFrom('create', 'update', 'delete'),
  }) as fc.Arbitrary<Write>,
  { maxLength: 300 },
);

describe('laws of a forecast', () => {
  test('more changes never take less time, nor fewer runs', () => {
    fc.assert(
      fc.property(writes, writes, pace, (some, more, limits) => {
        const [less, all] = [forecast(some, limits), forecast([...some, ...more], limits)];
        expect(all?.seconds ?? 0).toBeGreaterThanOrEqual((less?.seconds ?? 0) - 1e-6);
        expect(all?.runs ?? 0).toBeGreaterThanOrEqual(less?.runs ?? 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('no limit by itself takes longer than the forecast, and the order of limits plays no part', () => {
    fc.assert(
      fc.property(writes, pace, (changes, limits) => {
        const all = forecast(changes, limits);
        for (const one of limits) {
          const alone = forecast(changes, [one]);
          expect(all?.seconds ?? 0).toBeGreaterThanOrEqual(alone?.seconds ?? 0);
          expect(all?.runs ?? 0).toBeGreaterThanOrEqual(alone?.runs ?? 0);
          const remote = changes.filter(({ side }) => side === 'remote');
          const units = remote.reduce((sum, { kind }) => sum + one[kind], 0);
          // The last unit cannot be sent before the open window and all full ones before it have passed.
          const least = (Math.ceil(units / one.most) - 2) * one.seconds;
          expect(all?.seconds ?? 0).toBeGreaterThanOrEqual(least);
        }
        expect(forecast(changes, limits.toReversed())?.seconds).toBe(all?.seconds);
        expect(limits.length === 0 || all === null || limits.includes(all.limit)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
