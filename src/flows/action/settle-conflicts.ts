import type { SyncConfig } from '../../config.ts';
import type { Decided } from '../../kernel/choice.ts';
import { choicesOf } from '../../kernel/choice.ts';
import type { Choice } from '../../kernel/conflict.ts';
import { isOpen } from '../../kernel/advance.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';
import type { Refusal } from '../../views/markdown/refusals.ts';
import { fitting, resolve } from '../resolve.ts';
import { openSessions } from '../sessions.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import { DEFAULT_BRANCH, pullOrigin } from '../origin.ts';
import type { Answer, Asked, Subject } from './asked.ts';
import { previewPull } from './preview-pull.ts';
import { reconcileBranch } from './reconcile-branch.ts';
import { refusal } from './answer-comment.ts';

/**
 * Stores a person's decisions and previews again, so that they see what the next apply will write.
 *
 * The decisions are bound to the three values that the session shows; where a value moved since, the new
 * preview shows the new conflict and the decision is void (E63).
 */
export async function settleConflicts(
  action: ActionRun,
  about: { readonly asked: Asked; readonly decisions: readonly Decided[] | AllDecided },
): Promise<Answer> {
  const { asked } = about;
  const found = await conflictSession(action, asked.subject, about.decisions);
  if (!found.ok) return refusal(found.error);
  const { session, sync } = found.value;
  const decisions = spelt(session, about.decisions);
  if (decisions.length === 0) {
    const choices = [...new Set(session.plan.conflicts.flatMap((conflict) => choicesOf(conflict)))];
    return refusal({
      kind: 'bad-decision',
      message: `No open conflict can be settled so; the choices are ${choices.join(', ')}.`,
    });
  }
  const stale = await shownOthers(action, { asked, session, decisions });
  if (stale !== null) {
    await again(action, { asked, sync });
    return refusal(stale);
  }
  const run = {
    store: action.store,
    actor: asked.by.login,
    source: `/${sync.id}`,
    now: action.now,
  };
  const resolved = await resolve(run, session, { decisions });
  if (!resolved.ok) return refusal({ kind: 'bad-decision', message: resolved.error.join('; ') });
  const now = await again(action, { asked, sync });
  return answerOf({ before: session, decided: resolved.value, now, sync, url: action.place.url });
}

/** One answer to every conflict that it fits, here or in one record (E64). */
export interface AllDecided {
  readonly all: Choice;
  readonly record?: string;
}

/** The decisions that a comment stands for, each on the conflict that the session shows. */
function spelt(session: Session, decisions: readonly Decided[] | AllDecided): readonly Decided[] {
  if (!('all' in decisions)) return decisions;
  const { all, record } = decisions;
  return fitting(session, all, record).map((one) => ({ record: one.record, field: one.field, choice: all }));
}

function answerOf(about: {
  readonly before: Session;
  readonly decided: Session;
  readonly now: ActionReport;
  readonly sync: SyncConfig;
  /** The repository's address. */
  readonly url: string;
}): Answer {
  const { before, decided, now, sync } = about;
  const earlier = new Set(before.resolutions.map((one) => one.at + one.conflict));
  const fresh = decided.resolutions.filter((one) => !earlier.has(one.at + one.conflict));
  const open = now.session?.plan.conflicts ?? [];
  const isVoid = fresh.filter((one) =>
    open.some((conflict) => conflict.record === one.record && conflict.field === one.field),
  );
  if (isVoid.length > 0) {
    const fields = isVoid.map((one) => `${one.record}:${one.field}`).join(', ');
    const message = `${fields} moved while you decided, so the decision does not count; the new difference is shown now.`;
    return refusal({ kind: 'bad-decision', message });
  }
  const records = new Set(fresh.map((one) => one.record));
  const url = now.pullRequest === undefined ? now.commentUrl : `${about.url}/pull/${now.pullRequest}`;
  return {
    report: { ...now, sync: sync.id, code: 'resolved' },
    reply: {
      kind: 'resolved',
      decisions: fresh.map(({ record, field, choice }) => ({ record, field, choice })),
      open: open.filter((conflict) => records.has(conflict.record)).length,
      ...(needsApply(now.session, sync) ? { digest: now.session?.digest ?? '' } : {}),
      ...(url === undefined ? {} : { url }),
    },
  };
}

