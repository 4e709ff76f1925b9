import type { Decided } from '../kernel/choice.ts';
import { checkDecision, choicesOf } from '../kernel/choice.ts';
import type { Choice, Conflict, Resolution } from '../kernel/conflict.ts';
import { LINK_FIELD } from '../kernel/conflict.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Session } from '../kernel/session.ts';
import type { Store } from '../store.ts';
import { move, tell } from './sessions.ts';

/** What a decision needs from outside: where to keep it, who made it, and when. */
export interface ResolveRun {
  readonly store: Store;
  readonly actor: string;
  readonly source: string;
  readonly now: () => string;
}

/**
 * Adds decisions to a session; writes nothing on either side.
 *
 * A decision names its conflict by record and field and is bound to the three values that the session
 * shows. All of them are stored, or none.
 * Errors: one sentence per decision that fits no conflict, or whose choice does not fit.
 */
export async function resolve(
  run: ResolveRun,
  session: Session,
  about: { readonly decisions: readonly Decided[]; readonly all?: Choice },
): Promise<Result<Session, readonly string[]>> {
  const problems: string[] = [];
  const decided = new Map<string, Resolution>();
  if (about.all !== undefined) {
    for (const conflict of fitting(session, about.all))
      decided.set(conflict.id, resolution(run, conflict, { choice: about.all }));
    if (decided.size === 0)
      problems.push(`no conflict of session ${session.id} can be settled with ${about.all}`);
  }
  for (const decision of about.decisions) {
    const conflict = findConflict(session, decision);
    const checked = conflict.ok ? checkDecision(conflict.value, decision) : conflict;
    if (!checked.ok) problems.push(checked.error);
    else if (conflict.ok) decided.set(conflict.value.id, resolution(run, conflict.value, checked.value));
  }
  if (problems.length > 0) return fail(problems);
  let next = move(run, session, { kind: 'resolve', resolutions: [...decided.values()] });
  for (const one of decided.values()) {
    const data = { id: one.conflict, field: one.field, choice: one.choice, by: one.by };
    next = tell(run, next, { type: 'conflict.resolved', subject: one.record, data });
  }
  await run.store.writeSession(next);
  return ok(next);
}

/**
 * The conflicts of a session that one answer settles: one rule, spelt out conflict by conflict (E64).
 *
 * A choice that needs a text of its own settles nothing that way.
 */
export function fitting(session: Session, choice: Choice, record?: string): readonly Conflict[] {
  const needsText = (conflict: Conflict): boolean =>
    choice === 'value' || (choice === 'merged' && conflict.field !== LINK_FIELD);
  return session.plan.conflicts.filter(
    (conflict) =>
      (record === undefined || conflict.record === record) &&
      choicesOf(conflict).includes(choice) &&
      !needsText(conflict),
  );
}

function resolution(
  run: ResolveRun,
  conflict: Conflict,
  decided: Pick<Decided, 'choice' | 'value'>,
): Resolution {
  return {
    conflict: conflict.id,
    record: conflict.record,
    field: conflict.field,
    choice: decided.choice,
    ...(decided.value === undefined ? {} : { value: decided.value }),
    by: run.actor,
    at: run.now(),
  };
}

function findConflict(session: Session, decision: Decided): Result<Conflict, string> {
  const { conflicts } = session.plan;
  const named = conflicts.filter(
    (conflict) =>
      conflict.field === decision.field &&
      (decision.record === undefined || conflict.record === decision.record),
  );
  const [only] = named;
  if (named.length === 1 && only !== undefined) return ok(only);
  const asked = `${decision.record === undefined ? '' : `${decision.record}:`}${decision.field}`;
  if (named.length > 1) return fail(`"${asked}" names ${named.length} conflicts; put the record before it`);
  const known = conflicts.map((conflict) => `${conflict.record}:${conflict.field}`);
  return fail(`session ${session.id} has no conflict ${asked}; it has ${known.join(', ') || 'none'}`);
}
