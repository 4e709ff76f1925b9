/**
 * Runs everything that must pass, in the order in which it is cheapest to fail, and counts.
 *
 * Every step is run even after one has failed; the last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const node = process.execPath;
const scratch = mkdtempSync(join(tmpdir(), 'sync-kernel-check-'));
const testResults = join(scratch, 'tests.json');

const STEPS = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['types', ['node_modules/typescript/bin/tsc']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings']],
  ['unused code', ['node_modules/knip/bin/knip.js', '--no-progress']],
  ['dist is what src makes', ['scripts/build.mjs', '--check']],
  [
    'tests',
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${testResults}`],
    { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
  ],
];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, args, env] of STEPS) {
  const started = Date.now();
  const quietly = name === 'tests' ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'inherit', 'inherit'];
  const { status } = spawnSync(node, args, { stdio: quietly, env: { ...process.env, ...env } });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s`);
  if (status === 0) passed += 1;
  else failed += 1;
}
countTests();
rmSync(scratch, { recursive: true, force: true });
console.log(
  skipped === 0
    ? `${passed} passed, ${failed} failed`
    : `${passed} passed, ${failed} failed, ${skipped} skipped`,
);
process.exitCode = failed === 0 ? 0 : 1;

function countTests() {
  let results;
  try {
    results = JSON.parse(readFileSync(testResults, 'utf8'));
  } catch (error) {
    console.error(`The tests left no result: ${error.message}`);
    failed += 1;
    return;
  }
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  skipped += results.numPendingTests;
}
