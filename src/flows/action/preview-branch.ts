import type { SyncConfig } from '../../config.ts';
import { readPlan } from '../preview.ts';
import { previewCode, report } from '../report.ts';
import { offlineInWords } from '../sessions.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { openBranchRun } from './reconcile-branch.ts';

/**
 * Plans a sync of the default branch, or one record of it, and only says what it found.
 *
 * Nothing is stored or shown but the outputs and the job summary: an event that names a record is a
 * hint, and what is to be approved is always the whole plan of the next reconcile.
 */
export async function previewBranch(
  action: ActionRun,
  about: { readonly sync: SyncConfig; readonly record?: string },
): Promise<ActionReport> {
  const { sync, record } = about;
  const opened = await openBranchRun(action, sync);
  if (!opened.ok) return opened.report;
  const { run } = opened.branch;
  const { collected, plan: whole } = await readPlan(run, { resolutions: [], planOnly: true });
  const isAsked = (one: { readonly record: string; readonly other?: string }): boolean =>
    record === undefined || one.record === record || one.other === record;
  const plan = {
    ...whole,
    changes: whole.changes.filter((change) => isAsked(change) || change.target === record),
    conflicts: whole.conflicts.filter(isAsked),
    held: whole.held.filter(isAsked),
  };
  return report({
    sync: sync.id,
    code: previewCode(plan, collected.offline),
    plan,
    messages: collected.offline === undefined ? [] : [offlineInWords(collected.offline)],
    ...(collected.offline === undefined ? {} : { offline: collected.offline }),
  });
}
