import type { Code } from '../../kernel/codes.ts';
import { CODES } from '../../kernel/codes.ts';
import { MAX_BODY_LENGTH, MAX_SUMMARY_BYTES, byteLength } from './limits.ts';
import { linked } from './links.ts';
import { code, inert } from './neutralise.ts';
import { opening, previewBody } from './preview-body.ts';
import type { PreviewInput } from './preview-input.ts';
import { redact, redactAll } from './redact.ts';

/** How one sync of a run ended. */
export interface SummaryInput {
  readonly sync: string;
  readonly code: Code;
  /** What was previewed or applied, if anything. */
  readonly preview?: PreviewInput;
  /** Sentences for a person. */
  readonly messages?: readonly string[];
  /** Where people find the comment, the pull request or the issue. */
  readonly links?: readonly { readonly text: string; readonly url: string }[];
  readonly secrets?: readonly string[];
}

/**
 * The summary of a job: how each sync ended, what to do next, and the preview of each.
 *
 * Limits: one MiB for all of them; each preview has its share.
 */
export function renderJobSummary(syncs: readonly SummaryInput[]): string {
  const share = Math.min(
    MAX_BODY_LENGTH * 2,
    Math.floor(MAX_SUMMARY_BYTES / Math.max(1, syncs.length)) - 6000,
  );
  return `${syncs.map((one) => syncPart(one, share)).join('\n\n---\n\n')}\n`;
}

function syncPart(input: SummaryInput, share: number): string {
  const { sync, secrets } = input;
  const { title, nextStep, outcome } = CODES[input.code];
  const icon = outcome === 'done' ? '✅' : outcome === 'bug' || outcome === 'invalid' ? '❌' : '⏸️';
  const messages = (input.messages ?? [])
    .slice(0, 20)
    .map((one) => `- ${inert(redact(one, secrets), 'line')}`);
  const links = (input.links ?? [])
    .slice(0, 10)
    .map(({ text, url }) => linked(inert(text, 'line'), redact(url, secrets)));
  return [
    `## ${icon} ${inert(sync, 'line')}: ${title}`,
    nextStep === 'Nothing.' ? '' : `**Next:** ${inert(nextStep, 'line')} (${code(input.code, 'line')})`,
    links.join(' · '),
    messages.join('\n'),
    input.preview === undefined ? '' : previewOf(input.preview, share),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function previewOf(preview: PreviewInput, share: number): string {
  const shown = redactAll(preview, preview.secrets);
  return previewBody(shown, {
    max: Math.max(3000, share),
    measure: byteLength,
    calm: false,
    before: opening(shown),
  });
}
