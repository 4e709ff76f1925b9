import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { formatProblem, readConfig } from '../config.ts';
import { credentialNames } from '../config/credentials.ts';
import type { World } from '../env.ts';
import { realWorld } from '../env.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { CommonOptions } from './args.ts';
import type { Output } from './output.ts';

export const CONFIG_PATH = join('.specfact', 'sync', 'config.yml');

const MAX_CONFIG_BYTES = 1024 * 1024;

export interface Setup {
  readonly world: World;
  readonly config: Config;
}

/** Finds the repository, the config and the state folder, and reads the config. */
export async function setUp(
  options: CommonOptions,
  about: { readonly cwd: string; readonly output: Output },
): Promise<Result<Setup, readonly string[]>> {
  const root = findRoot(about.cwd);
  const path = options.config === undefined ? join(root, CONFIG_PATH) : resolve(about.cwd, options.config);
  const shown = relative(about.cwd, path).startsWith('..') ? path : relative(about.cwd, path);
  if (!existsSync(path)) {
    const hint = options.config === undefined ? ' Run "sync-kernel init" to have one written.' : '';
    return fail([`${shown}: there is no such file.${hint}`]);
  }
  if (!statSync(path).isFile()) return fail([`${shown}: this is not a file.`]);
  if (statSync(path).size > MAX_CONFIG_BYTES)
    return fail([`${shown}: larger than ${MAX_CONFIG_BYTES} bytes; a config is small.`]);
  const read = await readConfig({ path: shown, text: readFileSync(path, 'utf8') });
  if (!read.ok) return fail(read.error.map(formatProblem));
  const config = read.value;
  if (options.sync !== undefined && !config.syncs.has(options.sync)) {
    return fail([
      `${shown}: there is no sync "${options.sync}"; it has ${[...config.syncs.keys()].join(', ')}`,
    ]);
  }
  const stateDir =
    options.state === undefined ? join(root, dirname(CONFIG_PATH)) : resolve(about.cwd, options.state);
  const world = realWorld({ root, stateDir, progress: about.output.progress });
  for (const name of credentialNames(config)) about.output.hide(world.env(name));
  return ok({ world, config });
}

/** The nearest folder upwards that has a config or is a git repository; else the folder itself. */
export function findRoot(cwd: string): string {
  for (let dir = cwd; ; dir = dirname(dir)) {
    if (existsSync(join(dir, CONFIG_PATH)) || existsSync(join(dir, '.git'))) return dir;
    if (dirname(dir) === dir) return isAbsolute(cwd) ? cwd : resolve(cwd);
  }
}
