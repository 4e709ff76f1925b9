import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Json } from '../../src/kernel/json.ts';

/** The bundle that users run; `npm run build` makes it. */
export const CLI = resolve('dist', 'cli', 'index.js');

export interface CliAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user does, without a terminal. */
export async function sync(
  args: readonly string[],
  about: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<CliAnswer> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: about.cwd,
    env: { ...process.env, FORCE_COLOR: undefined, ...about.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, ...texts };
}

/** As `sync`, with `--json`; gives the object that was printed. */
export async function syncJson(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly [member: string]: Json }> {
  const { stdout } = await sync([...args, '--json'], { cwd });
  return JSON.parse(stdout) as { [member: string]: Json };
}

/** A folder with these files in it, and what removes it. */
export function folderWith(files: { readonly [path: string]: string }): {
  readonly root: string;
  readonly remove: () => void;
} {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'sync-kernel-cli-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
