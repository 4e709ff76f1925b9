import type { Json } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { WriteAnswer } from '../../provider.ts';
import { isUncertain, lastingFault } from '../../upstream/fault.ts';
import { nameOf } from './context.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import { parseIssue } from './issue.ts';
import type { Issue } from './issue.ts';
import { readIssue } from './reading.ts';
import { refused } from './refusal.ts';

/**
 * Sends one PATCH, with the changed members only and never with a condition, which GitHub refuses.
 *
 * A PATCH whose answer was lost is looked for in the issue, never sent again: `isDone` says whether the
 * issue holds it (E27). Errors: `stale` when the issue moved elsewhere, `gone`, `refused`; the client's faults.
 */
export async function patchIssue(
  context: IssueContext,
  about: {
    readonly id: string;
    readonly json: { readonly [name: string]: Json };
    readonly isDone: (issue: Issue) => boolean;
  },
): Promise<Result<Issue, WriteAnswer>> {
  const { id, json, isDone } = about;
  try {
    const answer = await context.client.send({ method: 'PATCH', path: `/issues/${id}`, json });
    const { status } = answer;
    if (status === 200) {
      const parsed = parseIssue(answer.body, context.scope);
      if (parsed.ok && parsed.value.id === id) return ok(parsed.value);
      const now = await readIssue(context, id);
      if (now.kind === 'found') return ok(now.issue);
      const said = `${nameOf(context, id)} was written, but reading it back was answered "${now.kind}".`;
      throw lastingFault('unreadable-after-write', said);
    }
    if (status === 422 || status === 400 || status === 413) {
      return fail(refused(`GitHub refused ${nameOf(context, id)}: ${answer.reason}`));
    }
    if (status === 404 || status === 410 || (status >= 300 && status < 400)) return await lost(context, id);
    throw faultOf(answer);
  } catch (error) {
    if (!isUncertain(error)) throw error;
    const now = await readIssue(context, id);
    if (now.kind === 'gone' || now.kind === 'unknown') return fail({ kind: 'gone' });
    if (now.kind === 'found' && isDone(now.issue)) return ok(now.issue);
    throw error;
  }
}

/** What an issue is that could be read, but not be written. */
async function lost(context: IssueContext, id: string): Promise<Result<Issue, WriteAnswer>> {
  const now = await readIssue(context, id);
  if (now.kind === 'gone' || now.kind === 'unknown') return fail({ kind: 'gone' });
  if (now.kind === 'moved') return fail({ kind: 'stale' });
  const said = `${nameOf(context, id)} may be read, but not be written.`;
  throw lastingFault('forbidden', `${said} Give the token "issues: write".`);
}
