import type { Person } from '../../host.ts';
import type { Report } from '../report.ts';
import { report } from '../report.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { pullOf } from '../origin.ts';
import { applyApproved } from './apply-approved.ts';
import type { Subject } from './asked.ts';
import { subjectOf } from './asked.ts';
import { ourIssues } from './our-issues.ts';
import { parsePreviewComment } from '../../views/markdown/preview-comment.ts';
import { syncBranch } from './show-branch.ts';

/**
 * Applies a plan that a person dispatched by hand, with the inputs `command: apply` and `digest`.
 *
 * The person who started the workflow is the approver; everything else is checked as for a comment.
 */
export async function applyDispatched(
  action: ActionRun,
  about: { readonly digest?: string; readonly session?: string },
): Promise<ActionReport> {
  const by = await dispatcher(action);
  if (by === null) return refused('not-allowed: the account that started this run is not known');
  const id = about.session ?? (await idOf(action, about.digest));
  const session = id === undefined ? null : await action.store.readSession(id);
  if (session === null)
    return report({ sync: '', code: 'no-session', messages: ['no open plan has that digest'] });
  const subject = await subjectFor(action, { pull: pullOf(session), sync: session.sync });
  if (subject === null) return refused('wrong-place: the preview of that plan is nowhere to be seen');
  const answer = await applyApproved(action, {
    by,
    digest: about.digest,
    subject,
    through: 'workflow_dispatch',
  });
  return answer.report;
}

/** The account behind the run, by what the host says of its login now. */
export async function dispatcher(action: ActionRun): Promise<Person | null> {
  const permission = await action.host.permissionOf(action.actor);
  return permission === null
    ? null
    : { id: permission.id, login: action.actor, isBot: action.actor.endsWith('[bot]') };
}

export function refused(why: string): Report {
  return report({ sync: '', code: 'not-approved', messages: [why] });
}

async function idOf(action: ActionRun, digest: string | undefined): Promise<string | undefined> {
  if (digest === undefined) return undefined;
  for (const id of await action.store.listSessions())
    if ((await action.store.readSession(id))?.digest.startsWith(digest) === true) return id;
  return undefined;
}

async function subjectFor(
  action: ActionRun,
  about: { readonly pull: number | null; readonly sync: string },
): Promise<Subject | null> {
  if (about.pull !== null) return subjectOf(action, about.pull);
  const [pull] = await action.host.pullsFrom(syncBranch(about.sync));
  if (pull !== undefined) return subjectOf(action, pull.number);
  const issue = (await ourIssues(action)).find((one) => {
    const marker = parsePreviewComment(one.body);
    return one.isOpen && marker?.kind === 'sync-issue' && marker.sync === about.sync;
  });
  return issue === undefined ? null : subjectOf(action, issue.number);
}
