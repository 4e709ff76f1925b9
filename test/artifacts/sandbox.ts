import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ProviderHarness } from '../suites/provider-suite.ts';
import type { FieldKind, Fields } from '../../src/kernel/field.ts';
import type {
  NativeRecord,
  ProviderContext,
  ProviderDefinition,
  Selector,
  SyncProvider,
} from '../../src/provider.ts';

/** A repository of its own for one test. */
export interface Sandbox {
  readonly root: string;
  write(file: string, text: string | Uint8Array): void;
  read(file: string): string;
  exists(file: string): boolean;
  git(...args: readonly string[]): string;
  remove(): void;
}

/** Makes an empty folder; `git`: with a repository in it. */
export function makeSandbox(kind: 'git' | 'plain' = 'plain'): Sandbox {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'sync-kernel-test-')));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  if (kind === 'git') git('init', '-q', '-b', 'main');
  return {
    root,
    git,
    write(file, text) {
      fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      fs.writeFileSync(path.join(root, file), text);
    },
    read: (file) => fs.readFileSync(path.join(root, file), 'utf8'),
    exists: (file) => fs.existsSync(path.join(root, file)),
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}

/** What a test says about the provider it opens. */
export interface Opening {
  readonly options: unknown;
  readonly selectors?: { readonly [field: string]: Selector };
  readonly kinds?: { readonly [field: string]: FieldKind };
}

/** A fresh side for the conformance suite; a second instance of the provider plays the person. */
export function harnessOf<Options>(
  definition: ProviderDefinition<Options>,
  about: Opening,
): Promise<ProviderHarness & { readonly root: string }> {
  const sandbox = makeSandbox();
  const person = (): SyncProvider => openOn(definition, sandbox, about);
  return Promise.resolve({
    root: sandbox.root,
    provider: openOn(definition, sandbox, about),
    async edit(id: string, fields: Fields) {
      const { version } = await readRecord(person(), id);
      const patch = Object.entries(fields).map(([field, value]) => ({
        op: 'replace' as const,
        path: `/${field}`,
        value,
      }));
      const answer = await person().update({ id, patch, version });
      if (answer.kind !== 'written') throw new Error(JSON.stringify(answer));
    },
    async remove(id: string) {
      const { version } = await readRecord(person(), id);
      await person().delete({ id, version });
    },
    close: () => Promise.resolve(sandbox.remove()),
  });
}

/** Opens a provider on a sandbox, its options checked as the config checks them. */
export function openOn<Options>(
  definition: ProviderDefinition<Options>,
  sandbox: Sandbox,
  about: Opening,
): SyncProvider {
  const context: ProviderContext = {
    root: sandbox.root,
    selectors: about.selectors ?? {},
    kinds: about.kinds ?? {},
    env: () => undefined,
    sleep: () => Promise.resolve(),
    now: () => 0,
  };
  return definition.open(definition.options.parse(about.options), context);
}

/** Selectors for front-matter keys or members of the same names. */
export function keys(...names: readonly string[]): { readonly [field: string]: Selector } {
  return Object.fromEntries(names.map((name) => [name, { kind: 'key', key: name }]));
}

/** Reads a record that must be there. */
export async function readRecord(provider: SyncProvider, id: string): Promise<NativeRecord> {
  const answer = await provider.read(id);
  if (answer.kind !== 'found') throw new Error(`${id}: ${JSON.stringify(answer)}`);
  return answer.record;
}
