import type { ToStringOptions } from 'yaml';
import { Document, Scalar, isMap, isSeq } from 'yaml';
import type { Json } from '../kernel/json.ts';
import { renderInline } from './json-inline.ts';
import { isAmbiguousPlain, plainValue } from './yaml-plain.ts';

/** How a file writes what we add to it; read off the file itself. */
export interface YamlStyle {
  /** Spaces per level. */
  readonly indent: number;
  /** Whether the items of a sequence are indented under their key. */
  readonly indentSeq: boolean;
  readonly singleQuote: boolean;
  /** Whether flow collections have spaces inside of their brackets. */
  readonly flowPadding: boolean;
}

/** Reads a file's style off its text; what it does not show is as most people write it. */
export function styleOf(text: string): YamlStyle {
  const sequence = /^( *)[^\s#'"-][^\n]*:[ \t]*\r?\n( *)- /m.exec(text);
  const nested = /^( *)[^\s#'"-][^\n]*:[ \t]*\r?\n( +)[^\s-]/m.exec(text);
  const depth = (match: RegExpExecArray | null): number =>
    (match?.[2] ?? '').length - (match?.[1] ?? '').length;
  const step = Math.max(depth(nested), depth(sequence));
  return {
    indent: step > 1 ? Math.min(step, 8) : 2,
    indentSeq: sequence === null || depth(sequence) > 0,
    singleQuote: /[:-] '/.test(text) || !/[:-] "/.test(text),
    flowPadding: /[[{] \S/.test(text) && !/[[{][^\s\]}]/.test(text),
  };
}

type ScalarStyle = Scalar.Type | undefined;

/** Writes `key: value` as lines without indentation, each ended by LF. */
export function renderMember(key: string, value: Json, style: YamlStyle): string {
  return render({ [key]: value }, style, {});
}

/** Writes `- value` as lines without indentation, each ended by LF. */
export function renderItem(value: Json, style: YamlStyle): string {
  return render([value], style, { indentSeq: false });
}

/** Writes a value for the inside of a flow collection, on one line. */
export function renderFlow(value: Json, style: YamlStyle, scalarStyle?: ScalarStyle): string {
  const options = { collectionStyle: 'flow' } as const;
  const item = render([styled(value, scalarStyle)], style, options).trimEnd();
  return item.includes('\n') ? renderInline(value) : item.slice(1, -1).trim();
}

/** Writes `key: value` for the inside of a flow mapping, on one line. */
export function renderFlowMember(key: string, value: Json, style: YamlStyle): string {
  const options = { collectionStyle: 'flow' } as const;
  const member = render({ [key]: value }, style, options).trimEnd();
  return (member.includes('\n') ? renderInline({ [key]: value }) : member).slice(1, -1).trim();
}

/**
 * Writes what follows `key:` or `-`, in the style the value had before where that style allows it.
 *
 * Shape: begins with a space or a line break; ends with LF only when it is a block of lines.
 */
export function renderAfterIndicator(value: Json, style: YamlStyle, scalarStyle?: ScalarStyle): string {
  const options = scalarStyle === 'BLOCK_FOLDED' ? { lineWidth: 80 } : {};
  const text = render({ k: styled(value, scalarStyle) }, style, options).slice(2);
  const isBlock = text.startsWith('\n') || /^ [|>]/.test(text);
  return isBlock ? text : text.replace(/\n$/, '');
}

/**
 * Writes a plain scalar as it is, when the text before it was as ambiguous: a date stays a plain date.
 *
 * Null when it would not read back as the same text.
 */
export function renderSamePlain(value: Json, before: string): string | null {
  if (typeof value !== 'string' || plainValue(value) !== value) return null;
  const harmless = /^[\w+.][\w+.:/ -]*$/.test(value) && !/[: ]$|: /.test(value);
  return harmless && isAmbiguousPlain(before) ? value : null;
}

function render(value: unknown, style: YamlStyle, options: ToStringOptions): string {
  const doc = new Document(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  emptyAsFlow(doc.contents);
  return doc.toString({
    lineWidth: 0,
    blockQuote: style.indent === 2 || !hasMargin(value),
    indent: style.indent,
    indentSeq: style.indentSeq,
    singleQuote: style.singleQuote ? true : null,
    flowCollectionPadding: style.flowPadding,
    ...options,
  });
}

/** The library writes a wrong indentation indicator for texts that begin with space, but with two spaces. */
function hasMargin(value: unknown): boolean {
  if (value instanceof Scalar) return hasMargin(value.value);
  if (typeof value === 'string') return /^\s/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasMargin);
}

function styled(value: Json, scalarStyle: ScalarStyle): unknown {
  if (typeof value !== 'string' || scalarStyle === undefined) return value;
  const scalar = new Scalar(value);
  scalar.type = scalarStyle;
  return scalar;
}

function emptyAsFlow(node: unknown): void {
  if (!isMap(node) && !isSeq(node)) return;
  if (node.items.length === 0) node.flow = true;
}
