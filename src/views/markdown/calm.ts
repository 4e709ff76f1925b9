/** The words in brackets by which a commit message keeps workflows from running. */
const SKIPS = /\[(?=(?:skip|no|ci|actions)\b)/gi;
const ISSUE = /#(?=\d)/g;
const OLD_ISSUE = /\bgh-(?=\d)/gi;

/**
 * Replaces what acts in plain text (mentions, references, URLs, `[skip ci]`) by look-alikes.
 *
 * Laws: as long as the text, in UTF-16 units; its own result.
 */
export function calm(text: string): string {
  return text
    .replaceAll('@', '＠')
    .replaceAll(ISSUE, '＃')
    .replaceAll(OLD_ISSUE, (match) => `${match.slice(0, 2)}‑`)
    .replaceAll('://', '：//')
    .replaceAll(SKIPS, '［');
}

/** The same for JSON text, by escapes: it parses to the same value. */
export function calmJson(json: string): string {
  return json
    .replaceAll('@', String.raw`\u0040`)
    .replaceAll(ISSUE, String.raw`\u0023`)
    .replaceAll(OLD_ISSUE, (match) => `${match.slice(0, 2)}${String.raw`\u002d`}`)
    .replaceAll('://', String.raw`:\u002f/`)
    .replaceAll(SKIPS, String.raw`\u005b`);
}

/** Our own links, whose addresses must work. */
const LINKS = /(\]\(<https?:\/\/[^<>\s]*>\))/;

/**
 * Makes a whole body calm but for its first line, the marker, and its links.
 *
 * GitHub may copy the body of a pull request into the message of its squashed commit. A message knows no
 * code spans and no fences: there `Fixes #1` closes issue 1 and `[skip ci]` keeps the workflows from
 * running, wherever it stood.
 */
export function calmBody(body: string): string {
  const end = body.indexOf('\n') + 1;
  const parts = body.slice(end).split(LINKS);
  return body.slice(0, end) + parts.map((part, at) => (at % 2 === 0 ? calm(part) : part)).join('');
}
