import type { SyncConfig } from '../../config.ts';
import type { JournalEntry } from '../../kernel/journal.ts';
import { foldJournal } from '../../kernel/journal.ts';
import type { Session } from '../../kernel/session.ts';
import type {
  ApprovalHint,
  ChangeReport,
  PreviewInput,
  Surface,
} from '../../views/markdown/preview-input.ts';
import type { SyncRun } from '../run.ts';
import type { ActionRun } from './action-run.ts';

/** What a preview is shown for. */
export interface ShownOn {
  readonly surface: Surface;
  readonly approval: ApprovalHint;
  readonly conflictIssues?: { readonly [record: string]: string };
}

/**
 * Gathers what a preview shows: the stored session, its journal and stable facts, nothing else.
 *
 * Laws: an approval that gathers it again gets what was shown, unless somebody changed one of the two.
 */
export async function previewInput(
  action: ActionRun,
  about: { readonly session: Session; readonly guards: PreviewInput['guards']; readonly on: ShownOn },
): Promise<PreviewInput> {
  const { session, guards, on } = about;
  const { place, secrets } = action;
  const results = resultsOf(await action.store.readJournal(session.id));
  const next =
    session.supersededBy === undefined ? null : await action.store.readSession(session.supersededBy);
  const head = session.basis?.head;
  const remote = session.plan.changes.filter((change) => change.side === 'remote').length;
  return {
    session,
    generation: generationOf(session),
    surface: on.surface,
    repository: { url: place.url },
    stateBranch: place.stateBranch,
    approval: on.approval,
    guards,
    ...(remote === 0 ? {} : { requests: remote * (guards.remote === 'verified' ? 3 : 1) }),
    secrets,
    ...(head === undefined ? {} : { head }),
    ...(Object.keys(results).length === 0 ? {} : { results }),
    ...(on.conflictIssues === undefined ? {} : { conflictIssues: on.conflictIssues }),
    ...(action.isDry === true ? { isUnstored: true } : {}),
    ...(next === null ? {} : { current: { session: next.id, digest: next.digest } }),
  };
}

export function guardsOf(run: Pick<SyncRun, 'local' | 'remote'>): PreviewInput['guards'] {
  return { local: run.local.capabilities.guard, remote: run.remote.capabilities.guard };
}

/** Grows with each session and with each thing that happens to it. */
export function generationOf(session: Session): number {
  return Date.parse(session.createdAt) + session.events.length;
}

/** How a plan is approved on a pull request: there a person always decides (DESIGN §10). */
export function pullApproval(sync: SyncConfig, pull: { readonly isFork: boolean }): ApprovalHint {
  if (pull.isFork) return 'fork';
  return sync.approval === 'review' ? 'review' : 'comment';
}

function resultsOf(journal: readonly JournalEntry[]): { readonly [change: string]: ChangeReport } {
  const results: { [change: string]: ChangeReport } = {};
  const folded = foldJournal(journal);
  for (const { change, outcome } of folded.values()) {
    if (outcome === undefined || change.endsWith('~undo')) continue;
    const isBack = folded.get(`${change}~undo`)?.outcome?.result === 'written';
    results[change] = {
      result: isBack ? 'undone' : outcome.result,
      at: outcome.at,
      ...(outcome.message === undefined ? {} : { message: outcome.message }),
    };
  }
  return results;
}
