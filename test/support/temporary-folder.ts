import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes an empty folder of its own for one test. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'sync-kernel-file-'));
}
