import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { workflowText } from '../../src/views/workflow-text.ts';
import { CLI, folderWith } from '../support/cli.ts';

let remove = (): void => undefined;
afterEach(() => remove());

const WORKFLOW = '.github/workflows/sync.yml';
const HTTP = ['--yes', '--remote', 'http', '--url', 'https://tracker.example'];

function init(files: { readonly [path: string]: string }, ...flags: readonly string[]): string {
  const folder = folderWith({ 'backlog/a.md': '---\nid: a\n---\n\n# A\n', ...files });
  ({ remove } = folder);
  execFileSync(process.execPath, [CLI, 'init', ...flags], { cwd: folder.root, encoding: 'utf8' });
  return folder.root;
}

const read = (root: string): string => readFileSync(join(root, WORKFLOW), 'utf8');

test('init writes a workflow with the secret of the tracker and the default branch of the clone', () => {
  const head = {
    '.git/HEAD': 'ref: refs/heads/x\n',
    '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n',
  };
  const root = init(head, ...HTTP, '--token-env', 'JIRA_TOKEN');
  expect(read(root)).toBe(workflowText({ defaultBranch: 'trunk', secrets: ['JIRA_TOKEN'] }));
});

test('a workflow that is there stays; --no-workflow writes none', () => {
  expect(read(init({ [WORKFLOW]: 'mine\n' }, ...HTTP))).toBe('mine\n');
  remove();
  expect(existsSync(join(init({}, ...HTTP, '--no-workflow'), WORKFLOW))).toBe(false);
});

test('a branch with an odd name is quoted, and read back as it is', () => {
  const text = workflowText({ defaultBranch: "it's/2.0", secrets: [] });
  const { on } = parse(text) as { readonly on: { readonly push: { readonly branches: readonly string[] } } };
  expect(on.push.branches).toEqual(["it's/2.0"]);
  expect(text).not.toContain('env:');
});
