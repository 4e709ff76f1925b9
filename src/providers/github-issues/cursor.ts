import * as z from 'zod';

/** How far a listing has come. Opaque to all others. */
export interface Cursor {
  /** Issues updated since then may be new to us; by GitHub's own times. */
  readonly since: string;
  /** The ETag of the page of issues that were updated last. */
  readonly etag: string | null;
  /** The issues since then by the first characters of their version, so that they are not listed again. */
  readonly seen: { readonly [id: string]: string };
  /** How many issues there were, and the highest number; null where GitHub does not count. */
  readonly count: number | null;
  readonly top: number;
  /** The day on which everything was listed last, by GitHub's clock: `2026-01-31`. */
  readonly censusOn: string;
}

const cursorText = z.object({
  format: z.literal(1),
  binding: z.string(),
  since: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  etag: z.string().max(300).nullable(),
  seen: z.record(z.string().regex(/^[1-9]\d{0,14}$/), z.string().max(64)),
  count: z.number().int().min(0).nullable(),
  top: z.number().int().min(0),
  censusOn: z.string().max(10),
});

/** Reads a cursor; null for one that is not ours or of another scope, which means listing everything (E22). */
export function parseCursor(text: string | null, binding: string): Cursor | null {
  if (text === null) return null;
  try {
    const { binding: bound, format: _format, ...cursor } = cursorText.parse(JSON.parse(text));
    return bound === binding ? cursor : null;
  } catch {
    return null;
  }
}

/** Shape: `{"format":1,"binding":"3f9a…","since":"2026-01-31T09:00:00Z","etag":null,"seen":{"7":"0c1d…"},…}`. */
export function formatCursor(cursor: Cursor, binding: string): string {
  const { since, etag, seen, count, top, censusOn } = cursor;
  return JSON.stringify({ format: 1, binding, since, etag, seen, count, top, censusOn });
}

/** A time some seconds earlier, rounded down to GitHub's own precision (E16). */
export function earlier(time: string, seconds: number): string {
  const at = Math.floor(Date.parse(time) / 1000) - seconds;
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * A time in whole seconds and UTC, so that times compare as texts; null for what is no time.
 *
 * Some servers give milliseconds or an offset, and `00.900Z` would sort before `00Z` (E16).
 */
export function wholeSecond(time: string): string | null {
  return Number.isNaN(Date.parse(time)) ? null : earlier(time, 0);
}
