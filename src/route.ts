import type { ActionCommand } from './inputs.ts';
import { assertNever } from './kernel/result.ts';

/** What happened, as far as we need to know it; made from the event's payload. */
export type Trigger =
  | { readonly kind: 'schedule' }
  | { readonly kind: 'dispatch' }
  /** A `repository_dispatch`; with the record that its CloudEvent names, if it is one. */
  | { readonly kind: 'repository-dispatch'; readonly record?: string }
  | { readonly kind: 'push'; readonly branch: string | null; readonly isDefault: boolean }
  | {
      readonly kind: 'pull-request';
      readonly action: string;
      readonly pull: number;
      readonly sender: number;
      /** The head that the event is about; another one may stand by now. */
      readonly head: string;
    }
  | {
      readonly kind: 'comment';
      readonly action: string;
      readonly issue: number;
      readonly comment: number;
      readonly body: string;
      readonly isBot: boolean;
    }
  | {
      readonly kind: 'review';
      readonly action: string;
      readonly pull: number;
      readonly review: number;
      readonly state: string;
    }
  | { readonly kind: 'issue'; readonly action: string; readonly issue: number; readonly isBot: boolean }
  | { readonly kind: 'other'; readonly event: string };

/** Which flow answers an event. */
export type Route =
  | { readonly flow: 'reconcile'; readonly record?: string }
  | {
      readonly flow: 'pull';
      readonly pull: number;
      /** Who pushed which head, where the event says so. */
      readonly push?: { readonly by: number; readonly head: string };
    }
  | { readonly flow: 'pull-closed'; readonly pull: number }
  | { readonly flow: 'command'; readonly issue: number; readonly comment: number; readonly body: string }
  | { readonly flow: 'review'; readonly pull: number; readonly review: number }
  | { readonly flow: 'issue'; readonly issue: number; readonly action: 'closed' | 'reopened' }
  | { readonly flow: 'apply' | 'undo' | 'status' | 'preview' }
  | { readonly flow: 'ignore'; readonly code: 'not-a-command' | 'not-our-event'; readonly why: string };

/** Whether a comment can hold a command at all; what cannot is ignored without any request (A30). */
export function mayBeCommand(body: string): boolean {
  return /^[ \u00a0]{0,3}\/sync(?=[\s\u00a0]|$)/.test(body);
}

/**
 * Chooses the flow for an event (the table of DESIGN §9). Pure.
 *
 * Laws: an event that is not in the table is ignored with a reason; nothing is written for it.
 */
export function routeOf(trigger: Trigger, command: ActionCommand): Route {
  switch (command) {
    case 'auto':
      return routeOfEvent(trigger);
    case 'reconcile':
      return { flow: 'reconcile' };
    case 'preview':
      return trigger.kind === 'pull-request' ? routeOfEvent(trigger) : { flow: 'preview' };
    case 'apply':
    case 'undo':
    case 'status':
      return { flow: command };
    default:
      return assertNever(command);
  }
}

function routeOfEvent(trigger: Trigger): Route {
  switch (trigger.kind) {
    case 'schedule':
    case 'dispatch':
      return { flow: 'reconcile' };
    case 'repository-dispatch':
      return { flow: 'reconcile', ...(trigger.record === undefined ? {} : { record: trigger.record }) };
    case 'push':
      return trigger.isDefault
        ? { flow: 'reconcile' }
        : ignore(`a push to ${trigger.branch ?? 'a tag'} is not to the default branch`);
    case 'pull-request':
      return routeOfPull(trigger);
    case 'comment':
      return routeOfComment(trigger);
    case 'review':
      return trigger.action === 'submitted' && trigger.state.toLowerCase() === 'approved'
        ? { flow: 'review', pull: trigger.pull, review: trigger.review }
        : ignore('a review counts when it is submitted as an approval');
    case 'issue':
      if (trigger.isBot) return ignore('what a bot does to an issue is not answered');
      return trigger.action === 'closed' || trigger.action === 'reopened'
        ? { flow: 'issue', issue: trigger.issue, action: trigger.action }
        : ignore(`issues ${trigger.action} needs no answer`);
    case 'other':
      return ignore(`the event ${trigger.event} is not one that sync-kernel answers`);
    default:
      return assertNever(trigger);
  }
}

function routeOfPull({ action, pull, sender, head }: Extract<Trigger, { kind: 'pull-request' }>): Route {
  switch (action) {
    case 'opened':
    case 'synchronize':
      return { flow: 'pull', pull, push: { by: sender, head } };
    case 'reopened':
    case 'ready_for_review':
    case 'edited':
      return { flow: 'pull', pull };
    case 'closed':
      return { flow: 'pull-closed', pull };
    default:
      return ignore(`pull_request ${action} needs no preview`);
  }
}

function routeOfComment(trigger: Extract<Trigger, { kind: 'comment' }>): Route {
  const { action, issue, comment, body, isBot } = trigger;
  if (action !== 'created') return notCommand('only a new comment is a command; an edited one is not');
  if (isBot) return notCommand('comments of bots are not commands');
  if (!mayBeCommand(body)) return notCommand('the comment does not begin with /sync');
  return { flow: 'command', issue, comment, body };
}

function ignore(why: string): Route {
  return { flow: 'ignore', code: 'not-our-event', why };
}

function notCommand(why: string): Route {
  return { flow: 'ignore', code: 'not-a-command', why };
}
