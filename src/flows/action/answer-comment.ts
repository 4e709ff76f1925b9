import type { CommandText, SlashCommand } from '../../command.ts';
import type { Comment, Reaction } from '../../host.ts';
import { HostFault } from '../../host.ts';
import type { Code } from '../../kernel/codes.ts';
import { CODES } from '../../kernel/codes.ts';
import type { Result } from '../../kernel/result.ts';
import type { Reply } from '../../views/markdown/replies.ts';
import { renderReply } from '../../views/markdown/replies.ts';
import type { Refusal } from '../../views/markdown/refusals.ts';
import { report } from '../report.ts';
import type { ActionReport, ActionRun } from './action-run.ts';
import type { Answer, CommandRun } from './asked.ts';
import { subjectOf } from './asked.ts';
import { codeOfFault } from './fault-code.ts';
import { mayAct, weakest } from './permission.ts';

/** A command with its words, or why the comment is none. */
export type ReadCommand = Result<
  CommandText,
  Extract<Refusal, { kind: 'too-long' | 'several-commands' }> | Problem
>;

interface Problem {
  readonly kind: 'bad-usage';
  readonly message: string;
}

/**
 * Answers a `/sync` comment: 👀 when it was seen, one reply where there is something to say, 🚀 or 😕.
 *
 * People who may not use commands are not answered at all; nor is a comment that is gone.
 */
export async function answerComment(
  action: ActionRun,
  about: {
    readonly issue: number;
    readonly comment: number;
    /** The comment's text as the event brought it. */
    readonly body: string;
    readonly command: ReadCommand;
    readonly commands: readonly SlashCommand<CommandRun, Answer>[];
  },
): Promise<ActionReport> {
  const { host } = action;
  const comment = await host.readComment(about.comment);
  if (comment === null || comment.author.isBot) return silence('not-a-command');
  const needs = weakest([...action.config.syncs.values()].map((sync) => sync.approvers.permission));
  if (!(await mayAct(host, comment.author, needs))) return silence('not-permitted');
  await react(action, comment, 'eyes');
  const answer = await faultAnswered(async () => carryOut(action, { ...about, comment }));
  if (answer.reply !== null) await host.createComment(about.issue, renderReply(answer.reply, action.secrets));
  await react(action, comment, isGood(answer) ? 'rocket' : 'confused');
  return answer.report;
}

/** Hosts give times to the second, or to the moment at which each of the two was written. */
function isEdited({ createdAt, updatedAt }: Comment): boolean {
  return Date.parse(updatedAt) - Date.parse(createdAt) >= 1000;
}

/** A courtesy: nothing depends on it, so nothing fails without it. */
async function react(action: ActionRun, comment: Comment, reaction: Reaction): Promise<void> {
  try {
    await action.host.react(comment.id, reaction);
  } catch (error) {
    if (!(error instanceof HostFault)) throw error;
    action.log(`The reaction could not be added. (${error.message})`);
  }
}

async function carryOut(
  action: ActionRun,
  about: Omit<Parameters<typeof answerComment>[1], 'comment'> & { readonly comment: Comment },
): Promise<Answer> {
  const { comment, command, commands } = about;
  if (comment.body !== about.body || isEdited(comment)) return refusal({ kind: 'comment-edited' });
  if (!command.ok) {
    const why = command.error;
    return refusal(why.kind === 'bad-usage' ? { ...why, usage: '/sync help' } : why);
  }
  const found = commands.find(({ name }) => name === command.value.name);
  if (found === undefined) {
    const reply = { kind: 'unknown-command', given: command.value.name, commands } as const;
    return { report: silence('unknown-command'), reply };
  }
  const subject = await subjectOf(action, about.issue);
  if (subject === null) return refusal({ kind: 'nothing-waits' });
  return found.run({ action, asked: { by: comment.author, comment, subject } }, command.value);
}

/** Who asked hears of a fault too, not only the log of the run. */
async function faultAnswered(carryOut: () => Promise<Answer>): Promise<Answer> {
  try {
    return await carryOut();
  } catch (error) {
    const code = codeOfFault(error);
    if (code === null) throw error;
    const { message } = error as Error;
    const found = report({ sync: '', code, messages: [message] });
    if (code === 'state-locked') return { report: found, reply: { kind: 'refused', why: { kind: 'busy' } } };
    const { title, nextStep } = CODES[code];
    return { report: found, reply: { kind: 'failed', code, title, nextStep, message } };
  }
}

/** The answer to what is not done; nothing was written. */
export function refusal(why: Refusal): Answer {
  return {
    report: report({ sync: '', code: 'not-approved', messages: [why.kind] }),
    reply: { kind: 'refused', why },
  };
}

/** The answer to a word that takes other words after it. */
export function badUsage(message: string, usage: string): Answer {
  return refusal({ kind: 'bad-usage', message, usage });
}

/** The answer that a reply says all of. */
export function said(reply: Reply, about: Partial<ActionReport> & { readonly code: Code }): Answer {
  return { report: { ...report({ sync: '', ...about }), ...about }, reply };
}

function silence(code: Code): ActionReport {
  return report({ sync: '', code });
}

function isGood({ reply }: Answer): boolean {
  return reply === null || !['refused', 'unknown-command', 'failed', 'queued'].includes(reply.kind);
}
