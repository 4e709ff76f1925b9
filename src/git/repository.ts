import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository, WorkTree } from '../repository.ts';
import { RepositoryFault } from '../repository.ts';
import type { Git, GitResult } from './git.ts';
import { openGit } from './git.ts';
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
  const gitDir = join(options.dir, 'repository.git');
  const inRepository = openGit({ ...options, gitDir });
  const fetched = new Set<string>();
  const trees = new Map<string, { readonly git: Git; readonly tree: WorkTree }>();
  let ready: Promise<unknown> | undefined;

  async function git(args: readonly string[], input?: string): Promise<GitResult> {
    mkdirSync(gitDir, { recursive: true });
    ready ??= inRepository(['init', '--quiet', '--bare', gitDir]);
    await ready;
    return inRepository(args, input);
  }

  async function must(args: readonly string[], input?: string): Promise<string> {
    const result = await git(args, input);
    if (result.code !== 0) throw faultOf(args, result);
    return result.stdout.toString('utf8').trim();
  }

  async function ensureCommit(commit: string): Promise<void> {
    assertCommit(commit);
    if (fetched.has(commit)) return;
    await must(['fetch', '--quiet', '--no-tags', '--depth=1', options.remote, commit]);
    fetched.add(commit);
  }

  async function checkOutTree(tree: string, commit: string): Promise<WorkTree> {
    const root = join(options.dir, `tree-${trees.size + 1}`);
    mkdirSync(root, { recursive: true });
    const index = join(options.dir, `tree-${trees.size + 1}.git`);
    const here = openGit({ ...options, gitDir: index, workTree: root });
    await must(['init', '--quiet', '--bare', index]);
    await run(here, ['config', 'core.bare', 'false']);
    await run(here, ['config', 'core.worktree', root]);
    // Local providers ask git in the folder itself, as they do in a person's checkout.
    await linkTo(root, { index, objects: join(gitDir, 'objects') });
    await run(here, ['read-tree', '--reset', '-u', tree]);
    const made = { root, commit };
    trees.set(root, { git: here, tree: made });
    return made;
  }

  return {
    async tipOf(branch) {
      assertBranch(branch);
      const said = await must(['ls-remote', options.remote, `refs/heads/${branch}`]);
      const line = said.split('\n').find((one) => one.endsWith(`\trefs/heads/${branch}`));
      return line?.split('\t')[0] ?? null;
    },
    async readFile(commit, path) {
      await ensureCommit(commit);
      const entry = await must(['ls-tree', '-z', commit, '--', path]);
      const [mode, kind, blob] = (entry.split('\t')[0] ?? '').split(' ');
      if (kind !== 'blob' || blob === undefined || mode === '120000') return null;
      const { code, stdout, ...rest } = await git(['cat-file', 'blob', blob]);
      if (code !== 0) throw faultOf(['cat-file'], { code, stdout, ...rest });
      return { text: stdout.toString('utf8'), blob };
    },
    async checkOut(commit) {
      await ensureCommit(commit);
      return checkOutTree(`${commit}^{tree}`, commit);
    },
    async checkOutMerge(about) {
      assertCommit(about.into);
      assertCommit(about.head);
      const merged = await mergeInto({ must, git, remote: options.remote }, about);
      const tree = await checkOutTree(merged.tree, about.into);
      await leaveUnmerged(trees.get(tree.root)?.git, merged.unmerged);
      return tree;
    },
    async publish(tree, { branch, message }) {
      assertBranch(branch);
      const work = trees.get(tree.root);
      if (work === undefined) throw new Error(`bug: ${tree.root} is no tree of this repository`);
      await run(work.git, ['add', '--all', '.']);
      const now = (await run(work.git, ['write-tree'])).stdout.toString('utf8').trim();
      if (now === (await must(['rev-parse', `${tree.commit}^{tree}`]))) return null;
      const before = await this.tipOf(branch);
      if (before !== null && (await isSame(before, { tree: now, parent: tree.commit })))
        return { tip: before, isNew: false };
      const { name, email } = options.author;
      const committed = await run(work.git, [
        '-c',
        `user.name=${name}`,
        '-c',
        `user.email=${email}`,
        'commit-tree',
        now,
        '-p',
        tree.commit,
        '-m',
        message,
      ]);
      const tip = committed.stdout.toString('utf8').trim();
      await run(work.git, [
        'push',
        '--quiet',
        '--porcelain',
        `--force-with-lease=refs/heads/${branch}:${before ?? ''}`,
        options.remote,
        `${tip}:refs/heads/${branch}`,
      ]);
      return { tip, isNew: true };
    },
    async deleteBranch(branch) {
      assertBranch(branch);
      const before = await this.tipOf(branch);
      if (before === null) return;
      await must([
        'push',
        '--quiet',
        `--force-with-lease=refs/heads/${branch}:${before}`,
        options.remote,
        `:refs/heads/${branch}`,
      ]);
    },
  };

  async function isSame(
    tip: string,
    wanted: { readonly tree: string; readonly parent: string },
  ): Promise<boolean> {
    // Depth 2 would do, but the parent is the tree's own commit and so is here already.
    await ensureCommit(tip);
    const text = await must(['cat-file', 'commit', tip]);
    const head = text.split('\n\n', 1)[0] ?? '';
    const parents = head.split('\n').filter((line) => line.startsWith('parent '));
    return (
      head.startsWith(`tree ${wanted.tree}\n`) &&
      parents.length === 1 &&
      parents[0] === `parent ${wanted.parent}`
    );
  }
}

