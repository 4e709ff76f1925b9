import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { GitBranchStore } from '../../src/stores/git-branch.ts';
import { openGitBranchStore } from '../../src/stores/git-branch.ts';
import { describeStore } from '../suites/store-suite.ts';
import type { GitHttp } from '../support/git-http.ts';
import { createRepository, startGitHttp } from '../support/git-http.ts';
import { LINEAGE } from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'branch-http-'));
const opened: GitBranchStore[] = [];
let server: GitHttp;
beforeAll(async () => {
  server = await startGitHttp({ root, tokens: new Map([['s3cret-token', 'write']]) });
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(async () => {
  await server.close();
  fs.rmSync(root, { recursive: true });
});

let places = 0;
describeStore('a branch behind HTTP', async () => {
  places += 1;
  const name = `octo/app-${places}`;
  createRepository(root, name);
  let run = 0;
  return {
    open: async () => {
      run += 1;
      const store = await openGitBranchStore({
        remote: `${server.url}/${name}.git`,
        token: 's3cret-token',
        gitDir: root,
        run: { id: `run-${run}` },
        lineage: () => LINEAGE,
      });
      opened.push(store);
      return store;
    },
  };
});
