import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definition } from '../../src/providers/file/provider.ts';
import type { SyncProvider } from '../../src/provider.ts';
import { testContext } from './provider-context.ts';

/** Makes an empty folder of its own for one test. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'sync-kernel-file-'));
}

/** Opens the file provider on a path. */
export function openFile(root: string, path: string): SyncProvider {
  return definition.open(definition.options.parse({ path }), testContext({ root }));
}
