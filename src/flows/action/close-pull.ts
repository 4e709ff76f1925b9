import type { SyncConfig } from '../../config.ts';
import type { PullRequest } from '../../host.ts';
import { report } from '../report.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { pullOrigin } from '../origin.ts';
import { ensureComment, previewComments } from './ensure-comment.ts';
import { renderPreviewComment, parsePreviewComment } from '../../views/markdown/preview-comment.ts';
import { previewInput, pullApproval } from './preview-input.ts';
import { endPull } from './reconcile-branch.ts';
import { whereAllowed } from './where-allowed.ts';

/** Ends what a merged or closed pull request held, and says so in its comment (DESIGN §2). */
export async function closePull(
  action: ActionRun,
  about: { readonly sync: SyncConfig; readonly pull: PullRequest },
): Promise<ActionReport> {
  const { sync, pull } = about;
  const ended = await endPull(action, { sync, pull: pull.number, merged: pull.isMerged });
  const shown = action.surfaces.has('comment')
    ? await whereAllowed(action, 'the preview comment', async () => showEnd(action, about))
    : null;
  return {
    ...report({
      sync: sync.id,
      code: ended.length > 0 ? 'lease-ended' : 'nothing-to-do',
      session: ended.at(-1) ?? null,
      plan: ended.at(-1)?.plan ?? null,
    }),
    ...(shown === null ? {} : { commentUrl: shown }),
  };
}

async function showEnd(
  action: ActionRun,
  { sync, pull }: { readonly sync: SyncConfig; readonly pull: PullRequest },
): Promise<string | null> {
  const [comment] = await previewComments(action.host, { issue: pull.number, sync: sync.id });
  const id = comment === undefined ? undefined : parsePreviewComment(comment.body)?.session;
  const session = id === undefined ? null : await action.store.readSession(id);
  if (session === null || session.origin !== pullOrigin(pull.number)) return null;
  const guards = await action.guardsOf(sync);
  const on = { surface: 'pull-request', approval: pullApproval(sync, pull) } as const;
  const input = await previewInput(action, { session, guards, on });
  const { generation } = input;
  const about = { issue: pull.number, sync: sync.id, generation, body: renderPreviewComment(input) };
  return (await ensureComment(action.host, about)).url;
}
