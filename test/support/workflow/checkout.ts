import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const KNOWN = [
  'repository',
  'ref',
  'token',
  'persist-credentials',
  'fetch-depth',
  'path',
  'fetch-tags',
  'clean',
  'show-progress',
];

/** What `actions/checkout` is given. */
export interface Checkout {
  readonly inputs: { readonly [name: string]: string };
  readonly serverUrl: string;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly token: string;
  readonly workspace: string;
  readonly home: string;
}

/**
 * Does what `actions/checkout` does: fetches with the token in a header and checks out the commit of the event.
 *
 * With `persist-credentials: false` nothing of the token stays in the folder; else it stays in its git config.
 * Errors: throws for inputs it does not know, and what git says when it fails.
 */
export async function checkout(about: Checkout): Promise<void> {
  const { inputs, serverUrl, home } = about;
  const unknown = Object.keys(inputs).filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) throw new Error(`The stand-in's checkout knows no input ${unknown.join(', ')}.`);
  const repository = inputs['repository'] || about.repository;
  const folder = join(about.workspace, inputs['path'] ?? '');
  await mkdir(folder, { recursive: true });
  const env = { PATH: process.env['PATH'], HOME: home, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1' };
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', args, { cwd: folder, env, maxBuffer: 1 << 26 })).stdout.trim();
  const token = inputs['token'] || about.token;
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const key = `http.${serverUrl}/.extraheader`;
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', `${serverUrl}/${repository}`);
  await git('config', '--local', 'gc.auto', '0');
  await git('config', '--local', key, header);
  const own = repository.toLowerCase() === about.repository.toLowerCase();
  const target = inputs['ref']
    ? await resolveRef(git, inputs['ref'])
    : { ref: own ? about.ref : 'HEAD', sha: own ? about.sha : null };
  const depth = inputs['fetch-depth'] ?? '1';
  const limit = depth === '0' ? ['--prune'] : [`--depth=${depth}`];
  if (depth === '0')
    await git(
      'fetch',
      '--quiet',
      'origin',
      '+refs/heads/*:refs/remotes/origin/*',
      '+refs/tags/*:refs/tags/*',
    );
  const branch = /^refs\/heads\/(.+)$/.exec(target.ref)?.[1];
  const local = branch === undefined ? 'refs/remotes/standin/target' : `refs/remotes/origin/${branch}`;
  await git('fetch', '--quiet', '--no-tags', ...limit, 'origin', `+${target.sha ?? target.ref}:${local}`);
  if (branch === undefined) await git('checkout', '--quiet', '--force', '--detach', local);
  else await git('checkout', '--quiet', '--force', '-B', branch, local);
  if (inputs['persist-credentials'] === 'false') await git('config', '--local', '--unset-all', key);
}

/** A commit id, a full ref, or the name of a branch or tag. */
async function resolveRef(
  git: (...args: string[]) => Promise<string>,
  name: string,
): Promise<{ ref: string; sha: string | null }> {
  if (/^[0-9a-f]{40}$/.test(name)) return { ref: name, sha: name };
  if (name.startsWith('refs/')) return { ref: name, sha: null };
  const heads = await git('ls-remote', 'origin', `refs/heads/${name}`);
  return { ref: heads === '' ? `refs/tags/${name}` : `refs/heads/${name}`, sha: null };
}
