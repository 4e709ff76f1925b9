import { isSamePerson } from '../../host.ts';
import { report } from '../report.ts';
import { openSessions } from '../sessions.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { DEFAULT_BRANCH } from '../origin.ts';
import { subjectOf } from './asked.ts';
import { isClosedByUs } from './conflict-issues.ts';

const REOPENED = '<!-- sync-kernel:reopened -->';

/**
 * Opens a conflict issue again, once, that somebody closed while its conflict persists (DESIGN §9).
 *
 * Closed a second time it stays closed: the conflict is still held, and `/sync resolve` still works in it.
 */
export async function answerIssue(
  action: ActionRun,
  about: { readonly issue: number; readonly action: 'closed' | 'reopened' },
): Promise<ActionReport> {
  const nothing = report({ sync: '', code: 'not-our-event' });
  const subject = await subjectOf(action, about.issue);
  if (subject?.kind !== 'conflict' || about.action !== 'closed') return nothing;
  const { issue, sync, record } = subject;
  if (issue.isOpen || isClosedByUs(issue)) return nothing;
  const sessions = await openSessions(action.store, sync.id);
  const session = sessions.findLast((one) => one.origin === DEFAULT_BRANCH);
  const persists = session?.plan.conflicts.some((conflict) => conflict.record === record) === true;
  if (session === undefined || !persists) return nothing;
  const self = await action.host.self();
  const comments = await action.host.listComments(issue.number);
  const isSecond = comments.some(
    (comment) => isSamePerson(comment.author, self) && comment.body.startsWith(REOPENED),
  );
  const found = report({ sync: sync.id, code: 'conflicts', session, plan: session.plan });
  if (isSecond) return found;
  await action.host.updateIssue(issue.number, { state: 'open' });
  await action.host.createComment(
    issue.number,
    `${REOPENED}\nThe two sides still differ here, so this issue is open again. Settle it with a \`/sync resolve\` command from above; closed once more, it stays closed and the record stays as it is on both sides.`,
  );
  return { ...found, commentUrl: issue.url };
}
