import { execFile } from 'node:child_process';
import { isUtf8 } from 'node:buffer';

/** A path in git's index: what the last `git add` or checkout left there. */
export interface IndexedPath {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
  /** More than 0 while a merge waits to be settled. */
  readonly stage: number;
}

/** What git knows of a work tree without any file being read. */
export interface GitView {
  readonly indexed: readonly IndexedPath[];
  /** Tracked paths whose file is not what the index holds; they have to be hashed. */
  readonly modified: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  readonly untracked: readonly string[];
  /** How many names are not UTF-8 and so cannot be listed. */
  readonly unnameable: number;
}

/**
 * Asks git for the files below a folder; null when the folder is not in a work tree or git is missing.
 *
 * `prefix`: the fixed part of a glob, `''` for everything. A sparse checkout's hidden files are listed
 * as unchanged (E67). Only argument vectors, no shell, no program from the repository's configuration.
 */
export async function readGitView(root: string, prefix: string): Promise<GitView | null> {
  const scope = ['--', prefix === '' ? '.' : prefix];
  const options = ['-t', '-s', '-m', '-d', '-o', '--exclude-standard', '-z'];
  const output = await git(root, ['ls-files', ...options, ...scope]);
  if (output === null) return null;
  const view = { indexed: [] as IndexedPath[], modified: new Set<string>(), deleted: new Set<string>() };
  const untracked: string[] = [];
  const { valid, invalid } = splitNames(output);
  for (const line of valid) {
    const tag = line[0];
    if (tag === '?') {
      if (!line.endsWith('/')) untracked.push(line.slice(2));
    } else if (tag === 'C') view.modified.add(pathOf(line));
    else if (tag === 'R') view.deleted.add(pathOf(line));
    else view.indexed.push(parseIndexed(line));
  }
  return { ...view, untracked, unnameable: invalid };
}

function pathOf(line: string): string {
  return line.slice(line.indexOf('\t') + 1);
}

/** `H 100644 <blob> <stage>\t<path>`: a tag, a mode of six digits, a blob of 40 or 64, a stage of one. */
function parseIndexed(line: string): IndexedPath {
  const tab = line.indexOf('\t');
  const stage = Number(line[tab - 1]);
  return { path: line.slice(tab + 1), mode: line.slice(2, 8), blob: line.slice(9, tab - 2), stage };
}

function splitNames(output: Buffer): { readonly valid: readonly string[]; readonly invalid: number } {
  if (isUtf8(output)) return { valid: output.toString('utf8').split('\0').slice(0, -1), invalid: 0 };
  const valid: string[] = [];
  let invalid = 0;
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0, at);
    const name = output.subarray(at, end);
    if (isUtf8(name)) valid.push(name.toString('utf8'));
    else invalid += 1;
    at = end + 1;
  }
  return { valid, invalid };
}

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

function git(root: string, args: readonly string[]): Promise<Buffer | null> {
  const fixed = [
    '-c',
    'core.quotepath=off',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.precomposeunicode=false',
  ];
  const options = { cwd: root, env: gitEnv(), encoding: 'buffer', maxBuffer: MAX_OUTPUT_BYTES } as const;
  return new Promise((resolve) => {
    execFile('git', [...fixed, ...args], options, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}

/** A hook's own variables would make git look at another index or work tree. */
function gitEnv(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'C',
  };
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE'])
    delete env[name];
  return env;
}
