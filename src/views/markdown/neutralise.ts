import { cut, visible } from './visible.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/**
 * Where inert text is put. `line`: running Markdown. `cell`: a table cell. `html`: inside an HTML block,
 * where Markdown is not read.
 */
export type Place = 'line' | 'cell' | 'html';

/**
 * Makes text from outside inert: it reads as it is and nothing in it acts.
 *
 * What GitHub would turn into a mention, a reference or a link stands in a code span, where it does
 * nothing (escaping an `@` or a `#` does not help, GitHub reads them after the Markdown); everything
 * else that is syntax is escaped. One line; the exact value is in the JSON Patch.
 * Laws: no link, image, mention, reference, HTML, emphasis, formula or emoji code comes of it.
 */
export function inert(text: string, place: Place): string {
  return wordsOf(text)
    .map((word, index) => inertWord(word, place, index === 0))
    .join('');
}

export function inertWord({ text, kind }: Word, place: Place, isFirst = false): string {
  switch (kind) {
    case 'space':
      return text;
    case 'risky':
      return place === 'html' ? htmlCode(text) : codeSpan(text, place);
    default:
      return place === 'html' ? escapeHtml(text) : escapeMarkdown(text, isFirst);
  }
}

/** A code span takes no more than this. */
const MOST_CODE = 400;

/** A short text from outside as a code span, as it is but in one line. */
export function code(text: string, place: Place): string {
  const line = cut(visible(text).replaceAll(/\s+/g, ' '), MOST_CODE);
  return place === 'html' ? htmlCode(line) : codeSpan(line, place);
}

/**
 * A block of text from outside that is shown as it is.
 *
 * The fence is longer than any run of backticks in the text. `calm` also breaks what a commit message
 * would act on, for a body that GitHub may copy into the message of a squashed merge.
 */
export function fenced(text: string, about: { readonly language: string; readonly calm?: boolean }): string {
  const shown = visible(text).replace(/\n$/, '');
  const inside = about.calm === true ? calm(shown) : shown;
  const fence = '`'.repeat(Math.max(3, longestRun(inside) + 1));
  return `${fence}${about.language}\n${inside}\n${fence}`;
}

/**
 * Text from outside for where no Markdown is read: titles of issues and checks, annotations.
 *
 * What would act as a mention, a reference or a keyword there has a look-alike in its place.
 */
export function label(text: string, most = 200): string {
  const line = wordsOf(text)
    .map((word) => word.text)
    .join('');
  return calm(cut(line, most));
}

/**
 * Replaces what acts in plain text (mentions, references, URLs, `[skip ci]`) by look-alikes.
 *
 * A commit message knows no code spans: `Fixes #1` in the body of a squashed pull request closes issue 1
 * even where that body showed it in a fence.
 */
export function calm(text: string): string {
  return text
    .replaceAll('@', '＠')
    .replaceAll(/#(?=\d)/g, '＃')
    .replaceAll(/\bgh-(?=\d)/gi, (match) => `${match.slice(0, 2)}‑`)
    .replaceAll('://', '：//')
    .replaceAll(/\[(?=(?:skip|no|ci|actions)\b)/gi, '［')
    .replaceAll(/^([+ -]?\s?)(?=skip-checks)/gim, '$1·');
}

/** The same for JSON, by escapes: the parsed value is the same. */
export function calmJson(json: string): string {
  return json
    .replaceAll('@', String.raw`\u0040`)
    .replaceAll(/#(?=\d)/g, String.raw`\u0023`)
    .replaceAll(/\bgh-(?=\d)/gi, (match) => `${match.slice(0, 2)}${String.raw`\u002d`}`)
    .replaceAll('://', String.raw`:\u002f/`)
    .replaceAll(/\[(?=(?:skip|no|ci|actions)\b)/gi, String.raw`\u005b`);
}

function codeSpan(text: string, place: Place): string {
  if (place === 'cell' && /\\\|/.test(text)) return htmlCode(text);
  const fence = '`'.repeat(longestRun(text) + 1);
  const edge = text === '' || /^[` ]|[` ]$/.test(text) ? ' ' : '';
  const inside = place === 'cell' ? text.replaceAll('|', String.raw`\|`) : text;
  return `${fence}${edge}${inside}${edge}${fence}`;
}

/** The one form that also holds a backslash before a bar inside a table. */
function htmlCode(text: string): string {
  return `<code>${text.replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, (c) => (c < '\u0080' ? `&#${c.codePointAt(0)};` : c))}</code>`;
}

function escapeMarkdown(word: string, isFirst: boolean): string {
  const escaped = word
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#!]/g, String.raw`\$&`);
  return isFirst
    ? escaped.replace(/^[-+=]/, String.raw`\$&`).replace(/^(\d+)([.)])/, String.raw`$1\$2`)
    : escaped;
}

function escapeHtml(word: string): string {
  return word
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
