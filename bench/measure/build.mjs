import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from './processes.mjs';

/** Beside the dependencies, so that imports find them, and out of the way of a build that clears build/. */
const OUT = 'node_modules/.cache/sync-kernel-bench';

/** Compiles src/ to JavaScript that Node runs as it is; gives the address of the folder. */
export function buildSources() {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}/package.json`, '{ "type": "module" }\n');
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', OUT]);
  return pathToFileURL(`${OUT}/`);
}
