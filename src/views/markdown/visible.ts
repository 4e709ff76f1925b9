/** Characters that cannot be seen, or that turn, hide or break what stands around them. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A joiner or a style inside an emoji, which is part of what a reader sees. */
const INSIDE_EMOJI =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Extended_Pictographic}0-9#*])\ufe0f/gu;

const ALLOWED = new Set(['\n', '\t']);

/**
 * Shows what text from outside hides: controls, bidi marks, zero-width characters, lone surrogates.
 *
 * Shape: each becomes `[U+202E]`; line feeds and tabs stay, CRLF counts as a line feed, and so do the
 * characters that hold an emoji together.
 * Laws: the result has no hidden character left outside an emoji; it is its own result.
 */
export function visible(text: string): string {
  const plain = text.replaceAll('\r\n', '\n');
  const kept = new Set<number>();
  for (const match of plain.matchAll(INSIDE_EMOJI)) kept.add(match.index);
  return plain.replaceAll(HIDDEN, (character, index: number) =>
    ALLOWED.has(character) || kept.has(index) ? character : codePointOf(character),
  );
}

function codePointOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `[U+${code.padStart(4, '0')}]`;
}

/**
 * Writes JSON in which every hidden character is an escape, so that copying it gives the exact value.
 *
 * Laws: `JSON.parse` of it is the value.
 */
export function visibleJson(json: string): string {
  return json.replaceAll(HIDDEN, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()]
          .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

/** Cuts text to a number of characters, never inside one, and says so by an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const whole = /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end;
  return `${text.slice(0, whole)}…`;
}
