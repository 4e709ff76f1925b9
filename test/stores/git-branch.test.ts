import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';
import type { GitBranchStore } from '../../src/stores/git-branch.ts';
import { openGitBranchStore } from '../../src/stores/git-branch.ts';
import { describeStore } from '../suites/store-suite.ts';
import { LINEAGE } from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'branch-store-'));
const opened: GitBranchStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => fs.rmSync(root, { recursive: true }));

describeStore('a branch of a repository on disk', async () => {
  const remote = join(fs.mkdtempSync(join(root, 'place-')), 'state.git');
  execFileSync('git', ['init', '--bare', '--quiet', remote]);
  let run = 0;
  return {
    open: async () => {
      run += 1;
      const store = await openGitBranchStore({
        remote,
        gitDir: root,
        run: { id: `run-${run}` },
        lineage: () => LINEAGE,
      });
      opened.push(store);
      return store;
    },
  };
});
