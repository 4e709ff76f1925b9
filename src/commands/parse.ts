import { fromMarkdown } from 'mdast-util-from-markdown';
import type { CommandText } from '../command.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

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

/** Every kind of space that a keyboard or a paste may put between two words. */
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/;

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
  const after = end < 0 ? '' : text.slice(end + 1);
  const found = afterCommand(after);
  if (found.commands > 0) return fail({ kind: 'several-commands' });
  return ok({
    name: name.toLowerCase(),
    words: rest,
    ...(found.block === undefined ? {} : { block: found.block }),
  });
}

/** Splits at spaces; double quotes keep spaces in a word and are dropped. */
function wordsOf(line: string): Result<readonly string[], string> {
  const words: string[] = [];
  let word = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && SPACES.test(character)) {
      if (word !== '') words.push(word);
      word = '';
    } else word += character;
  }
  if (isQuoted) return fail('A double quote is not closed.');
  if (word !== '') words.push(word);
  return ok(words);
}

/** What follows the command line, read as Markdown: the first fenced block, and other commands. */
function afterCommand(text: string): { readonly block?: string; readonly commands: number } {
  if (text.trim() === '') return { commands: 0 };
  const found: { block?: string; commands: number } = { commands: 0 };
  for (const node of fromMarkdown(text).children) {
    if (node.type === 'code' && found.block === undefined && isFenced(text, node.position?.start.offset))
      found.block = node.value;
    if (node.type !== 'paragraph') continue;
    const [start, stop] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const lines = text.slice(start, stop).split('\n');
    found.commands += lines.filter((line) => /^[ \u00a0]*\/sync(?:\s|$)/i.test(line)).length;
  }
  return found;
}

/** An indented block is a quotation, not an answer. */
function isFenced(text: string, offset: number | undefined): boolean {
  return offset !== undefined && /^(?:`{3}|~{3})/.test(text.slice(offset, offset + 3));
}
