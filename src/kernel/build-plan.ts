import { compareText } from './json.ts';
import type { Matching } from './matching.ts';
import type { BulkGuard, Change, Plan } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { RecordPlan } from './plan-record.ts';
import { SIDES } from './field.ts';

/** The most a plan may do before a person must raise the limit (DESIGN §7). */
export interface Limits {
  /** Deletes on one side: a share of the linked records, or a number. */
  readonly deletes: { readonly share: number } | { readonly count: number };
  /** Writes on one side; without a configured limit a first sync is not bounded. */
  readonly writes?: number;
}

export const DEFAULT_WRITE_LIMIT = 500;

export interface PlanInput {
  /** What `planRecord` gave for each record that was looked at. */
  readonly records: readonly RecordPlan[];
  readonly matching: Pick<Matching, 'conflicts' | 'held'>;
  readonly context: Pick<PlanContext, 'sync'>;
  readonly origin: string;
  readonly complete: boolean;
  /** How many records were linked before this plan. */
  readonly linked: number;
  readonly limits: Limits;
  readonly notes: readonly string[];
  /** Records that moved between a preview and its writes; their conflicts are shown as `stale`. */
  readonly moved?: ReadonlySet<string>;
}

/**
 * Builds the plan of one sync.
 *
 * Laws: the same inputs in any order of records give the same bytes (I11).
 */
export function buildPlan(input: PlanInput): Plan {
  const { records } = input;
  const changes = records.flatMap((record) => record.changes).sort((a, b) => compareText(a.id, b.id));
  const guarded = bulkGuard(changes, input);
  return {
    format: 1,
    sync: input.context.sync,
    origin: input.origin,
    changes,
    conflicts: [...input.matching.conflicts, ...records.flatMap((record) => record.conflicts)]
      .map((conflict) =>
        conflict.kind === 'edit-edit' && input.moved?.has(conflict.record)
          ? { ...conflict, kind: 'stale' as const }
          : conflict,
      )
      .sort(
        (a, b) => compareText(a.record, b.record) || compareText(a.field, b.field) || compareText(a.id, b.id),
      ),
    held: [...input.matching.held, ...records.flatMap((record) => record.held)].sort(
      (a, b) => compareText(a.record, b.record) || compareText(a.message, b.message),
    ),
    agreed: records
      .flatMap((record) => (record.agreed === undefined ? [] : [record.agreed]))
      .sort((a, b) => compareText(a.record, b.record)),
    complete: input.complete,
    ...(guarded === undefined ? {} : { guarded }),
    notes: [...input.notes].sort(compareText),
  };
}

/** Says whether a plan has anything that a person or a write must settle. */
export function isEmptyPlan(plan: Plan): boolean {
  return plan.changes.length + plan.conflicts.length + plan.held.length === 0;
}

function bulkGuard(changes: readonly Change[], input: PlanInput): BulkGuard | undefined {
  for (const side of SIDES) {
    const writes = changes.filter((change) => change.side === side);
    const deletes = writes.filter((change) => change.kind === 'delete').length;
    const allowedDeletes = deleteLimit(input);
    if (deletes > allowedDeletes)
      return { limit: 'deletes', side, planned: deletes, allowed: allowedDeletes };
    const allowed =
      input.limits.writes ?? (input.linked === 0 ? Number.POSITIVE_INFINITY : DEFAULT_WRITE_LIMIT);
    if (writes.length > allowed) return { limit: 'writes', side, planned: writes.length, allowed };
  }
  return undefined;
}

/** A share always lets one record go, so that small backlogs can delete at all. */
function deleteLimit(input: PlanInput): number {
  const { deletes } = input.limits;
  return 'count' in deletes ? deletes.count : Math.max(1, Math.floor(deletes.share * input.linked));
}
