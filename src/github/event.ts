import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { isSafeId } from '../kernel/ids.ts';
import type { Trigger } from '../route.ts';
import type { Payload } from './payload.ts';
import { BadMember, payloadOf } from './payload.ts';

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
  try {
    return ok(triggerOf(name, payloadOf(payload)));
  } catch (error) {
    if (error instanceof BadMember) return fail(`the ${name} event cannot be read: ${error.message}`);
    throw error;
  }
}

function triggerOf(name: string, event: Payload): Trigger {
  switch (name) {
    case 'schedule':
      return { kind: 'schedule' };
    case 'workflow_dispatch':
      return { kind: 'dispatch' };
    case 'repository_dispatch':
      return dispatched(event);
    case 'push':
      return pushed(event);
    case 'pull_request':
    case 'pull_request_target':
      return {
        kind: 'pull-request',
        action: event.text('action'),
        pull: event.number('pull_request', 'number'),
        head: event.text('pull_request', 'head', 'sha'),
        sender: idOf(event.member('sender', 'id')),
      };
    case 'issue_comment':
      return commented(event);
    case 'pull_request_review':
      return {
        kind: 'review',
        action: event.text('action'),
        pull: event.number('pull_request', 'number'),
        review: event.number('review', 'id'),
        state: event.text('review', 'state'),
      };
    case 'issues':
      return {
        kind: 'issue',
        action: event.text('action'),
        issue: event.number('issue', 'number'),
        isBot: event.member('sender', 'type') === 'Bot',
      };
    default:
      return { kind: 'other', event: name };
  }
}

function pushed(event: Payload): Trigger {
  const ref = event.text('ref');
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
  const isDefault = branch !== null && branch === event.member('repository', 'default_branch');
  return { kind: 'push', branch, isDefault };
}

/** A comment whose account is gone counts as a bot's: nobody is there to be asked about. */
function commented(event: Payload): Trigger {
  const body = event.member('comment', 'body') ?? '';
  if (typeof body !== 'string') throw new BadMember('comment.body is no text');
  const author = event.member('comment', 'user');
  return {
    kind: 'comment',
    action: event.text('action'),
    issue: event.number('issue', 'number'),
    comment: event.number('comment', 'id'),
    body,
    isBot: author === null || author === undefined || event.member('comment', 'user', 'type') === 'Bot',
  };
}

/** The record that a CloudEvent names as its subject; any other payload is a hint without one. */
function dispatched(event: Payload): Trigger {
  const at = (name: string): unknown => event.member('client_payload', name);
  const isNamed = ['id', 'source', 'type'].every((name) => typeof at(name) === 'string' && at(name) !== '');
  const subject = at('subject');
  const isEvent = at('specversion') === '1.0' && isNamed && typeof subject === 'string' && isSafeId(subject);
  return isEvent ? { kind: 'repository-dispatch', record: subject } : { kind: 'repository-dispatch' };
}

function idOf(id: unknown): number {
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : 0;
}
