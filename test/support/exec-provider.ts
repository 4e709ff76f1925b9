import { resolve } from 'node:path';
import type { ProviderContext } from '../../src/provider.ts';
import type { ExecProvider } from '../../src/providers/exec/provider.ts';
import { definition, open } from '../../src/providers/exec/provider.ts';
import type { TestContext } from './provider-context.ts';
import { testContext } from './provider-context.ts';

/** The folder of the example programs. */
export const EXAMPLES = resolve('examples', 'exec');

/** Opens the exec provider on a program; a request may take 30 s unless said otherwise. */
export function openExec(
  command: readonly string[],
  given: {
    readonly options?: { readonly [key: string]: unknown };
    readonly env?: { readonly [name: string]: string };
    readonly context?: Partial<ProviderContext>;
  } = {},
): { readonly provider: ExecProvider; readonly context: TestContext } {
  const env: { readonly [name: string]: string | undefined } = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ...given.env,
  };
  const context = testContext({ env: (name) => env[name], ...given.context });
  const options = definition.options.parse({ command, timeout: 30_000, ...given.options });
  return { provider: open(options, context), context };
}
