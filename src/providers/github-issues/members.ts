import * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import { compareText } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { isUncertain } from '../../upstream/fault.ts';
import { checked } from './client.ts';
import type { GitHubAnswer, GitHubRequest } from './client.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import { isHiddenLabel, labelItem, parseIssue, shownLabels } from './issue.ts';
import { memberChanges, namesOf } from './planned.ts';
import { readIssue } from './reading.ts';

const labelList = z.array(labelItem);

/** What became of a set: its value now, and what GitHub said when it would not take it. */
export interface MemberAnswer {
  readonly value: Json;
  readonly refusal: string | null;
}

/**
 * Adds and removes labels or assignees, each by its own endpoint.
 *
 * The arrays are never sent as a whole: what others add or remove meanwhile stays, so that no write of
 * ours can take back one of theirs. A request whose answer was lost is looked for, not sent again.
 * Errors: the client's faults; a refusal is told, because other fields may be written already (E30).
 */
export async function changeMembers(
  context: IssueContext,
  about: {
    readonly id: string;
    readonly field: 'labels' | 'assignees';
    readonly before: Json;
    readonly sent: Json;
  },
): Promise<MemberAnswer> {
  const { field } = about;
  const { added, removed } = memberChanges(about.before, about.sent);
  const shown = (name: string) => field === 'assignees' || !isHiddenLabel(name, context.scope);
  const path = `/issues/${about.id}/${field}`;
  const requests: GitHubRequest[] = [];
  const add = added.filter(shown);
  if (add.length > 0) requests.push({ method: 'POST', path, json: { [field]: add } });
  const remove = removed.filter(shown);
  if (field === 'assignees' && remove.length > 0) {
    requests.push({ method: 'DELETE', path, json: { assignees: remove } });
  }
  if (field === 'labels') {
    for (const name of remove)
      requests.push({ method: 'DELETE', path: `${path}/${encodeURIComponent(name)}` });
  }
  let value: Json = about.before;
  const ours = (live: Json) => withoutOthers(about, live);
  for (const request of requests) {
    const answer = await sendOnce(context, { ...about, request });
    // A label that somebody else took off first is off.
    const isOff =
      answer !== null && answer.status === 404 && field === 'labels' && request.method === 'DELETE';
    if (answer === null || isOff) value = ours((await liveFields(context, about.id))[field] ?? null);
    else if ([400, 403, 404, 422].includes(answer.status) && faultOf(answer).code !== 'rate-limited') {
      return { value, refusal: answer.reason };
    } else value = ours(valueOf(context, field, answer));
  }
  return { value, refusal: null };
}

/**
 * What an answer shows of our own change. Members that others added or took off in the same moment are left
 * out: they are an edit for the next run, not what GitHub made of our value (E44).
 */
function withoutOthers({ before, sent }: { readonly before: Json; readonly sent: Json }, live: Json): Json {
  const key = (name: string) => name.toLowerCase();
  const [had, has] = [before, sent].map((value) => new Set(namesOf(value).map(key)));
  const shown = new Set(namesOf(live).map(key));
  const known = namesOf(live).filter((name) => had?.has(key(name)) === true || has?.has(key(name)) === true);
  const kept = namesOf(before).filter((name) => has?.has(key(name)) === true && !shown.has(key(name)));
  return [...known, ...kept].sort(compareText);
}

/** Sends a request; null when its answer was lost but the issue holds what it does. */
async function sendOnce(
  context: IssueContext,
  about: {
    readonly id: string;
    readonly field: 'labels' | 'assignees';
    readonly sent: Json;
    readonly before: Json;
    readonly request: GitHubRequest;
  },
): Promise<GitHubAnswer | null> {
  try {
    const answer = await context.client.send(about.request);
    if (answer.status < 300 || [400, 403, 404, 422].includes(answer.status)) return answer;
    throw faultOf(answer);
  } catch (error) {
    if (!isUncertain(error)) throw error;
    const live = (await liveFields(context, about.id))[about.field] ?? null;
    if (!isDone(about, live)) throw error;
    return null;
  }
}

function isDone(
  about: { readonly before: Json; readonly sent: Json; readonly request: GitHubRequest },
  live: Json,
) {
  const { added, removed } = memberChanges(about.before, about.sent);
  const names = new Set(namesOf(live).map((name) => name.toLowerCase()));
  return about.request.method === 'POST'
    ? added.every((name) => names.has(name.toLowerCase()))
    : removed.every((name) => !names.has(name.toLowerCase()));
}

async function liveFields(context: IssueContext, id: string): Promise<Fields> {
  const now = await readIssue(context, id);
  return now.kind === 'found' ? now.issue.record.fields : {};
}

function valueOf(context: IssueContext, field: 'labels' | 'assignees', answer: GitHubAnswer): Json {
  if (field === 'labels') return shownLabels(checked(labelList, answer), context.scope);
  const parsed = parseIssue(answer.body, context.scope);
  if (!parsed.ok) throw faultOf({ ...answer, status: 500, reason: parsed.error });
  return parsed.value.record.fields['assignees'] ?? null;
}
