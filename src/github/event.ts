import * as z from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Trigger } from '../route.ts';

const number = z.int().positive();
const user = z.object({ id: z.int().nonnegative(), type: z.string().optional() });
const action = z.string();
const repository = z.object({ default_branch: z.string().optional() });

const issueComment = z.object({
  action,
  issue: z.object({ number }),
  comment: z.object({ id: number, body: z.string().nullable(), user: user.nullable() }),
});

const pullRequest = z.object({
  action,
  pull_request: z.object({ number, head: z.object({ sha: z.string() }) }),
  sender: user.optional(),
});

const review = z.object({
  action,
  pull_request: z.object({ number }),
  review: z.object({ id: number, state: z.string() }),
});

const issues = z.object({ action, issue: z.object({ number }), sender: user.optional() });

const push = z.object({ ref: z.string(), repository });

/** CloudEvents 1.0.2 §3, as far as it names a record. */
const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/),
});

/** An event as the runner hands it over. */
export interface RawEvent {
  readonly name: string;
  readonly payload: unknown;
}

/**
 * Reads an event's payload; only the members that decide anything are looked at.
 *
 * Errors: a sentence with the first member that is missing or of another type.
 */
export function parseEvent({ name, payload }: RawEvent): Result<Trigger, string> {
  switch (name) {
    case 'schedule':
      return ok({ kind: 'schedule' });
    case 'workflow_dispatch':
      return ok({ kind: 'dispatch' });
    case 'repository_dispatch':
      return ok(dispatched(payload));
    case 'push':
      return checked(push, { name, payload }, ({ ref, repository: { default_branch } }) => {
        const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
        return { kind: 'push', branch, isDefault: branch !== null && branch === default_branch };
      });
    case 'pull_request':
    case 'pull_request_target':
      return checked(pullRequest, { name, payload }, (event) => ({
        kind: 'pull-request',
        action: event.action,
        pull: event.pull_request.number,
        sender: event.sender?.id ?? 0,
        head: event.pull_request.head.sha,
      }));
    case 'issue_comment':
      return checked(issueComment, { name, payload }, (event) => ({
        kind: 'comment',
        action: event.action,
        issue: event.issue.number,
        comment: event.comment.id,
        body: event.comment.body ?? '',
        isBot: event.comment.user === null || event.comment.user.type === 'Bot',
      }));
    case 'pull_request_review':
      return checked(review, { name, payload }, (event) => ({
        kind: 'review',
        action: event.action,
        pull: event.pull_request.number,
        review: event.review.id,
        state: event.review.state,
      }));
    case 'issues':
      return checked(issues, { name, payload }, (event) => ({
        kind: 'issue',
        action: event.action,
        issue: event.issue.number,
        isBot: event.sender?.type === 'Bot',
      }));
    default:
      return ok({ kind: 'other', event: name });
  }
}

function dispatched(payload: unknown): Trigger {
  const event = z.object({ client_payload: cloudEvent }).safeParse(payload);
  if (!event.success) return { kind: 'repository-dispatch' };
  return { kind: 'repository-dispatch', record: event.data.client_payload.subject };
}

function checked<Shape>(
  schema: z.ZodType<Shape>,
  { name, payload }: RawEvent,
  make: (event: Shape) => Trigger,
): Result<Trigger, string> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return ok(make(parsed.data));
  const [issue] = parsed.error.issues;
  return fail(`the ${name} event cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}
