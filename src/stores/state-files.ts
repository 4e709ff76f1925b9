/**
 * How a store's files are reached, whatever holds them: a directory or a branch of git.
 *
 * What a file means is the same everywhere (`read-state.ts`, `plan-writes.ts`); only the way differs.
 */
export interface StateFiles {
  /** The text of a file, or null when there is none. */
  read(file: string): Promise<string | null>;
  /** The text of its first bytes, or null when there is none. */
  readStart(file: string, bytes: number): Promise<string | null>;
  /** Whether a file has exactly this text; null asks whether there is none. */
  holds(file: string, text: string | null): Promise<boolean>;
  /** The names in a folder, ordered; none when it is not there. */
  list(folder: string): Promise<readonly string[]>;
  /** What messages call a file. */
  shown(file: string): string;
}

const MIB = 1024 * 1024;

/** The size past which a file is refused unread; about a hundred times what 100,000 records need. */
export function maxBytes(file: string): number {
  if (file === 'state.json') return 16 * MIB;
  if (file.startsWith('base/')) return 32 * MIB;
  if (file.startsWith('index/')) return 128 * MIB;
  return 500 * MIB;
}
