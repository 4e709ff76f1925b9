import type { Json, JsonObject } from '../kernel/json.ts';
import { PROTOTYPE_KEYS, equalJson } from '../kernel/json.ts';
import type { Splice } from './splice.ts';
import { applySplices } from './splice.ts';
import { isAmbiguousPlain, plainValue } from './yaml-plain.ts';

/** A YAML mapping in the plain form that nearly all front matters have. */
export interface SimpleYaml {
  readonly members: JsonObject;
  /** Where the values stand that are written on their key's line. */
  readonly places: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

const CONTROL = String.raw`\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff`;
const KEY = /([A-Za-z_][\w-]{0,100}):(?: +|(?=\r?\n|\r?$))/y;
const DASH = / *- +(?=\S)/y;
const BREAK = / *(?:\r?\n|$)/y;
const PLAIN = new RegExp(
  String.raw`[\p{L}\p{N}_./(+@](?:[^:#${CONTROL}]|:(?=[^\s${CONTROL}])|(?<=[^\s])#)*`,
  'yu',
);
const SINGLE = new RegExp(String.raw`'(?:[^'${CONTROL}]|'')*'`, 'y');
const DOUBLE = new RegExp(String.raw`"[^"\\${CONTROL}]*"`, 'y');
const NOT_A_KEY = /^(?:null|true|false|y|n|yes|no|on|off)$/i;

/**
 * Reads a mapping of simple values, some fifty times faster than the full reader.
 *
 * Understood: `key: value` lines without indentation; plain and quoted values on one line; lists of
 * such values with dashes, or `[]`. Null for anything else, which is then left to the full reader.
 * Laws: where it answers, `readYaml` gives the same members.
 */
export function readSimpleYaml(text: string): SimpleYaml | null {
  const members: { [key: string]: Json } = {};
  const places = new Map<string, { start: number; end: number }>();
  for (let at = 0; at < text.length;) {
    const blank = endOf(BREAK, text, at);
    if (blank !== null) {
      at = blank;
      continue;
    }
    const valueAt = endOf(KEY, text, at);
    const key = valueAt === null ? '' : text.slice(at, text.indexOf(':', at));
    if (valueAt === null || NOT_A_KEY.test(key) || PROTOTYPE_KEYS.has(key) || Object.hasOwn(members, key))
      return null;
    const bare = endOf(BREAK, text, valueAt);
    const read = bare === null ? readScalar(text, valueAt) : readItems(text, bare);
    if (read === null || ' \t-#'.includes(text[read.next] ?? '\n')) return null;
    if (bare === null) places.set(key, { start: valueAt, end: read.end });
    members[key] = read.value;
    at = read.next;
  }
  return { members, places };
}

/** A value, where its text ends, and where the next line begins. */
interface Read {
  readonly value: Json;
  readonly end: number;
  readonly next: number;
}

function readItems(text: string, from: number): Read | null {
  const items: Json[] = [];
  let at = from;
  let margin: number | undefined;
  for (let itemAt = endOf(DASH, text, at); itemAt !== null; itemAt = endOf(DASH, text, at)) {
    const indent = text.indexOf('-', at) - at;
    const item = readScalar(text, itemAt);
    if (item === null || indent !== (margin ?? indent)) return null;
    margin = indent;
    items.push(item.value);
    at = item.next;
  }
  return { value: items.length === 0 ? null : items, end: at, next: at };
}

function readScalar(text: string, at: number): Read | null {
  const first = text[at];
  if (first === "'") return finished(text, endOf(SINGLE, text, at), (end) => unquoted(text.slice(at, end)));
  if (first === '"') return finished(text, endOf(DOUBLE, text, at), (end) => text.slice(at + 1, end - 1));
  if (first === '[') return finished(text, text[at + 1] === ']' ? at + 2 : null, () => []);
  let end = endOf(PLAIN, text, at);
  while (end !== null && text[end - 1] === ' ') end -= 1;
  return finished(text, end, (stop) => plainValue(text.slice(at, stop)));
}

function finished(text: string, end: number | null, value: (end: number) => Json): Read | null {
  const next = end === null ? null : endOf(BREAK, text, end);
  return end === null || next === null ? null : { value: value(end), end, next };
}

function unquoted(source: string): string {
  return source.slice(1, -1).replaceAll("''", "'");
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/**
 * Changes the values of a simple mapping where old and new stand on one line in the same quotes.
 *
 * Null when the edit is not of that kind: the full editor then does it.
 */
export function editSimpleYaml(text: string, after: JsonObject): string | null {
  const before = readSimpleYaml(text);
  if (before === null) return null;
  const splices: Splice[] = [];
  for (const [key, value] of Object.entries(after)) {
    const old = before.members[key];
    if (old !== undefined && equalJson(old, value)) continue;
    const place = before.places.get(key);
    const written = place === undefined ? null : inSameQuotes(text.slice(place.start, place.end), value);
    if (place === undefined || written === null) return null;
    splices.push({ ...place, text: written });
  }
  const result = applySplices(text, splices);
  const reread = readSimpleYaml(result);
  return reread !== null && equalJson(reread.members, after) ? result : null;
}

function inSameQuotes(source: string, value: Json): string | null {
  if (typeof value === 'number') return /^['"[]/.test(source) ? null : String(value);
  if (typeof value !== 'string') return null;
  if (source.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  if (source.startsWith('"')) return `"${value}"`;
  return isAmbiguousPlain(value) && !isAmbiguousPlain(source) ? null : value;
}
