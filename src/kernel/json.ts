/** Any JSON value; never `undefined`, never NaN or an infinity, never a class instance. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json;
}

/** Keys that would reach a prototype when assigned; refused wherever data comes from outside. */
export const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Compares two JSON values by structure; the order of object members does not count.
 *
 * Laws: `equalJson(a, b)` exactly when `canonicalJson(a) === canonicalJson(b)`.
 */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isJsonArray(a)) {
    return isJsonArray(b) && a.length === b.length && a.every((item, i) => equalJson(item, b[i]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
  );
}

/**
 * Copies a value so that nothing of it is shared, neither with the original nor within the copy.
 *
 * `structuredClone` keeps one array that stands in two places (as a YAML alias makes it) one array, and
 * then a patch of the one place changes the other.
 */
export function copyJson<T extends Json>(value: T): T;
export function copyJson(value: Json): Json {
  if (isJsonArray(value)) return value.map((item) => copyJson(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyJson(member)]));
}

/**
 * Writes a value as RFC 8785 canonical JSON: members by UTF-16 code units, shortest numbers.
 *
 * Laws: equal values give the same bytes; parsing it gives an equal value.
 * Errors: throws on a number that JSON cannot hold (a bug: outside data is checked before).
 * Source: RFC 8785 §3.2; ECMAScript's own number and string forms are the ones it prescribes.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('bug: not a JSON number');
    return JSON.stringify(value);
  }
  let written = '';
  if (isJsonArray(value)) {
    for (const item of value) written += `${written === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${written}]`;
  }
  for (const key of Object.keys(value).sort())
    written += `${written === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  return `{${written}}`;
}

/** Orders strings by UTF-16 code units, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Limits that outside JSON must keep; a value past them is refused before it is walked again. */
export const MAX_JSON_DEPTH = 64;

/**
 * Says what makes a parsed value unfit to be a record's value, or null when it is fit.
 *
 * Refused: prototype keys, nesting past `MAX_JSON_DEPTH`, lone surrogates, numbers JSON cannot hold.
 */
export function jsonProblem(value: unknown, depth = 0): string | null {
  if (depth > MAX_JSON_DEPTH) return `nested deeper than ${MAX_JSON_DEPTH} levels`;
  if (typeof value === 'string')
    return value.isWellFormed() ? null : 'a lone surrogate, which no file can hold';
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number that JSON cannot hold';
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Array.isArray(value)) return firstProblem(value, depth);
  for (const key of Object.keys(value)) {
    if (PROTOTYPE_KEYS.has(key)) return `the member name "${key}"`;
    if (!key.isWellFormed()) return 'a member name with a lone surrogate';
  }
  return firstProblem(Object.values(value), depth);
}

function firstProblem(values: readonly unknown[], depth: number): string | null {
  for (const value of values) {
    const problem = jsonProblem(value, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}
