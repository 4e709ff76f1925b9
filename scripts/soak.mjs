/**
 * Plays seeds of the simulation until one goes wrong: `npm run soak -- --seeds 200000 --from 1`.
 *
 * Prints the command that plays a failing seed again, shrunk to few steps; exits 1 then.
 * `--steps 3,7` plays only these steps of each seed, `--trace` prints what happens.
 *
 * `--action` plays the Action on a repository of several people instead of the command line.
 * `npm run soak -- --kill --minutes 20 --seed 1` starts real processes instead and kills them at random times.
 */
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string' },
    trace: { type: 'boolean', default: false },
    action: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const seeds = number('seeds', values.seeds, 1);
const from = number('from', values.from, 0);
const steps =
  values.steps === undefined
    ? undefined
    : values.steps === 'none'
      ? []
      : values.steps.split(',').map((one) => number('steps', one, 0));

register(pathToFileURL(join(ROOT, 'test/support/ts-loader.mjs')));
if (values.kill) await killing();
else await simulating();

/** Real processes, killed at random. */
async function killing() {
  process.chdir(ROOT);
  const { campaign, inWords } = await import('../test/e2e/kill-campaign/campaign.ts');
  let told = Date.now();
  const { worlds, figures, failure } = await campaign({
    seed: number('seed', values.seed, 0),
    minutes: number('minutes', values.minutes, 1),
    progress: (count) => {
      if (Date.now() - told < 30_000) return;
      told = Date.now();
      console.error(`${count} worlds`);
    },
  });
  console.log(`${worlds} worlds from seed ${values.seed}:\n${figures.toString()}`);
  if (failure === undefined) return;
  console.log(inWords(failure));
  process.exitCode = 1;
}

async function simulating() {
  const { COMMAND_LINE } = await import('../test/simulation/soak.ts');
  const { ACTION } = await import('../test/simulation/action/play.ts');
  const game = values.action ? ACTION : COMMAND_LINE;
  if (!values.trace) return report(game);
  for (let seed = from; seed < from + seeds; seed++) {
    const { trace } = await game.play(seed, steps);
    console.log([`seed ${seed}`, ...trace.map((line) => `  ${line}`)].join('\n'));
  }
}

async function report(game) {
  const { inWords, soak } = await import('../test/simulation/soak.ts');
  const started = Date.now();
  let told = started;
  const { played, figures, hash, failure } = await soak({
    game,
    from,
    seeds,
    ...(steps === undefined ? {} : { steps }),
    progress: (count) => {
      if (Date.now() - told < 5_000) return;
      told = Date.now();
      console.error(`${count.toLocaleString('en')} of ${seeds.toLocaleString('en')} seeds`);
    },
  });
  const seconds = (Date.now() - started) / 1000;
  console.log(
    `${played.toLocaleString('en')} seeds from ${from} in ${seconds.toFixed(1)} s: ${figures.toString()}`,
  );
  console.log(`trace ${hash}`);
  if (failure === undefined) return;
  console.log(inWords(failure));
  process.exitCode = 1;
}

function number(name, text, least) {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    console.error(`--${name} takes whole numbers from ${least}, not "${text}".`);
    process.exit(2);
  }
  return value;
}
