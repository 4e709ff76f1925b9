import { ProviderFault } from './provider.ts';
import type { ProviderContext } from './provider.ts';
import type { ExecProvider } from './providers/exec/provider.ts';
import { definition, open } from './providers/exec/provider.ts';
import { claim } from './testing/claims.ts';
import type { TestFramework } from './testing/framework.ts';
import type { ProviderHarness, SuiteOptions } from './testing/harness.ts';
import type { Kit } from './testing/kit.ts';
import { makeKit } from './testing/kit.ts';
import { READING } from './testing/reading.ts';
import { badIdPromise, WRITING } from './testing/writing.ts';

export { ProviderFault };

/** A provider to be tested: what is known of it, and a fresh, empty side for each test. */
export interface Subject extends SuiteOptions {
  readonly name: string;
  readonly start: () => Promise<ProviderHarness>;
}

/**
 * Tests the promises of the provider contract (DESIGN §5) that every provider makes.
 *
 * Published as `sync-kernel/testing`; a test that fails throws a sentence that says which promise is
 * broken. `.github/WRITING-A-PROVIDER.md` shows how to use it.
 */
export function describeProvider(framework: TestFramework, subject: Subject): void {
  const { describe, test, beforeEach, afterEach } = framework;
  describe(`${subject.name} keeps the provider contract`, () => {
    let kit: Kit | null = null;
    beforeEach(async () => {
      kit = makeKit(await subject.start(), subject);
    });
    afterEach(async () => {
      await kit?.harness.close?.();
      kit = null;
    });
    const strange = (subject.badIds ?? []).map((id) => badIdPromise(id));
    for (const { title, run } of [...READING, ...WRITING, ...strange]) {
      test(title, async () => {
        claim(kit !== null, 'the side was not started; does the framework run beforeEach inside describe?');
        await run(kit);
      });
    }
  });
}

/** What `openProgram` takes: the keys of provider `exec`, and the environment it is started in. */
export interface ProgramOptions {
  readonly command: readonly string[];
  readonly env?: readonly string[];
  readonly guard?: 'if-match' | 'revision-test' | 'verified';
  readonly timeout?: number | string;
  /** Reads an environment variable; default: that of this process. */
  readonly environment?: ProviderContext['env'];
}

/**
 * Opens a program as provider `exec` does; it is started when it is first asked, and ended by `close`.
 *
 * Errors: throws what is wrong with the options.
 */
export function openProgram({ environment, ...keys }: ProgramOptions): ExecProvider {
  return open(definition.options.parse(keys), {
    root: '/',
    selectors: {},
    kinds: {},
    env: environment ?? ((name) => process.env[name]),
    sleep: async (ms) => new Promise((done) => setTimeout(done, ms)),
    now: () => Date.now(),
  });
}
