/**
 * Builds dist/: tsc strips the types into build/, ncc bundles each entry with lazy chunks.
 *
 * TypeScript 7 has no JavaScript API, so ncc cannot compile sources itself (see decisions/0002).
 */
import { execFileSync } from 'node:child_process';
import { rmSync, readdirSync, mkdirSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const entries = [['build/cli.js', 'dist/cli']];
const run = (bin, args) =>
  execFileSync(process.execPath, [bin, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

rmSync('build', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
for (const [entry, out] of entries) {
  const fresh = join('build', 'bundle', out);
  mkdirSync(fresh, { recursive: true });
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', [
    'build',
    entry,
    '-o',
    fresh,
    '-m',
    '--no-cache',
    '--license',
    'licenses.txt',
  ]);
  if (existsSync(out)) for (const old of readdirSync(out)) rmSync(join(out, old), { recursive: true });
  cpSync(fresh, out, { recursive: true });
}
