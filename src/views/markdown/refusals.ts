import { shortDigest } from '../../kernel/digest.ts';
import { assertNever } from '../../kernel/result.ts';
import { linked } from './links.ts';
import { moment } from './moment.ts';
import { code, inert } from './neutralise.ts';

/** Why a command was refused; the attacks of GUARANTEES.md end in one of these. */
export type Refusal =
  | { readonly kind: 'not-allowed'; readonly needs: string }
  | { readonly kind: 'permission-unknown' }
  | { readonly kind: 'second-person' }
  | { readonly kind: 'bot' }
  | { readonly kind: 'no-digest' }
  | { readonly kind: 'short-digest'; readonly given: string }
  | { readonly kind: 'stale-digest'; readonly given: string; readonly current?: string }
  | { readonly kind: 'head-moved'; readonly previewed: string; readonly head: string }
  | { readonly kind: 'config-moved' }
  | { readonly kind: 'comment-edited' }
  | { readonly kind: 'preview-altered' }
  | { readonly kind: 'already-used'; readonly session: string; readonly by?: string; readonly at?: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'fork' }
  | { readonly kind: 'wrong-place'; readonly belongs?: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'no-session'; readonly session: string }
  | { readonly kind: 'wrong-state'; readonly session: string; readonly state: string }
  | { readonly kind: 'bulk-guard'; readonly planned: number; readonly allowed: number }
  | { readonly kind: 'state-altered'; readonly message: string }
  | { readonly kind: 'state-read-only' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'nothing-waits' }
  | { readonly kind: 'unknown-record'; readonly record: string }
  | { readonly kind: 'bad-decision'; readonly message: string }
  | { readonly kind: 'bad-usage'; readonly message: string; readonly usage: string }
  | { readonly kind: 'several-commands' }
  | { readonly kind: 'too-long' };

/** What was refused, why, and the way on: one paragraph. */
export function refused(why: Refusal): string {
  const { reason, next } = refusalWords(why);
  return `🚫 **Nothing was written.** ${reason} ${next}`.trim();
}

function refusalWords(why: Refusal): { readonly reason: string; readonly next: string } {
  switch (why.kind) {
    case 'not-allowed':
      return {
        reason: `This needs the ${inert(why.needs, 'line')} permission on the repository.`,
        next: 'Ask someone who has it to comment.',
      };
    case 'permission-unknown':
      return {
        reason: 'Your permission on the repository could not be looked up, and that counts as no.',
        next: 'Comment again in a few minutes.',
      };
    case 'second-person':
      return {
        reason:
          'The configuration asks for a second person: neither the author nor the last to push may approve.',
        next: 'Ask someone else to comment.',
      };
    case 'bot':
      return { reason: 'Only a person may approve here.', next: 'Ask someone to comment.' };
    case 'no-digest':
      return {
        reason: 'An approval names the plan that it is for.',
        next: 'Copy the command from the end of the preview.',
      };
    case 'short-digest':
      return {
        reason: `${code(why.given, 'line')} is too short to name a plan: at least 12 hex characters are needed.`,
        next: 'Copy the command from the end of the preview.',
      };
    case 'stale-digest':
      return {
        reason: `${code(why.given, 'line')} is not the plan that stands now.`,
        next:
          why.current === undefined
            ? `Run ${code('/sync preview', 'line')} and read the new one.`
            : `Read the preview again; the current plan is ${code(shortDigest(why.current), 'line')}.`,
      };
    case 'head-moved':
      return {
        reason: `The preview is of commit ${code(why.previewed.slice(0, 12), 'line')}, but the branch is now at ${code(why.head.slice(0, 12), 'line')}.`,
        next: 'Wait for the new preview and approve that.',
      };
    case 'config-moved':
      return {
        reason: 'The base branch or its configuration changed since the preview.',
        next: `Run ${code('/sync preview', 'line')} and approve what it shows.`,
      };
    case 'comment-edited':
      return { reason: 'An edited comment is no command.', next: 'Write it again as a new comment.' };
    case 'preview-altered':
      return {
        reason:
          'The preview comment is gone, hidden or differs from the stored session, so nobody can know what was approved.',
        next: `Run ${code('/sync preview', 'line')} and approve the new one.`,
      };
    case 'already-used': {
      const who = why.by === undefined ? '' : ` by ${code(why.by, 'line')}`;
      const at = why.at === undefined ? '' : ` at ${moment(why.at, 'line')}`;
      return {
        reason: `Session ${code(why.session, 'line')} was already applied${who}${at}; an approval counts once.`,
        next: '',
      };
    }
    case 'closed':
      return {
        reason: 'This is closed.',
        next: 'What still differs shows up in the next preview of the default branch.',
      };
    case 'draft':
      return { reason: 'This pull request is a draft.', next: 'Mark it as ready for review first.' };
    case 'fork':
      return {
        reason: 'Nothing is written from a pull request of a fork.',
        next: 'After the merge it is previewed again and can be approved there.',
      };
    case 'wrong-place':
      return {
        reason: 'That plan does not belong here.',
        next:
          why.belongs === undefined
            ? 'Approve it where its preview is.'
            : `Approve it ${linked('where its preview is', why.belongs)}.`,
      };
    case 'expired':
      return {
        reason: 'That plan is too old.',
        next: `Run ${code('/sync preview', 'line')} and approve what it shows.`,
      };
    case 'no-session':
      return {
        reason: `There is no session ${code(why.session, 'line')}.`,
        next: `See ${code('/sync status', 'line')}.`,
      };
    case 'wrong-state':
      return {
        reason: `Session ${code(why.session, 'line')} is ${inert(why.state, 'line')}, which does not allow this.`,
        next: `See ${code('/sync status', 'line')}.`,
      };
    case 'bulk-guard':
      return {
        reason: `The plan has ${why.planned} where at most ${why.allowed} are allowed.`,
        next: 'If it is right, raise the limit in the configuration on the default branch.',
      };
    case 'state-altered':
      return {
        reason: `The stored state was altered: ${inert(why.message, 'line')}`,
        next: 'Restore the state branch from its history.',
      };
    case 'state-read-only':
      return {
        reason: 'The state was rewound or belongs to another repository.',
        next: 'Restore the state branch, or start a new one.',
      };
    case 'busy':
      return { reason: 'Another run is writing.', next: 'Comment again when it has ended.' };
    case 'nothing-waits':
      return { reason: 'Nothing waits here.', next: '' };
    case 'unknown-record':
      return {
        reason: `The plan has no record ${code(why.record, 'line')}.`,
        next: 'The preview lists those it has.',
      };
    case 'bad-decision':
      return { reason: inert(why.message, 'line'), next: 'The issue shows a command for each choice.' };
    case 'bad-usage':
      return { reason: inert(why.message, 'line'), next: `Write it as ${code(why.usage, 'line')}.` };
    case 'several-commands':
      return {
        reason: 'There is more than one command in this comment.',
        next: 'Write one command a comment.',
      };
    case 'too-long':
      return {
        reason: 'This comment is too long to be a command.',
        next: 'Write the command in a comment of its own.',
      };
    default:
      return assertNever(why);
  }
}
