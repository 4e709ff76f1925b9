import type { SyncConfig } from '../../config.ts';
import type { Session } from '../../kernel/session.ts';
import type { Report } from '../report.ts';
import { report } from '../report.ts';
import type { Reply } from '../../views/markdown/replies.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { applyShown } from './apply-shown.ts';
import type { Answer, Subject } from './asked.ts';
import { openPullRun, voidedByPull } from './pull-run.ts';
import { openBranchRun, reconcileBranch } from './reconcile-branch.ts';
import { showOnPull } from './show-pull.ts';

interface ApprovedPlan {
  readonly session: Session;
  readonly sync: SyncConfig;
  readonly subject: Subject;
  /** The login of who approved, and the address of where. */
  readonly by: string;
  readonly through: string;
  readonly chosen?: (record: string) => boolean;
}

/** Writes an approved plan upstream, one apply at a time, and shows what was done where it was shown. */
export async function applyApproved(action: ActionRun, about: ApprovedPlan): Promise<Answer> {
  const release = await action.store.lock();
  let done: Report;
  let shown: Partial<ActionReport> = {};
  try {
    done =
      about.subject.kind === 'pull-request'
        ? await applyPull(action, { ...about, pull: about.subject.pull })
        : await applyBranch(action, about);
  } finally {
    await release();
  }
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
    more: { actor: by, through, voidedBy: voidedByPull(action, session, pull.number) },
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
  const opened = await openBranchRun(action, sync, { actor: by, through });
  if (!opened.ok) return opened.report;
  return applyShown({ ...opened.branch.run, ...chosenOf(about) }, session);
}

function chosenOf({ chosen }: ApprovedPlan): Pick<ApprovedPlan, 'chosen'> {
  return chosen === undefined ? {} : { chosen };
}

/** What an apply came to, in one reply. */
function replyTo(done: Report): Reply | null {
  const { session, results, code } = done;
  if (session === null) return null;
  const written = results.filter(({ result }) => result === 'written' || result === 'found').length;
  if (code === 'queued') {
    const left = results.filter(({ result }) => result === 'queued').length;
    const { waiting } = session;
    return {
      kind: 'queued',
      session: session.id,
      written,
      left,
      why: waiting?.message ?? 'the upstream is away',
      ...(waiting?.retryAt === undefined ? {} : { retryAt: waiting.retryAt }),
    };
  }
  const problems = results
    .filter(({ result }) => result === 'stale' || result === 'failed')
    .map(({ change, message }) => ({
      record: change.record,
      message: message ?? 'it moved since the preview; nothing of it was overwritten',
    }));
  return {
    kind: 'applied',
    session: session.id,
    written,
    of: results.filter(({ result }) => result !== 'unneeded').length,
    problems,
    conflicts: done.plan?.conflicts.length ?? 0,
  };
}
