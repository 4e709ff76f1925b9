import type { Session } from '../../kernel/session.ts';
import { apply, approved } from '../apply.ts';
import { readPlan } from '../preview.ts';
import { endOf, finishApply, finishQueued, queue } from '../reconcile.ts';
import type { Report } from '../report.ts';
import { report, withFirst } from '../report.ts';
import type { SyncRun } from '../run.ts';

/**
 * Writes a session exactly as it was shown and approved.
 *
 * Both sides are read again first: what is no longer wanted just so is `stale` and is not written. A
 * decision made after the preview adds nothing here: it is shown in the next preview with a new digest.
 */
export async function applyShown(run: SyncRun, session: Session): Promise<Report> {
  const earlier = await finishQueued(run);
  if (earlier.stopped !== undefined) return queueApproved(run, session, earlier.stopped);
  const done = endOf(session, earlier);
  if (done !== undefined) return done;
  const { collected, plan } = await readPlan(run, { resolutions: session.resolutions });
  // The approval waits with the session: what was approved is written when upstream answers, and only that.
  if (collected.offline !== undefined)
    return queue(run, { session: approved(run, session), plan, offline: collected.offline });
  if (plan.guarded !== undefined) return report({ sync: run.config.id, code: 'bulk-guard', session, plan });
  return finishApply(run, { session, plan, applied: await apply(run, { session, collected, plan }) });
}

/** Lets an approval wait with its session behind an earlier one that the upstream keeps from going on. */
async function queueApproved(run: SyncRun, session: Session, stopped: Report): Promise<Report> {
  const { offline, code } = stopped;
  const isFirst = stopped.session?.id === session.id;
  if (isFirst || code !== 'queued' || offline === undefined) return stopped;
  const later = await queue(run, { session: approved(run, session), plan: session.plan, offline });
  return withFirst(later, stopped);
}
