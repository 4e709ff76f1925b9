import { withLf } from '../../kernel/equal.ts';
import type { Fields } from '../../kernel/field.ts';
import type { Json } from '../../kernel/json.ts';
import type { Overwritten } from '../../provider.ts';
import type { IssueContext } from './context.ts';
import { readHistory } from './history.ts';
import type { BodyEdit, History, Step } from './history.ts';
import type { Issue } from './issue.ts';
import { splitBody } from './marker.ts';
import { isSame } from './planned.ts';
import type { Planned } from './planned.ts';

/** A history may be read from a replica that does not have our write yet. */
const TRIES = 4;
const WAIT_MS = 1000;
/** How far apart the clocks of GitHub's own machines may be. */
const SLACK_MS = 2000;

/** What became of a write. */
export interface Audit {
  /** What others wrote unseen and our write replaced (I15). */
  readonly overwritten: readonly Overwritten[];
  /** Fields of which the history does not tell: an edit of theirs could have been lost unseen. */
  readonly unaudited: readonly string[];
  /** Fields that held what we sent, whatever they hold by now. */
  readonly landed: readonly string[];
}

/** A PATCH with all that is known around it. */
export interface Written {
  readonly id: string;
  readonly planned: Planned;
  readonly sentBody: string | null;
  /** The issue as read before, and as GitHub answered the write. */
  readonly before: Issue;
  readonly after: Issue;
  /** When it was read before, by GitHub's clock; NaN when that is not known. */
  readonly readAt: number;
}

interface Verdict {
  readonly isVisible: boolean;
  readonly overwritten: readonly Overwritten[];
}

/**
 * Finds edits of others that came between the read before a write and the write.
 *
 * GitHub writes without conditions, but keeps for every text and title what it was before: the version
 * that our own replaced has to be the one we had read. No clock is needed for that, so that nothing hides
 * in one second. A state has two values only, so an edit of it is either ours too or lost with its reason.
 * Laws: where nobody else wrote, nothing is found; what our write replaced unseen is found.
 */
export async function auditWrite(context: IssueContext, written: Written): Promise<Audit> {
  const fields = new Set([...written.planned.keys()].filter((field) => AUDITED.has(field)));
  if (fields.size === 0) return { overwritten: [], unaudited: [], landed: [] };
  for (let tries = 1; ; tries += 1) {
    const { history, passing } = await readHistory(context, written.id, fields);
    const verdicts = new Map<string, Verdict>();
    if (history !== null) for (const field of fields) verdicts.set(field, judge(field, written, history));
    const landed = [...fields].filter((field) => verdicts.get(field)?.isVisible === true);
    // What GitHub dropped without a word has no history, and replaced nothing (E29).
    const isDropped = (field: string) => history !== null && isUnchanged(field, written);
    const blind = [...fields].filter((field) => !landed.includes(field) && !isDropped(field));
    const isLast = tries === TRIES || (history === null && !passing);
    if (blind.length === 0 || isLast) {
      const overwritten = [...verdicts.values()].flatMap((verdict) => verdict.overwritten);
      return { overwritten, unaudited: blind, landed };
    }
    await context.sleep(WAIT_MS);
  }
}

const AUDITED: ReadonlySet<string> = new Set(['title', 'body', 'state', 'state_reason', 'milestone', 'type']);

function isUnchanged(field: string, { before, after }: Written): boolean {
  return isSame(field, before.record.fields[field] ?? null, after.record.fields[field] ?? null);
}

function judge(field: string, written: Written, history: History): Verdict {
  const steps = history.steps.filter((step) => step.field === field);
  const { before, after } = written;
  switch (field) {
    case 'body':
      return judgeBody(written, history.edits);
    case 'state':
    case 'state_reason':
      return judgeState(field, written, history.steps);
    case 'milestone':
      return judgeMilestone(before.record.fields, after.record.fields, steps);
    default:
      return judgeChain(field, before.record.fields[field] ?? null, { sent: sentTo(field, written), steps });
  }
}

