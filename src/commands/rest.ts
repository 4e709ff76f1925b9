/** What stands below the line of a command. */
export interface Rest {
  /** The text of the first fenced block. */
  readonly block?: string;
  /** How many lines are a command of their own: one is too many (A31). */
  readonly commands: number;
}

const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;

/** How the blocks of raw HTML begin, and what ends each; Markdown reads nothing inside (CommonMark 0.31 §4.6). */
const HTML: readonly { readonly start: RegExp; readonly end: RegExp }[] = [
  { start: /^ {0,3}<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { start: /^ {0,3}<!--/, end: /-->/ },
  { start: /^ {0,3}<\?/, end: /\?>/ },
  { start: /^ {0,3}<!\[CDATA\[/, end: /\]\]>/ },
  { start: /^ {0,3}<![A-Za-z]/, end: />/ },
  {
    start:
      /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i,
    end: /^[ \t]*$/,
  },
];

/** A tag of any other name, alone on its line; it does not end a text that stands above it. */
const LONE_TAG = { start: /^ {0,3}<\/?[A-Za-z][A-Za-z0-9-]*[ \t]*\/?>[ \t]*$/, end: /^[ \t]*$/ };

const COMMAND = /^[ \t]*\/sync(?:\s|$)/i;

/**
 * Reads what follows a command: the person's own text in a fence, and commands outside code, quotes and HTML.
 *
 * A general Markdown parser would need minutes for some comments that anybody may write (A36).
 * Laws: time grows with the length; the block is the one that CommonMark finds; a line that CommonMark
 * reads as plain text and that begins with `/sync` is always counted.
 */
export function readRest(text: string): Rest {
  const blocks: string[] = [];
  let commands = 0;
  let isText = false;
  let skipped: { readonly end: RegExp } | undefined;
  let fence: { readonly close: RegExp; readonly indent: number; readonly lines: string[] } | undefined;
  const lines = text.split('\n');
  for (const line of lines) {
    if (fence !== undefined) {
      if (fence.close.test(line)) {
        blocks.push(fence.lines.join('\n'));
        fence = undefined;
      } else fence.lines.push(outdented(line, fence.indent));
      continue;
    }
    if (skipped !== undefined) {
      if (skipped.end.test(line)) skipped = undefined;
      continue;
    }
    const [, indent = '', mark = ''] = FENCE.exec(line) ?? [];
    if (mark !== '') {
      const close = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}[ \\t]*$`);
      fence = { close, indent: indent.length, lines: [] };
      isText = false;
      continue;
    }
    const html = (isText ? HTML : [...HTML, LONE_TAG]).find(({ start }) => start.test(line));
    if (html !== undefined) {
      if (!html.end.test(line)) skipped = html;
      isText = false;
      continue;
    }
    const isCode: boolean = !isText && /^(?: {4}| {0,3}\t)/.test(line);
    if (!isCode && COMMAND.test(line)) commands += 1;
    isText = !isCode && line.trim() !== '';
  }
  // A fence that nobody closed ends with the comment; the last line feed is not a line of it.
  if (fence !== undefined)
    blocks.push((lines.at(-1) === '' ? fence.lines.slice(0, -1) : fence.lines).join('\n'));
  const [block] = blocks;
  return { commands, ...(block === undefined ? {} : { block }) };
}

/** A fence that is indented takes as much off its lines, where there is as much. */
function outdented(line: string, most: number): string {
  let from = 0;
  while (from < most && line.charAt(from) === ' ') from += 1;
  return line.slice(from);
}
