import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '../kernel/result.ts';
import type { Git, GitPlace } from './run-git.ts';
import { gitAt } from './run-git.ts';

/** Before all attributes of the tree: a pull request must not decide how the bytes of artifacts are read (A42). */
const AS_STORED = '* -text -eol -ident -filter -working-tree-encoding\n';

/**
 * Writes a tree's files into a folder of their own, with an index, as a person's checkout has them.
 *
 * Local providers ask git in that folder what changed. Objects are borrowed from `gitDir`; nothing that
 * the repository configures runs.
 */
export async function checkOutTree(
  place: GitPlace & { readonly workTree: string },
  about: { readonly tree: string; readonly gitDir: string },
): Promise<Git> {
  const { workTree, ...bare } = place;
  const { dir } = place;
  await mkdir(workTree, { recursive: true });
  const git = gitAt(place);
  await must(gitAt(bare), ['init', '--quiet', '--bare', '--template=']);
  await must(git, ['config', 'core.bare', 'false']);
  await must(git, ['config', 'core.worktree', workTree]);
  await mkdir(join(dir, 'objects', 'info'), { recursive: true });
  await writeFile(join(dir, 'objects', 'info', 'alternates'), `${join(about.gitDir, 'objects')}\n`);
  await mkdir(join(dir, 'info'), { recursive: true });
  await writeFile(join(dir, 'info', 'attributes'), AS_STORED);
  await writeFile(join(workTree, '.git'), `gitdir: ${dir}\n`);
  await must(git, ['read-tree', '--reset', '-u', about.tree]);
  return git;
}

/** Marks paths as a merge that waits to be settled: local providers hold them back and say why. */
export async function leaveUnmerged(git: Git, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  const paths = new Set(entries.map((entry) => entry.slice(entry.indexOf('\t') + 1)));
  const removed = [...paths].map((path) => `0 ${'0'.repeat(40)} 0\t${path}`);
  await must(git, ['update-index', '-z', '--index-info'], `${[...removed, ...entries].join('\0')}\0`);
}

/** On files of our own git has no reason to refuse. */
async function must(git: Git, args: readonly string[], input = ''): Promise<void> {
  const answer = await git.run(args, { input });
  assert(answer.code === 0, `git ${args[0] ?? ''} failed: ${answer.stderr}`);
}
