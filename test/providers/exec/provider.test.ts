import { join, resolve } from 'node:path';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Fields } from '../../../src/kernel/field.ts';
import { describeProvider } from '../../suites/provider-suite.ts';
import { openExec } from '../../support/exec-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TRACKER = resolve('test', 'support', 'exec-tracker.mjs');
const BAD_IDS = ['', '.', '..', '../a', 'a/b', '__proto__ ', 'x'.repeat(129)];

const SAMPLES: readonly [Fields, Fields, Fields] = [
  {
    title: 'Sign in',
    body: 'As a user\nI sign in.\n',
    labels: ['auth', 'web'],
    criteria: [{ id: 'c1', text: 'Shows a form', done: false }],
    meta: { source: 'workshop', estimate: { points: 3 } },
  },
  {
    title: 'Sign out — “now”\u2028',
    body: '',
    labels: [],
    criteria: [{ id: 'c1', text: 'Shows a form', done: true }],
    meta: { source: 'mail' },
  },
  { title: 'Reset 🔑', body: null, labels: ['mail'], criteria: null, meta: null },
];

interface Data {
  seq: number;
  readonly records: { [id: string]: { seq: number; fields: Fields } };
  readonly deleted: { [id: string]: number };
}

describeProvider(
  'exec with a strict program that takes patches',
  { samples: SAMPLES, field: 'title', badIds: BAD_IDS },
  async () => {
    const path = join(temporaryFolder(), 'data.json');
    const change = (act: (data: Data) => void): void => {
      const data = (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}) as Data;
      data.seq += 1;
      act(data);
      writeFileSync(path, JSON.stringify(data));
    };
    const { provider } = openExec([process.execPath, TRACKER, path], {
      options: { guard: 'revision-test' },
    });
    return {
      provider,
      edit: async (id, fields) =>
        change((data) => {
          data.records[id] = { seq: data.seq, fields: { ...data.records[id]?.fields, ...fields } };
        }),
      remove: async (id) =>
        change((data) => {
          delete data.records[id];
          data.deleted[id] = data.seq;
        }),
      close: async () => provider.close(),
    };
  },
);