function needsApply(session: Session | null, sync: SyncConfig): boolean {
  return (
    session !== null &&
    sync.approval !== 'none' &&
    session.plan.changes.some((change) => change.side === 'remote')
  );
}

/** Reads both sides again where the command stands, and shows it. */
async function again(
  action: ActionRun,
  about: { readonly asked: Asked; readonly sync: SyncConfig },
): Promise<ActionReport> {
  const { subject } = about.asked;
  return subject.kind === 'pull-request'
    ? previewPull(action, { pull: subject.pull, sync: about.sync })
    : reconcileBranch(action, about.sync);
}

/** The open session that has the conflicts in question. */
async function conflictSession(
  action: ActionRun,
  subject: Subject,
  decisions: readonly Decided[] | AllDecided,
): Promise<Result<{ readonly session: Session; readonly sync: SyncConfig }, Refusal>> {
  if (subject.kind === 'other') return fail({ kind: 'wrong-place' });
  const origin = subject.kind === 'pull-request' ? pullOrigin(subject.pull.number) : DEFAULT_BRANCH;
  const syncs = subject.kind === 'pull-request' ? [...action.config.syncs.values()] : [subject.sync];
  const open: { readonly session: Session; readonly sync: SyncConfig }[] = [];
  for (const sync of syncs) {
    for (const session of await openSessions(action.store, sync.id))
      if (session.origin === origin && isOpen(session) && session.state !== 'applying')
        open.push({ session, sync });
  }
  const named = (session: Session): boolean =>
    session.plan.conflicts.some((conflict) =>
      spelt(session, decisions).some(
        (one) => one.field === conflict.field && (one.record === undefined || one.record === conflict.record),
      ),
    );
  const found = open.findLast(({ session }) => named(session)) ?? open.at(-1);
  if (found === undefined) return fail({ kind: 'nothing-waits' });
  return found.session.plan.conflicts.length === 0 ? fail({ kind: 'nothing-waits' }) : ok(found);
}

/** Whether the person saw other values than the session holds now: then they decided on those. */
async function shownOthers(
  action: ActionRun,
  about: { readonly asked: Asked; readonly session: Session; readonly decisions: readonly Decided[] },
): Promise<Refusal | null> {
  const { asked, session, decisions } = about;
  const { subject, comment } = asked;
  const inIssue = subject.kind === 'conflict' ? subject.session : undefined;
  const seen = [
    inIssue === undefined ? null : await action.store.readSession(inIssue),
    await shownWhen(action, { session, at: comment.createdAt }),
  ].filter((one) => one !== null);
  const idOf = (one: Session, { record, field }: Decided): string | undefined =>
    one.plan.conflicts.find(
      (conflict) => conflict.field === field && (record === undefined || conflict.record === record),
    )?.id;
  const moved = decisions.filter((decision) =>
    seen.some((one) => idOf(one, decision) !== idOf(session, decision)),
  );
  if (moved.length === 0) return null;
  const fields = moved.map(({ field }) => field).join(', ');
  return {
    kind: 'bad-decision',
    message: `${fields} moved since this was shown, so the decision does not count; the new difference is shown now.`,
  };
}

/**
 * The session that stood when a comment was written: its run may come much later, or be started again (A19).
 *
 * Null where none is older than the comment: then the two clocks have nothing to do with each other.
 */
async function shownWhen(
  action: ActionRun,
  { session, at }: { readonly session: Session; readonly at: string },
): Promise<Session | null> {
  let shown: Session | null = null;
  for (const id of [...(await action.store.listSessions())].sort()) {
    const one = await action.store.readSession(id);
    if (one?.sync !== session.sync || one.origin !== session.origin) continue;
    // Hosts tell the time in whole seconds.
    if (Math.floor(Date.parse(one.createdAt) / 1000) * 1000 <= Date.parse(at)) shown = one;
  }
  return shown;
}
