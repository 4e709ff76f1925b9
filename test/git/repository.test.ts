import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openRepository } from '../../src/git/repository.ts';
import type { Repository } from '../../src/repository.ts';
import { RepositoryFault } from '../../src/repository.ts';
import { folderWith } from '../support/cli.ts';

let dir: string;
let remove: () => void;
let repository: Repository;

beforeEach(() => {
  ({ root: dir, remove } = folderWith({}));
  git('init', '--quiet', '--bare', '-b', 'main', 'up.git');
  git('clone', '--quiet', 'up.git', 'work');
  commit('main', { 'backlog/a.md': 'a\nb\nc\n', 'backlog/b.md': 'x\n' });
  repository = opened('state');
});

afterEach(() => remove());

function opened(name: string): Repository {
  mkdirSync(join(dir, name));
  return openRepository({
    remote: join(dir, 'up.git'),
    dir: join(dir, name),
    author: { name: 'Bot', email: 'bot@example.com' },
  });
}

function git(...args: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    '-c',
    'init.defaultBranch=main',
  ];
  return execFileSync('git', [...identity, ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Commits files to a branch, made from main when it is new, and pushes it; null deletes a file. */
function commit(branch: string, files: { readonly [path: string]: string | null }): string {
  const isNew = git('-C', 'work', 'branch', '--list', branch) === '';
  if (isNew) git('-C', 'work', 'checkout', '--quiet', '-B', branch);
  else git('-C', 'work', 'checkout', '--quiet', branch);
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, 'work', path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
  git('-C', 'work', 'add', '--all');
  git('-C', 'work', 'commit', '--quiet', '-m', 'Change files');
  git('-C', 'work', 'push', '--quiet', '--force', 'origin', branch);
  return git('-C', 'work', 'rev-parse', 'HEAD');
}

async function tip(branch = 'main'): Promise<string> {
  return (await repository.tipOf(branch)) ?? 'none';
}

test('the tip of a branch, and of none', async () => {
  expect(await tip()).toBe(git('-C', 'up.git', 'rev-parse', 'main'));
  expect(await repository.tipOf('nowhere')).toBeNull();
});

test('a file of a commit with its blob id; a link is no file (A28)', async () => {
  symlinkSync('/etc/passwd', join(dir, 'work', 'link'));
  const linked = commit('main', { 'backlog/a.md': 'new\n' });
  expect(await repository.readFile(linked, 'backlog/a.md')).toEqual({
    text: 'new\n',
    blob: git('-C', 'work', 'rev-parse', 'HEAD:backlog/a.md'),
  });
  expect(await repository.readFile(linked, 'link')).toBeNull();
  expect(await repository.readFile(linked, 'backlog')).toBeNull();
  expect(await repository.readFile(linked, '*.md')).toBeNull();
});

test('a head is read as merged: what the branch has gained stays (decision 0008)', async () => {
  const head = commit('work-1', { 'backlog/a.md': 'a\nb\nC\n', 'backlog/c.md': 'new\n' });
  commit('main', { 'backlog/b.md': 'y\n' });
  const tree = await repository.checkOutMerge({ into: await tip(), head, pull: 1 });
  const read = (name: string): string => readFileSync(join(tree.root, 'backlog', name), 'utf8');
  expect([read('a.md'), read('b.md'), read('c.md')]).toEqual(['a\nb\nC\n', 'y\n', 'new\n']);
});

test('what cannot be merged is left unmerged in the index', async () => {
  const head = commit('work-1', { 'backlog/a.md': 'a\nhere\nc\n' });
  commit('main', { 'backlog/a.md': 'a\nthere\nc\n' });
  const tree = await repository.checkOutMerge({ into: await tip(), head, pull: 1 });
  const stages = execFileSync('git', ['ls-files', '--stage', 'backlog/a.md'], {
    cwd: tree.root,
    encoding: 'utf8',
  });
  expect(stages.trim().split('\n')).toHaveLength(3);
});

test('nothing that a commit brings runs: no hook, no filter, no configuration (I14)', async () => {
  const canary = join(dir, 'ran');
  commit('main', {
    '.gitattributes': '*.md filter=evil\n',
    '.gitconfig': `[filter "evil"]\n smudge = touch ${canary}\n`,
    '.git-hooks/post-checkout': `#!/bin/sh\ntouch ${canary}\n`,
  });
  await repository.checkOut(await tip());
  expect(existsSync(canary)).toBe(false);
});

describe('publishing', () => {
  const about = { branch: 'sync-kernel/backlog', message: 'Bring backlog in line' };

  test('nothing changed, nothing published', async () => {
    const tree = await repository.checkOut(await tip());
    expect(await repository.publish(tree, about)).toBeNull();
    expect(await repository.tipOf(about.branch)).toBeNull();
  });

  test('one commit over the tree\u2019s own, made once', async () => {
    const tree = await repository.checkOut(await tip());
    writeFileSync(join(tree.root, 'backlog', 'n.md'), 'new\n');
    rmSync(join(tree.root, 'backlog', 'b.md'));
    const first = await repository.publish(tree, about);
    const again = await repository.publish(tree, about);
    expect(first?.isNew).toBe(true);
    expect(again).toEqual({ tip: first?.tip, isNew: false });
    const shown = git('-C', 'up.git', 'show', '--name-status', '--format=%an|%s', about.branch);
    expect(shown.split('\n').filter(Boolean)).toEqual([
      'Bot|Bring backlog in line',
      'D\tbacklog/b.md',
      'A\tbacklog/n.md',
    ]);
  });

  test('rebuilt where the default branch moved, in place of the old commit', async () => {
    const tree = await repository.checkOut(await tip());
    writeFileSync(join(tree.root, 'backlog', 'n.md'), 'new\n');
    await repository.publish(tree, about);
    commit('main', { 'backlog/z.md': 'z\n' });
    const later = opened('later');
    const fresh = await later.checkOut(await tip());
    writeFileSync(join(fresh.root, 'backlog', 'n.md'), 'new\n');
    expect((await later.publish(fresh, about))?.isNew).toBe(true);
    expect(git('-C', 'up.git', 'rev-parse', `${about.branch}^`)).toBe(await tip());
  });

  test('deleted, and deleted again', async () => {
    const tree = await repository.checkOut(await tip());
    writeFileSync(join(tree.root, 'n.md'), 'new\n');
    await repository.publish(tree, about);
    await repository.deleteBranch(about.branch);
    await repository.deleteBranch(about.branch);
    expect(await repository.tipOf(about.branch)).toBeNull();
  });
});

test('names that are none are refused before git sees them (A43)', async () => {
  await expect(repository.tipOf('--upload-pack=x')).rejects.toThrow(RepositoryFault);
  await expect(repository.tipOf('a/../b')).rejects.toThrow(RepositoryFault);
  await expect(repository.checkOut('HEAD; id')).rejects.toThrow('names no commit');
});

test('a remote that is not there is a fault with git\u2019s reason', async () => {
  mkdirSync(join(dir, 'lost'));
  const lost = openRepository({
    remote: join(dir, 'nowhere.git'),
    dir: join(dir, 'lost'),
    author: { name: 'Bot', email: 'bot@example.com' },
  });
  await expect(lost.tipOf('main')).rejects.toThrow(/git ls-remote was refused/);
});
