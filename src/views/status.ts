import { isOpen } from '../kernel/advance.ts';
import { shortDigest } from '../kernel/digest.ts';
import { forecastOf } from '../kernel/forecast.ts';
import type { Json } from '../kernel/json.ts';
import type { Session } from '../kernel/session.ts';
import { forecastText } from './forecast-text.ts';
import type { Paint } from './paint.ts';
import { count, plain } from './plain.ts';
import { forecastJson, resultJson } from './result-json.ts';
import { resultText } from './result-text.ts';

interface SessionStatus {
  readonly session: Session;
  readonly done: number;
  readonly waiting: readonly string[];
  readonly inDoubt: readonly string[];
}

interface Status {
  readonly head: { readonly lineage: string; readonly serial: number } | null;
  readonly sessions: readonly SessionStatus[];
}

/** The state for programs: the object of every command, with the sessions beside it. */
export function statusJson(status: Status, readOnly: string | null): { readonly [member: string]: Json } {
  const [newest] = status.sessions.filter((one) => isOpen(one.session));
  const shown = newest ?? status.sessions[0];
  const base = resultJson({
    code: 'status',
    session: shown?.session ?? null,
    plan: shown?.session.plan ?? null,
  });
  return {
    ...base,
    forecast: forecastJson(shown === undefined ? null : forecastOf(shown.session, shown.waiting)),
    queued: status.sessions
      .filter((one) => one.session.state === 'queued')
      .flatMap((one) => [...one.waiting]),
    readOnly,
    serial: status.head?.serial ?? 0,
    sessions: status.sessions.map(({ session, done, waiting, inDoubt }) => ({
      id: session.id,
      sync: session.sync,
      state: session.state,
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
      plan: session.digest,
      changes: session.plan.changes.length,
      done,
      conflicts: session.plan.conflicts.length,
      queued: [...waiting],
      inDoubt: [...inDoubt],
      forecast: forecastJson(forecastOf(session, waiting)),
      ...(session.waiting === undefined ? {} : { waiting: { ...session.waiting } }),
    })),
  };
}

/** The state for a person: what is open first, then what ended lately. */
export function statusText(
  status: Status,
  about: { readonly readOnly: string | null; readonly paint: Paint; readonly whole: boolean },
): string {
  const { paint } = about;
  const lines: string[] = about.readOnly === null ? [] : [paint.bad(plain(about.readOnly))];
  const open = status.sessions.filter((one) => isOpen(one.session));
  const ended = status.sessions.filter((one) => !isOpen(one.session));
  if (status.sessions.length === 0) lines.push('No session yet. Run: sync-kernel --preview');
  for (const one of open) lines.push(...sessionLines(one, paint));
  if (open.length === 0 && ended.length > 0) lines.push(paint.good('Nothing waits.'));
  for (const one of about.whole ? ended : ended.slice(0, 5)) lines.push(...sessionLines(one, paint));
  const text = `${lines.join('\n')}\n`;
  const [only] = status.sessions;
  if (!about.whole || only === undefined) return text;
  return (
    text +
    resultText(
      { sync: only.session.sync, code: 'status', session: only.session, plan: only.session.plan },
      paint,
    )
  );
}

function sessionLines(status: SessionStatus, paint: Paint): readonly string[] {
  const { session, done } = status;
  const { changes, conflicts } = session.plan;
  const colour = isOpen(session) ? paint.warn : session.state === 'applied' ? paint.good : paint.faint;
  const line = `${colour(session.state.padEnd(10))}  ${paint.strong(session.id)}  ${session.sync}  plan ${shortDigest(session.digest)}  ${session.updatedAt}  ${done} of ${count(changes.length, 'change')}${conflicts.length > 0 ? `, ${count(conflicts.length, 'conflict')}` : ''}`;
  const { waiting } = session;
  const why =
    waiting === undefined || session.state !== 'queued'
      ? []
      : [
          `            waits since ${waiting.since}: ${plain(waiting.message)}${waiting.retryAt === undefined ? '' : ` (not before ${waiting.retryAt})`}`,
        ];
  const doubt =
    status.inDoubt.length === 0
      ? []
      : [
          `            outcome unknown, asked again by the next --apply: ${status.inDoubt.map(plain).join(', ')}`,
        ];
  const left = forecastText(forecastOf(session, status.waiting), { isBegun: done > 0 });
  return [line, ...why, ...(left === null ? [] : [`            ${plain(left)}`]), ...doubt];
}
