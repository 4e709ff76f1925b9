import { decodeJournal, nextSeq } from '../kernel/journal.ts';
import { corrupt } from './format/decode.ts';
import { sha256 } from './hash.ts';

/** Where the next entry of a journal goes. */
export interface JournalEnd {
  /** The number of its last entry; 0 for none. */
  readonly seq: number;
  /** The text to append to: without a torn last line. */
  readonly text: string;
  /** Whether that text lacks its last line feed. */
  readonly open: boolean;
}

/**
 * Finds the end of a journal: a torn last line is left out, an altered one is refused (E73).
 *
 * Errors: `state-corrupt` with file and line.
 */
export function endOfJournal(text: string, shown: string): JournalEnd {
  const decoded = decodeJournal(text, sha256);
  if (!decoded.ok) throw corrupt(shown, decoded.error.line, `this line ${decoded.error.message}`);
  const { entries, torn } = decoded.value;
  const seq = nextSeq(entries) - 1;
  if (!torn) return { seq, text, open: text !== '' && !text.endsWith('\n') };
  const lastLine = text.lastIndexOf('\n', text.endsWith('\n') ? text.length - 2 : text.length) + 1;
  return { seq, text: text.slice(0, lastLine), open: false };
}
