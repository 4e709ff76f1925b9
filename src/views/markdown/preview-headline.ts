import { shortDigest } from '../../kernel/digest.ts';
import { forecastOf } from '../../kernel/forecast.ts';
import type { Change } from '../../kernel/plan.ts';
import { assertNever } from '../../kernel/result.ts';
import { forecastText } from '../forecast-text.ts';
import { count } from '../plain.ts';
import { moment } from './moment.ts';
import { code, inert } from './neutralise.ts';
import type { PreviewInput } from './preview-input.ts';

/** What a reviewer must know first: one line that says what, and a sentence that says what now. */
export interface Headline {
  /** Plain words without Markdown, also the title of the check. */
  readonly title: string;
  /** Inert Markdown. */
  readonly sentence: string;
}

/** Says in two lines where a session stands. */
export function headline(input: PreviewInput): Headline {
  const { session } = input;
  switch (session.state) {
    case 'previewed':
    case 'conflicted':
      return isDone(input) ? done(input) : waiting(input);
    case 'held':
      return held(input);
    case 'approved':
    case 'applying':
      return writing(input);
    case 'applied':
      return session.plan.changes.length === 0 ? waiting(input) : done(input);
    case 'queued':
      return queued(input);
    case 'superseded':
      return superseded(input);
    case 'abandoned':
      return {
        title: 'This preview was abandoned',
        sentence: `Nothing more of it is written. The next run makes a new one where the two sides still differ.`,
      };
    case 'undone':
      return {
        title: 'What was written was taken back',
        sentence: 'The difference shows up again in the next preview.',
      };
    default:
      return assertNever(session.state);
  }
}

/** `2 updates, 1 new, 1 delete`, and nothing for none. */
export function kindsOf(changes: readonly Change[]): string {
  const number = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  return [
    [number('update'), count(number('update'), 'update')] as const,
    [number('create'), `${number('create')} new`] as const,
    [number('delete'), count(number('delete'), 'delete')] as const,
  ]
    .filter(([many]) => many > 0)
    .map(([, words]) => words)
    .join(', ');
}

function isDone({ session, results = {} }: PreviewInput): boolean {
  const { changes } = session.plan;
  return (
    session.state === 'conflicted' &&
    changes.length > 0 &&
    changes.every(({ id }) => results[id] !== undefined)
  );
}

function waiting(input: PreviewInput): Headline {
  const { session, approval } = input;
  const { changes, conflicts, held } = session.plan;
  if (changes.length === 0 && conflicts.length + held.length === 0)
    return { title: 'Nothing to do', sentence: 'Both sides agree on every record that was looked at.' };
  if (changes.length === 0) {
    return {
      title: conflicts.length > 0 ? conflictsWait(input) : `${count(held.length, 'record')} left alone`,
      sentence: 'Nothing is written until a person has settled what stands below.',
    };
  }
  const title = whatChanges(changes);
  const also = conflicts.length === 0 ? '' : ` ${sentenceCase(conflictsWait(input))}; the rest can go on.`;
  return { title, sentence: `${approvalSentence(approval, changes)}${also}${timeNeeded(input)}` };
}

/** How long the writes that are left take, where the upstream limits them and it is worth saying. */
function timeNeeded({ session, results = {} }: PreviewInput): string {
  const { changes } = session.plan;
  const left = changes.map(({ id }) => id).filter((id) => (results[id]?.result ?? 'queued') === 'queued');
  const text = forecastText(forecastOf(session, left), { isBegun: left.length < changes.length });
  return text === null ? '' : ` ${inert(text, 'line')} ${code('/sync status', 'line')} shows how far it is.`;
}

