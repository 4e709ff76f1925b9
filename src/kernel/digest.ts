import type { Hash } from './ids.ts';
import type { Json } from './json.ts';
import { canonicalJson } from './json.ts';
import type { Plan } from './plan.ts';

/** The fewest hex characters of a digest that an approval may name. */
export const MIN_DIGEST_LENGTH = 12;

/**
 * Names exactly what a plan would do.
 *
 * Units: 64 hex characters of SHA-256 over RFC 8785 JSON.
 * Laws: versions, cursors, notes and records that merely agree do not count, so that a plan which would
 * do the same keeps its digest; sync, origin and session do.
 */
export function planDigest(plan: Plan, session: string, hash: Hash): string {
  const named = {
    sync: plan.sync,
    origin: plan.origin,
    session,
    changes: plan.changes.map(({ guard, ...change }) => ({ ...change, guard: guard?.kind ?? null })),
    conflicts: plan.conflicts.map((conflict) => conflict.id),
    held: plan.held.map(({ record, code }) => ({ record, code })),
    guarded: plan.guarded ?? null,
  };
  return hash(canonicalJson(named as unknown as Json));
}

export function shortDigest(digest: string): string {
  return digest.slice(0, MIN_DIGEST_LENGTH);
}
