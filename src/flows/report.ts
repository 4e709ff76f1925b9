import type { Code } from '../kernel/codes.ts';
import { CODES } from '../kernel/codes.ts';
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

/** How a run ends that went on while an earlier session waits: as that one does, unless it was refused. */
export function behindFirst(later: Report, first: Report): Report {
  if (later.session === null) return first;
  const { outcome } = CODES[later.code];
  const code = ['done', 'queued', 'conflicts'].includes(outcome) ? first.code : later.code;
  return { ...withFirst(later, first), code };
}

/** The report of a session that waits behind another, with what that one still has to write. */
export function withFirst(later: Report, first: Report): Report {
  const isOpen = (one: Report['results'][number]): boolean => one.result === 'queued';
  const left = first.results.filter(isOpen).length;
  const waits = left === 1 ? '1 change of it waits' : `${left} changes of it wait`;
  return {
    ...later,
    results: [...later.results, ...first.results.filter(isOpen)],
    messages: [...later.messages, `session ${first.session?.id} goes first: ${waits}`],
  };
}
