import type { SyncConfig } from '../../config.ts';
import type { Session } from '../../kernel/session.ts';
import type { PreviewInput } from '../../views/markdown/preview-input.ts';
import { renderPreviewComment } from '../../views/markdown/preview-comment.ts';
import { renderSyncIssue, renderSyncPullRequest } from '../../views/markdown/sync-pull-request.ts';
import type { ActionRun } from './action-run.ts';
import type { Subject } from './asked.ts';
import { conflictUrls } from './conflict-issues.ts';
import { isSameText, previewComments } from './ensure-comment.ts';
import { previewInput, pullApproval } from './preview-input.ts';

/**
 * Whether what a person read is what is stored: our preview, rendered again, has the same bytes.
 *
 * A preview that somebody edited, hid or deleted shows another plan than the one that would be written
 * (A22, A24); one that another account wrote does not count at all (A23).
 */
export async function isShownAsStored(
  action: ActionRun,
  about: { readonly session: Session; readonly sync: SyncConfig; readonly subject: Subject },
): Promise<boolean> {
  const { session, sync, subject } = about;
  const guards = await action.guardsOf(sync);
  const input = async (surface: PreviewInput['surface'], approval: PreviewInput['approval']) =>
    previewInput(action, {
      session,
      guards,
      on: {
        surface,
        approval,
        ...(surface === 'pull-request'
          ? {}
          : { conflictIssues: await conflictUrls(action, { sync, session }) }),
      },
    });
  switch (subject.kind) {
    case 'pull-request': {
      const approval = pullApproval(sync, subject.pull);
      const wanted = renderPreviewComment(await input('pull-request', approval));
      const [comment, ...others] = await previewComments(action.host, {
        issue: subject.pull.number,
        sync: sync.id,
      });
      if (comment === undefined || others.length > 0 || !isSameText(comment.body, wanted)) return false;
      return !(await action.host.isHidden(comment.id));
    }
    case 'sync-pr': {
      const { body } = renderSyncPullRequest({
        ...(await input('sync-pr', sync.approval)),
        surface: 'sync-pr',
      });
      return isSameText(subject.pull.body, body);
    }
    case 'sync-issue': {
      const shown = { ...(await input('sync-issue', sync.approval)), surface: 'sync-issue' } as const;
      return isSameText(subject.issue.body, renderSyncIssue(shown).body);
    }
    default:
      return false;
  }
}
