import { undoingStore } from '../lease-undo.ts';
import { undo } from '../undo.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { dispatcher, refused } from './apply-dispatched.ts';
import { pullOf } from '../origin.ts';
import { refusal } from './answer-comment.ts';
import type { Answer, Asked } from './asked.ts';
import { namedSession } from './named-session.ts';
import { previewPull } from './preview-pull.ts';
import { openBranchRun, reconcileBranch } from './reconcile-branch.ts';

/** Takes back what a session wrote upstream, guarded, and shows what is to do now. */
export async function undoSession(
  action: ActionRun,
  about: { readonly asked: Pick<Asked, 'by'>; readonly session: string },
): Promise<Answer> {
  const found = await namedSession(action, about);
  if (!found.ok) return refusal(found.error);
  const { sync } = found.value;
  const release = await action.store.lock();
  let done: Awaited<ReturnType<typeof undo>>;
  try {
    const { session } = found.value;
    const opened = await openBranchRun(action, sync, { actor: about.asked.by.login });
    if (!opened.ok)
      return refusal({ kind: 'bad-usage', message: opened.report.messages.join('; '), usage: '/sync help' });
    const store = undoingStore(action.store, session);
    done = await undo({ ...opened.branch.run, store }, session);
  } finally {
    await release();
  }
  const { session } = done;
  if (done.code === 'not-approvable' && session !== null)
    return refusal({ kind: 'wrong-state', session: session.id, state: session.state });
  await showAgain(action, { sync, pull: session === null ? null : pullOf(session) });
  const taken = done.results.filter((one) => one.result === 'written').length;
  const problems = done.results
    .filter((one) => one.result !== 'written')
    .map(({ change, message }) => ({ record: change.record, message: message ?? 'it moved since' }));
  return {
    report: done,
    reply: { kind: 'undone', session: session?.id ?? about.session, taken, problems },
  };
}

/** The same for a workflow that a person dispatched, with the inputs `command: undo` and `session`. */
export async function undoDispatched(
  action: ActionRun,
  about: { readonly session?: string },
): Promise<ActionReport> {
  const by = await dispatcher(action);
  if (about.session === undefined || by === null)
    return refused('undo needs the input session, and a person who started the run');
  return (await undoSession(action, { asked: { by }, session: about.session })).report;
}

async function showAgain(
  action: ActionRun,
  about: { readonly sync: Parameters<typeof reconcileBranch>[1]; readonly pull: number | null },
): Promise<void> {
  const pull = about.pull === null ? null : await action.host.readPull(about.pull);
  if (pull?.isOpen === true) await previewPull(action, { sync: about.sync, pull });
  else await reconcileBranch(action, about.sync);
}
