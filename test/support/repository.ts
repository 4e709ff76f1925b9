import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { JsonObject } from '../../src/kernel/json.ts';

/** The program under test; `SYNC_E2E_PROGRAM` names another build of it while `dist/` is in flux. */
export const PROGRAM = resolve(process.env['SYNC_E2E_PROGRAM'] ?? join('dist', 'cli', 'index.js'));

/** A run that takes longer than this hangs. */
const LONGEST_RUN_MS = 90_000;

export const STATE = '.specfact/sync';

/** How a run of the program ended; `code` is null when it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is started; `onStart` gets its process id at once. */
export interface RunOptions {
  /** Relative to the repository. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onStart?: (pid: number) => void;
}

/** A git repository in a temporary folder, with the program as its user starts it. */
export class Repository {
  readonly root: string;
  private readonly outer: string;

  /** Copies another repository with its state, or starts an empty one. */
  constructor(from?: Repository, name = 'repo') {
    this.outer = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'sync-kernel-e2e-'));
    this.root = join(this.outer, name);
    if (from === undefined) {
      fs.mkdirSync(this.root);
      this.git('init', '--quiet');
    } else fs.cpSync(from.root, this.root, { recursive: true, preserveTimestamps: true });
  }

  path(file: string): string {
    return join(this.root, file);
  }

  read(file: string): string {
    return fs.readFileSync(this.path(file), 'utf8');
  }

  has(file: string): boolean {
    return fs.existsSync(this.path(file));
  }

  write(file: string, text: string | Uint8Array): void {
    fs.mkdirSync(dirname(this.path(file)), { recursive: true });
    fs.writeFileSync(this.path(file), text);
  }

  /** Replaces one piece of a file, which must be there. */
  edit(file: string, piece: string, by: string): void {
    const text = this.read(file);
    if (!text.includes(piece)) throw new Error(`${file} does not hold ${JSON.stringify(piece)}`);
    this.write(
      file,
      text.replace(piece, () => by),
    );
  }

  drop(file: string): void {
    fs.rmSync(this.path(file), { recursive: true });
  }

  git(...args: readonly string[]): string {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: this.root, encoding: 'utf8' });
  }

  commitAll(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', 'As it was');
  }

  /** Every file below a folder with a hash of its bytes; `.git` is left out. */
  bytes(folder = '.'): { readonly [file: string]: string } {
    const start = this.path(folder);
    if (!fs.existsSync(start)) return {};
    const files = fs
      .readdirSync(start, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1))
      .filter((file) => !file.startsWith('.git/'));
    return Object.fromEntries(files.sort().map((file) => [file, hashOf(fs.readFileSync(this.path(file)))]));
  }

  /** Runs the program to its end, without a terminal. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: join(this.root, options.cwd ?? '.'),
      env: { ...process.env, NODE_OPTIONS: undefined, FORCE_COLOR: undefined, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) options.onStart?.(child.pid);
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (chunk: string) => (texts[name] += chunk));
    let hangs = false;
    const alarm = setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, LONGEST_RUN_MS);
    const code = await new Promise<number | null>((done) => child.once('close', done));
    clearTimeout(alarm);
    if (hangs) throw new Error(`${args.join(' ')} did not end: ${texts.stdout}${texts.stderr}`);
    return { code, ...texts };
  }

  /** As `run` with `--json`; the one object on stdout beside the exit code. */
  async runJson(
    args: readonly string[],
    options?: RunOptions,
  ): Promise<Ended & { readonly json: JsonObject }> {
    const ended = await this.run([...args, '--json'], options);
    try {
      return { ...ended, json: JSON.parse(ended.stdout) as JsonObject };
    } catch (cause) {
      throw new Error(`${args.join(' ')} printed no JSON: ${ended.stdout}${ended.stderr}`, { cause });
    }
  }

  remove(): void {
    fs.rmSync(this.outer, { recursive: true, force: true });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
