import type { SyncConfig } from '../../config.ts';
import type { Comment, Issue, Person, PullRequest } from '../../host.ts';
import { isSamePerson } from '../../host.ts';
import { parseConflictIssue } from '../../views/markdown/conflict-issue.ts';
import { parseConflictRollup } from '../../views/markdown/conflict-rollup.ts';
import { parsePreviewComment } from '../../views/markdown/preview-comment.ts';
import type { Reply } from '../../views/markdown/replies.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { syncBranch } from './show-branch.ts';

/** A command as it was asked: by whom, in which comment, about what. */
export interface Asked {
  readonly by: Person;
  readonly comment: Comment;
  readonly subject: Subject;
}

/** What a command's comment stands under. */
export type Subject =
  | { readonly kind: 'pull-request'; readonly pull: PullRequest }
  | { readonly kind: 'sync-pr'; readonly pull: PullRequest; readonly sync: SyncConfig }
  | { readonly kind: 'sync-issue'; readonly issue: Issue; readonly sync: SyncConfig }
  | {
      readonly kind: 'conflict';
      readonly issue: Issue;
      readonly sync: SyncConfig;
      readonly record: string;
      /** The session whose conflicts the issue shows. */
      readonly session?: string;
    }
  | { readonly kind: 'rollup'; readonly issue: Issue; readonly sync: SyncConfig }
  | { readonly kind: 'other'; readonly issue: Issue };

/** What a command came to: for programs, and for the person who asked. */
export interface Answer {
  readonly report: ActionReport;
  readonly reply: Reply | null;
}

/** What a command needs besides its words. */
export interface CommandRun {
  readonly action: ActionRun;
  readonly asked: Asked;
}

/**
 * Finds what an issue or pull request is to us; only what we wrote ourselves is one of ours (A23).
 *
 * Null when it is not there.
 */
export async function subjectOf(action: ActionRun, number: number): Promise<Subject | null> {
  const { host, config } = action;
  const issue = await host.readIssue(number);
  if (issue === null) return null;
  const self = await host.self();
  const isOurs = isSamePerson(issue.author, self);
  const syncOf = (id: string | undefined): SyncConfig | undefined =>
    isOurs && id !== undefined ? config.syncs.get(id) : undefined;
  if (issue.isPull) {
    const pull = await host.readPull(number);
    if (pull === null) return null;
    const marker = parsePreviewComment(pull.body);
    const sync = marker?.kind === 'sync-pr' ? syncOf(marker.sync) : undefined;
    const isSync = sync !== undefined && !pull.isFork && pull.head.ref === syncBranch(sync.id);
    return isSync ? { kind: 'sync-pr', pull, sync } : { kind: 'pull-request', pull };
  }
  const preview = parsePreviewComment(issue.body);
  const shown = preview?.kind === 'sync-issue' ? syncOf(preview.sync) : undefined;
  if (shown !== undefined) return { kind: 'sync-issue', issue, sync: shown };
  const conflict = parseConflictIssue(issue.body);
  const torn = syncOf(conflict?.sync);
  if (conflict !== null && torn !== undefined) {
    const { record, session } = conflict;
    return { kind: 'conflict', issue, sync: torn, record, ...(session === undefined ? {} : { session }) };
  }
  const rollup = syncOf(parseConflictRollup(issue.body)?.sync);
  return rollup === undefined ? { kind: 'other', issue } : { kind: 'rollup', issue, sync: rollup };
}
