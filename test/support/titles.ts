/** One piece of a source that says something: a name, a mark, or the text of a string. */
interface Token {
  readonly kind: 'name' | 'mark' | 'text';
  readonly text: string;
}

const CALLS: ReadonlySet<string> = new Set(['test', 'it', 'describe']);
/** Tests that do not run prove nothing. */
const OFF: ReadonlySet<string> = new Set(['skip', 'todo', 'failing']);
/** A slash after one of these begins a regular expression; after a value it divides. */
const BEFORE_REGEX = /[([{,;:=!&|?+*%~^<>-]$|^(?:return|typeof|case|in|of|await|=>)$/;

/**
 * Gives the titles of all tests that a source declares: of `test`, `it` and `describe`, and the words in the
 * tables of their `each`. What stands in a comment is no title, and what is skipped is no test.
 */
export function titlesIn(source: string): readonly string[] {
  const tokens = tokensOf(source);
  const titles: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const isMember = tokens[at - 1]?.text === '.' && tokens[at - 1]?.kind === 'mark';
    if (tokens[at]?.kind !== 'name' || !CALLS.has(tokens[at]?.text ?? '') || isMember) continue;
    titles.push(...titlesOfCall(tokens, at + 1));
  }
  return titles;
}

function titlesOfCall(tokens: readonly Token[], from: number): readonly string[] {
  const found: string[] = [];
  let at = from;
  while (isMark(tokens[at], '.')) {
    const member = tokens[at + 1]?.text ?? '';
    if (OFF.has(member)) return [];
    at += 2;
    if (member !== 'each' || !isMark(tokens[at], '(')) continue;
    const end = closing(tokens, at);
    found.push(...textsIn(tokens.slice(at, end)));
    at = end + 1;
  }
  if (!isMark(tokens[at], '(')) return [];
  const title = tokens[at + 1];
  return title?.kind === 'text' ? [...found, title.text] : found;
}

function textsIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ kind, text }) => (kind === 'text' ? [text] : []));
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

/** The place of the bracket that closes the one at `from`. */
function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.kind !== 'mark') continue;
    if ('([{'.includes(tokens[at]?.text ?? '')) depth += 1;
    if (')]}'.includes(tokens[at]?.text ?? '')) depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** Splits a source; comments, white space and regular expressions are left out. */
function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`|[A-Za-z_$][\w$]*|\d[\w.]*|=>|[^\s\w]/g;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const [text] = match;
    if (text.startsWith('//') || text.startsWith('/*')) continue;
    if (text === '/' && isRegex(tokens.at(-1))) {
      pattern.lastIndex = endOfRegex(source, match.index);
      tokens.push({ kind: 'name', text: 'regex' });
    } else if (/^['"`]/.test(text)) tokens.push({ kind: 'text', text: text.slice(1, -1) });
    else tokens.push({ kind: /^[A-Za-z_$]/.test(text) ? 'name' : 'mark', text });
  }
  return tokens;
}

function isRegex(before: Token | undefined): boolean {
  return before === undefined || (before.kind !== 'text' && BEFORE_REGEX.test(before.text));
}

/** Behind the slash that ends a regular expression; one in a class does not. */
function endOfRegex(source: string, from: number): number {
  let isClass = false;
  for (let at = from + 1; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '[') isClass = true;
    else if (character === ']') isClass = false;
    else if (character === '\n' || (character === '/' && !isClass)) return at + 1;
  }
  return source.length;
}
