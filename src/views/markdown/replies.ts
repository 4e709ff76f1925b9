import { shortDigest } from '../../kernel/digest.ts';
import type { Forecast } from '../../kernel/forecast.ts';
import { nearest } from '../../kernel/nearest.ts';
import { assertNever } from '../../kernel/result.ts';
import { forecastText } from '../forecast-text.ts';
import { count } from '../plain.ts';
import { linked } from './links.ts';
import { moment } from './moment.ts';
import { code, inert } from './neutralise.ts';
import { redactAll } from './redact.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/** A command as the help lists it. */
export interface CommandHelp {
  /** `apply`. */
  readonly name: string;
  /** `/sync apply <digest>`. */
  readonly usage: string;
  /** One sentence. */
  readonly about: string;
}

/** Everything that a comment of ours can answer to a command. */
export type Reply =
  | { readonly kind: 'help'; readonly commands: readonly CommandHelp[] }
  | { readonly kind: 'unknown-command'; readonly given: string; readonly commands: readonly CommandHelp[] }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | {
      readonly kind: 'previewed';
      readonly digest: string;
      readonly changes: number;
      readonly conflicts: number;
      readonly url?: string;
    }
  | { readonly kind: 'nothing-to-do' }
  | {
      readonly kind: 'applied';
      readonly session: string;
      readonly written: number;
      readonly of: number;
      readonly problems: readonly ReplyProblem[];
      readonly conflicts: number;
      readonly url?: string;
    }
  | {
      readonly kind: 'queued';
      readonly session: string;
      readonly written: number;
      readonly left: number;
      readonly why: string;
      readonly retryAt?: string;
      /** How long what is left takes. */
      readonly forecast?: Forecast | null;
    }
  | {
      readonly kind: 'resolved';
      readonly decisions: readonly {
        readonly record: string;
        readonly field: string;
        readonly choice: string;
      }[];
      readonly open: number;
      /** The digest of the plan with the decisions in it, where it must be approved. */
      readonly digest?: string;
      readonly url?: string;
    }
  | {
      readonly kind: 'undone';
      readonly session: string;
      readonly taken: number;
      readonly problems: readonly ReplyProblem[];
    }
  | { readonly kind: 'abandoned'; readonly session: string }
  | {
      readonly kind: 'status';
      readonly sessions: readonly ReplySession[];
    }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly title: string;
      readonly nextStep: string;
      readonly message?: string;
    };

/** A change that was not done, and why. */
export interface ReplyProblem {
  readonly record: string;
  readonly message: string;
}

export interface ReplySession {
  readonly sync: string;
  readonly session: string;
  readonly digest: string;
  readonly state: string;
  readonly changes: number;
  readonly done: number;
  readonly conflicts: number;
  readonly waiting?: string;
  /** How long what is left takes. */
  readonly forecast?: Forecast | null;
  /** What of it waits for the upstream. */
  readonly queue?: readonly ReplyWaiting[];
}

/** A change that waits. */
export interface ReplyWaiting {
  readonly record: string;
  readonly title: string;
  readonly kind: string;
  readonly side: string;
  readonly isInDoubt: boolean;
  readonly since?: string;
  readonly later?: string;
}

const MOST_LINES = 30;

/**
 * Answers a command in a few lines: what happened, to what, and what to do next.
 *
 * Laws: pure; everything from outside is redacted and inert; no line begins with `/sync` outside a code
 * block, so a reply never is a command (A34).
 */
export function renderReply(reply: Reply, secrets: readonly string[] = []): string {
  return partsOf(redactAll(reply, secrets))
    .filter((part) => part !== '')
    .join('\n\n');
}

function partsOf(reply: Reply): readonly string[] {
  switch (reply.kind) {
    case 'help':
      return ['These commands are understood, on the first line of a comment:', helpTable(reply.commands)];
    case 'unknown-command':
      return unknown(reply);
    case 'refused':
      return [refused(reply.why)];
    case 'previewed':
      return [
        `The preview is up to date: ${count(reply.changes, 'change')}, ${count(reply.conflicts, 'conflict')}, plan ${code(shortDigest(reply.digest), 'line')}${seen(reply.url)}.`,
      ];
    case 'nothing-to-do':
      return ['Both sides agree: there is nothing to do.'];
    case 'applied':
      return applied(reply);
    case 'queued':
      return [
        `⏳ ${count(reply.written, 'change')} written, ${reply.left} waiting for the upstream: ${inert(reply.why, 'line')}`,
        reply.retryAt === undefined
          ? 'The next scheduled run goes on by itself.'
          : `The first run after ${moment(reply.retryAt, 'line')} goes on by itself.`,
        inert(forecastText(reply.forecast ?? null, { isBegun: true }) ?? '', 'line'),
      ];
    case 'resolved':
      return resolved(reply);
    case 'undone':
      return [
        `↩️ ${count(reply.taken, 'change')} of session ${code(reply.session, 'line')} taken back.`,
        problems(reply.problems),
      ];
    case 'abandoned':
      return [`Session ${code(reply.session, 'line')} is abandoned: nothing more of it is written.`];
    case 'status':
      return status(reply.sessions);
    case 'failed':
      return [
        `❌ ${inert(reply.title, 'line')} (${code(reply.code, 'line')})`,
        reply.message === undefined ? '' : inert(reply.message, 'line'),
        `**Next:** ${inert(reply.nextStep, 'line')}`,
      ];
    default:
      return assertNever(reply);
  }
}

