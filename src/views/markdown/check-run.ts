import type { Conflict } from '../../kernel/conflict.ts';
import { count } from '../plain.ts';
import { MAX_CHECK_BYTES, byteLength } from './limits.ts';
import { label } from './neutralise.ts';
import { previewBody } from './preview-body.ts';
import { headline } from './preview-headline.ts';
import type { PreviewInput } from './preview-input.ts';
import { conflictWord } from './preview-rows.ts';
import { redact, redactAll } from './redact.ts';

export type CheckConclusion = 'success' | 'action_required' | 'neutral' | 'failure';

export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'warning';
  readonly title: string;
  readonly message: string;
}

export interface CheckRunText {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly conclusion: CheckConclusion;
  /** All of them; the host sends them in as many requests as it takes. */
  readonly annotations: readonly CheckAnnotation[];
}

/** Where a conflicting value stands in an artifact of the pull request; lines from 1. */
export interface ConflictPlace {
  readonly conflict: string;
  readonly path: string;
  readonly line: number;
}

const MAX_TITLE = 200;

/**
 * The check run that says on the head what the comment says.
 *
 * Limits: summary and text 65,000 bytes each. Laws: pure; the same facts as `renderPreviewComment`.
 */
export function renderCheckRun(input: PreviewInput, places: readonly ConflictPlace[] = []): CheckRunText {
  const shown = redactAll(input, input.secrets);
  const { title, sentence } = headline(shown);
  const text = previewBody(shown, { max: MAX_CHECK_BYTES, measure: byteLength, calm: false, before: [] });
  const conflicts = new Map(shown.session.plan.conflicts.map((conflict) => [conflict.id, conflict]));
  return {
    title: label(title, MAX_TITLE),
    summary: sentence,
    text,
    conclusion: conclusionOf(input),
    annotations: places.flatMap((place) => {
      const conflict = conflicts.get(place.conflict);
      return conflict === undefined ? [] : [annotation(conflict, place, input.secrets)];
    }),
  };
}

/** What branch protection sees: only what waits for a person or was refused keeps it from passing. */
function conclusionOf({ session, approval, results = {} }: PreviewInput): CheckConclusion {
  const { state, plan } = session;
  if (state === 'held' || plan.guarded !== undefined) return 'failure';
  if (plan.conflicts.length > 0) return 'action_required';
  if (state === 'applied') {
    const isBad = Object.values(results).some(({ result }) => result === 'failed' || result === 'stale');
    return isBad ? 'action_required' : 'success';
  }
  if (plan.changes.length === 0) return plan.held.length > 0 ? 'action_required' : 'success';
  if (state !== 'previewed' || approval === 'fork' || approval === 'none') return 'neutral';
  return 'action_required';
}

function annotation(
  conflict: Conflict,
  { path, line }: ConflictPlace,
  secrets: readonly string[] | undefined,
): CheckAnnotation {
  const field = label(conflict.field, 60);
  return {
    path: redact(path, secrets),
    start_line: Math.max(1, line),
    end_line: Math.max(1, line),
    annotation_level: 'warning',
    title: `Conflict in ${label(conflict.record, 80)}: ${field}`,
    message: `${count(1, 'conflict')} with upstream: ${conflictWord(conflict)}. Nothing of it is written until someone settles it with /sync resolve.`,
  };
}
