import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { openDirectoryStore } from '../../src/stores/directory.ts';
import { describeStore } from '../suites/store-suite.ts';
import { LINEAGE } from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'directory-store-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

describeStore('a directory', async () => {
  const dir = join(fs.mkdtempSync(join(root, 'place-')), '.specfact', 'sync');
  return { open: async () => openDirectoryStore({ dir, lineage: () => LINEAGE }) };
});
