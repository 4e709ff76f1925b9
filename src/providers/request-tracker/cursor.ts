import * as z from 'zod';

/** How many numbers before the newest transaction seen are looked at again. */
const OVERLAP = 200;

/** Where a listing begins: transactions after `from`, of which `seen` are known. */
export interface Cursor {
  readonly from: number;
  readonly seen: readonly number[];
}

const cursorText = z.object({
  from: z.number().int().min(0),
  seen: z.array(z.number().int().positive()).max(OVERLAP),
});

/** Reads a cursor; null for one that is not ours, which means reading everything again. */
export function parseCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    return cursorText.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Makes the cursor after the transactions that were seen.
 *
 * Shape: `{"from":41,"seen":[42,44,45]}`. A database gives a number when a transaction begins and shows it
 * when it ends, so that 43 may come to light after 45 (E13): the last 200 numbers are asked for again,
 * and those in `seen` are passed over, so that looking again costs nothing where nothing changed.
 */
export function formatCursor(seen: ReadonlySet<number>): string {
  const newest = Math.max(0, ...seen);
  const from = Math.max(0, newest - OVERLAP);
  const recent = [...seen].filter((id) => id > from).sort((a, b) => a - b);
  return JSON.stringify({ from, seen: recent });
}
