import type { Options } from 'mdast-util-from-markdown';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A node of the parsed Markdown, as far as the checks look at it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null;
  readonly children?: readonly Node[];
}

/** The HTML that the views write themselves. */
const OURS = /<\/?(?:details|summary|b|del|sub|code)>|<br>|<!-- sync-kernel:v1 \{[^<>]*\} -->/g;

/** Addresses that the views link themselves. */
const OUR_LINKS = /^https:\/\/(?:redirect\.)?github\.com\/octo\//;

const NEVER = [
  'image',
  'imageReference',
  'definition',
  'linkReference',
  'footnoteReference',
  'footnoteDefinition',
  'math',
  'inlineMath',
];

/** What GitHub would act on in running text, after the Markdown was read. */
const ACTS: readonly RegExp[] = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bgh-\d/i,
  /:\/\//,
  /\bwww\./i,
  /\b[0-9a-f]{7,40}\b/i,
  /:[a-z0-9_+-]+:/i,
  /\$/,
  /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/,
  /sync-kernel:v1/,
];

/**
 * Lists what would act in a body of ours, though all of it came from outside; empty when it is inert.
 *
 * Reads the Markdown with a real parser: code is where nothing acts, so it is left out.
 */
export function activeParts(body: string, extensions: Options = {}): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (NEVER.includes(node.type)) found.push(`a ${node.type}`);
    if (node.type === 'link' && !OUR_LINKS.test(node.url ?? '')) found.push(`a link to ${node.url}`);
    if (node.type === 'text') found.push(...acting(node.value ?? ''));
    if (node.type === 'html') found.push(...htmlParts(node.value ?? ''));
    let inCode = false;
    for (const child of node.children ?? []) {
      if (child.type === 'html' && /^<\/?code>$/.test(child.value ?? '')) inCode = child.value === '<code>';
      else if (!inCode || child.type !== 'text') visit(child);
    }
  };
  visit(fromMarkdown(body, extensions) as Node);
  return [...found, ...balance(body)];
}

function acting(text: string): readonly string[] {
  return ACTS.filter((pattern) => pattern.test(text)).map(
    (pattern) => `${pattern} in ${JSON.stringify(text)}`,
  );
}

function htmlParts(html: string): readonly string[] {
  const text = html.replaceAll(/<code>[^<]*<\/code>/g, '').replaceAll(OURS, '');
  return /[<>]/.test(text) ? [`the HTML ${JSON.stringify(html)}`] : acting(text.replaceAll(/&#?\w+;/g, ' '));
}

/** Every `<details>` is closed, outside of code. */
function balance(body: string): readonly string[] {
  const html: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'html') html.push(node.value ?? '');
    for (const child of node.children ?? []) visit(child);
  };
  visit(fromMarkdown(body) as Node);
  const all = html.join('');
  return ['details', 'summary', 'sub', 'b', 'del'].flatMap((tag) => {
    const [open, close] = [all.split(`<${tag}>`).length, all.split(`</${tag}>`).length];
    return open === close ? [] : [`${open - 1} <${tag}> and ${close - 1} </${tag}>`];
  });
}

/** The fenced blocks of a body in a language. */
export function blocks(body: string, language: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'code' && (node.lang ?? '') === language) found.push(node.value ?? '');
    for (const child of node.children ?? []) visit(child);
  };
  visit(fromMarkdown(body) as Node);
  return found;
}

/** What a reader sees of one paragraph: its text and code joined; null where anything else is in it. */
export function readAs(markdown: string): string | null {
  const { children } = fromMarkdown(markdown) as Node;
  if (children === undefined || children.length > 1) return null;
  const [paragraph] = children;
  if (paragraph === undefined) return '';
  const parts = paragraph.children ?? [];
  const isInert =
    paragraph.type === 'paragraph' && parts.every(({ type }) => type === 'text' || type === 'inlineCode');
  return isInert ? parts.map(({ value }) => value ?? '').join('') : null;
}
