import { RepositoryFault } from '../repository.ts';
import type { Git } from './run-git.ts';
import { REMOTE } from './run-git.ts';

interface MergeAbout {
  readonly into: string;
  readonly head: string;
  readonly pull: number;
}

/** How many commits are fetched of each side before we look for the common one. */
const DEPTHS = [32, 512, 8192];

/**
 * Merges a head into a commit without a work tree: what merging the pull request would give.
 *
 * A path that both sides changed in the same lines is given back as the lines of an index that has it
 * unmerged, so that nobody reads its markers.
 * Source: `git merge-tree --write-tree`, git 2.38 and later.
 */
export async function mergeInto(
  git: Git,
  about: MergeAbout,
): Promise<{ readonly tree: string; readonly unmerged: readonly string[] }> {
  await fetchHistory(git, about);
  const result = await git.run(['merge-tree', '--write-tree', '--no-messages', '-z', about.into, about.head]);
  const [tree = '', ...entries] = result.stdout.toString('utf8').split('\0');
  if (result.code > 1 || tree.trim() === '') {
    const reason = result.stderr.trim() || 'it gave no reason';
    throw refused('git-failed', `git could not merge #${about.pull} in thought: ${reason}`);
  }
  return { tree: tree.trim(), unmerged: entries.filter((entry) => entry !== '') };
}

/** Fetches both commits as deep as their common ancestor. */
async function fetchHistory(git: Git, about: MergeAbout): Promise<void> {
  const { into, head, pull } = about;
  let reason = '';
  for (const depth of [...DEPTHS, null]) {
    const fetch = ['fetch', '--quiet', '--no-tags', depth === null ? '--unshallow' : `--depth=${depth}`];
    // A head from a fork may be known by its pull request only.
    for (const wanted of [head, `refs/pull/${pull}/head`]) {
      const fetched = await git.run([...fetch, REMOTE, into, wanted], { reach: 'remote' });
      if (fetched.code === 0) break;
      reason = fetched.stderr.trim().split('\n').at(-1) ?? '';
    }
    if ((await git.run(['merge-base', into, head])).code === 0) return;
  }
  throw refused('no-common-history', `#${pull} shares no history with the default branch. ${reason}`);
}

function refused(code: string, message: string): RepositoryFault {
  return new RepositoryFault({ code, message, retryable: false });
}
