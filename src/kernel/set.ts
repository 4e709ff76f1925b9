import type { Likeness } from './equal.ts';
import { compareJson, innerRule, normalForm } from './equal.ts';
import type { Json } from './json.ts';
import { canonicalJson, compareText } from './json.ts';
import type { Sides } from './merged.ts';

/**
 * Merges a set element by element: `(base ∪ added) − removed`; without a conflict, whatever happened.
 *
 * Elements are one when their normal forms are, so `Bug` and `bug` are one label where case is declared
 * not to count. Order: what stays of the base in base order, then additions by their canonical JSON.
 * Laws: swapping the sides gives the same bytes; `mergeSet` with an empty base is the union.
 */
export function mergeSet(rule: Likeness, { base, ours, theirs }: Sides<readonly Json[]>): readonly Json[] {
  const before = elements(rule, base);
  const left = elements(rule, ours);
  const right = elements(rule, theirs);
  const kept: Json[] = [];
  for (const [id, was] of before) {
    const a = left.get(id);
    const b = right.get(id);
    if (a !== undefined && b !== undefined) kept.push(respelled(was, a, b));
  }
  const added = [...new Set([...left.keys(), ...right.keys()])].filter((id) => !before.has(id));
  return [...kept, ...added.sort(compareText).map((id) => first(left.get(id), right.get(id)))];
}

/** Whether a set shows an edit: it has what the edit added and lacks what it removed, whatever else it holds. */
export function showsEdit(
  rule: Likeness,
  about: { readonly before: readonly Json[]; readonly after: readonly Json[]; readonly now: readonly Json[] },
): boolean {
  const [before, after, now] = [about.before, about.after, about.now].map((items) => elements(rule, items));
  const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  return ids.every((id) => before?.has(id) === after?.has(id) || now?.has(id) === after?.has(id));
}

/** Gives the elements of a set by their identity; of several spellings the first counts. */
function elements(rule: Likeness, items: readonly Json[]): Map<string, Json> {
  const inner = innerRule(rule);
  const found = new Map<string, Json>();
  for (const item of items) {
    const id = canonicalJson(normalForm(inner, item));
    if (!found.has(id)) found.set(id, item);
  }
  return found;
}

/** The spelling of the side that changed it; of two new spellings the first in canonical order. */
function respelled(was: Json, a: Json, b: Json): Json {
  const before = canonicalJson(was);
  if (canonicalJson(a) === before) return b;
  return canonicalJson(b) === before ? a : first(a, b);
}

function first(...spellings: readonly (Json | undefined)[]): Json {
  return spellings.filter((item) => item !== undefined).toSorted(compareJson)[0] ?? null;
}
