/* eslint-disable no-control-regex */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Makes text from outside safe to show on a terminal: no escape sequences, no hidden or turned text.
 *
 * Laws: line feeds and tabs stay; every other control and bidi character becomes `\u{…}`.
 */
export function plain(text: string): string {
  return text.replaceAll(CONTROLS, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** One line of at most `width` characters; what is left out is counted. */
export function oneLine(text: string, width: number): string {
  const line = plain(text).replaceAll(/\s+/g, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}

/** `1 change`, `2 changes`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
