import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder with real artifacts, or null where it is absent: it is no part of this repository.
 *
 * `SYNC_CORPUS` names it; else it is looked for beside the repository.
 */
export function corpusFolder(): string | null {
  const beside = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  const folder = process.env['SYNC_CORPUS'] ?? beside;
  return fs.existsSync(folder) ? folder : null;
}

/** Lists the corpus files with a suffix, relative to a folder of it. */
export function corpusFiles(folder: string, under: string, suffix: string): readonly string[] {
  const names = fs.readdirSync(path.join(folder, under), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(suffix)).sort();
}