/** Marks paths as a merge that waits to be settled: local providers hold them back and say why. */
async function leaveUnmerged(git: Git | undefined, entries: readonly string[]): Promise<void> {
  if (git === undefined || entries.length === 0) return;
  const paths = new Set(entries.map((entry) => entry.slice(entry.indexOf('\t') + 1)));
  const removed = [...paths].map((path) => `0 ${'0'.repeat(40)} 0\t${path}`);
  const result = await git(
    ['update-index', '-z', '--index-info'],
    `${[...removed, ...entries].join('\0')}\0`,
  );
  if (result.code !== 0) throw faultOf(['update-index'], result);
}

async function linkTo(
  root: string,
  about: { readonly index: string; readonly objects: string },
): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(about.index, 'objects', 'info', 'alternates'), `${about.objects}\n`);
  await writeFile(join(root, '.git'), `gitdir: ${about.index}\n`);
}

async function run(git: Git, args: readonly string[]): Promise<GitResult> {
  const result = await git(args);
  if (result.code !== 0) throw faultOf(args, result);
  return result;
}

/** What git's refusal means for a run. */
export function faultOf(args: readonly string[], { stderr }: GitResult): RepositoryFault {
  const [verb = 'git'] = args.filter((arg) => !arg.startsWith('-') && !arg.includes('='));
  const said = stderr.trim().split('\n').slice(-3).join(' ');
  const denied = /\b(403|denied|not permitted|protected branch|read-only|forbidden)\b/i.test(stderr);
  const moved = /stale info|fetch first|non-fast-forward|\[rejected\]/i.test(stderr);
  const away = /could not resolve|timed out|connection|unable to access|early EOF|stopped by/i.test(stderr);
  const code = moved ? 'branch-moved' : denied ? 'forbidden' : away ? 'unreachable' : 'git-failed';
  return new RepositoryFault({
    code,
    message: `git ${verb} was refused: ${said === '' ? 'it gave no reason' : said}`,
    retryable: code === 'branch-moved' || code === 'unreachable',
  });
}

function assertCommit(commit: string): void {
  if (!COMMIT.test(commit))
    throw new RepositoryFault({
      code: 'bad-commit',
      message: `${JSON.stringify(commit)} names no commit`,
      retryable: false,
    });
}

function assertBranch(branch: string): void {
  if (!BRANCH.test(branch) || branch.includes('..'))
    throw new RepositoryFault({
      code: 'bad-branch',
      message: `${JSON.stringify(branch)} is no branch name we use`,
      retryable: false,
    });
}
