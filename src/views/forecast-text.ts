import type { Forecast } from '../kernel/forecast.ts';
import { count } from './plain.ts';

/** What takes less is not worth a sentence. */
const LEAST_SECONDS = 60;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Says how long the writes upstream take, in how many runs, and why; null when it is under a minute.
 *
 * Shape: `5,000 writes upstream take about 9 h 10 min, in at least 10 runs an hour apart: at most 500 new
 * issues an hour.` `isBegun`: it is what is left.
 */
export function forecastText(forecast: Forecast | null, { isBegun = false } = {}): string | null {
  if (forecast === null || forecast.seconds < LEAST_SECONDS) return null;
  const { writes, seconds, runs, limit } = forecast;
  const what = `${number(writes)} ${writes === 1 ? 'write' : 'writes'} ${isBegun ? 'left' : 'upstream'}`;
  const often = runs > 1 ? `, in at least ${number(runs)} runs an hour apart` : '';
  const most = `at most ${number(limit.most)} ${limit.of} ${windowInWords(limit.seconds)}`;
  return `${what} ${writes === 1 ? 'takes' : 'take'} about ${durationText(seconds)}${often}: ${most}.`;
}

/** A length of time, rounded up: `7 min`, `9 h 10 min`, `2 days 3 h`. */
export function durationText(seconds: number): string {
  if (seconds <= HOUR) return `${Math.ceil(seconds / MINUTE)} min`;
  if (seconds <= DAY) {
    const tens = Math.ceil(seconds / (10 * MINUTE));
    return parts(`${Math.floor(tens / 6)} h`, (tens % 6) * 10, 'min');
  }
  const hours = Math.ceil(seconds / HOUR);
  return parts(count(Math.floor(hours / 24), 'day'), hours % 24, 'h');
}

function parts(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}

function windowInWords(seconds: number): string {
  if (seconds === MINUTE) return 'a minute';
  if (seconds === HOUR) return 'an hour';
  return seconds === DAY ? 'a day' : `in ${durationText(seconds)}`;
}

/** `5,000`: as people write it, whatever the locale of the machine. */
function number(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
