import type { MergePart } from './conflict.ts';
import type { Json } from './json.ts';

/**
 * What a merge of one field gives.
 *
 * On a conflict `value` is the merge with every conflicting piece left at its base, for display only.
 * `parts` of a text are its pieces in order; of a list or a map one clean part that holds `value`, then
 * one part for each conflict, with a pointer whose steps through a list are element keys. A value that
 * nothing can split is one conflict without a path.
 */
export type Merged =
  | { readonly kind: 'clean'; readonly value: Json }
  | { readonly kind: 'conflict'; readonly value: Json; readonly parts: readonly MergePart[] };

/** A conflicting part of a merge. */
export type ConflictPart = Extract<MergePart, { kind: 'conflict' }>;

export function clean(value: Json): Merged {
  return { kind: 'clean', value };
}

/** Reports two changed values as one conflict that nothing can split. */
export function atomicConflict(base: Json | undefined, ours: Json, theirs: Json): Merged {
  const part: ConflictPart = { kind: 'conflict', base: base ?? null, local: ours, remote: theirs };
  return { kind: 'conflict', value: base ?? null, parts: [part] };
}

/** Gives the merge of a structure: clean when nothing in it conflicts. */
export function fromPieces(value: Json, conflicts: readonly ConflictPart[]): Merged {
  if (conflicts.length === 0) return clean(value);
  return { kind: 'conflict', value, parts: [{ kind: 'clean', value }, ...conflicts] };
}

/**
 * Decides a merge by the three trivial rules, or gives null when both sides changed it differently.
 *
 * In this order: both the same → agreed, in the spelling of ours; ours unchanged → theirs; theirs
 * unchanged → ours. `undefined` stands for an absent member and is the same as nothing else.
 * Laws: `trivialMerge(b, x, b)` is `x`; `trivialMerge(b, x, x)` is `x`.
 */
export function trivialMerge(
  same: (a: Json, b: Json) => boolean,
  { base, ours, theirs }: Sides<Json | undefined>,
): { readonly value: Json | undefined } | null {
  const alike = (a: Json | undefined, b: Json | undefined) =>
    a === undefined || b === undefined ? a === b : same(a, b);
  if (alike(ours, theirs)) return { value: ours };
  if (alike(ours, base)) return { value: theirs };
  if (alike(theirs, base)) return { value: ours };
  return null;
}

/** The three values of a merge. */
export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/**
 * Joins the parts of a text merge into one text, taking one side of every conflict.
 *
 * Laws: on the parts of a conflict, picking `base` gives the merge's `value`.
 */
export function mergedText(parts: readonly MergePart[], pick: 'local' | 'remote' | 'base'): string {
  const pieces = parts.map((part) => (part.kind === 'clean' ? part.value : part[pick]));
  return pieces.filter((piece) => typeof piece === 'string').join('');
}
