import type { FieldRule } from './field.ts';
import type { Json } from './json.ts';
import { canonicalJson, compareText, equalJson, isJsonArray, isJsonObject } from './json.ts';

/** The part of a field's rule that says which spellings of its value count as one. */
export type Likeness = Pick<FieldRule, 'kind' | 'key' | 'equivalent'>;

/**
 * Says whether two values of a field are the same under its kind and its declared equivalences.
 *
 * A set ignores order and repetition; every other array is compared in order. Line ends never count in
 * text, nor in the texts inside a list or a map. `null`, `""` and `[]` differ unless `empty` is declared.
 * Laws: an equivalence relation; values equal as JSON are the same under every rule.
 */
export function sameValue(rule: Likeness, a: Json, b: Json): boolean {
  return equalJson(a, b) || equalJson(normalForm(rule, a), normalForm(rule, b));
}

/**
 * Gives the one value that stands for all spellings of a field's value that count as the same.
 *
 * Laws: `sameValue(rule, a, b)` exactly when the normal forms are equal as JSON; the normal form of a
 * normal form is itself.
 */
export function normalForm(rule: Likeness, value: Json): Json {
  const inner = (item: Json) => normalNested(rule, item);
  if (!isJsonArray(value) || value.length === 0) return inner(value);
  if (rule.kind === 'set') return distinct(value.map(inner));
  const items = value.map(inner);
  return rule.equivalent.includes('order') ? items.toSorted(compareJson) : items;
}

/**
 * Gives the rule by which the members and elements inside a field's value are compared.
 *
 * The order of a field's own array may be declared not to count; inside its elements it always does.
 */
export function innerRule(rule: Likeness): Likeness {
  const kind = rule.kind === 'list' || rule.kind === 'map' ? 'map' : 'sequence';
  return { kind, key: '', equivalent: rule.equivalent.filter((name) => name !== 'order') };
}

/** Writes CRLF line ends as LF. */
export function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function normalNested(rule: Likeness, value: Json): Json {
  if (typeof value === 'string') return emptied(rule, normalString(rule, value));
  if (isJsonArray(value)) {
    return emptied(
      rule,
      value.map((item) => normalNested(rule, item)),
    );
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalNested(rule, item)]));
}

function normalString({ kind, equivalent }: Likeness, text: string): string {
  const holdsText = kind === 'text' || kind === 'list' || kind === 'map';
  let normal = holdsText || equivalent.includes('lines') ? withLf(text) : text;
  if (equivalent.includes('trim')) normal = normal.trim();
  if (equivalent.includes('case')) normal = normal.toLowerCase();
  return equivalent.includes('unicode') ? normal.normalize('NFC') : normal;
}

function emptied(rule: Likeness, value: string | readonly Json[]): Json {
  return value.length === 0 && rule.equivalent.includes('empty') ? null : value;
}

function distinct(items: readonly Json[]): readonly Json[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item]))]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, item]) => item);
}

/** Orders values by their canonical JSON. */
export function compareJson(a: Json, b: Json): number {
  return compareText(canonicalJson(a), canonicalJson(b));
}
