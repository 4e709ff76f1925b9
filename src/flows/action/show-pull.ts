import type { SyncConfig } from '../../config.ts';
import type { PullRequest } from '../../host.ts';
import type { Plan } from '../../kernel/plan.ts';
import type { Session } from '../../kernel/session.ts';
import type { ConflictPlace } from '../../views/markdown/check-run.ts';
import { renderCheckRun } from '../../views/markdown/check-run.ts';
import { parsePreviewComment, renderPreviewComment } from '../../views/markdown/preview-comment.ts';
import type { SyncRun } from '../run.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { pullOrigin } from '../origin.ts';
import { ensureComment, previewComments } from './ensure-comment.ts';
import { guardsOf, previewInput, pullApproval } from './preview-input.ts';
import { whereAllowed } from './where-allowed.ts';

/** Shows on a pull request what a run came to: the comment, updated in place, and the check on its head. */
export async function showOnPull(
  action: ActionRun,
  about: {
    readonly sync: SyncConfig;
    readonly run: SyncRun;
    readonly pull: PullRequest;
    readonly session: Session | null;
    readonly plan: Plan;
  },
): Promise<Pick<ActionReport, 'commentUrl' | 'approval'>> {
  const { sync, pull, run } = about;
  const session = about.session ?? (await shownSession(action, about));
  const guards = guardsOf(run);
  const on = { surface: 'pull-request', approval: pullApproval(sync, pull) } as const;
  const input = session === null ? null : await previewInput(action, { session, guards, on });
  let shown: Pick<ActionReport, 'commentUrl' | 'approval'> = { approval: on.approval };
  if (input !== null && action.surfaces.has('comment')) {
    const comment = await whereAllowed(action, 'the preview comment', async () =>
      ensureComment(action.host, {
        issue: pull.number,
        sync: sync.id,
        generation: input.generation,
        body: renderPreviewComment(input),
      }),
    );
    if (comment !== null) shown = { ...shown, commentUrl: comment.url };
  }
  if (action.surfaces.has('check')) {
    const text = input === null ? NOTHING : checkText(input, await conflictPlaces(run, input.session));
    await whereAllowed(action, 'the check run', async () =>
      action.host.publishCheck({ ...text, name: `sync-kernel: ${sync.id}`, head: pull.head.sha }),
    );
  }
  return shown;
}

const NOTHING = {
  conclusion: 'success',
  title: 'Nothing to sync',
  summary: 'This pull request touches no record that differs from upstream.',
  annotations: [],
} as const;

function checkText(
  input: Parameters<typeof renderCheckRun>[0],
  places: readonly ConflictPlace[],
): Omit<Parameters<ActionRun['host']['publishCheck']>[0], 'name' | 'head'> {
  const { title, summary, text, conclusion, annotations } = renderCheckRun(input, places);
  return {
    title,
    summary,
    text,
    conclusion,
    annotations: annotations.map((one) => ({
      path: one.path,
      startLine: one.start_line,
      endLine: one.end_line,
      level: one.annotation_level,
      title: one.title,
      message: one.message,
    })),
  };
}

/** More annotations than anybody reads; each costs a look into its artifact. */
const MOST_PLACES = 200;

/** The lines of the pull request's artifacts on which conflicting values stand. */
async function conflictPlaces(run: SyncRun, session: Session): Promise<readonly ConflictPlace[]> {
  const rows = await run.store.readIndex(run.config.id);
  const ids = new Map(rows.map((row) => [row.record, row.local]));
  const places: ConflictPlace[] = [];
  for (const { id, record, field } of session.plan.conflicts.slice(0, MOST_PLACES)) {
    const place = await run.local.placeOf?.(ids.get(record) ?? record, field);
    if (place !== undefined && place !== null) places.push({ conflict: id, ...place });
  }
  return places;
}

/** The session that an earlier comment shows: it is shown again as what has become of it. */
async function shownSession(
  action: ActionRun,
  { sync, pull }: { readonly sync: SyncConfig; readonly pull: PullRequest },
): Promise<Session | null> {
  const [comment] =
    (await whereAllowed(action, 'the comments', async () =>
      previewComments(action.host, { issue: pull.number, sync: sync.id }),
    )) ?? [];
  const id = comment === undefined ? undefined : parsePreviewComment(comment.body)?.session;
  const session = id === undefined ? null : await action.store.readSession(id);
  return session?.origin === pullOrigin(pull.number) ? session : null;
}
