import type { WriteAnswer } from '../../provider.ts';
import type { Json } from '../../kernel/json.ts';
import type { GitHubRequest } from './client.ts';
import { nameOf } from './context.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import type { Issue } from './issue.ts';
import { refused } from './refusal.ts';

/**
 * Moves an issue from one parent to another, or gives or takes one.
 *
 * GitHub knows the old parent by its endpoint and refuses a second one, so that a move that somebody else
 * made meanwhile is `stale` and never undone. Errors: `stale`, `refused`; the client's faults.
 */
export async function changeParent(
  context: IssueContext,
  about: { readonly issue: Issue; readonly before: Json; readonly sent: Json },
): Promise<WriteAnswer | null> {
  const { issue, before, sent } = about;
  const json = { sub_issue_id: Number(issue.databaseId) };
  const [from, to] = [pathOf(context, before), pathOf(context, sent)];
  if (to === null && sent !== null) {
    return refused(`The parent of ${nameOf(context, issue.id)} is written as 7 or owner/name#7.`);
  }
  const requests: GitHubRequest[] = [
    ...(from === null ? [] : [{ method: 'DELETE', path: `${from}/sub_issue`, root: true, json } as const]),
    ...(to === null ? [] : [{ method: 'POST', path: `${to}/sub_issues`, root: true, json } as const]),
  ];
  for (const request of requests) {
    const answer = await context.client.send(request);
    if (answer.status < 300) continue;
    if (request.method === 'DELETE' && [404, 410, 422].includes(answer.status)) return { kind: 'stale' };
    if (answer.status === 422 && /parent/i.test(answer.reason)) return { kind: 'stale' };
    if ([400, 404, 410, 422].includes(answer.status)) {
      return refused(`GitHub refused the parent of ${nameOf(context, issue.id)}: ${answer.reason}`);
    }
    throw faultOf(answer);
  }
  return null;
}

function pathOf(context: IssueContext, parent: Json): string | null {
  const [, repository, number] =
    /^(?:([^/#]+\/[^/#]+)#)?([1-9]\d{0,14})$/.exec(typeof parent === 'string' ? parent : '') ?? [];
  return number === undefined ? null : `/repos/${repository ?? context.scope.repository}/issues/${number}`;
}
