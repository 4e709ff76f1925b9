import { afterEach, expect, jest, test } from '@jest/globals';
import * as real from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testContext } from '../../support/provider-context.ts';

/** The calls of one write, in order; the one that `breaking` names fails. */
const calls: string[] = [];
let breaking: string | null = null;
/** What happens before the read with this number, counted from the start of a write. */
let before: { readonly read: number; readonly act: () => void } | null = null;
let reads = Number.NEGATIVE_INFINITY;
const watched = ['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'] as const;

function watch(name: (typeof watched)[number]) {
  return (...args: unknown[]): unknown => {
    calls.push(name);
    if (name === breaking) throw Object.assign(new Error('no'), { code: 'ENOSPC' });
    return (real[name] as (...args: unknown[]) => unknown)(...args);
  };
}

jest.unstable_mockModule('node:fs', () => ({
  ...real,
  readFileSync: (...args: Parameters<typeof real.readFileSync>): unknown => {
    reads += 1;
    if (before?.read === reads) before.act();
    return real.readFileSync(...args);
  },
  ...Object.fromEntries(watched.map((name) => [name, watch(name)])),
}));
const { definition } = await import('../../../src/providers/file/provider.ts');

afterEach(() => {
  breaking = null;
  before = null;
  reads = Number.NEGATIVE_INFINITY;
});

const FILE = '{"records":{"a":{"title":"A"}}}';

async function update(root: string) {
  const provider = definition.open({ path: 'other.json' }, testContext({ root }));
  const read = await provider.read('a');
  if (read.kind !== 'found') throw new Error(read.kind);
  const patch = [{ op: 'replace', path: '/title', value: 'A2' }] as const;
  calls.length = 0;
  reads = 0;
  return provider.update({ id: 'a', patch, version: read.record.version });
}

test('I8, E70: a write is synced before its rename, and the folder after it', async () => {
  const root = temporaryFolder();
  real.writeFileSync(join(root, 'other.json'), FILE);
  expect((await update(root)).kind).toBe('written');
  const order = ['rmSync', 'openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'];
  expect(calls).toEqual([...order, 'openSync', 'fsyncSync', 'closeSync']);
});

test.each(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'])(
  'I8, E70: a write that fails in %s is a fault that may pass, and the file is the old one',
  async (name) => {
    const root = temporaryFolder();
    real.writeFileSync(join(root, 'other.json'), FILE);
    breaking = name;
    await expect(update(root)).rejects.toMatchObject({ code: 'disk', retryable: true });
    await expect(update(root)).rejects.toThrow(/ENOSPC/);
    expect(real.readFileSync(join(root, 'other.json'), 'utf8')).toBe(FILE);
    breaking = null;
    expect((await update(root)).kind).toBe('written');
    expect(real.readdirSync(root)).toEqual(['other.json']);
  },
);

test.each([1, 2, 3])('E77: a file edited just before read %d of a write is not overwritten', async (read) => {
  const root = temporaryFolder();
  const path = join(root, 'other.json');
  const edited = FILE.replace('"A"', '"theirs"');
  real.writeFileSync(path, FILE);
  before = { read, act: () => real.writeFileSync(path, edited) };
  expect(await update(root)).toEqual({ kind: 'stale' });
  expect(real.readFileSync(path, 'utf8')).toBe(edited);
});
