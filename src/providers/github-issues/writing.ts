import type { Fields } from '../../kernel/field.ts';
import type { Json } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { NativeRecord, UpdateRequest, WriteAnswer } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { auditWrite } from './audit.ts';
import { nameOf, readyFor } from './context.ts';
import type { IssueContext } from './context.ts';
import { SCHEMA, versionOf } from './issue.ts';
import type { Issue } from './issue.ts';
import { hasMarker, joinBody } from './marker.ts';
import { changeMembers } from './members.ts';
import { milestoneNumber } from './milestones.ts';
import { changeParent } from './parent.ts';
import { patchIssue } from './patching.ts';
import { isSame, plannedChanges, unfitFor } from './planned.ts';
import type { Planned } from './planned.ts';
import { isIssueId } from './issue.ts';
import { readIssue } from './reading.ts';
import type { FoundIssue } from './reading.ts';
import { refused } from './refusal.ts';

/** Fields whose history names every value. */
const TEXTS: readonly string[] = ['title', 'body'];

/** The fields that one PATCH carries. */
const PATCHED: readonly string[] = ['title', 'body', 'state', 'state_reason', 'milestone', 'type'];

/**
 * Updates an issue: reads it again, compares what is to be written with what the plan saw, writes, audits.
 *
 * GitHub has no compare-and-swap, so what comes in the moment between reading and writing is not
 * prevented; it is found in the history and named as `overwritten`, with who and when (I15). Title, body,
 * state, milestone and type go in one PATCH of the changed members; labels and assignees are added and
 * removed one by one, which overwrites nobody. The record given is the one of the write's own answer, so
 * that a later edit is an ordinary one for the next run (E33).
 * Errors: `stale`, `gone`; `rejected` with `refused` or `not-offered` when nothing was written; a part that
 * was refused after another was written is told as `refusal` (E30), one that was dropped shows in the record
 * (E29); the client's faults.
 */
export async function updateIssue(context: IssueContext, request: UpdateRequest): Promise<WriteAnswer> {
  const { id } = request;
  await readyFor(context, request);
  const now = await readPlanned(context, id);
  if (!now.ok) return now.error;
  const { issue, at } = now.value;
  const planned = plannedChanges(issue.record.fields, request.patch);
  if (planned === null) return { kind: 'stale' };
  if (planned.size === 0) return { kind: 'written', record: issue.record };
  const unfit = unfitWrite(context, issue, planned);
  if (unfit !== null) return unfit;
  const json = await patchBody(context, issue, planned);
  if (!json.ok) return json.error;
  context.client.reserve();
  let after = issue;
  const isPatched = Object.keys(json.value).length > 0;
  if (isPatched) {
    const isDone = (one: Issue) => holds(one, planned);
    const patched = await patchIssue(context, { id, json: json.value, isDone });
    if (!patched.ok) return patched.error;
    after = patched.value;
  }
  const rest = await writeRest(context, { issue, planned, fields: after.record.fields });
  const { fields, refusals } = rest;
  if (rest.answer !== null && !isPatched && !rest.isWritten) return rest.answer;
  const sentBody = typeof json.value['body'] === 'string' ? json.value['body'] : null;
  const audit = await auditWrite(context, { id, planned, sentBody, before: issue, after, readAt: at });
  // Somebody who saw our value may have changed it before GitHub answered us.
  for (const field of audit.landed) {
    const sent = planned.get(field)?.sent ?? null;
    if (TEXTS.includes(field) && !isSame(field, fields[field] ?? null, sent)) fields[field] = sent;
  }
  const record: NativeRecord = { ...issue.record, ...after.record, fields, version: versionOf(fields) };
  return {
    kind: 'written',
    record,
    ...(refusals.length === 0 ? {} : { refusal: refusals.join(' ') }),
    ...(audit.overwritten.length === 0 ? {} : { overwritten: audit.overwritten }),
    ...(audit.unaudited.length === 0 ? {} : { unaudited: audit.unaudited }),
  };
}

/**
 * Writes what no PATCH carries: labels, assignees and the parent, each by requests of its own.
 *
 * `answer`: the first refusal, for a write of which nothing was taken. A part that was refused stands in
 * `fields` as it was, and the others go on (E30).
 */
