import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Store } from '../../src/store.ts';
import { openDirectoryStore } from '../../src/stores/directory.ts';
import { describeStore } from '../suites/store-suite.ts';
import { LINEAGE, sampleStep } from '../support/state-samples.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'directory-store-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

describeStore('a directory', async () => {
  const dir = join(fs.mkdtempSync(join(root, 'place-')), '.specfact', 'sync');
  return { open: async () => openDirectoryStore({ dir, lineage: () => LINEAGE }) };
});

test('I8: a step that a process left half written after we had read is finished when we take the lock', async () => {
  const dir = fs.mkdtempSync(join(root, 'half-'));
  const opened = (): Store => openDirectoryStore({ dir, lineage: () => LINEAGE });
  const first = opened();
  await first.commit(sampleStep(first, ['back-1']));
  const store = opened();
  expect(await store.head()).toMatchObject({ serial: 1 });
  const text = fs.readFileSync(join(dir, 'state.json'), 'utf8').replace('"serial": 1', '"serial": 2');
  const pending = { format: 1, writes: [['state.json', text]] };
  fs.writeFileSync(join(dir, 'commit.pending'), `${JSON.stringify(pending)}\n`);
  const release = await store.lock();
  expect(await store.head()).toMatchObject({ serial: 2 });
  await release();
});
