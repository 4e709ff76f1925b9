import type { SyncConfig } from '../../config.ts';
import type { Session } from '../../kernel/session.ts';
import type { Report } from '../report.ts';
import { report } from '../report.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { refusal } from './answer-comment.ts';
import { applyShown } from './apply-shown.ts';
import type { Claim } from './approval.ts';
import { checkApproval } from './approval.ts';
import type { Answer, Subject } from './asked.ts';
import { replyTo } from './apply-reply.ts';
import { openPullRun } from './pull-run.ts';
import { openBranchRun, reconcileBranch } from './reconcile-branch.ts';
import { showOnPull } from './show-pull.ts';

/** Which records of a plan are to be written; `unknown` names one that the plan does not have. */
export type PartOf = (session: Session) => {
  readonly chosen?: (record: string) => boolean;
  readonly unknown?: string;
};

interface ApprovedPlan extends Claim {
  readonly session: Session;
  readonly sync: SyncConfig;
  readonly chosen?: (record: string) => boolean;
}

/**
 * Checks an approval, writes the plan upstream, and shows what was done where it was shown.
 *
 * The check stands under the lock of the state: of two approvals in one second the second finds the plan
 * used (A18).
 */
export async function applyApproved(
  action: ActionRun,
  claim: Claim & { readonly part?: PartOf },
): Promise<Answer> {
  const release = await action.store.lock();
  let done: Report;
  let sync: SyncConfig;
  try {
    const checked = await checkApproval(action, claim);
    if (!checked.ok) return refusal(checked.error);
    const part = claim.part?.(checked.value.session) ?? {};
    if (part.unknown !== undefined) return refusal({ kind: 'unknown-record', record: part.unknown });
    const about: ApprovedPlan = {
      ...claim,
      ...checked.value,
      ...(part.chosen === undefined ? {} : { chosen: part.chosen }),
    };
    sync = about.sync;
    done =
      claim.subject.kind === 'pull-request'
        ? await applyPull(action, { ...about, pull: claim.subject.pull })
        : await applyBranch(action, about);
  } finally {
    await release();
  }
  let shown: Partial<ActionReport> = {};
  const about = { subject: claim.subject, sync };
  if (about.subject.kind !== 'pull-request') {
    const { pullRequest, commentUrl } = await reconcileBranch(action, about.sync);
    shown = {
      ...(pullRequest === undefined ? {} : { pullRequest }),
      ...(commentUrl === undefined ? {} : { commentUrl }),
    };
  }
  return { report: { ...done, ...shown }, reply: replyTo(done) };
}

async function applyPull(
  action: ActionRun,
  about: ApprovedPlan & { readonly pull: Extract<Subject, { kind: 'pull-request' }>['pull'] },
): Promise<ActionReport> {
  const { sync, session, pull, by, through } = about;
  const pusher = session.basis?.pusher;
  const opened = await openPullRun(action, {
    sync,
    pull,
    ...(pusher === undefined ? {} : { pusher }),
    more: { actor: by.login, through },
  });
  if (!opened.ok) return report({ sync: sync.id, code: 'bad-config', messages: opened.error });
  const run = { ...opened.value, ...chosenOf(about) };
  const done = await applyShown(run, session);
  const shown = await showOnPull(action, {
    run,
    pull,
    sync,
    session: done.session,
    plan: done.plan ?? session.plan,
  });
  return { ...done, ...shown };
}

async function applyBranch(action: ActionRun, about: ApprovedPlan): Promise<Report> {
  const { sync, session, by, through } = about;
  const opened = await openBranchRun(action, sync, { actor: by.login, through });
  if (!opened.ok) return opened.report;
  return applyShown({ ...opened.branch.run, ...chosenOf(about) }, session);
}

function chosenOf({ chosen }: ApprovedPlan): Pick<ApprovedPlan, 'chosen'> {
  return chosen === undefined ? {} : { chosen };
}