async function writeRest(
  context: IssueContext,
  about: { readonly issue: Issue; readonly planned: Planned; readonly fields: Fields },
): Promise<{
  readonly fields: { [field: string]: Json };
  readonly refusals: readonly string[];
  readonly answer: WriteAnswer | null;
  readonly isWritten: boolean;
}> {
  const { issue, planned } = about;
  const fields: { [field: string]: Json } = { ...about.fields };
  const refusals: string[] = [];
  let answer: WriteAnswer | null = null;
  let isWritten = false;
  for (const field of ['labels', 'assignees'] as const) {
    const change = planned.get(field);
    if (change === undefined) continue;
    const { value, refusal } = await changeMembers(context, { id: issue.id, field, ...change });
    fields[field] = value;
    isWritten ||= refusal === null || !isSame(field, value, change.before);
    if (refusal === null) continue;
    const said = `GitHub refused the ${field} of ${nameOf(context, issue.id)}: ${refusal}`;
    refusals.push(said);
    answer ??= refused(said);
  }
  const parent = planned.get('parent');
  if (parent === undefined) return { fields, refusals, answer, isWritten };
  const moved = await changeParent(context, { issue, ...parent });
  fields['parent'] = moved === null ? parent.sent : parent.before;
  isWritten ||= moved === null;
  if (moved === null) return { fields, refusals, answer, isWritten };
  refusals.push(
    moved.kind === 'rejected'
      ? moved.message
      : `The parent of ${nameOf(context, issue.id)} was changed by somebody else meanwhile; it was left alone.`,
  );
  return { fields, refusals, answer: answer ?? moved, isWritten };
}

/** Reads the issue that a write is planned on; an answer when it cannot be written. */
export async function readPlanned(
  context: IssueContext,
  id: string,
): Promise<Result<FoundIssue, WriteAnswer>> {
  if (!isIssueId(id)) return fail({ kind: 'gone' });
  const now = await readIssue(context, id);
  switch (now.kind) {
    case 'found':
      return ok(now);
    case 'gone':
    case 'unknown':
      return fail({ kind: 'gone' });
    case 'forbidden':
      throw lastingFault('forbidden', now.message);
    case 'unreadable':
      return fail(refused(`${nameOf(context, id)}: ${now.failure.message}`, now.failure.code));
    default:
      // Transferred: what is written there would be written past its own sync (E7).
      return fail({ kind: 'stale' });
  }
}

function unfitWrite(context: IssueContext, issue: Issue, planned: Planned): WriteAnswer | null {
  const sent = Object.fromEntries([...planned].map(([field, change]) => [field, change.sent]));
  const unfit = unfitFor(sent);
  if (unfit !== null) return refused(`${nameOf(context, issue.id)}: ${unfit}`);
  const body = sent['body'];
  if (typeof body === 'string' && hasMarker(body)) return refused(markerMessage(nameOf(context, issue.id)));
  for (const field of ['type', 'parent'] as const) {
    if (!planned.has(field) || issue.offers[field]) continue;
    const said = `This GitHub offers no ${field} for ${nameOf(context, issue.id)}. Take the field out of the sync.`;
    return refused(said, 'not-offered');
  }
  return null;
}

/** What to do about a text that would be taken for one of ours. */
export function markerMessage(where: string): string {
  return `The body for ${where} holds a hidden comment of sync-kernel. Take it out of the text.`;
}

/** The members of the PATCH: the changed fields, as GitHub names and takes them. */
async function patchBody(
  context: IssueContext,
  issue: Issue,
  planned: Planned,
): Promise<Result<{ readonly [name: string]: Json }, WriteAnswer>> {
  const json: { [name: string]: Json } = {};
  for (const [field, { sent }] of planned) {
    if (!PATCHED.includes(field)) continue;
    if (field === 'body') json['body'] = joinBody(typeof sent === 'string' ? sent : null, issue.keys);
    else if (field === 'milestone' && typeof sent === 'string') {
      const number = await milestoneNumber(context, sent);
      if (number === null) {
        const said = `${context.scope.repository} has no milestone "${sent}".`;
        return fail(refused(`${said} Make it, or change the value in ${nameOf(context, issue.id)}.`));
      }
      json['milestone'] = number;
    } else json[field] = sent;
  }
  // A reason counts only together with its state.
  if (json['state_reason'] !== undefined) json['state'] ??= issue.record.fields['state'] ?? 'open';
  return ok(json);
}

/** Says whether an issue holds what a PATCH was to write. */
function holds(issue: Issue, planned: Planned): boolean {
  return [...planned].every(
    ([field, { sent }]) =>
      !PATCHED.includes(field) ||
      !(field in SCHEMA.fields) ||
      isSame(field, issue.record.fields[field] ?? null, sent),
  );
}
