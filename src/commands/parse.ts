import type { CommandText } from '../command.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { readRest } from './rest.ts';

/** Why a comment that begins with `/sync` is no command we carry out. */
export type CommandProblem =
  | { readonly kind: 'too-long' }
  | { readonly kind: 'several-commands' }
  | { readonly kind: 'bad-usage'; readonly message: string };

/** GitHub's own limit of a comment; what is longer was not written there. */
const MAX_LENGTH = 65_536;
const MAX_LINE = 4096;

/** Characters that show another text than is there: controls, joiners, direction marks, tags. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What looks like a space and is another character: between words it hides where one ends (A32). */
const LOOKS_LIKE_SPACE = /(?! )\p{Zs}/u;

/**
 * Reads the command on the first line of a comment.
 *
 * Shape: `/sync resolve title=local body=merged`, then maybe one fenced block with the person's own text.
 * A word may be quoted: `title=value:"Sign in"`. The caller knows already that the line begins with `/sync`.
 * Errors: a second command anywhere outside code, quotes and comments (A31); hidden characters (A32).
 */
export function parseCommand(body: string): Result<CommandText, CommandProblem> {
  if (body.length > MAX_LENGTH) return fail({ kind: 'too-long' });
  const text = body.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  if (line.length > MAX_LINE) return fail({ kind: 'too-long' });
  if (HIDDEN.test(line.replaceAll('\t', ' ')))
    return fail({ kind: 'bad-usage', message: 'The command has hidden characters in it; type it anew.' });
  const words = wordsOf(line);
  if (!words.ok) return fail({ kind: 'bad-usage', message: words.error });
  const [, name = '', ...rest] = words.value;
  const found = readRest(end < 0 ? '' : text.slice(end + 1));
  if (found.commands > 0) return fail({ kind: 'several-commands' });
  return ok({
    name: name.toLowerCase(),
    words: rest,
    ...(found.block === undefined ? {} : { block: found.block }),
  });
}

/** Splits at spaces and tabs; double quotes keep spaces of every kind in a word and are dropped. */
function wordsOf(line: string): Result<readonly string[], string> {
  const words: string[] = [];
  let word = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === ' ' || character === '\t')) {
      if (word !== '') words.push(word);
      word = '';
    } else if (!isQuoted && LOOKS_LIKE_SPACE.test(character))
      return fail('There is a space in the command that only looks like one; type it anew.');
    else word += character;
  }
  if (isQuoted) return fail('A double quote is not closed.');
  if (word !== '') words.push(word);
  return ok(words);
}
