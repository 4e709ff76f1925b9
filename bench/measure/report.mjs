import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { summary } from './statistics.mjs';

export const TABLE_HEAD = '| row | goal | median (min–max) | verdict |\n| --- | --- | --- | --- |';

/**
 * Writes one result as a line of the table.
 *
 * Shape of a result: `{name, samples, goal?, unit?, note?, missing?}`; `goal` is the greatest number that
 * reaches it, absent for a row that is there for orientation; `missing` says why a row was left out.
 */
export function tableLine({ name, goal, samples = [], unit = '×', note, missing }) {
  const shownGoal = goal === undefined ? '–' : `≤ ${shown(goal)} ${unit}`;
  if (missing !== undefined) return `| ${name} | ${shownGoal} | – | left out: ${missing} |`;
  const { median, min, max } = summary(samples);
  const figures = `${shown(median)} (${shown(min)}–${shown(max)}) ${unit}`;
  const verdict = verdictOf(goal, median);
  return `| ${name} | ${shownGoal} | ${figures} | ${verdict}${note === undefined ? '' : `; ${note}`} |`;
}

function verdictOf(goal, median) {
  if (goal === undefined) return 'for orientation';
  return median <= goal ? 'reached' : `${shown(median / goal)} × off`;
}

function shown(number) {
  if (Number.isInteger(number)) return String(number);
  return number >= 100 ? number.toFixed(0) : number >= 1 ? number.toFixed(2) : number.toPrecision(2);
}

export function environmentLine() {
  const git = String(execFileSync('git', ['--version']))
    .trim()
    .replace('git version', 'git');
  return `node ${process.version}, ${git}, ${cpus().length} cores, ${process.platform} ${process.arch}`;
}
