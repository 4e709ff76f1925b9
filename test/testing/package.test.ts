import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type * as provider from '../../src/provider.ts';
import * as source from '../../src/testing.ts';
import type { TestFramework } from '../../src/testing/framework.ts';
import type { ProviderHarness } from '../../src/testing/harness.ts';
import type * as published from '../../testing/index.d.ts';

/** True only where two types are assignable to each other; a type that drifts is an error of the type check. */
type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

const AGREE: {
  readonly provider: Mutual<published.SyncProvider, provider.SyncProvider>;
  readonly schema: Mutual<published.ProviderSchema, provider.ProviderSchema>;
  readonly page: Mutual<published.ChangePage, provider.ChangePage>;
  readonly read: Mutual<published.ReadAnswer, provider.ReadAnswer>;
  readonly write: Mutual<published.WriteAnswer, provider.WriteAnswer>;
  readonly fault: Mutual<published.ProviderFault, provider.ProviderFault>;
  readonly framework: Mutual<published.TestFramework, TestFramework>;
  readonly harness: Mutual<published.ProviderHarness, ProviderHarness>;
  readonly subject: Mutual<published.Subject, source.Subject>;
  readonly options: Mutual<published.ProgramOptions, source.ProgramOptions>;
  readonly describe: Mutual<typeof published.describeProvider, typeof source.describeProvider>;
  readonly open: Mutual<ReturnType<typeof published.openProgram>, ReturnType<typeof source.openProgram>>;
} = {
  provider: true,
  schema: true,
  page: true,
  read: true,
  write: true,
  fault: true,
  framework: true,
  harness: true,
  subject: true,
  options: true,
  describe: true,
  open: true,
};

const packed = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly exports: { readonly [path: string]: { readonly [condition: string]: string } | string };
};

describe('sync-kernel/testing', () => {
  test('the published types are those of the sources', () => {
    expect(new Set(Object.values(AGREE))).toEqual(new Set([true]));
  });

  test('every name that the sources export is published, for import and in the types', () => {
    const names = Object.keys(source).toSorted();
    const module = readFileSync('testing/index.mjs', 'utf8');
    const named = /export const \{ ([^}]+) \}/.exec(module)?.[1]?.split(', ').toSorted();
    expect(named).toEqual(names);
    const types = readFileSync('testing/index.d.ts', 'utf8');
    for (const name of names) expect(types).toMatch(new RegExp(`export (?:class|function) ${name}\\b`));
  });

  test('the package offers it, and nothing else of its inside', () => {
    expect(packed.exports).toEqual({
      './package.json': './package.json',
      './testing': {
        types: './testing/index.d.ts',
        import: './testing/index.mjs',
        default: './dist/testing/index.js',
      },
    });
  });
});