/** The value as GitHub stores it: a title without spaces around it. */
function sentTo(field: string, { planned }: Written): Json {
  const sent = planned.get(field)?.sent ?? null;
  return field === 'title' && typeof sent === 'string' ? sent.trim() : sent;
}

function judgeBody(written: Written, edits: readonly BodyEdit[]): Verdict {
  const before = withLf(written.before.stored);
  const sent = withLf(written.sentBody ?? '');
  const isOurs = (edit: BodyEdit) => edit.text !== null && withLf(edit.text) === sent;
  const ours = edits.findIndex(isOurs);
  if (ours < 0) return { isVisible: false, overwritten: [] };
  // Somebody may have written the very same just before us.
  const replaced = edits.slice(ours).find((edit) => !isOurs(edit));
  if (replaced === undefined || (replaced.text !== null && withLf(replaced.text) === before)) {
    return { isVisible: true, overwritten: [] };
  }
  // Taken out of the history meanwhile: only when it was written tells whether we had read it.
  if (replaced.text === null && Date.parse(replaced.at) < written.readAt - SLACK_MS) {
    return { isVisible: true, overwritten: [] };
  }
  const value = replaced.text === null ? null : splitBody(replaced.text).text;
  return { isVisible: true, overwritten: [{ field: 'body', value, by: replaced.by, at: replaced.at }] };
}

/** Steps that each name what they replaced: the one that made our value has to name what we had read. */
function judgeChain(
  field: string,
  before: Json,
  { sent, steps }: { readonly sent: Json; readonly steps: readonly Step[] },
): Verdict {
  const at = steps.findLastIndex((step) => step.became === sent);
  const ours = steps[at];
  if (ours === undefined) return { isVisible: false, overwritten: [] };
  const was = ours.was ?? null;
  if (was === before) return { isVisible: true, overwritten: [] };
  const theirs = steps.slice(0, at).findLast((step) => step.became === was);
  return { isVisible: true, overwritten: [foundIn(field, was, theirs ?? { by: 'unknown', at: ours.at })] };
}

/** A new milestone is two steps: the old one goes, the new one comes. */
function judgeMilestone(before: Fields, after: Fields, steps: readonly Step[]): Verdict {
  const stored = after['milestone'] ?? null;
  const had = before['milestone'] ?? null;
  const at = steps.findLastIndex((step) => step.became === stored);
  if (at < 0) return { isVisible: false, overwritten: [] };
  const [previous] = steps.slice(Math.max(0, at - 1), at);
  const was = steps[at]?.was ?? (previous?.became === null ? (previous.was ?? null) : null);
  if (was === had || was === stored) return { isVisible: true, overwritten: [] };
  const theirs = steps.slice(0, at).findLast((step) => step.became === was);
  const known = theirs ?? { by: 'unknown', at: steps[at]?.at ?? '' };
  return { isVisible: true, overwritten: [foundIn('milestone', was, known)] };
}

/**
 * A close that met a close leaves no step of ours; what is lost then is the reason that theirs gave.
 * A reopening that met a reopening and a new close loses that close's reason. Either is the last close.
 */
function judgeState(field: string, written: Written, all: readonly Step[]): Verdict {
  const { before, after, readAt } = written;
  const steps = all.filter(({ field: one }) => one === 'state');
  const moved = before.record.fields['state'] !== after.record.fields['state'];
  const isVisible = !moved || steps.some(({ became }) => became === after.record.fields['state']);
  // Both members are one edit to GitHub; it is told once.
  if (field === 'state_reason' && written.planned.has('state')) return { isVisible, overwritten: [] };
  const last = steps.findLast(({ became }) => became === 'closed');
  const known = [before, after].map((issue) => issue.record.fields['state_reason'] ?? null);
  const isUnseen =
    last !== undefined &&
    !known.includes(last.reason ?? null) &&
    // A reason can be changed without a step: what is older than our reading was read.
    !(Date.parse(last.at) < readAt - SLACK_MS);
  return { isVisible, overwritten: isUnseen ? [foundIn('state_reason', last.reason ?? null, last)] : [] };
}

function foundIn(field: string, value: Json, { by, at }: Pick<Step, 'by' | 'at'>): Overwritten {
  return { field, value, by, at };
}
