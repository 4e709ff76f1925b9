import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Fields } from '../../../src/kernel/field.ts';
import { describeProvider } from '../../suites/provider-suite.ts';
import { openFile } from '../../support/file-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { SAMPLES } from '../../support/samples.ts';

const BAD_IDS = [
  '',
  '__proto__',
  'constructor',
  'prototype',
  '../../etc/passwd',
  'a/b',
  '.',
  '..',
  'x'.repeat(300),
];

function readJson(path: string): unknown {
  return JSON.parse(fs.readFileSync(path, 'utf8'));
}

describeProvider('file (one file)', { samples: SAMPLES, field: 'title', badIds: BAD_IDS }, async () => {
  const root = temporaryFolder();
  const path = join(root, 'other.json');
  const change = (id: string, fields: Fields | null) => {
    const file = readJson(path) as { records: Record<string, Fields> };
    if (fields === null) delete file.records[id];
    else file.records[id] = { ...file.records[id], ...fields };
    fs.writeFileSync(path, JSON.stringify(file));
  };
  return {
    provider: openFile(root, 'other.json'),
    edit: async (id, fields) => change(id, fields),
    remove: async (id) => change(id, null),
  };
});

describeProvider('file (a folder)', { samples: SAMPLES, field: 'title', badIds: BAD_IDS }, async () => {
  const root = temporaryFolder();
  const pathOf = (id: string) => join(root, 'records', `${id}.json`);
  return {
    provider: openFile(root, 'records'),
    edit: async (id, fields) => {
      fs.writeFileSync(pathOf(id), JSON.stringify({ ...(readJson(pathOf(id)) as Fields), ...fields }));
    },
    remove: async (id) => fs.rmSync(pathOf(id)),
  };
});
