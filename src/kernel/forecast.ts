import type { Pace, RateLimit } from './pace.ts';
import type { Change } from './plan.ts';
import type { Session } from './session.ts';

/** Scheduled runs are an hour apart; a window at least as long is not waited for inside a run. */
const BETWEEN_RUNS_S = 3600;

/** How long the writes upstream take at least, and what keeps them from being quicker. */
export interface Forecast {
  /** Changes that are written upstream. */
  readonly writes: number;
  readonly seconds: number;
  /** How many scheduled runs it takes at least. */
  readonly runs: number;
  /** The limit that makes it take this long. */
  readonly limit: RateLimit;
}

/**
 * Tells how long the upstream's limits let the writes of a plan take; null when there is nothing to tell.
 *
 * Units: seconds from the first write to the last. Within a run writes are spread evenly over the short
 * windows; a long window is spent at once, and the next one begins with the next run.
 * Laws: more changes never take less; never shorter, and never in fewer runs, than any one limit allows.
 */
export function forecast(changes: readonly Pick<Change, 'side' | 'kind'>[], pace: Pace): Forecast | null {
  const writes = changes.filter(({ side }) => side === 'remote');
  const units = (limit: RateLimit) => writes.reduce((sum, { kind }) => sum + limit[kind], 0);
  const needs = pace.map((limit) => ({ limit, units: units(limit) })).filter((need) => need.units > 0);
  const spread = needs.filter(({ limit }) => limit.seconds < BETWEEN_RUNS_S).map(spreadOver);
  const even = Math.max(0, ...spread.map(({ seconds }) => seconds));
  const long = needs.filter(({ limit }) => limit.seconds >= BETWEEN_RUNS_S);
  const all = [...spread, ...long.map((need) => inWindows(need, even))];
  const [first] = all.toSorted((a, b) => b.seconds - a.seconds || b.runs - a.runs);
  if (first === undefined) return null;
  const { seconds, limit } = first;
  return { writes: writes.length, seconds, runs: Math.max(...all.map(({ runs }) => runs)), limit };
}

/**
 * The forecast for what a stored session has still to write: the changes of these ids.
 *
 * What was left of an hour when it was planned plays no part any more once it is being written.
 */
export function forecastOf(
  { plan, pace, state }: Pick<Session, 'plan' | 'pace' | 'state'>,
  left: Iterable<string>,
): Forecast | null {
  if (pace === undefined) return null;
  const isBegun = state === 'applying' || state === 'queued';
  const ids = new Set(left);
  return forecast(
    plan.changes.filter(({ id }) => ids.has(id)),
    isBegun ? pace.map(({ left: _left, resets: _resets, ...limit }) => limit) : pace,
  );
}

interface Need {
  readonly limit: RateLimit;
  readonly units: number;
}

type Part = Omit<Forecast, 'writes'>;

function spreadOver({ limit, units }: Need): Part {
  return { limit, seconds: (units * limit.seconds) / limit.most, runs: 1 };
}

/** `even`: how long all writes take when nothing but the short windows slows them. */
function inWindows({ limit, units }: Need, even: number): Part {
  const kept = limit.kept ?? 0;
  const open = Math.min(limit.seconds, limit.resets ?? limit.seconds);
  const full = Math.max(1, limit.most - kept);
  const first = Math.min(full, Math.max(0, (limit.left ?? limit.most) - kept));
  const later = Math.ceil(Math.max(0, units - first) / full);
  // No part of a window takes longer than the window, so that a write more never takes less time.
  const part = (many: number, length: number) => Math.min(length, (even * many) / units);
  if (later === 0) return { limit, seconds: part(units, open), runs: 1 };
  const last = units - first - (later - 1) * full;
  const seconds = open + (later - 1) * limit.seconds + part(last, limit.seconds);
  return { limit, seconds, runs: later + (first > 0 ? 1 : 0) };
}