/** `3 records will change upstream: 2 updates, 1 new`, and the same for the repository. */
export function whatChanges(changes: readonly Change[]): string {
  const upstream = changes.filter((change) => change.side === 'remote');
  const here = changes.filter((change) => change.side === 'local');
  const parts = [
    upstream.length === 0
      ? ''
      : `${count(upstream.length, 'record')} will change upstream: ${kindsOf(upstream)}`,
    here.length === 0
      ? ''
      : `${count(here.length, 'record')} ${upstream.length === 0 ? 'will change in the repository' : 'in the repository'}: ${kindsOf(here)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

export function conflictsWait({ session }: Pick<PreviewInput, 'session'>): string {
  const { conflicts } = session.plan;
  const records = new Set(conflicts.map((conflict) => conflict.record)).size;
  const verb = conflicts.length === 1 ? 'waits' : 'wait';
  return `${count(conflicts.length, 'conflict')} in ${count(records, 'record')} ${verb} for a decision`;
}

function approvalSentence(approval: PreviewInput['approval'], changes: readonly Change[]): string {
  if (!changes.some((change) => change.side === 'remote'))
    return 'Merging this pull request accepts them; nothing is written upstream.';
  switch (approval) {
    case 'comment':
      return 'Nothing is written upstream until someone with the right to approve comments the command at the end.';
    case 'review':
      return 'Nothing is written upstream until someone with the right to approve does so in a review, or comments the command at the end.';
    case 'none':
      return 'The configuration asks for no approval: the next run on the default branch writes it.';
    case 'fork':
      return 'This pull request comes from a fork: nothing is written from here. After the merge it is previewed again and can be approved there.';
    default:
      return assertNever(approval);
  }
}

function writing(input: PreviewInput): Headline {
  const { session, results = {} } = input;
  const { changes } = session.plan;
  const finished = changes.filter(
    ({ id }) => results[id] !== undefined && results[id].result !== 'queued',
  ).length;
  return {
    title: `Writing: ${finished} of ${count(changes.length, 'change')} done`,
    sentence: `${approvedBy(session)} If the run is cut off, the next one finishes it.${timeNeeded(input)}`,
  };
}

export function approvedBy({ approval }: PreviewInput['session']): string {
  if (approval === undefined) return 'No approval was asked for.';
  return `Approved by ${code(approval.by, 'line')} at ${moment(approval.at, 'line')}.`;
}

const GOOD: ReadonlySet<string> = new Set(['written', 'found', 'unneeded', 'undone']);

function done(input: PreviewInput): Headline {
  const { session, results = {} } = input;
  const { changes, conflicts } = session.plan;
  const failed = changes.filter(({ id }) => !GOOD.has(results[id]?.result ?? 'written')).length;
  const good = changes.length - failed;
  const title =
    failed === 0
      ? `Done: ${count(good, 'change')} written`
      : `${good} of ${count(changes.length, 'change')} written, ${failed} not`;
  const also = conflicts.length === 0 ? '' : ` ${sentenceCase(conflictsWait(input))}.`;
  const rest = failed === 0 ? '' : ' What was not written shows up again in the next preview.';
  return { title, sentence: `${approvedBy(session)}${rest}${also}` };
}

function queued(input: PreviewInput): Headline {
  const { session, results = {} } = input;
  const { waiting, plan } = session;
  const left = plan.changes.filter(({ id }) => (results[id]?.result ?? 'queued') === 'queued').length;
  const since = waiting === undefined ? '' : ` since ${moment(waiting.since, 'line')}`;
  const why =
    waiting === undefined ? '' : ` ${sentenceCase(inert(waiting.message, 'line')).replace(/\.?$/, '.')}`;
  const again =
    waiting?.retryAt === undefined
      ? 'The next scheduled run goes on by itself.'
      : `It goes on by itself in the first run after ${moment(waiting.retryAt, 'line')}.`;
  return {
    title: `${count(left, 'write')} ${left === 1 ? 'waits' : 'wait'} for the upstream`,
    sentence: `Waiting${since}.${why} ${again} Nothing is lost and nothing is written twice.${timeNeeded(input)}`,
  };
}

function held({ session }: PreviewInput): Headline {
  const { guarded } = session.plan;
  if (guarded === undefined) {
    return {
      title: 'This plan is held',
      sentence: 'Nothing of it is written until a person has looked at it.',
    };
  }
  const what = count(guarded.planned, guarded.limit === 'deletes' ? 'delete' : 'write');
  const where = guarded.side === 'remote' ? 'upstream' : 'in the repository';
  const over = guarded.planned - guarded.allowed;
  return {
    title: `Held: ${what} ${where}, ${over} more than allowed`,
    sentence: `At most ${guarded.allowed} are allowed by ${code(`limits.${guarded.limit}`, 'line')}. Nothing of this plan is written. If it is right, raise the limit in the configuration on the default branch and run ${code('/sync preview', 'line')}; if not, find out what emptied a side.`,
  };
}

function superseded({ session, current }: PreviewInput): Headline {
  const old = code(shortDigest(session.digest), 'line');
  const now =
    current === undefined
      ? 'See the newer preview.'
      : `The plan that counts is ${code(shortDigest(current.digest), 'line')} of session ${code(current.session, 'line')}.`;
  return {
    title: 'A newer preview has replaced this one',
    sentence: `${old} can no longer be applied. ${now}`,
  };
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
