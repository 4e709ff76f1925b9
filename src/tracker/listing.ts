import { fail, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { formatPosition, parsePosition } from './cursor.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import { isLive, listRows } from './store.ts';
import type { LiveRow, TrackerState } from './store.ts';

/** One page as the profile serves it, before its records are rendered. */
export interface Listing {
  readonly live: readonly LiveRow[];
  readonly deleted: readonly string[];
  /** The token of the next page; null on the last one. */
  readonly next: string | null;
  /** Where the next listing goes on. On every page: what was listed up to here. */
  readonly cursor: string;
}

/**
 * Reads the page that a cursor or a page token asks for; both empty: the first page of everything.
 *
 * Errors: `bad-cursor` for a token this tracker did not write; `cursor-expired` for one of another life.
 */
export function readListing(
  state: TrackerState,
  size: number,
  asked: { readonly since: string; readonly page: string },
): Result<Listing, Problem> {
  const since = position(state, 'cursor', asked.since);
  if (!since.ok) return since;
  const page = position(state, 'page', asked.page);
  if (!page.ok) return page;
  const after = Math.max(since.value, page.value);
  const { rows, more } = listRows(state, after, size);
  const last = rows.at(-1)?.sequence ?? after;
  const token = (kind: 'cursor' | 'page') => formatPosition({ kind, lineage: state.lineage, after: last });
  return ok({
    live: rows.filter(isLive),
    deleted: rows.filter((row) => !isLive(row)).map((row) => row.id),
    next: more ? token('page') : null,
    cursor: token('cursor'),
  });
}

function position(state: TrackerState, kind: 'cursor' | 'page', token: string): Result<number, Problem> {
  if (token === '') return ok(0);
  const found = parsePosition(token);
  if (found === null || found.kind !== kind) {
    return fail(
      problem('bad-cursor', `"${kind === 'page' ? 'page' : 'since'}" is not a token of this tracker.`),
    );
  }
  if (found.lineage !== state.lineage || found.after > state.sequence) {
    return fail(problem('cursor-expired', 'List everything again, without "since".'));
  }
  return ok(found.after);
}
