import * as z from 'zod';
import type { ReadAnswer } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import type { GitHubAnswer } from './client.ts';
import { nameOf } from './context.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import { isIssueId, parseIssue } from './issue.ts';
import type { Issue } from './issue.ts';

/** An issue that was found, with the time of the answer by GitHub's clock in milliseconds since 1970. */
export interface FoundIssue {
  readonly kind: 'found';
  readonly issue: Issue;
  readonly at: number;
}

export type IssueAnswer = FoundIssue | Exclude<ReadAnswer, { readonly kind: 'found' }>;

/**
 * Reads one issue; found, gone, unknown, forbidden and moved are five answers (E20).
 *
 * A pull request's number and an issue of ours are `unknown`: no record bears them. A record that was
 * deleted through us is `gone`, until a person opens its issue again.
 * Errors: an issue that cannot be used is `unreadable`; the client's faults; `issues-disabled`, which GitHub
 * answers with the same 410 as a deletion; `repository-moved`, with the same 301 as a transfer.
 */
export async function readIssue(context: IssueContext, id: string): Promise<IssueAnswer> {
  if (!isIssueId(id)) return { kind: 'unknown' };
  const answer = await context.client.send({ method: 'GET', path: `/issues/${id}` });
  const { status } = answer;
  if (status === 404) return { kind: 'unknown' };
  if (status === 410 && !/disabled/i.test(answer.reason)) return { kind: 'gone' };
  if (status > 300 && status < 400) return movedTo(context, answer, id);
  if (status !== 200) {
    const reason = faultOf(answer);
    if (reason.code === 'forbidden') return { kind: 'forbidden', message: reason.message };
    throw reason;
  }
  const parsed = parseIssue(answer.body, context.scope);
  const unreadable = (code: string, message: string): IssueAnswer => ({
    kind: 'unreadable',
    failure: { id, where: nameOf(context, id), code, message },
  });
  if (!parsed.ok) return unreadable('bad-record', parsed.error);
  const issue = parsed.value;
  if (issue.id !== id) return unreadable('other-record', `Issue ${id} was answered with issue ${issue.id}.`);
  if (issue.kind === 'removed') return { kind: 'gone' };
  if (issue.kind !== 'record') return { kind: 'unknown' };
  return { kind: 'found', issue, at: Date.parse(answer.headers.get('date') ?? '') };
}

const target = z.object({ number: z.number().int().positive(), repository_url: z.string() });

/** Finds out whether the issue moved, or its whole repository. */
async function movedTo(context: IssueContext, answer: GitHubAnswer, id: string): Promise<IssueAnswer> {
  const repository = await context.client.send({ method: 'GET', path: '' });
  if (repository.status !== 200) throw faultOf(repository);
  const location = answer.headers.get('location') ?? '';
  const path = /(\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)\/issues\/\d+)$/.exec(location)?.[1];
  if (path === undefined) {
    const said = `${answer.request} was redirected to "${plain(location)}", which is no issue.`;
    throw lastingFault('redirect-refused', `${said} Check the api-url.`);
  }
  // Only the path is taken from the answer: the host stays the configured one (A45).
  const there = await context.client.send({ method: 'GET', path, root: true });
  const parsed = target.safeParse(there.body);
  if (there.status !== 200 || !parsed.success) return { kind: 'moved', to: plain(path.slice(1)) };
  const [, name = ''] = /\/repos\/([^/]+\/[^/]+)$/.exec(parsed.data.repository_url) ?? [];
  const isHere = name.toLowerCase() === context.scope.repository.toLowerCase();
  const number = String(parsed.data.number);
  if (isHere && number === id) throw faultOf(answer);
  return { kind: 'moved', to: isHere ? number : plain(`${name}#${number}`) };
}
