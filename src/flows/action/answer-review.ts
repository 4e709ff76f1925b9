import { report } from '../report.ts';
import { renderReply } from '../../views/markdown/replies.ts';
import { isOpen } from '../../kernel/advance.ts';
import type { Session } from '../../kernel/session.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { pullOrigin } from '../origin.ts';
import { applyApproved } from './apply-approved.ts';
import { subjectOf } from './asked.ts';
import { mayAct } from './permission.ts';

/**
 * Takes an approving review as the approval of the plans shown for that head, where the config says so.
 *
 * Everything that an approval by comment must show, this one must too; the digest is the one of the plan
 * that stood on the pull request for the reviewed head.
 */
export async function answerReview(
  action: ActionRun,
  about: { readonly pull: number; readonly review: number },
): Promise<readonly ActionReport[]> {
  const review = await action.host.readReview(about.pull, about.review);
  if (review === null || review.author.isBot || review.state.toLowerCase() !== 'approved')
    return [report({ sync: '', code: 'not-our-event' })];
  const subject = await subjectOf(action, about.pull);
  if (subject?.kind !== 'pull-request') return [report({ sync: '', code: 'not-our-event' })];
  const reports: ActionReport[] = [];
  for (const sync of action.config.syncs.values()) {
    if (sync.approval !== 'review') continue;
    if (!(await mayAct(action.host, review.author, sync.approvers.permission))) {
      reports.push(report({ sync: sync.id, code: 'not-permitted' }));
      continue;
    }
    const session = await shownSession(action, { sync: sync.id, pull: about.pull });
    if (session === null) continue;
    const answer = await applyApproved(action, {
      by: review.author,
      digest: session.digest,
      subject,
      reviewed: review.commit,
      through: review.url,
    });
    if (answer.reply !== null)
      await action.host.createComment(about.pull, renderReply(answer.reply, action.secrets));
    reports.push(answer.report);
  }
  return reports.length > 0 ? reports : [report({ sync: '', code: 'nothing-to-do' })];
}

async function shownSession(
  action: ActionRun,
  about: { readonly sync: string; readonly pull: number },
): Promise<Session | null> {
  let shown: Session | null = null;
  for (const id of [...(await action.store.listSessions())].sort()) {
    const session = await action.store.readSession(id);
    const isHere = session?.sync === about.sync && session.origin === pullOrigin(about.pull);
    if (isHere && (isOpen(session) || session.approval !== undefined)) shown = session;
  }
  return shown;
}
