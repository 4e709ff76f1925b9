import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository, WorkTree } from '../repository.ts';
import { RepositoryFault } from '../repository.ts';
import type { Git, GitAnswer } from './run-git.ts';
import { REMOTE, gitAt } from './run-git.ts';
import { checkOutTree, leaveUnmerged } from './check-out.ts';
import { mergeInto } from './merge.ts';

export interface RepositoryOptions {
  /** Where commits are fetched from and branches pushed to. */
  readonly remote: string;
  readonly token?: string;
  /** An empty folder of ours. */
  readonly dir: string;
  readonly author: { readonly name: string; readonly email: string };
}

const COMMIT = /^[0-9a-f]{40,64}$/;

const BRANCH = /^(?!-)[A-Za-z0-9._/-]{1,200}$/;

/** Opens a repository by its address; a commit is fetched when it is first asked for. */
export function openRepository(options: RepositoryOptions): Repository {
  const { dir, remote, token, author } = options;
  const gitDir = join(dir, 'repository.git');
  const place = { remote, fault: placeFault, ...(token === undefined ? {} : { token }) };
  const inside = gitAt({ ...place, dir: gitDir });
  const fetched = new Set<string>();
  const trees = new Map<string, Git>();
  let ready: Promise<unknown> | undefined;

  async function repository(): Promise<Git> {
    mkdirSync(gitDir, { recursive: true });
    ready ??= inside.run(['init', '--quiet', '--bare', '--template=']);
    await ready;
    return inside;
  }

  async function ensureCommit(commit: string): Promise<Git> {
    assertCommit(commit);
    const git = await repository();
    if (fetched.has(commit)) return git;
    await must(git, ['fetch', '--quiet', '--no-tags', '--depth=1', REMOTE, commit], 'remote');
    fetched.add(commit);
    return git;
  }

  async function tipOf(branch: string): Promise<string | null> {
    assertBranch(branch);
    const said = await must(await repository(), ['ls-remote', REMOTE, `refs/heads/${branch}`], 'remote');
    const line = said.split('\n').find((one) => one.endsWith(`\trefs/heads/${branch}`));
    return line?.split('\t')[0] ?? null;
  }

  async function newTree(tree: string, commit: string): Promise<WorkTree> {
    const root = join(dir, `tree-${trees.size + 1}`);
    trees.set(root, await checkOutTree({ ...place, dir: `${root}.git`, workTree: root }, { tree, gitDir }));
    return { root, commit };
  }

  function gitOf(tree: WorkTree): Git {
    const git = trees.get(tree.root);
    if (git === undefined) throw new Error(`bug: ${tree.root} is no tree of this repository`);
    return git;
  }

  async function isSame(
    tip: string,
    wanted: { readonly tree: string; readonly parent: string },
  ): Promise<boolean> {
    const text = await must(await ensureCommit(tip), ['cat-file', 'commit', tip]);
    const head = text.split('\n\n', 1)[0] ?? '';
    const parents = head.split('\n').filter((line) => line.startsWith('parent '));
    const isChild = parents.length === 1 && parents[0] === `parent ${wanted.parent}`;
    return isChild && head.startsWith(`tree ${wanted.tree}\n`);
  }

  return {
    tipOf,
    async readFile(commit, path) {
      const git = await ensureCommit(commit);
      const entry = await must(git, ['ls-tree', '-z', commit, '--', path]);
      const [mode, kind, blob] = (entry.split('\t')[0] ?? '').split(' ');
      if (kind !== 'blob' || blob === undefined || mode === '120000') return null;
      const answer = await git.run(['cat-file', 'blob', blob]);
      if (answer.code !== 0) throw faultOf(['cat-file'], answer);
      return { text: answer.stdout.toString('utf8'), blob };
    },
    async checkOut(commit) {
      await ensureCommit(commit);
      return newTree(`${commit}^{tree}`, commit);
    },
    async checkOutMerge(about) {
      assertCommit(about.into);
      assertCommit(about.head);
      const merged = await mergeInto(await repository(), about);
      const tree = await newTree(merged.tree, about.into);
      await leaveUnmerged(gitOf(tree), merged.unmerged);
      return tree;
    },
    async publish(tree, { branch, message }) {
      assertBranch(branch);
      const git = gitOf(tree);
      await must(git, ['add', '--all', '.']);
      const now = await must(git, ['write-tree']);
      if (now === (await must(git, ['rev-parse', `${tree.commit}^{tree}`]))) return null;
      const before = await tipOf(branch);
      if (before !== null && (await isSame(before, { tree: now, parent: tree.commit })))
        return { tip: before, isNew: false };
      const config = { 'user.name': author.name, 'user.email': author.email };
      const made = await git.run(['commit-tree', now, '-p', tree.commit, '-m', message], { config });
      if (made.code !== 0) throw faultOf(['commit-tree'], made);
      const tip = made.stdout.toString('utf8').trim();
      await push(git, { branch, before, move: `${tip}:refs/heads/${branch}` });
      return { tip, isNew: true };
    },
    async deleteBranch(branch) {
      const before = await tipOf(branch);
      if (before !== null) await push(await repository(), { branch, before, move: `:refs/heads/${branch}` });
    },
  };
}

/** Moves a branch only from where it was seen; null means it was not there. */
async function push(
  git: Git,
  about: { readonly branch: string; readonly before: string | null; readonly move: string },
): Promise<void> {
  const lease = `--force-with-lease=refs/heads/${about.branch}:${about.before ?? ''}`;
  await must(git, ['push', '--quiet', '--porcelain', lease, REMOTE, about.move], 'remote');
}

async function must(git: Git, args: readonly string[], reach: 'local' | 'remote' = 'local'): Promise<string> {
  const answer = await git.run(args, { reach });
  if (answer.code !== 0) throw faultOf(args, answer);
  return answer.stdout.toString('utf8').trim();
}

function placeFault({
  kind,
  message,
  cause,
}: {
  readonly kind: string;
  readonly message: string;
  readonly cause?: unknown;
}): RepositoryFault {
  return new RepositoryFault({ code: kind, message, retryable: kind === 'timeout', cause });
}

/** What git's refusal means for a run. */
export function faultOf(args: readonly string[], { stderr, stdout }: GitAnswer): RepositoryFault {
  const [verb = 'git'] = args;
  const said = `${stderr}\n${stdout.subarray(0, 2000).toString('utf8')}`;
  const denied = /\b(403|denied|not permitted|protected branch|read-only|forbidden)\b/i.test(said);
  const moved = /stale info|fetch first|non-fast-forward|\[rejected\]/i.test(said);
  const away = /could not resolve|timed out|connection|unable to access|early EOF/i.test(said);
  const code = denied ? 'forbidden' : moved ? 'branch-moved' : away ? 'unreachable' : 'git-failed';
  const reason = stderr.trim().split('\n').slice(-3).join(' ');
  return new RepositoryFault({
    code,
    message: `git ${verb} was refused: ${reason === '' ? 'it gave no reason' : reason}`,
    retryable: code === 'branch-moved' || code === 'unreachable',
  });
}

function assertCommit(commit: string): void {
  if (COMMIT.test(commit)) return;
  const message = `${JSON.stringify(commit)} names no commit`;
  throw new RepositoryFault({ code: 'bad-commit', message, retryable: false });
}

function assertBranch(branch: string): void {
  if (BRANCH.test(branch) && !branch.includes('..')) return;
  const message = `${JSON.stringify(branch)} is no branch name that we use`;
  throw new RepositoryFault({ code: 'bad-branch', message, retryable: false });
}
