import type { Conflict, Resolution } from './conflict.ts';
import type { Hash } from './ids.ts';
import { canonicalJson } from './json.ts';
import type { FieldMapping } from './lens.ts';
import type { GuardKind } from './plan.ts';

/** The rules of one sync, everything a plan depends on beside the records themselves. */
export interface PlanContext {
  readonly sync: string;
  readonly mappings: readonly FieldMapping[];
  /** The side or sides on which records may be created. */
  readonly create: 'both' | 'local' | 'remote' | 'none';
  readonly onDelete: 'ask' | 'propagate' | 'ignore';
  readonly guards: { readonly local: GuardKind; readonly remote: GuardKind };
  /** Decisions by conflict id; one whose conflict no longer exists has no effect (E63). */
  readonly resolutions: ReadonlyMap<string, Resolution>;
  readonly hash: Hash;
}

/** Makes a conflict with its stable id. Laws: the id depends on the three values, not on `parts`. */
export function makeConflict(context: PlanContext, about: Omit<Conflict, 'id'>): Conflict {
  const named = [context.sync, about.record, about.field, about.base, about.local, about.remote];
  return { id: context.hash(canonicalJson(named)).slice(0, 16), ...about };
}
