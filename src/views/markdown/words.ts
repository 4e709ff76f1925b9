import { cut, visible } from './visible.ts';

/** One word of a text, or the space between two. `risky`: GitHub might make something of it. */
export interface Word {
  readonly text: string;
  readonly kind: 'safe' | 'risky' | 'space';
}

/** Longer text is cut: it stands in one line of a table, a heading or a sentence. */
const MOST = 400;

/**
 * What GitHub turns into a mention, a reference, a link, an emoji, a formula or a command, wherever it
 * stands in running text: people and teams, mail addresses, issue numbers, commits, URLs, advisories.
 */
const RISKS: readonly RegExp[] = [
  /[@$`]/,
  /#\d/,
  /gh-\d/i,
  /:\/\//,
  /www\./i,
  /\.[a-z]{2,10}\//i,
  /\b[0-9a-f]{7,}/i,
  /^(?:ghsa|cve)-/i,
  /^\/\w/,
  /:[^:]*:/,
  /\[U\+/,
  /sync-kernel/i,
];

/**
 * Splits text from outside into words, in one line, with hidden characters shown.
 *
 * Laws: no word holds white space; joined they give the text with each run of white space as one space.
 */
export function wordsOf(text: string): readonly Word[] {
  const line = cut(
    visible(text.slice(0, MOST * 8))
      .replaceAll(/\s+/g, ' ')
      .trim(),
    MOST,
  );
  return line
    .split(/( )/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, kind: part === ' ' ? 'space' : isRisky(part) ? 'risky' : 'safe' }));
}

function isRisky(word: string): boolean {
  return RISKS.some((risk) => risk.test(word));
}
