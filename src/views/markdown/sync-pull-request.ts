import type { Marker } from './marker.ts';
import { parseMarker } from './marker.ts';
import { label } from './neutralise.ts';
import { renderPreviewComment } from './preview-comment.ts';
import { headline, whatChanges } from './preview-headline.ts';
import type { PreviewInput } from './preview-input.ts';
import { redactAll } from './redact.ts';

/** Title and body of the sync pull request, or of the sync issue where only upstream changes. */
export interface SyncText {
  readonly title: string;
  readonly body: string;
}

/**
 * The sync pull request of one sync: what merging accepts, what `/sync apply` writes, what conflicts.
 *
 * Its body may become the message of a squashed commit, where Markdown protects nothing: what would act
 * there has look-alikes. `surface` must be `sync-pr`.
 */
export function renderSyncPullRequest(input: PreviewInput & { readonly surface: 'sync-pr' }): SyncText {
  return { title: titleOf(input), body: renderPreviewComment(input) };
}

/** The sync issue: the same where only upstream is to change, so that a pull request cannot exist. */
export function renderSyncIssue(input: PreviewInput & { readonly surface: 'sync-issue' }): SyncText {
  return { title: titleOf(input), body: renderPreviewComment(input) };
}

function titleOf(input: PreviewInput): string {
  const { session } = redactAll(input, input.secrets);
  const { changes } = session.plan;
  const what =
    session.state === 'previewed' && changes.length > 0 ? whatChanges(changes) : headline(input).title;
  return `Sync ${label(session.sync, 40)}: ${label(what, 150)}`;
}

/** Gives what the body of a sync pull request or sync issue says of itself, or null. */
export function parseSyncBody(body: string): Marker | null {
  const marker = parseMarker(body);
  return marker?.kind === 'sync-pr' || marker?.kind === 'sync-issue' ? marker : null;
}
