import { isOpen } from '../kernel/advance.ts';
import { shortDigest } from '../kernel/digest.ts';
import type { Change } from '../kernel/plan.ts';
import { forecastOf } from '../kernel/forecast.ts';
import type { Json } from '../kernel/json.ts';
import type { Session } from '../kernel/session.ts';
import { forecastText } from './forecast-text.ts';
import type { Paint } from './paint.ts';
import { count, oneLine, plain } from './plain.ts';
import { forecastJson, resultJson } from './result-json.ts';
import { resultText } from './result-text.ts';

interface SessionStatus {
  readonly session: Session;
  readonly done: number;
  readonly waiting: readonly string[];
  readonly inDoubt: readonly string[];
  readonly queue?: readonly {
    readonly change: Change;
    readonly since?: string;
    readonly isInDoubt: boolean;
    readonly later?: string;
  }[];
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
      .flatMap(({ waiting, queue = [] }) => {
        const isReplaced = (id: string): boolean =>
          queue.some(({ change, isInDoubt, later }) => change.id === id && !isInDoubt && later !== undefined);
        return waiting.filter((id) => !isReplaced(id));
      }),
    readOnly,
    serial: status.head?.serial ?? 0,
    sessions: status.sessions.map(({ session, done, waiting, inDoubt, queue = [] }) => ({
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
      waits: queue.map(({ change, since, isInDoubt, later }) => ({
        change: change.id,
        record: change.record,
        title: change.title,
        side: change.side,
        kind: change.kind,
        inDoubt: isInDoubt,
        ...(since === undefined ? {} : { since }),
        ...(later === undefined ? {} : { later }),
      })),
      held: session.plan.held as unknown as Json,
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
  // In the order in which they are taken up.
  for (const one of open.toReversed()) lines.push(...sessionLines(one, paint));
  lines.push(...nextLines(open));
  if (open.length === 0 && ended.length > 0) lines.push(paint.good('Nothing waits.'));
  const lately = ended.filter(({ session }) => hasWritten(session)).slice(0, 5);
  for (const one of about.whole ? ended : lately) lines.push(...sessionLines(one, paint));
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
  const left = forecastText(forecastOf(session, status.waiting), { isBegun: done > 0 });
  const below = [...whyLines(status), ...(left === null ? [] : [plain(left)]), ...queueLines(status, paint)];
  return [line, ...below.map((one) => `            ${one}`)];
}

/** A week without the upstream leaves many previews that the next one replaced; nobody looks for them. */
function hasWritten({ state, cursor }: Session): boolean {
  return cursor > 0 || (state !== 'superseded' && state !== 'abandoned');
}

/** Since when, why and until when a session waits. */
function whyLines({ session, queue = [] }: SessionStatus): readonly string[] {
  const { waiting } = session;
  if (session.state === 'applying') return ['was cut off while it wrote'];
  if (waiting === undefined || session.state !== 'queued') return [];
  const first = queue.reduce((least, { since = least }) => (since < least ? since : least), waiting.since);
  const until = waiting.retryAt === undefined ? [] : [`upstream is not asked before ${waiting.retryAt}`];
  return [`waits since ${first}: ${plain(waiting.message)}`, ...until];
}

/** More than these a person does not read; `--json` has all of them. */
const MOST_WAITING = 20;

function queueLines({ session, queue = [] }: SessionStatus, paint: Paint): readonly string[] {
  const since = queue.map((one) => one.since ?? '').sort()[0];
  const shown = queue.slice(0, MOST_WAITING).map((one) => {
    const { kind, record, title, side } = one.change;
    const mark = one.isInDoubt ? paint.warn('?') : '·';
    const words = [
      title === record ? '' : oneLine(title, 60),
      side === 'local' ? '(in the repository)' : '',
      one.isInDoubt ? paint.warn('sent, no answer: found out first') : '',
      one.since === since ? '' : `since ${one.since}`,
      one.later === undefined ? '' : laterWords(one.isInDoubt, one.later),
    ].filter((part) => part !== '');
    return `${mark} ${kind.padEnd(6)}  ${paint.strong(oneLine(record, 60))}  ${words.join('  ')}`.trimEnd();
  });
  const more = queue.length - shown.length;
  const held = isTakenUp(session)
    ? session.plan.held.map(
        ({ record, message }) => `- later   ${oneLine(record, 60)}  ${oneLine(message, 200)}`,
      )
    : [];
  return [...shown, ...(more > 0 ? [`… and ${more} more; --json shows all of them`] : []), ...held];
}

function laterWords(isInDoubt: boolean, later: string): string {
  return isInDoubt ? `edited since, see session ${later}` : `replaced by the later edit in session ${later}`;
}

/** What a person does to go on; sessions are taken up oldest first. */
function nextLines(open: readonly SessionStatus[]): readonly string[] {
  const [first, ...others] = open.filter(({ session }) => isTakenUp(session)).toReversed();
  if (first === undefined) return [];
  const times = [first, ...others].map(({ session }) => session.waiting?.retryAt ?? '').sort();
  const last = times.at(-1) ?? '';
  return last === ''
    ? ['To go on: sync-kernel --apply']
    : [
        `To go on: sync-kernel --apply after ${last}; to ask at once: sync-kernel --apply --session ${first.session.id}`,
      ];
}

/** Whether a run takes a session up by itself: it waits for the upstream or was cut off. */
function isTakenUp({ state }: Session): boolean {
  return state === 'queued' || state === 'applying';
}
