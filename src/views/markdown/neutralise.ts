import { calm } from './calm.ts';
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
 * The fence is longer than any run of backticks in the text.
 */
export function fenced(text: string, language: string): string {
  const shown = visible(text).replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
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

function codeSpan(text: string, place: Place): string {
  if (place === 'cell' && /\\\|/.test(text)) return besideBars(text);
  const fence = '`'.repeat(longestRun(text) + 1);
  const edge = text === '' || /^[` ]|[` ]$/.test(text) ? ' ' : '';
  const inside = place === 'cell' ? text.replaceAll('|', String.raw`\|`) : text;
  return `${fence}${edge}${inside}${edge}${fence}`;
}

/** No code span in a table can hold a backslash before a bar: there the bar stands between two spans. */
function besideBars(text: string): string {
  return text
    .split(/(?<=\\)\|/)
    .map((part) => (part === '' ? '' : codeSpan(part, 'cell')))
    .join('&vert;');
}

/** In an HTML block only the signs of HTML itself are read. */
function htmlCode(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
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
