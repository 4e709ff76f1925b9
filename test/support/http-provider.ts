import { definition } from '../../src/providers/http/provider.ts';
import type { ProviderContext, SyncProvider } from '../../src/provider.ts';
import { testContext } from './provider-context.ts';
import type { TestContext } from './provider-context.ts';

/** Opens the http provider on an address; a request may take 2 s unless said otherwise. */
export function openHttp(
  url: string,
  given: { readonly options?: Record<string, unknown>; readonly context?: Partial<ProviderContext> } = {},
): { readonly provider: SyncProvider; readonly context: TestContext } {
  const context = testContext(given.context);
  const options = definition.options.parse({ url, timeout: 2000, ...given.options });
  return { provider: definition.open(options, context), context };
}
