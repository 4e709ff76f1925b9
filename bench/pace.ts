import { PacedSync } from '../test/support/paced-sync.ts';

/* Makes issues under GitHub's limits in simulated time, a run an hour; prints one line of JSON: seconds. */

const STORIES = 1100;
const PER_HOUR = 500;
const HOUR_S = 3600;
/** 80 a minute. */
const BETWEEN_S = 0.75;

const sync = new PacedSync({ seed: 1, stories: STORIES });
const { github } = sync;
const begun = github.now;
const since = (at: number) => (github.now - at) / 1000;
let run = 0;
try {
  for (let hour = 0, code = 'queued'; code === 'queued'; hour += 1) {
    github.now = Math.max(github.now, begun + hour * HOUR_S * 1000);
    code = (await sync.job())?.code ?? 'killed';
    if (hour === 0) run = since(begun);
  }
  const all = since(begun);
  if (github.issues.length !== STORIES || github.refused.length + sync.doubles().length > 0)
    throw new Error(`${github.issues.length} issues, ${github.refused.length} refused requests`);
  const hours = Math.ceil(STORIES / PER_HOUR) - 1;
  const last = STORIES - hours * PER_HOUR;
  const least = hours * HOUR_S + last * BETWEEN_S;
  process.stdout.write(`${JSON.stringify({ run, leastRun: PER_HOUR * BETWEEN_S, all, least })}\n`);
} finally {
  sync.close();
}
