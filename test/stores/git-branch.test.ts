import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';
import { openGitBranchStore } from '../../src/stores/git-branch.ts';
import { describeStore } from '../suites/store-suite.ts';
import { BranchPlace, BranchRuns } from '../support/branch-place.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'branch-store-'));
const runs = new BranchRuns(root, openGitBranchStore);
afterEach(() => runs.closeAll());
afterAll(() => fs.rmSync(root, { recursive: true }));

describeStore('a branch of a repository on disk', async () => {
  const { remote } = new BranchPlace(root);
  return { open: async () => runs.open({ remote }) };
});
