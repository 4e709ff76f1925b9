/**
 * Builds dist/: tsc strips the types into build/, ncc bundles each entry with lazy chunks.
 *
 * With --check nothing in dist/ is touched: the exit code says whether dist/ is what src/ makes.
 * TypeScript 7 has no JavaScript API, so ncc cannot compile sources itself (decisions/0002).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';

const ENTRIES = [
  ['build/main.js', 'dist'],
  ['build/cli.js', 'dist/cli'],
  ['build/testing.js', 'dist/testing'],
];
const FRESH = 'build/bundle';

rmSync('build', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
for (const [entry, out] of ENTRIES) {
  const into = join(FRESH, out);
  mkdirSync(into, { recursive: true });
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', [
    'build',
    entry,
    '-o',
    into,
    '--minify',
    '--no-cache',
    '--license',
    'licenses.txt',
  ]);
}
if (process.argv.includes('--check')) {
  const stale = differences(join(FRESH, 'dist'), 'dist');
  for (const file of stale)
    console.error(`dist/${file} is not what src/ makes; run "npm run build" and commit it`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  rmSync('dist', { recursive: true, force: true });
  cpSync(join(FRESH, 'dist'), 'dist', { recursive: true });
}

function run(script, args) {
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function differences(fresh, committed) {
  const names = new Set([...filesIn(fresh), ...filesIn(committed)]);
  return [...names].filter((name) => !sameFile(join(fresh, name), join(committed, name)));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function sameFile(a, b) {
  return existsSync(a) && existsSync(b) && readFileSync(a).equals(readFileSync(b));
}
