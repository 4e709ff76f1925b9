import { choicesOf } from '../../kernel/choice.ts';
import type { Choice, Conflict, Resolution } from '../../kernel/conflict.ts';
import { LINK_FIELD, RECORD_FIELD } from '../../kernel/conflict.ts';
import { assertNever } from '../../kernel/result.ts';
import { count } from '../plain.ts';
import { conflictField } from './conflict-field.ts';
import type { ConflictDetail } from './conflict-values.ts';
import { MAX_BODY_LENGTH } from './limits.ts';
import { linked, linkedQuietly, sessionUrl } from './links.ts';
import type { Marker } from './marker.ts';
import { parseMarker, renderMarker } from './marker.ts';
import { moment } from './moment.ts';
import { code, fenced, inert, label } from './neutralise.ts';
import { fieldWord } from './preview-rows.ts';
import { redact, redactAll } from './redact.ts';
import { isShort } from './value-cell.ts';

/** Where the conflict stands. `void`: a decision was made, but a value moved since. */
export type ConflictState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'decided' }
  | {
      readonly kind: 'void';
      /** Decisions that no longer count. */
      readonly decisions: readonly Resolution[];
    }
  | {
      readonly kind: 'settled';
      /** What was done, a sentence each. */
      readonly done: readonly string[];
      readonly at?: string;
    };

/** The conflicts of one record, for its issue. */
export interface ConflictIssueInput {
  readonly sync: string;
  readonly generation: number;
  readonly session: string;
  readonly digest: string;
  readonly record: string;
  /** A person's words for the record. */
  readonly title: string;
  readonly conflicts: readonly Conflict[];
  /** Decisions that count. */
  readonly resolutions: readonly Resolution[];
  readonly state: ConflictState;
  readonly repository: { readonly url: string };
  readonly stateBranch: string;
  /** Where the record stands on each side, for people. */
  readonly localUrl?: string;
  readonly remoteUrl?: string;
  readonly secrets?: readonly string[];
}

export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/**
 * The issue of one record in conflict.
 *
 * Shape: marker; one sentence; where it stands; per field the three values, their difference and a
 * command for each choice; an example that settles all of them at once; how to give one's own text.
 * Limits: as a preview; long texts lose first the draft, then their differences.
 * Laws: pure; `parseConflictIssue` gives the marker back; every value from outside is redacted and inert.
 */
export function renderConflictIssue(input: ConflictIssueInput): IssueText {
  const shown = shortFirst(redactAll(input, input.secrets));
  const { sync, generation, session, digest, record } = input;
  const marker = renderMarker({ kind: 'conflict', sync, generation, session, digest, record });
  const forms: readonly ConflictDetail[] = ['whole', 'conflicting', 'sizes'];
  const bodies = forms.map((detail) => () => joined([marker, ...partsOf(shown, detail)]));
  const body = firstFitting(bodies) ?? joined([marker, ...briefly(shown)]);
  return { title: issueTitle(shown), body };
}

/** A reader settles the short ones first: the title, then the rest, then long texts. */
function shortFirst(input: ConflictIssueInput): ConflictIssueInput {
  const rank = ({ field, base, local, remote }: Conflict): number =>
    field === 'title' ? 0 : [base, local, remote].every(isShort) ? 1 : 2;
  return { ...input, conflicts: input.conflicts.toSorted((a, b) => rank(a) - rank(b)) };
}

