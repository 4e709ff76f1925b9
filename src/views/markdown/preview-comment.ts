import { calmBody } from './calm.ts';
import { MAX_BODY_LENGTH, utf16Length } from './limits.ts';
import type { Marker } from './marker.ts';
import { parseMarker, renderMarker } from './marker.ts';
import { opening, previewBody } from './preview-body.ts';
import type { PreviewInput, Surface } from './preview-input.ts';
import { redactAll } from './redact.ts';

const MARKERS: { readonly [surface in Surface]: Marker['kind'] } = {
  'pull-request': 'preview',
  'sync-pr': 'sync-pr',
  'sync-issue': 'sync-issue',
};

/**
 * The one comment that a reviewer reads, and the body of the sync issue.
 *
 * Shape: marker; what will change in one line; a table; conflicts and what is left alone; for each record
 * its values before and after and the exact JSON Patch, folded; the command to copy; the small print.
 * Limits: at most 65,000 UTF-16 units, in shorter forms past it (`previewBody`).
 * Laws: a pure function of its input: the same session and facts give the same bytes; `parsePreviewComment`
 * gives its marker back. Every value from outside is redacted and inert.
 */
export function renderPreviewComment(input: PreviewInput): string {
  const { session, generation, surface } = input;
  const marker = renderMarker({
    kind: MARKERS[surface],
    sync: session.sync,
    generation,
    session: session.id,
    digest: session.digest,
  });
  const shown = redactAll(input, input.secrets);
  const calm = surface === 'sync-pr';
  const body = previewBody(shown, {
    max: MAX_BODY_LENGTH,
    measure: utf16Length,
    calm,
    before: [marker, ...opening(shown)],
  });
  return calm ? calmBody(body) : body;
}

/** Gives what a preview says of itself, or null when the body is none of ours. */
export function parsePreviewComment(body: string): Marker | null {
  const marker = parseMarker(body);
  return marker !== null && Object.values(MARKERS).includes(marker.kind) ? marker : null;
}
