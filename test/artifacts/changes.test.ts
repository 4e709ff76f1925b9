import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { NativeRecord, SyncProvider } from '../../src/provider.ts';
import { definition } from '../../src/providers/yaml/provider.ts';
import { testContext } from '../support/provider-context.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What a listing tells of ids: those that were read, and those known to be unchanged. */
async function list(provider: SyncProvider, known: readonly NativeRecord[]) {
  const versions = new Map<string, string[]>();
  for (const { id, version } of known) versions.set(version, [...(versions.get(version) ?? []), id]);
  const [read, unchanged]: [NativeRecord[], string[]] = [[], []];
  for await (const page of provider.changes({ cursor: null, known: versions })) {
    read.push(...page.records);
    unchanged.push(...(page.unchanged ?? []));
  }
  return { read, unchanged };
}

test('a file of several records is skipped only when all of them are known at its hash', async () => {
  const root = temporaryFolder();
  try {
    const text =
      'tasks:\n  - { id: a, title: One }\n  - { id: b, title: Two }\n  - { id: c, title: Three }\n';
    writeFileSync(join(root, 'plan.yml'), text);
    const open = (): SyncProvider =>
      definition.open(
        { path: 'plan.yml', records: '/tasks', id: 'id' },
        testContext({ root, selectors: { title: { kind: 'key', key: 'title' } } }),
      );
    const { read } = await list(open(), []);
    expect(read.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(await list(open(), read)).toEqual({ read: [], unchanged: ['a', 'b', 'c'] });
    const [a, ...others] = read;
    const patch = [{ op: 'replace', path: '/title', value: 'First' }] as const;
    const written = await open().update({ id: 'a', patch, version: a!.version });
    expect(written.kind).toBe('written');
    const now = written.kind === 'written' ? [written.record, ...others] : [];
    expect((await list(open(), now)).read.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect((await list(open(), now.slice(0, 1))).read).toHaveLength(3);
  } finally {
    rmSync(root, { recursive: true });
  }
});
