import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitHub } from '../github/start.ts';
import type { GitHub } from '../github/start.ts';
import { eventsOf } from './events.ts';
import type { Delivery } from './events.ts';
import { MalformedFile } from './files.ts';
import { runAction } from './run-action.ts';

let github: GitHub;
let folder: string;
let delivery: Delivery;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [{ owner: 'octo', name: 'app' }],
    users: [{ login: 'rita', id: 7777 }],
  });
  folder = await mkdtemp(join(tmpdir(), 'action-'));
  delivery = await eventsOf(github).workflowDispatch({ repository: 'octo/app', by: 'rita' });
  await writeFile(
    join(folder, 'action.yml'),
    `name: a
inputs:
  github-token: { default: '\${{ github.token }}' }
  dry-run: { default: false }
  'odd name': { description: none }
runs: { using: node24, main: index.js }
`,
  );
});
afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true });
});

async function runScript(script: string, more: Partial<Parameters<typeof runAction>[0]> = {}) {
  const entry = join(folder, `entry-${Math.random().toString(36).slice(2)}.js`);
  await writeFile(entry, script);
  return runAction({ github, ...delivery, node: 20, entry, actionFile: null, ...more });
}

const HELPERS = `
const fs = require('node:fs');
const write = (name, text) => fs.appendFileSync(process.env[name], text);
`;

describe('what the action gets', () => {
  test('inputs: upper case, hyphens kept, spaces to underscores, defaults, empty without one', async () => {
    const { stdout } = await runScript(`console.log(JSON.stringify(process.env))`, {
      actionFile: join(folder, 'action.yml'),
      inputs: { 'dry-run': 'true' },
      token: 'ghs_secret',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      'INPUT_GITHUB-TOKEN': 'ghs_secret',
      'INPUT_DRY-RUN': 'true',
      INPUT_ODD_NAME: '',
    });
  });

  test('nothing of the outer environment but PATH', async () => {
    process.env['LEAK_ME'] = 'x';
    const { stdout } = await runScript(`console.log(JSON.stringify(process.env))`);
    delete process.env['LEAK_ME'];
    const env = JSON.parse(stdout) as { [name: string]: string };
    const outer = Object.keys(env).filter((name) => !/^(GITHUB|RUNNER|INPUT)_/.test(name));
    expect(outer.sort()).toEqual(['CI', 'HOME', 'LANG', 'PATH']);
    expect(env).toMatchObject({
      GITHUB_API_URL: github.apiUrl,
      GITHUB_ACTOR: 'rita',
      GITHUB_ACTOR_ID: '7777',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_SHA: delivery.sha,
      GITHUB_REPOSITORY_ID: String(github.world.repository('octo/app').id),
      GITHUB_RUN_ATTEMPT: '1',
    });
  });

  test('the event is a file, an unknown input is complained about', async () => {
    const { stdout, problems } = await runScript(
      `console.log(require(process.env.GITHUB_EVENT_PATH).sender.login)`,
      {
        actionFile: join(folder, 'action.yml'),
        inputs: { nope: '1' },
      },
    );
    expect(stdout.trim()).toBe('rita');
    expect(problems).toEqual([
      "Unexpected input(s) 'nope', valid inputs are [github-token, dry-run, odd name]",
    ]);
  });

  test('Node 24 is a real one', async () => {
    expect((await runScript(`console.log(process.version)`, { node: 24 })).stdout).toMatch(/^v24\./);
  });
});

describe('what the action tells', () => {
  test('outputs, state, summary, annotations, masks', async () => {
    const result = await runScript(`${HELPERS}
      write('GITHUB_OUTPUT', 'a=1\\nb<<E\\nx=<<y\\n\\nz\\nE\\nempty<<E\\nE\\n');
      write('GITHUB_STATE', 'post=1\\n');
      write('GITHUB_STEP_SUMMARY', '# s ghs_secret');
      console.log('::error file=a%2Cb.md,line=3::first%0Asecond 100%25');
      console.log('::add-mask::ghs_secret');
      console.log('token ghs_secret');
      process.exitCode = 1;`);
    expect(result).toMatchObject({
      exitCode: 1,
      conclusion: 'failure',
      outputs: { a: '1', b: 'x=<<y\n\nz', empty: '' },
      state: { post: '1' },
      summary: '# s ***',
      annotations: [
        { level: 'error', message: 'first\nsecond 100%', properties: { file: 'a,b.md', line: '3' } },
      ],
      masks: ['ghs_secret'],
    });
    expect(result.log).toContain('token ***');
  });

  test.each(['no separator\n', '=x\n', 'a<<E\nnever ended\n', '<<E\nE\n', 'a<<\n\n'])(
    'a malformed output file is refused: %j',
    async (text) => {
      await expect(runScript(`${HELPERS} write('GITHUB_OUTPUT', ${JSON.stringify(text)})`)).rejects.toThrow(
        MalformedFile,
      );
    },
  );

  test('A35: a printed ::set-output:: is obeyed, ::set-env:: fails the step, stopped commands are text', async () => {
    const result = await runScript(`
      console.log('  ::set-output name=x::smuggled');
      console.log('::stop-commands::t0k');
      console.log('::set-output name=y::text');
      console.log('::t0k::');
      console.log('said ::error::no command');
      console.log('::set-env name=PATH::/evil');`);
    expect(result.outputs).toEqual({ x: 'smuggled' });
    expect(result.annotations).toEqual([]);
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'failure' });
  });
});

describe('how it ends', () => {
  test('E70: killed from outside, its children with it', async () => {
    const result = await runScript(
      `${HELPERS}
      write('GITHUB_OUTPUT', 'a<<E\\ntorn');
      require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
      console.log('now');
      setInterval(() => {}, 1000);`,
      { killOnLine: /now/ },
    );
    expect(result).toMatchObject({
      exitCode: null,
      signal: 'SIGKILL',
      conclusion: 'cancelled',
      outputs: {},
      timedOut: false,
    });
  });

  test('a run that never ends is stopped', async () => {
    expect(await runScript(`setInterval(() => {}, 1000)`, { timeoutMs: 300 })).toMatchObject({
      timedOut: true,
      signal: 'SIGKILL',
    });
  });
});
