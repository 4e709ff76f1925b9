import * as z from 'zod';
import type { DeleteRequest, WriteAnswer } from '../../provider.ts';
import { checked } from './client.ts';
import { nameOf, readyFor } from './context.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import { labelItem, REMOVED_LABEL, versionOf } from './issue.ts';
import type { Issue } from './issue.ts';
import { patchIssue } from './patching.ts';
import { refused } from './refusal.ts';
import { readPlanned } from './writing.ts';

/**
 * Deletes a record: its issue gets the label `removed-from-sync` and is closed as not planned.
 *
 * REST deletes no issue, and what people wrote there should not go either. Closed with that label it is
 * gone for the sync; a person who opens it again brings the record back. The label comes first: cut off
 * between the two, the record is still there. No text is written, so that no edit can be lost; one that
 * came meanwhile takes the deletion back and makes it `stale` (E57).
 * Errors: `stale`, `gone`, `refused`; the client's faults.
 */
export async function deleteIssue(
  context: IssueContext,
  request: DeleteRequest,
): Promise<WriteAnswer | { readonly kind: 'deleted' }> {
  const { id } = request;
  await readyFor(context, request);
  const now = await readPlanned(context, id);
  if (!now.ok) return now.error;
  const before = now.value.issue;
  if (before.record.version !== request.version) return { kind: 'stale' };
  context.client.reserve();
  const path = `/issues/${id}/labels`;
  const json = { labels: [REMOVED_LABEL] };
  const labelled = await context.client.send({ method: 'POST', path, json });
  const names = labelled.status === 200 ? checked(z.array(labelItem), labelled) : [];
  if (!names.some((name) => name.toLowerCase() === REMOVED_LABEL)) {
    if (labelled.status !== 200 && faultOf(labelled).retryable) throw faultOf(labelled);
    const said = `${nameOf(context, id)} could not be given the label ${REMOVED_LABEL}`;
    return refused(`${said} (${labelled.reason}). Let the token set labels.`);
  }
  const closed = await patchIssue(context, {
    id,
    json: { state: 'closed', state_reason: 'not_planned' },
    isDone: (issue) => issue.kind === 'removed',
  });
  if (!closed.ok) return closed.error.kind === 'gone' ? { kind: 'deleted' } : closed.error;
  if (isUntouched(before, closed.value)) return { kind: 'deleted' };
  await takeBack(context, before);
  return { kind: 'stale' };
}

/** Whether nobody changed anything but what we did. */
function isUntouched(before: Issue, after: Issue): boolean {
  const { state, state_reason: reason } = before.record.fields;
  const fields = { ...after.record.fields, state: state ?? null, state_reason: reason ?? null };
  return versionOf(fields) === before.record.version;
}

async function takeBack(context: IssueContext, before: Issue): Promise<void> {
  const { id } = before;
  const path = `/issues/${id}/labels/${encodeURIComponent(REMOVED_LABEL)}`;
  const answer = await context.client.send({ method: 'DELETE', path });
  if (answer.status !== 200 && answer.status !== 404) throw faultOf(answer);
  if (before.record.fields['state'] !== 'open') return;
  const isDone = (issue: Issue) => issue.record.fields['state'] === 'open';
  await patchIssue(context, { id, json: { state: 'open' }, isDone });
}