function seen(url: string | undefined): string {
  return url === undefined ? '' : `, ${linked('see it', url)}`;
}

function helpTable(commands: readonly CommandHelp[]): string {
  const rows = commands.map(({ usage, about }) => `| ${code(usage, 'cell')} | ${inert(about, 'cell')} |`);
  return ['| Command | What it does |', '|:--|:--|', ...rows].join('\n');
}

function unknown({ given, commands }: Extract<Reply, { kind: 'unknown-command' }>): readonly string[] {
  const names = commands.map(({ name }) => name);
  const near = nearest(given, names);
  const meant = near === null ? '' : ` Did you mean ${code(`/sync ${near}`, 'line')}?`;
  return [`There is no command ${code(`/sync ${given}`, 'line')}.${meant}`, helpTable(commands)];
}

function applied(reply: Extract<Reply, { kind: 'applied' }>): readonly string[] {
  const all = reply.written === reply.of;
  const conflicts =
    reply.conflicts === 0
      ? ''
      : `${count(reply.conflicts, 'conflict')} still ${reply.conflicts === 1 ? 'waits' : 'wait'} for a decision.`;
  return [
    `${all ? '🚀' : '⚠️'} ${all ? count(reply.written, 'change') : `${reply.written} of ${count(reply.of, 'change')}`} written${seen(reply.url)}.`,
    problems(reply.problems),
    conflicts,
    reply.written === 0 ? '' : `To take it back: ${code(`/sync undo ${reply.session}`, 'line')}`,
  ];
}

function problems(list: readonly ReplyProblem[]): string {
  return limited(list.map(({ record, message }) => `- ${code(record, 'line')}: ${inert(message, 'line')}`));
}

function limited(lines: readonly string[]): string {
  const left = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(left > 0 ? [`- and ${left} more`] : [])].join('\n');
}

function resolved({ decisions, open, digest, url }: Extract<Reply, { kind: 'resolved' }>): readonly string[] {
  return [
    `✅ ${count(decisions.length, 'decision')} stored:`,
    limited(
      decisions.map(
        ({ record, field, choice }) =>
          `- ${code(`${record}:${field}`, 'line')} is **${inert(choice, 'line')}**`,
      ),
    ),
    open > 0
      ? `${count(open, 'conflict')} of this record still ${open === 1 ? 'waits' : 'wait'}.`
      : digest === undefined
        ? 'The next apply writes it.'
        : `To write it now${url === undefined ? '' : ` ${linked('where the preview is', url)}`}: ${code(`/sync apply ${shortDigest(digest)}`, 'line')}`,
  ];
}

function status(sessions: readonly ReplySession[]): readonly string[] {
  if (sessions.length === 0) return ['Nothing waits: no session is open.'];
  const rows = sessions
    .slice(0, MOST_LINES)
    .map(
      (one) =>
        `| ${inert(one.sync, 'cell')} | ${inert(one.state, 'cell')} | ${one.done} of ${count(one.changes, 'change')} | ${one.conflicts} | ${code(shortDigest(one.digest), 'cell')} | ${code(one.session, 'cell')} | ${inert(waitsFor(one), 'cell')} |`,
    );
  const left = sessions.length - rows.length;
  return [
    [
      '| Sync | State | Done | Conflicts | Plan | Session | Waits for |',
      '|:--|:--|:--|:--|:--|:--|:--|',
      ...rows,
    ].join('\n'),
    left > 0 ? `*and ${left} more*` : '',
    waitingList(sessions.toReversed().flatMap(({ queue = [] }) => queue)),
  ];
}

/** The changes that wait for the upstream, in the order in which their sessions are taken up. */
function waitingList(queue: readonly ReplyWaiting[]): string {
  if (queue.length === 0) return '';
  const lines = queue.map(({ record, title, kind, side, isInDoubt, since, later }) => {
    const words = [
      `- ${inert(kind, 'line')} ${code(record, 'line')}${title === record ? '' : ` ${inert(title, 'line')}`}`,
      side === 'local' ? 'in the repository' : '',
      since === undefined ? '' : `since ${moment(since, 'line')}`,
      isInDoubt ? '**sent without an answer**, found out first' : '',
      later === undefined ? '' : 'edited again since',
    ];
    return words.filter((part) => part !== '').join(', ');
  });
  return `What waits:\n\n${limited(lines)}`;
}

function waitsFor({ waiting = '', forecast = null, done }: ReplySession): string {
  return [waiting, forecastText(forecast, { isBegun: done > 0 }) ?? '']
    .filter((part) => part !== '')
    .join(' ');
}
