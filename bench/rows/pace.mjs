import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** How much slower than GitHub's own limits new issues are made, in simulated time: within a run, and over runs. */
export async function* pace() {
  const loader = resolve('test/support/ts-loader.mjs');
  const done = spawnSync(process.execPath, ['--import', loader, resolve('bench/pace.ts')], {
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The pace could not be measured: ${done.stderr}`);
  const { run, leastRun, all, least } = JSON.parse(done.stdout.trim().split('\n').at(-1));
  const name = (what) => `time of ${what} under GitHub's limits / what 80 a minute and 500 an hour allow`;
  yield { name: name('a run of 500 new issues'), goal: 1.1, samples: [run / leastRun] };
  yield { name: name('1,100 new issues in hourly runs'), goal: 1.1, samples: [all / least] };
}
