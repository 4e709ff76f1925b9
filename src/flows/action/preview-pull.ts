import type { SyncConfig } from '../../config.ts';
import type { Session } from '../../kernel/session.ts';
import { preview } from '../preview.ts';
import { previewCode, report } from '../report.ts';
import { offlineInWords } from '../sessions.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import type { PullAbout } from './pull-run.ts';
import { openPullRun } from './pull-run.ts';
import { showOnPull } from './show-pull.ts';

/**
 * Previews what merging a pull request would write upstream, and shows it there (DESIGN §2).
 *
 * Writes nothing upstream and no commit in the pull request.
 */
export async function previewPull(
  action: ActionRun,
  about: PullAbout & { readonly sync: SyncConfig },
): Promise<ActionReport> {
  const { sync, pull } = about;
  const opened = await openPullRun(action, about);
  if (!opened.ok) return report({ sync: sync.id, code: 'bad-config', messages: opened.error });
  const run = opened.value;
  const { collected, plan, session: previewed } = await preview(run, { planOnly: true });
  const session = await withPusher(action, previewed, run.basis?.pusher);
  const found = report({
    sync: sync.id,
    code: previewCode(plan, collected.offline),
    session,
    plan,
    messages: collected.offline === undefined ? [] : [offlineInWords(collected.offline)],
    ...(collected.offline === undefined ? {} : { offline: collected.offline }),
  });
  const shown = await showOnPull(action, { run, pull, session, plan, sync });
  return { ...found, ...shown };
}

/** A command may preview a head before the event of its push does, which alone knows who pushed (A8). */
async function withPusher(
  action: ActionRun,
  session: Session | null,
  pusher: number | undefined,
): Promise<Session | null> {
  if (session?.basis === undefined || pusher === undefined || session.basis.pusher !== undefined)
    return session;
  const known = { ...session, basis: { ...session.basis, pusher } };
  await action.store.writeSession(known);
  return known;
}
