import type { Reply } from '../../views/markdown/replies.ts';
import { finishQueued } from '../reconcile.ts';
import { offlineInWords } from '../sessions.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import type { Answer, Asked } from './asked.ts';
import { refusal } from './answer-comment.ts';
import { previewPull } from './preview-pull.ts';
import { openPullRun } from './pull-run.ts';
import { locked, reconcileBranch } from './reconcile-branch.ts';

/** Reads both sides anew where a command stands, finishes what waits there, and shows the preview. */
export async function previewAgain(action: ActionRun, asked: Asked): Promise<Answer> {
  const { subject } = asked;
  if (subject.kind === 'other') return refusal({ kind: 'wrong-place' });
  if (subject.kind !== 'pull-request') return answerOf(await reconcileBranch(action, subject.sync));
  if (!subject.pull.isOpen) return refusal({ kind: 'closed' });
  let last: ActionReport | undefined;
  for (const sync of action.config.syncs.values()) {
    const opened = await openPullRun(action, { sync, pull: subject.pull });
    if (opened.ok) await locked(action, async () => finishQueued(opened.value));
    last = await previewPull(action, { sync, pull: subject.pull });
  }
  return last === undefined ? refusal({ kind: 'nothing-waits' }) : answerOf(last);
}

function answerOf(found: ActionReport): Answer {
  return { report: found, reply: replyOf(found) };
}

const AWAY = {
  title: 'The upstream did not answer.',
  nextStep: 'Comment again when it answers; nothing was lost.',
};

/** Nobody was asked: the upstream had said when it will answer (E39). */
const LIMITED = {
  title: 'The upstream asked to be left alone for a while.',
  nextStep: 'The first scheduled run after that goes on by itself; /sync retry asks at once.',
};

function replyOf({ session, plan, commentUrl, code, offline }: ActionReport): Reply {
  if (offline !== undefined)
    return {
      kind: 'failed',
      code,
      ...(offline.retryAt === undefined ? AWAY : LIMITED),
      message: offlineInWords(offline),
    };
  if (session === null) return { kind: 'nothing-to-do' };
  return {
    kind: 'previewed',
    digest: session.digest,
    changes: session.plan.changes.length,
    conflicts: plan?.conflicts.length ?? 0,
    ...(commentUrl === undefined ? {} : { url: commentUrl }),
  };
}
