/**
 * Breaks the code on purpose and says whether the tests notice.
 *
 * `npm run mutate` makes mutants of the whole kernel (Stryker; slow). `npm run mutate -- --invariants` makes
 * the mistakes of test/simulation/breaks/, at least one for each invariant: in a copy of this repository it
 * makes one mistake at a time and runs the one test that is there to find it. Exits 1 if a test stays green,
 * or is red without a mistake.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const COPIED = ['scripts', 'src', 'test', 'package.json', 'jest.config.cjs'];
const ENV = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
const args = process.argv.slice(2);

if (args.includes('--invariants')) await breakInvariants();
else runStryker();

function runStryker() {
  const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [stryker, 'run', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' },
  });
  process.exitCode = status ?? 1;
}

async function breakInvariants() {
  register(pathToFileURL(join(ROOT, 'test/support/ts-loader.mjs')));
  const { BREAKS } = await import('../test/simulation/breaks/breaks.ts');
  const copy = mkdtempSync(join(tmpdir(), 'sync-kernel-breaks-'));
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const isSound = new Map();
    let isAllRed = true;
    for (const one of BREAKS) {
      const key = `${one.testFile} ${one.test}`;
      if (!isSound.has(key)) isSound.set(key, isGreen(copy, one));
      const outcome = isSound.get(key) ? attempt(copy, one) : 'red without a mistake';
      isAllRed &&= outcome === 'noticed';
      console.log(
        `${one.invariant.padEnd(4)} ${outcome.padEnd(22)} ${one.mistake}\n     ${one.testFile}: ${one.test}`,
      );
    }
    console.log(isAllRed ? `${BREAKS.length} mistakes, all noticed` : 'a mistake was not noticed');
    process.exitCode = isAllRed ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Makes one mistake, runs its test, and takes the mistake back. */
function attempt(copy, one) {
  const file = join(copy, one.file);
  const whole = readFileSync(file, 'utf8');
  if (whole.split(one.text).length !== 2) return 'place not found';
  writeFileSync(
    file,
    whole.replace(one.text, () => one.replacement),
  );
  try {
    return isGreen(copy, one) ? 'NOT NOTICED' : 'noticed';
  } finally {
    writeFileSync(file, whole);
  }
}

/** Runs the one test; a test that does not run at all is not green. */
function isGreen(copy, { testFile, test }) {
  const pattern = `${test.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const results = join(copy, 'results.json');
  rmSync(results, { force: true });
  spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '-i', '--json', `--outputFile=${results}`, '-t', pattern, testFile],
    { cwd: copy, stdio: 'ignore', env: { SIM_SEEDS: '150', ...ENV } },
  );
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  if (numPassedTests + numFailedTests === 0) throw new Error(`${testFile} has no test "${test}"`);
  return numFailedTests + numRuntimeErrorTestSuites === 0;
}
