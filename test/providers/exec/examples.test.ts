import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Fields } from '../../../src/kernel/field.ts';
import { describeProvider } from '../../suites/provider-suite.ts';
import { EXAMPLES, openExec } from '../../support/exec-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const BAD_IDS = ['', '.', '..', '../a', 'a/b', '__proto__ ', 'a"b', 'x'.repeat(129)];

const PYTHON_SAMPLES: readonly [Fields, Fields, Fields] = [
  { title: 'Sign in', body: 'As a user\nI sign in.\n', status: 'todo', labels: ['auth', 'web'] },
  { title: 'Sign out — “now”', body: '', status: 'doing', labels: [] },
  { title: 'Reset "it" 🔑 \\ }', body: null, status: null, labels: ['mail'] },
];

/** The example in sh has no status. */
const SH_SAMPLES = PYTHON_SAMPLES.map(({ title = null, body = null, labels = null }) => ({
  title,
  body,
  labels,
})) as unknown as typeof PYTHON_SAMPLES;

interface PythonData {
  readonly records: { [id: string]: Fields };
}

describeProvider(
  'exec with the example in Python',
  { samples: PYTHON_SAMPLES, field: 'title', badIds: BAD_IDS },
  async () => {
    const path = join(temporaryFolder(), 'data.json');
    const change = (act: (data: PythonData) => void): void => {
      const data = JSON.parse(readFileSync(path, 'utf8')) as PythonData;
      act(data);
      writeFileSync(path, JSON.stringify(data));
    };
    const { provider } = openExec(['python3', join(EXAMPLES, 'tracker.py'), path], {
      options: { guard: 'revision-test' },
    });
    return {
      provider,
      edit: async (id, fields) => change(({ records }) => (records[id] = { ...records[id], ...fields })),
      remove: async (id) => change(({ records }) => delete records[id]),
      close: async () => provider.close(),
    };
  },
);

describeProvider(
  'exec with the example in sh',
  { samples: SH_SAMPLES, field: 'title', badIds: BAD_IDS },
  async () => {
    const root = temporaryFolder();
    const pathOf = (id: string) => join(root, `${id}.json`);
    const { provider } = openExec(['sh', join(EXAMPLES, 'folder.sh'), root]);
    return {
      provider,
      edit: async (id, fields) => {
        const now = JSON.parse(readFileSync(pathOf(id), 'utf8')) as Fields;
        writeFileSync(pathOf(id), JSON.stringify({ ...now, ...fields }, null, 2));
      },
      remove: async (id) => renameSync(pathOf(id), join(root, `${id}.gone`)),
      close: async () => provider.close(),
    };
  },
);

describe('the examples', () => {
  test.each([
    ['tracker.py', 60],
    ['folder.sh', 70],
  ])('%s has at most %d lines', (name, most) => {
    expect(readFileSync(join(EXAMPLES, name), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(most);
  });

  test('I6: a key is remembered by the next run of the program, in both', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'sh'));
    for (const command of [
      ['python3', join(EXAMPLES, 'tracker.py'), join(root, 'data.json')],
      ['sh', join(EXAMPLES, 'folder.sh'), join(root, 'sh')],
    ]) {
      const ids: string[] = [];
      for (let run = 0; run < 2; run += 1) {
        const { provider } = openExec(command);
        const made = await provider.create({ key: 'k-1', fields: { title: 'Once' } });
        await provider.close();
        ids.push(made.kind === 'written' ? made.record.id : made.kind);
      }
      expect(new Set(ids).size).toBe(1);
    }
    rmSync(root, { recursive: true });
  });
});
