import type { SyncConfig } from '../../config.ts';
import type { PullRequest } from '../../host.ts';
import type { Plan } from '../../kernel/plan.ts';
import type { Session } from '../../kernel/session.ts';
import type { WorkTree } from '../../repository.ts';
import { renderSyncIssue, renderSyncPullRequest } from '../../views/markdown/sync-pull-request.ts';
import type { PreviewInput } from '../../views/markdown/preview-input.ts';
import { parsePreviewComment } from '../../views/markdown/preview-comment.ts';
import { createKey, writeChange } from '../write-change.ts';
import type { SyncRun } from '../run.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { ensureConflictIssues } from './conflict-issues.ts';
import { isSameText } from './ensure-comment.ts';
import { guardsOf, previewInput } from './preview-input.ts';
import { ourIssues } from './our-issues.ts';
import { whereAllowed } from './where-allowed.ts';

interface Shown {
  readonly run: SyncRun;
  readonly tree: WorkTree;
  readonly sync: SyncConfig;
  readonly session: Session | null;
  readonly plan: Plan;
}

/** The branch of the sync pull request; rebuilt from the default branch each time. */
export function syncBranch(sync: string): string {
  return `sync-kernel/${sync}`;
}

/**
 * Shows what a sync of the default branch came to: one pull request where artifacts are to change, else
 * one issue where only upstream is, and one issue for each record in conflict (DESIGN §2).
 *
 * Each is made once, updated in place, and closed when nothing is left of it.
 */
export async function showOnBranch(
  action: ActionRun,
  about: Shown,
): Promise<Pick<ActionReport, 'commentUrl' | 'pullRequest'>> {
  if (action.isDry === true) return {};
  const shown = await whereAllowed(action, 'the sync pull request and issues', async () =>
    show(action, about),
  );
  return shown ?? {};
}

async function show(
  action: ActionRun,
  about: Shown,
): Promise<Pick<ActionReport, 'commentUrl' | 'pullRequest'>> {
  const { session, sync } = about;
  const conflictIssues = await ensureConflictIssues(action, about);
  const changes = session?.plan.changes ?? [];
  const isLocal = changes.some((change) => change.side === 'local') && session?.plan.guarded === undefined;
  const isRemote = changes.length > 0 && sync.approval !== 'none';
  const pull = await ensurePull(action, { ...about, conflictIssues, wanted: isLocal });
  const url = await ensureSyncIssue(action, { ...about, conflictIssues, wanted: !isLocal && isRemote });
  return {
    ...(pull === null ? {} : { pullRequest: pull.number }),
    ...(url === null ? {} : { commentUrl: url }),
  };
}

interface Wanted extends Shown {
  readonly wanted: boolean;
  readonly conflictIssues: { readonly [record: string]: string };
}

async function ensurePull(action: ActionRun, about: Wanted): Promise<PullRequest | null> {
  const { host, repository, place } = action;
  const { sync, session, run } = about;
  const branch = syncBranch(sync.id);
  const [open, ...doubles] = await host.pullsFrom(branch);
  for (const double of doubles) await host.updatePull(double.number, { state: 'closed' });
  if (!about.wanted || session === null) {
    if (open === undefined) return null;
    // A plan that could not see all of both sides, such as one made offline, takes nothing back.
    if (!about.plan.complete) return open;
    const last = await lastShown(action, { ...about, body: open.body, surface: 'sync-pr' });
    const text = last === null ? {} : renderSyncPullRequest({ ...last, surface: 'sync-pr' });
    await host.createComment(open.number, 'Nothing is left for this pull request: both sides agree now.');
    await host.updatePull(open.number, { ...text, state: 'closed' });
    await repository.deleteBranch(branch);
    return null;
  }
  await writeArtifacts(run, session);
  const message = `Bring ${sync.id} in line with upstream\n\nSession ${session.id}`;
  const published = await repository.publish(about.tree, { branch, message });
  if (published === null) return open ?? null;
  const input = await inputOf(action, { ...about, session, surface: 'sync-pr' });
  const text = renderSyncPullRequest({ ...input, surface: 'sync-pr' });
  if (open === undefined) return host.createPull({ ...text, head: branch, base: place.defaultBranch });
  if (isNewer(input, open.body) && !(isSameText(open.body, text.body) && open.title === text.title))
    await host.updatePull(open.number, text);
  return open;
}

/** Writes the planned local changes into the tree that the branch is made from; nowhere else. */
async function writeArtifacts(run: SyncRun, session: Session): Promise<void> {
  for (const change of session.plan.changes) {
    if (change.side !== 'local') continue;
    const version = change.guard?.version;
    await writeChange(run, change, {
      key: createKey(session.id, change.record),
      ...(version === undefined ? {} : { version }),
    });
  }
}

async function ensureSyncIssue(action: ActionRun, about: Wanted): Promise<string | null> {
  const { host } = action;
  const { sync, session } = about;
  const mine = (await ourIssues(action)).filter((issue) => {
    const marker = parsePreviewComment(issue.body);
    return marker?.kind === 'sync-issue' && marker.sync === sync.id;
  });
  const [open, ...doubles] = mine.filter((issue) => issue.isOpen);
  for (const double of doubles) await host.updateIssue(double.number, { state: 'closed' });
  if (!about.wanted || session === null) {
    if (open === undefined) return null;
    if (!about.plan.complete) return open.url;
    const last = await lastShown(action, { ...about, body: open.body, surface: 'sync-issue' });
    const text = last === null ? {} : renderSyncIssue({ ...last, surface: 'sync-issue' });
    if (last?.session.state !== 'applied')
      await host.createComment(open.number, 'Nothing is left to write upstream for this issue.');
    await host.updateIssue(open.number, { ...text, state: 'closed' });
    return null;
  }
  const input = await inputOf(action, { ...about, session, surface: 'sync-issue' });
  const text = renderSyncIssue({ ...input, surface: 'sync-issue' });
  if (open !== undefined) {
    if (isNewer(input, open.body) && !(isSameText(open.body, text.body) && open.title === text.title))
      await host.updateIssue(open.number, text);
    return open.url;
  }
  const last = mine.at(-1);
  if (last !== undefined) {
    await host.updateIssue(last.number, { ...text, state: 'open' });
    return last.url;
  }
  return (await host.createIssue({ ...text, labels: [], assignees: [] })).url;
}

/** The session that a body shows, as what has become of it; null when it is not stored any more. */
async function lastShown(
  action: ActionRun,
  about: Omit<Wanted, 'session'> & { readonly body: string; readonly surface: 'sync-pr' | 'sync-issue' },
): Promise<PreviewInput | null> {
  const id = parsePreviewComment(about.body)?.session;
  const session = id === undefined ? null : await action.store.readSession(id);
  return session?.sync === about.sync.id ? inputOf(action, { ...about, session }) : null;
}

async function inputOf(
  action: ActionRun,
  about: {
    readonly run: SyncRun;
    readonly sync: SyncConfig;
    readonly session: Session;
    readonly surface: 'sync-pr' | 'sync-issue';
    readonly conflictIssues: { readonly [record: string]: string };
  },
): Promise<PreviewInput> {
  const { session, surface, sync, conflictIssues } = about;
  const on = { surface, approval: sync.approval, conflictIssues };
  return previewInput(action, { session, guards: guardsOf(about.run), on });
}

/** An older run never writes over what a newer one shows. */
function isNewer(input: PreviewInput, body: string): boolean {
  const shown = parsePreviewComment(body);
  return shown === null || shown.generation <= input.generation;
}