function firstFitting(bodies: readonly (() => string)[]): string | undefined {
  for (const make of bodies) {
    const body = make();
    if (body.length <= MAX_BODY_LENGTH) return body;
  }
  return undefined;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The title of an issue is no Markdown and is mailed as it is. */
function issueTitle({ sync, record, title }: ConflictIssueInput): string {
  const name = title === record ? '' : `: ${label(redact(title), 120)}`;
  return `Sync conflict in ${label(sync, 40)}/${label(record, 60)}${name}`;
}

function partsOf(input: ConflictIssueInput, detail: ConflictDetail): readonly string[] {
  const { conflicts, resolutions, state } = input;
  if (state.kind === 'settled') return [opening(input), stateLine(input), footer(input)];
  const decided = (conflict: Conflict) => resolutions.find((one) => one.conflict === conflict.id);
  return [
    opening(input),
    stateLine(input),
    ...conflicts.flatMap((conflict) => {
      const decision = decided(conflict);
      return conflictField(conflict, { detail, ...(decision === undefined ? {} : { decided: decision }) });
    }),
    ...helpOf(conflicts.filter((conflict) => decided(conflict) === undefined)),
    footer(input),
  ];
}

/** Where not even the sizes of all fields have room. */
function briefly(input: ConflictIssueInput): readonly string[] {
  const { conflicts } = input;
  const shown = conflicts.slice(0, 50).map((conflict) => `- ${inert(conflict.field, 'line')}`);
  const left = conflicts.length - shown.length;
  return [
    opening(input),
    stateLine(input),
    [...shown, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n'),
    'They are too large to show here; the stored session has all values.',
    ...helpOf(conflicts),
    footer(input),
  ];
}

function opening({ title, record, conflicts, localUrl, remoteUrl }: ConflictIssueInput): string {
  const places = [
    ...(localUrl === undefined ? [] : [linked('in the repository', localUrl)]),
    ...(remoteUrl === undefined ? [] : [linkedQuietly('upstream', remoteUrl)]),
  ];
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
  const what = conflicts.length === 1 ? 'one thing' : count(conflicts.length, 'thing');
  return `**${inert(title, 'line')}** ${code(record, 'line')}${where} cannot be synced by itself: the repository and upstream disagree about ${what}, and a person has to choose. Nothing of it is overwritten meanwhile; everything else goes on.`;
}

function stateLine({ state, conflicts, resolutions }: ConflictIssueInput): string {
  switch (state.kind) {
    case 'waiting': {
      const open = conflicts.filter((one) => !resolutions.some(({ conflict }) => conflict === one.id));
      return `> [!IMPORTANT]\n> **Waiting for a decision** on ${open
        .slice(0, 20)
        .map((one) => fieldWord(one, 'line'))
        .join(', ')}.`;
    }
    case 'decided':
      return '> [!NOTE]\n> **Decided.** The next apply writes it and this issue closes itself.';
    case 'void':
      return [
        '> [!WARNING]',
        '> **Upstream or the repository moved since this was decided, so the decision no longer counts.** The new difference stands below.',
        ...state.decisions
          .slice(0, 20)
          .map(
            ({ field, choice, by }) =>
              `> Void: ${inert(field, 'line')} as ${inert(choice, 'line')}, by ${code(by, 'line')}.`,
          ),
      ].join('\n');
    case 'settled':
      return [
        `> [!TIP]\n> **Settled.**${state.at === undefined ? '' : ` ${moment(state.at, 'line')}`}`,
        ...state.done.slice(0, 50).map((line) => `> - ${inert(line, 'line')}`),
      ].join('\n');
    default:
      return assertNever(state);
  }
}

/** One command for everything, and how to give one's own text; nothing that a field's own table says. */
function helpOf(conflicts: readonly Conflict[]): readonly string[] {
  const example = conflicts.slice(0, 12).map((one, at) => `${one.field}=${exampleChoice(one, at)}`);
  const all = ['All of it with one comment, for example:', fenced(`/sync resolve ${example.join(' ')}`, '')];
  const parts = [...(conflicts.length > 1 ? all : []), ...ownText(conflicts)];
  return parts.length === 0 ? [] : ['### How to settle it', ...parts];
}

function ownText(conflicts: readonly Conflict[]): readonly string[] {
  const allowing = (choice: Choice) =>
    conflicts.find((one) => one.field !== LINK_FIELD && choicesOf(one).includes(choice));
  const [field, choice] = allowing('merged') ? [allowing('merged'), 'merged'] : [allowing('value'), 'value'];
  if (field === undefined) return [];
  return [
    'With your own text, in a fenced block right after the command:',
    fenced(`/sync resolve ${field.field}=${choice}\n\`\`\`\nyour text\n\`\`\``, 'text'),
  ];
}

function exampleChoice(conflict: Conflict, at: number): Choice {
  const choices = choicesOf(conflict);
  if (conflict.field === RECORD_FIELD || conflict.field === LINK_FIELD) return 'keep';
  const wanted = at % 2 === 0 ? 'local' : 'remote';
  return choices.includes(wanted) ? wanted : (choices[0] ?? 'local');
}

function footer({ sync, session, record, repository, stateBranch }: ConflictIssueInput): string {
  const stored = linked('stored session', sessionUrl({ repository, stateBranch, session }));
  return `<sub>sync ${code(sync, 'line')} · record ${code(record, 'line')} · session ${code(session, 'line')} · ${stored}</sub>`;
}

/** Gives what a conflict issue says of itself, or null when the body is none of ours. */
export function parseConflictIssue(body: string): (Marker & { readonly record: string }) | null {
  const marker = parseMarker(body);
  if (marker === null || marker.kind !== 'conflict' || marker.record === undefined) return null;
  return { ...marker, record: marker.record };
}
