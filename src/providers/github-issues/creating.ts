import * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import type { Json } from '../../kernel/json.ts';
import { isJsonArray } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { CreateRequest, WriteAnswer } from '../../provider.ts';
import { isUncertain, lastingFault, passingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import { checked } from './client.ts';
import { nameOf, readyFor } from './context.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import { isHiddenLabel, labelItem, parseIssue } from './issue.ts';
import type { Issue } from './issue.ts';
import { hasMarker, joinBody } from './marker.ts';
import type { Look } from './made.ts';
import { milestoneNumber } from './milestones.ts';
import { changeParent } from './parent.ts';
import { patchIssue } from './patching.ts';
import { unfitFor } from './planned.ts';
import { readIssue } from './reading.ts';
import { refused } from './refusal.ts';
import { markerMessage } from './writing.ts';

/** Looks for a create without an answer, and the time between them. */
const LOOKS = 4;
const LOOK_WAIT_MS = 2000;

/**
 * Creates an issue once.
 *
 * The key goes into the body as a hidden comment with the very request that makes the issue. Before the
 * POST (at most half a minute before, while nothing is in doubt), and after one whose answer was lost, the
 * newest issues are looked through for it (E1, E2). A POST without an answer is never sent again by the
 * same call.
 * Where an hour's limit was waited for, it is asked whether the create is still wanted.
 * Errors: `refused`; `ambiguous-key`; `create-unconfirmed`, `label-dropped`; the client's faults.
 */
export async function createIssue(context: IssueContext, request: CreateRequest): Promise<WriteAnswer> {
  const { fields, key } = request;
  const unfit = unfitFor({ title: null, ...withoutEmpty(fields) });
  if (unfit !== null) return refused(`The new issue for ${request.other ?? 'a record'}: ${unfit}`);
  const body = fields['body'];
  if (typeof body === 'string' && hasMarker(body)) return refused(markerMessage('a new issue'));
  await readyFor(context, request);
  const before = await context.made.lookLately(key);
  const known = answerFor(context, before.issues, key);
  if (known !== null) return known.kind === 'adopted' ? adopt(context, known.issue, fields) : known;
  const json = await createBody(context, request);
  if (!json.ok) return json.error;
  const waited = await takeTurn(context, before);
  if (waited > 0) await request.confirm?.();
  const now = waited > 0 ? await context.made.lookLately(key) : before;
  const since = answerFor(context, now.issues, key);
  if (since !== null) return since.kind === 'adopted' ? adopt(context, since.issue, fields) : since;
  const made = await postOnce(context, key, json.value);
  if (!made.ok) return made.error;
  return finish(context, await settledScope(context, made.value), fields);
}

/** Takes a create off both budgets of the hour; gives how long it waited. Errors: `rate-limited` (E37, E40). */
async function takeTurn({ client }: IssueContext, { ages }: Look): Promise<number> {
  const waited = await client.ready();
  client.reserve();
  return waited + (await client.pace.takeCreate(ages));
}

/** Posts; gives the issue, an answer, or throws when nobody can tell whether there is one. */
async function postOnce(
  context: IssueContext,
  key: string,
  json: { readonly [name: string]: Json },
): Promise<Result<Issue, WriteAnswer>> {
  try {
    const answer = await context.client.send({ method: 'POST', path: '/issues', json });
    if ([400, 413, 422].includes(answer.status)) {
      return fail(refused(`GitHub refused the new issue: ${answer.reason}`));
    }
    if (answer.status !== 201) throw faultOf(answer);
    const parsed = parseIssue(answer.body, context.scope);
    if (parsed.ok) {
      context.made.note(parsed.value);
      return ok(parsed.value);
    }
    throw passingFault('bad-answer', `POST /issues: ${parsed.error}`);
  } catch (error) {
    if (!isUncertain(error)) throw error;
    context.made.doubt(key);
    for (let look = 1; look <= LOOKS; look += 1) {
      const found = answerFor(context, (await context.made.look(key)).issues, key);
      if (found !== null) return found.kind === 'adopted' ? ok(found.issue) : fail(found);
      await context.sleep(LOOK_WAIT_MS);
    }
    const said = `A new issue was sent to ${context.scope.repository}, but no answer came and no list shows it.`;
    throw passingFault('create-unconfirmed', `${said} The next run looks for it again.`, { cause: error });
  }
}

async function createBody(
  context: IssueContext,
  { fields, key }: CreateRequest,
): Promise<Result<{ readonly [name: string]: Json }, WriteAnswer>> {
  const text = fields['body'];
  const milestone = fields['milestone'];
  const json: { [name: string]: Json } = {
    title: fields['title'] ?? '',
    body: joinBody(typeof text === 'string' ? text : null, [key]),
    labels: [
      ...context.scope.labels,
      ...namesOf(fields['labels']).filter((name) => !isHiddenLabel(name, context.scope)),
    ],
  };
  const assignees = namesOf(fields['assignees']);
  if (assignees.length > 0) json['assignees'] = assignees;
  if (typeof fields['type'] === 'string') json['type'] = fields['type'];
  if (typeof milestone === 'string') {
    const number = await milestoneNumber(context, milestone);
    if (number === null) {
      const said = `${context.scope.repository} has no milestone "${plain(milestone)}".`;
      return fail(refused(`${said} Make it first.`));
    }
    json['milestone'] = number;
  }
  return ok(json);
}

/** Does what a POST cannot: close the issue, and put it under a parent. */
async function finish(context: IssueContext, made: Issue, fields: Fields): Promise<WriteAnswer> {
  let issue = made;
  if (fields['state'] === 'closed') {
    const reason = fields['state_reason'];
    const json = { state: 'closed', ...(typeof reason === 'string' ? { state_reason: reason } : {}) };
    const isDone = (one: Issue) => one.record.fields['state'] === 'closed';
    const closed = await patchIssue(context, { id: issue.id, json, isDone });
    if (!closed.ok && closed.error.kind !== 'rejected') return closed.error;
    if (closed.ok) issue = closed.value;
  }
  const parent = fields['parent'];
  if (typeof parent === 'string' && issue.offers.parent) {
    await changeParent(context, { issue, before: null, sent: parent });
    const now = await readIssue(context, issue.id);
    if (now.kind === 'found') issue = now.issue;
  }
  return { kind: 'written', record: issue.record };
}

/** What is known of a key: nothing, an issue to take up, or an answer. */
function answerFor(
  context: IssueContext,
  issues: readonly Issue[],
  key: string,
): { readonly kind: 'adopted'; readonly issue: Issue } | WriteAnswer | null {
  const [first, second] = issues;
  if (first === undefined) return null;
  if (second !== undefined) {
    const names = issues.map(({ id }) => nameOf(context, id)).join(' and ');
    return refused(
      `${names} bear the key ${plain(key)}: take the hidden comment out of the copy.`,
      'ambiguous-key',
    );
  }
  return first.kind === 'record' ? { kind: 'adopted', issue: first } : { kind: 'gone' };
}

/** An issue that moved no later than this was touched by nobody but its maker. */
const UNTOUCHED_MS = 1000;

/**
 * Takes up an issue that an earlier run made, as it is by now. One that nobody has touched since the POST is
 * finished first: the run may have been cut off before it closed the issue or gave it a parent (E30).
 */
async function adopt(context: IssueContext, { id }: Issue, fields: Fields): Promise<WriteAnswer> {
  const now = await readIssue(context, id);
  if (now.kind === 'found') {
    const { createdAt, updatedAt } = now.issue;
    const isUntouched = Date.parse(updatedAt) - Date.parse(createdAt) <= UNTOUCHED_MS;
    const issue = await settledScope(context, now.issue);
    return isUntouched ? finish(context, issue, fields) : { kind: 'written', record: issue.record };
  }
  if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'gone' };
  throw lastingFault(
    'unreadable',
    `${nameOf(context, id)} was made, but reading it was answered "${now.kind}".`,
  );
}

/** GitHub drops labels without a word where the token may not set them; without its label no listing shows an issue. */
async function settledScope(context: IssueContext, issue: Issue): Promise<Issue> {
  if (issue.isInScope) return issue;
  const { labels } = context.scope;
  const json = { labels };
  const answer = await context.client.send({ method: 'POST', path: `/issues/${issue.id}/labels`, json });
  const names = answer.status === 200 ? checked(z.array(labelItem), answer) : [];
  const has = new Set(names.map((name) => name.toLowerCase()));
  if (labels.every((label) => has.has(label.toLowerCase()))) return issue;
  if (answer.status !== 200 && faultOf(answer).retryable) throw faultOf(answer);
  const said = `${nameOf(context, issue.id)} was made, but without the label ${labels.join(', ')}.`;
  throw lastingFault('label-dropped', `${said} Let the token set labels; the next run takes the issue up.`);
}

function namesOf(value: Json | undefined): readonly string[] {
  return (isJsonArray(value) ? value : []).filter((name) => typeof name === 'string');
}

/** A create carries every field; those without a value are not sent. */
function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
