import type { Side } from './field.ts';
import type { Hash } from './ids.ts';
import type { Json } from './json.ts';
import { canonicalJson } from './json.ts';

/**
 * How the agreed value of one field last moved, in upstream's words.
 *
 * Shape: `{"by":"local","from":"3f9a1c2e7b04","returns":2}`; `from` is a mark of the value before, so that
 * a long text costs a base no more than a short one.
 */
export interface Move {
  readonly from: string;
  /** The same of the value that our write replaced upstream, where that was another one: both sides had edits. */
  readonly over?: string;
  /** The same of values that upstream is known to have held before those, the newest first; at most six. */
  readonly earlier?: readonly string[];
  /** The side whose edit moved it. */
  readonly by: Side;
  /** How often in a row one side has put back what the other side had just changed. */
  readonly returns: number;
}

/** After so many returns in a row a field is parked: A→B→A→B→A is not two people at work (E33, E80). */
export const MAX_RETURNS = 3;

const MAX_EARLIER = 6;

/** Gives the move that follows another one. */
export function nextMove(
  last: Move | undefined,
  move: { readonly from: Json; readonly to: Json; readonly by: Side; readonly over?: Json },
  hash: Hash,
): Move {
  const isReturn = last !== undefined && last.by !== move.by && last.from === markOf(move.to, hash);
  const [from, over] = [
    markOf(move.from, hash),
    move.over === undefined ? undefined : markOf(move.over, hash),
  ];
  const now = [from, over, markOf(move.to, hash)];
  const earlier = marksOf(last)
    .filter((mark) => !now.includes(mark))
    .slice(0, MAX_EARLIER);
  return {
    from,
    ...(over === undefined || over === from ? {} : { over }),
    ...(earlier.length === 0 ? {} : { earlier }),
    by: move.by,
    returns: isReturn ? last.returns + 1 : 0,
  };
}

/** Whether a side once more wants back the value that the other side has replaced, as often before. */
export function isOscillating(
  last: Move | undefined,
  wanted: { readonly to: Json; readonly by: Side },
  hash: Hash,
): boolean {
  return (
    last !== undefined &&
    last.returns >= MAX_RETURNS &&
    last.by !== wanted.by &&
    last.from === markOf(wanted.to, hash)
  );
}

/**
 * Whether upstream shows a value again that it is known to have moved on from.
 *
 * A person may have put it back, or the listing may be older than what was seen: only a direct read tells (E23).
 */
export function isPast(last: Move | undefined, shown: Json, hash: Hash): boolean {
  return marksOf(last).includes(markOf(shown, hash));
}

function marksOf(move: Move | undefined): readonly string[] {
  if (move === undefined) return [];
  const { from, over, earlier = [] } = move;
  return [...new Set([from, ...(over === undefined ? [] : [over]), ...earlier])];
}

function markOf(value: Json, hash: Hash): string {
  return hash(canonicalJson(value)).slice(0, 12);
}
