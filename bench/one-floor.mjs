/**
 * The floor of planning without an index: every record of the three snapshots is parsed and written once.
 *
 * `node bench/one-floor.mjs <corpus>`; record by record, so that memory does not slow it down.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { measured } from './measure/processes.mjs';

const [folder] = process.argv.slice(2);
let records = 0;
for (const side of ['base', 'local', 'remote']) rewrite(join(folder, `${side}.ndjson`), join(folder, 'copy'));
measured({ records });

function rewrite(from, to) {
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
  const buffer = Buffer.alloc(1 << 20);
  let rest = '';
  for (let length = readSync(input, buffer); length > 0; length = readSync(input, buffer)) {
    const lines = (rest + buffer.toString('latin1', 0, length)).split('\n');
    rest = lines.pop();
    records += lines.length;
    writeSync(output, lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join(''));
  }
  closeSync(input);
  closeSync(output);
}
