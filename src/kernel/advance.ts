import type { Result } from './result.ts';
import { assertNever, fail, ok } from './result.ts';
import type { Approval, Lease, Session, SessionState, Waiting } from './session.ts';
import type { Plan } from './plan.ts';
import type { Resolution } from './conflict.ts';

/** What can happen to a session. */
export type SessionEvent =
  | { readonly kind: 'approve'; readonly approval: Approval }
  | { readonly kind: 'start' }
  | { readonly kind: 'progress'; readonly cursor: number }
  | { readonly kind: 'finish'; readonly conflicts: boolean }
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  | { readonly kind: 'hold' }
  | { readonly kind: 'resolve'; readonly resolutions: readonly Resolution[] }
  | { readonly kind: 'replan'; readonly plan: Plan; readonly digest: string }
  | { readonly kind: 'supersede'; readonly by: string }
  | { readonly kind: 'abandon' }
  | { readonly kind: 'lease'; readonly lease: Lease | null }
  | { readonly kind: 'undo' };

/** The states from which each event may happen; every move that is not here is illegal. */
const LEGAL: { readonly [event in SessionEvent['kind']]: readonly SessionState[] } = {
  approve: ['previewed', 'conflicted', 'queued'],
  start: ['approved', 'queued', 'applying'],
  progress: ['applying'],
  finish: ['applying'],
  wait: ['previewed', 'approved', 'applying', 'queued'],
  hold: ['previewed'],
  resolve: ['previewed', 'conflicted', 'queued', 'held'],
  replan: ['previewed', 'conflicted', 'queued', 'held'],
  supersede: ['previewed', 'approved', 'conflicted', 'queued', 'held'],
  abandon: ['previewed', 'approved', 'conflicted', 'queued', 'held'],
  // A pull request can be merged or closed while a run over it is cut off.
  lease: ['approved', 'applying', 'applied', 'conflicted', 'queued', 'superseded', 'abandoned'],
  undo: ['applied', 'conflicted', 'superseded', 'abandoned'],
};

/** The states in which a session still waits for something. */
export const OPEN_STATES: readonly SessionState[] = [
  'previewed',
  'approved',
  'applying',
  'conflicted',
  'queued',
  'held',
];

export function isOpen(session: Pick<Session, 'state'>): boolean {
  return OPEN_STATES.includes(session.state);
}

/**
 * Moves a session by one event; knows every legal move.
 *
 * Errors: `illegal-move` with the state it was in. Time comes with the event's caller.
 * Laws: only `replan`, after decisions, changes the plan and with it the digest and any approval;
 * `cursor` never shrinks; an ended session moves only to `undone`.
 */
export function advance(
  session: Session,
  event: SessionEvent,
  at: string,
): Result<Session, { readonly code: 'illegal-move'; readonly message: string }> {
  if (!LEGAL[event.kind].includes(session.state)) {
    return fail({
      code: 'illegal-move',
      message: `session ${session.id} is ${session.state}: it cannot ${event.kind} any more`,
    });
  }
  return ok({ ...moved(session, event), updatedAt: at });
}

function moved(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'approve':
      return { ...session, state: 'approved', approval: event.approval };
    case 'start':
      return { ...withoutWaiting(session), state: 'applying' };
    case 'progress':
      return { ...session, cursor: Math.max(session.cursor, event.cursor) };
    case 'finish':
      return { ...session, state: event.conflicts ? 'conflicted' : 'applied' };
    case 'wait':
      return { ...session, state: 'queued', waiting: event.waiting };
    case 'hold':
      return { ...session, state: 'held' };
    case 'resolve':
      return { ...session, resolutions: mergeResolutions(session.resolutions, event.resolutions) };
    case 'replan':
      return { ...withoutApproval(session), state: 'previewed', plan: event.plan, digest: event.digest };
    case 'supersede':
      return { ...session, state: 'superseded', supersededBy: event.by };
    case 'abandon':
      return { ...session, state: 'abandoned' };
    case 'lease':
      return event.lease === null ? withoutLease(session) : { ...session, lease: event.lease };
    case 'undo':
      return { ...withoutLease(session), state: 'undone' };
    default:
      return assertNever(event);
  }
}

/** A later decision on the same conflict replaces an earlier one. */
export function mergeResolutions(
  earlier: readonly Resolution[],
  later: readonly Resolution[],
): readonly Resolution[] {
  const decided = new Set(later.map((resolution) => resolution.conflict));
  return [...earlier.filter((resolution) => !decided.has(resolution.conflict)), ...later];
}

function withoutWaiting(session: Session): Session {
  const { waiting: _waiting, ...rest } = session;
  return rest;
}

function withoutLease(session: Session): Session {
  const { lease: _lease, ...rest } = session;
  return rest;
}

function withoutApproval(session: Session): Session {
  const { approval: _approval, ...rest } = session;
  return rest;
}
