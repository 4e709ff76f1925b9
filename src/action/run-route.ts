import type { SyncConfig } from '../config.ts';
import { COMMANDS } from '../commands/table.ts';
import { parseCommand } from '../commands/parse.ts';
import type { ActionReport, ActionRun } from '../flows/action/action-run.ts';
import { answerComment } from '../flows/action/answer-comment.ts';
import { answerIssue } from '../flows/action/answer-issue.ts';
import { answerReview } from '../flows/action/answer-review.ts';
import { applyDispatched } from '../flows/action/apply-dispatched.ts';
import { codeOfFault } from '../flows/action/fault-code.ts';
import { closePull } from '../flows/action/close-pull.ts';
import { previewBranch } from '../flows/action/preview-branch.ts';
import { previewPull } from '../flows/action/preview-pull.ts';
import { reconcileBranch } from '../flows/action/reconcile-branch.ts';
import { undoDispatched } from '../flows/action/undo-session.ts';
import type { Report } from '../flows/report.ts';
import { report } from '../flows/report.ts';
import { status } from '../flows/status.ts';
import type { Inputs } from '../inputs.ts';
import { assertNever } from '../kernel/result.ts';
import type { Route } from '../route.ts';

/** Runs the flow of a route over the syncs it concerns. */
export async function runRoute(
  action: ActionRun,
  route: Exclude<Route, { flow: 'ignore' }>,
  inputs: Inputs,
): Promise<readonly ActionReport[]> {
  switch (route.flow) {
    case 'reconcile':
      return overSyncs(action, async (sync) =>
        route.record === undefined
          ? reconcileBranch(action, sync)
          : previewBranch(action, { sync, record: route.record }),
      );
    case 'preview':
      return overSyncs(action, async (sync) => previewBranch(action, { sync }));
    case 'pull': {
      const pull = await action.host.readPull(route.pull);
      if (pull === null) return [report({ sync: '', code: 'not-our-event', messages: ['it is gone'] })];
      if (!pull.isOpen) return overSyncs(action, async (sync) => closePull(action, { sync, pull }));
      if (pull.base.ref !== action.place.defaultBranch) {
        const messages = [`#${pull.number} is not for ${action.place.defaultBranch}`];
        return [report({ sync: '', code: 'not-our-event', messages })];
      }
      // The event tells who pushed its own head; the one that stands now may be another's (A8).
      const pusher = route.push?.head === pull.head.sha ? { pusher: route.push.by } : {};
      return overSyncs(action, async (sync) => previewPull(action, { sync, pull, ...pusher }));
    }
    case 'pull-closed': {
      const pull = await action.host.readPull(route.pull);
      if (pull === null || pull.isOpen) return [report({ sync: '', code: 'not-our-event' })];
      return overSyncs(action, async (sync) => closePull(action, { sync, pull }));
    }
    case 'command': {
      const { issue, comment, body } = route;
      const about = { issue, comment, body, command: parseCommand(body), commands: COMMANDS };
      return [await guarded('', async () => answerComment(action, about))];
    }
    case 'review':
      return answerReview(action, route);
    case 'issue':
      return [await guarded('', async () => answerIssue(action, route))];
    case 'apply':
      return [await guarded('', async () => applyDispatched(action, inputs))];
    case 'undo':
      return [await guarded('', async () => undoDispatched(action, inputs))];
    case 'status':
      return overSyncs(action, async (sync) => statusOf(action, sync));
    default:
      return assertNever(route);
  }
}

async function overSyncs(
  action: ActionRun,
  run: (sync: SyncConfig) => Promise<ActionReport>,
): Promise<readonly ActionReport[]> {
  const reports: ActionReport[] = [];
  for (const sync of action.config.syncs.values())
    reports.push(await guarded(sync.id, async () => run(sync)));
  return reports;
}

async function statusOf(action: ActionRun, sync: SyncConfig): Promise<Report> {
  const { sessions } = await status(action.store, { sync: sync.id });
  const [latest] = sessions;
  const messages = sessions.map(
    ({ session, done }) =>
      `${session.id}: ${session.state}, ${done} of ${session.plan.changes.length} changes done`,
  );
  return report({
    sync: sync.id,
    code: 'status',
    session: latest?.session ?? null,
    plan: latest?.session.plan ?? null,
    messages,
  });
}

/** The one place where faults of the outside world become outcomes. */
async function guarded(sync: string, run: () => Promise<ActionReport>): Promise<ActionReport> {
  try {
    return await run();
  } catch (error) {
    const code = codeOfFault(error);
    if (code === null) throw error;
    return report({ sync, code, messages: [(error as Error).message] });
  }
}
