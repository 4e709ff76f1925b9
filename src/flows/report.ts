import type { Code } from '../kernel/codes.ts';
import type { Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { Applied } from './apply.ts';
import type { RecordNote } from './commit.ts';
import type { Offline } from './run.ts';
import type { ChangeResult } from './writing.ts';

/** How one flow over one sync ended; views turn it into text or JSON. */
export interface Report {
  readonly sync: string;
  readonly code: Code;
  readonly session: Session | null;
  readonly plan: Plan | null;
  /** What became of each change; empty for a preview. */
  readonly results: readonly ChangeResult[];
  readonly notes: readonly RecordNote[];
  /** More sentences for a person, most important first. */
  readonly messages: readonly string[];
  readonly offline?: Offline;
}

export function report(about: Partial<Report> & Pick<Report, 'sync' | 'code'>): Report {
  return { session: null, plan: null, results: [], notes: [], messages: [], ...about };
}

/** The code of an applied session: the worst thing that happened names it. */
export function appliedCode(applied: Applied, plan: Plan): Code {
  if (applied.fault !== undefined) return applied.fault.retryable ? 'queued' : 'forbidden';
  if (plan.conflicts.length > 0) return 'conflicts';
  if (applied.results.some((one) => one.result === 'failed')) return 'rejected';
  if (applied.notes.some((note) => note.kind === 'dropped')) return 'rejected';
  if (applied.results.some((one) => one.result === 'stale')) return 'stale';
  return plan.held.length > 0 ? 'held' : 'applied';
}

export function previewCode(plan: Plan, offline: Offline | undefined): Code {
  if (offline !== undefined) return 'unreachable';
  if (plan.guarded !== undefined) return 'bulk-guard';
  if (plan.conflicts.length > 0) return 'conflicts';
  if (plan.held.length > 0) return 'held';
  return plan.changes.length > 0 ? 'previewed' : 'nothing-to-do';
}
