import { definition } from '../../src/providers/file/provider.ts';
import type { SyncProvider } from '../../src/provider.ts';
import { testContext } from './provider-context.ts';

/** Opens the file provider on a path. */
export function openFile(root: string, path: string): SyncProvider {
  return definition.open(definition.options.parse({ path }), testContext({ root }));
}
