import { dirname } from 'node:path';
import * as z from 'zod';
import { flushFolder, removeFile, replaceFile } from './durable.ts';
import type { Folder } from './folder.ts';
import { readText, shownFile } from './folder.ts';
import type { Format } from './format/decode.ts';
import { decodeFile, encodeFile } from './format/decode.ts';

/** The commit that is being written; there only while it is, or after a crash. */
export const PENDING_FILE = 'commit.pending';
const MAX_PENDING_BYTES = 500 * 1024 * 1024;

/** Files with their new text, in the order to write them; null removes one. */
export type Writes = ReadonlyMap<string, string | null>;

interface Pending {
  readonly format: 1;
  readonly writes: readonly (readonly [string, string | null])[];
}

/** A name inside the state folder; what leads elsewhere is refused before anything is written. */
function isInside(file: string): boolean {
  return file.split('/').every((part) => /^[A-Za-z0-9._~-]+$/.test(part) && part !== '.' && part !== '..');
}

const path = z.string().refine(isInside, 'not a file of the state');

const pendingFormat: Format<Pending> = {
  name: 'pending commit',
  format: 1,
  schema: z.strictObject({
    format: z.literal(1),
    writes: z.array(z.tuple([path, z.string().nullable()])),
  }),
  encode: (pending) => `${JSON.stringify(pending)}\n`,
  migrations: {},
};

/**
 * Writes many files as one step: after a crash at any point all are old, or `finishPending` makes all new.
 *
 * The whole step is first written durably to one file. Git never sees that file (`.gitignore`).
 */
export function writeTogether(folder: Folder, writes: Writes): void {
  const pending: Pending = { format: 1, writes: [...writes] };
  replaceFile(folder, PENDING_FILE, encodeFile(pendingFormat, pending));
  carryOut(folder, pending);
}

/** Finishes the step that a crash cut short; says whether there was one. */
export async function finishPending(folder: Folder): Promise<boolean> {
  const text = readText(folder, PENDING_FILE, MAX_PENDING_BYTES);
  if (text === null) return false;
  carryOut(folder, await decodeFile(pendingFormat, { file: shownFile(folder, PENDING_FILE), text }));
  return true;
}

function carryOut(folder: Folder, pending: Pending): void {
  const touched = new Set<string>();
  for (const [file, text] of pending.writes) {
    if (text !== null) replaceFile(folder, file, text, false);
    else if (!removeFile(folder, file, false)) continue;
    touched.add(dirname(file));
  }
  for (const sub of touched) flushFolder(folder, sub);
  removeFile(folder, PENDING_FILE);
}
