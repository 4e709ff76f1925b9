import type { GitResult } from './git.ts';
import { RepositoryFault } from '../repository.ts';

interface Fetching {
  readonly must: (args: readonly string[], input?: string) => Promise<string>;
  readonly git: (args: readonly string[], input?: string) => Promise<GitResult>;
  readonly remote: string;
}

/** How many commits are fetched of each side before we look for the common one. */
const DEPTHS = [32, 512, 8192];

/**
 * Merges a head into a commit without a work tree: what merging the pull request would give.
 *
 * Source: `git merge-tree --write-tree`, git 2.38 and later. A path that both sides changed in the same
 * lines is given back as the lines of an index that has it unmerged, so that nobody reads its markers.
 */
export async function mergeInto(
  run: Fetching,
  about: { readonly into: string; readonly head: string; readonly pull: number },
): Promise<{ readonly tree: string; readonly unmerged: readonly string[] }> {
  await fetchHistory(run, about);
  const result = await run.git(['merge-tree', '--write-tree', '--no-messages', '-z', about.into, about.head]);
  const [tree = '', ...entries] = result.stdout.toString('utf8').split('\0');
  if (result.code > 1 || tree.trim() === '')
    throw new RepositoryFault({
      code: 'git-failed',
      message: `git could not merge #${about.pull} in thought: ${result.stderr.trim() || 'it gave no reason'}`,
      retryable: false,
    });
  return { tree: tree.trim(), unmerged: entries.filter((entry) => entry !== '') };
}

/** Fetches both commits as deep as their common ancestor; blobs come when they are needed. */
async function fetchHistory(
  run: Fetching,
  about: { readonly into: string; readonly head: string; readonly pull: number },
): Promise<void> {
  for (const depth of [...DEPTHS, null]) {
    const deep = depth === null ? '--unshallow' : `--depth=${depth}`;
    const wanted = [about.into, about.head];
    const fetched = await run.git(['fetch', '--quiet', '--no-tags', deep, run.remote, ...wanted]);
    if (fetched.code !== 0 && depth !== null) {
      // A head from a fork may be asked for by its pull request only.
      const head = `refs/pull/${about.pull}/head`;
      await run.must(['fetch', '--quiet', '--no-tags', deep, run.remote, about.into, head]);
      await run.must(['rev-parse', '--quiet', '--verify', `${about.head}^{commit}`]);
    }
    const base = await run.git(['merge-base', about.into, about.head]);
    if (base.code === 0) return;
  }
  throw new RepositoryFault({
    code: 'no-common-history',
    message: `#${about.pull} shares no history with the default branch`,
    retryable: false,
  });
}
