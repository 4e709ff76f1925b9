import type { JournalEntry } from '../kernel/journal.ts';
import { encodeEntry } from '../kernel/journal.ts';
import { assert } from '../kernel/result.ts';
import { appendFile, truncateFile } from './durable.ts';
import type { Folder } from './folder.ts';
import { readText, shownFile } from './folder.ts';
import { sha256 } from './hash.ts';
import { endOfJournal } from './journal-end.ts';
import { journalFile } from './names.ts';
import { maxBytes } from './state-files.ts';

/** The end of a journal as this process last left it. */
interface Tail {
  readonly seq: number;
  /** Whether the last line lacks its line feed. */
  readonly open: boolean;
}

/** Appends to the journals of a folder. */
export interface JournalWriter {
  append(session: string, entry: JournalEntry): void;
}

/**
 * Opens the journals of a folder for appending.
 *
 * The first append to a journal reads it whole: a torn last line is cut off, an altered one stops the
 * run before anything is written. Later ones only add their line; the lock keeps others away.
 * Errors: throws a bug when the entry's `seq` is not the next one.
 */
export function openJournals(folder: Folder): JournalWriter {
  const tails = new Map<string, Tail>();
  return {
    append(session, entry) {
      const file = journalFile(session);
      const tail = tails.get(file) ?? mend(folder, file);
      assert(entry.seq === tail.seq + 1, `journal ${session}: seq ${entry.seq} after ${tail.seq}`);
      tails.delete(file);
      appendFile(folder, file, `${tail.open ? '\n' : ''}${encodeEntry(entry, sha256)}`);
      tails.set(file, { seq: entry.seq, open: false });
    },
  };
}

function mend(folder: Folder, file: string): Tail {
  const text = readText(folder, file, maxBytes(file)) ?? '';
  const end = endOfJournal(text, shownFile(folder, file));
  if (end.text !== text) truncateFile(folder, file, Buffer.byteLength(end.text, 'utf8'));
  return { seq: end.seq, open: end.open };
}
