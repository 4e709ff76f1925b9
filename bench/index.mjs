/**
 * Measures what DESIGN §12 promises, as ratios against peers and floors of the same run.
 *
 * `npm run bench` runs all rows, `npm run bench -- <word> …` those whose name has a word. The exit code
 * is 0 whatever the figures are: speed depends on the machine. Only a wrong result is an error.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSources } from './measure/build.mjs';
import { WrongResult } from './measure/equal.mjs';
import { environmentLine, TABLE_HEAD, tableLine } from './measure/report.mjs';
import { ROWS } from './rows/table.mjs';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const chosen = Object.keys(ROWS).filter(
  (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
if (chosen.length === 0) {
  console.error(`There is no row "${wanted.join(' ')}". There are: ${Object.keys(ROWS).join(', ')}.`);
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'sync-kernel-bench-'));
try {
  const built = buildSources();
  const load = (module) => import(new URL(module, built));
  console.log(TABLE_HEAD);
  for (const name of chosen) {
    for await (const row of ROWS[name]({ load, built, scratch })) console.log(tableLine(row));
  }
  console.log(`\n${environmentLine()}`);
} catch (error) {
  if (!(error instanceof WrongResult)) throw error;
  console.error(`A result is wrong: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
