import type { SyncConfig } from '../../config.ts';
import type { Plan } from '../../kernel/plan.ts';
import type { Session } from '../../kernel/session.ts';
import { parseConflictRollup, renderConflictRollup } from '../../views/markdown/conflict-rollup.ts';
import type { ActionRun } from './action-run.ts';
import { isSameText } from './ensure-comment.ts';
import { ourIssues } from './our-issues.ts';
import { generationOf } from './preview-input.ts';

/** Keeps the one issue for very many conflicts; gives its address, or null where there are few. */
export async function ensureRollup(
  action: ActionRun,
  about: {
    readonly sync: SyncConfig;
    readonly session: Session | null;
    readonly plan: Plan;
    readonly isMany: boolean;
  },
): Promise<string | null> {
  const { sync, session, plan, isMany } = about;
  const mine = (await ourIssues(action)).filter((issue) => parseConflictRollup(issue.body)?.sync === sync.id);
  const open = mine.find((issue) => issue.isOpen);
  if (!isMany || session === null) {
    if (open === undefined || !plan.complete) return null;
    await action.host.createComment(open.number, 'Few or none of these conflicts are left.');
    await action.host.updateIssue(open.number, { state: 'closed' });
    return null;
  }
  const text = renderConflictRollup({
    sync: sync.id,
    generation: generationOf(session),
    session: session.id,
    digest: session.digest,
    conflicts: plan.conflicts,
    resolutions: session.resolutions,
    repository: { url: action.place.url },
    stateBranch: action.place.stateBranch,
    secrets: action.secrets,
  });
  const existing = open ?? mine.at(-1);
  if (existing === undefined) {
    const { labels, assignees } = sync.conflicts;
    return (await action.host.createIssue({ ...text, labels, assignees })).url;
  }
  if (!existing.isOpen) await action.host.updateIssue(existing.number, { ...text, state: 'open' });
  else if (!isSameText(existing.body, text.body)) await action.host.updateIssue(existing.number, text);
  return existing.url;
}

/** The address of the open issue for very many conflicts. */
export async function rollupUrl(action: ActionRun, sync: SyncConfig): Promise<string | undefined> {
  const mine = (await ourIssues(action)).filter((issue) => parseConflictRollup(issue.body)?.sync === sync.id);
  return mine.find((issue) => issue.isOpen)?.url;
}
