import type { Json } from '../kernel/json.ts';

const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/**
 * Gives the value of a plain (unquoted) scalar.
 *
 * A number is read as one only if it would be written the same way again; `1.10`, `1.0`, `007`, `0x1F`,
 * `1e3`, `-0` and integers past 2^53 are strings, because as numbers they would come back changed (E50).
 * Dates and times are strings (E51). Source: YAML 1.2.2 §10.3.2 for null and booleans.
 */
export function plainValue(source: string): Json {
  const first = source.charCodeAt(0);
  const isNumeric = first === 45 || (first >= 48 && first <= 57);
  if (isNumeric) return NUMBER.test(source) && String(Number(source)) === source ? Number(source) : source;
  if (source.length > 5) return source;
  if (NULL.test(source)) return null;
  if (TRUE.test(source)) return true;
  return FALSE.test(source) ? false : source;
}

const OTHER_TYPES = [
  /^[-+.]?\d[\d_,.:eE+-]*$/,
  /^[-+]?0(?:x[\da-fA-F_]+|o[0-7_]+|b[01_]+)$/,
  /^[-+]?\.(?:\d[\d_]*(?:[eE][-+]?\d+)?|inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/,
  /^(?:y|n|yes|no|on|off|true|false|null|~)$/i,
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/,
];

/** Says whether some YAML reader, of 1.1 or 1.2, takes a plain scalar for something else than a string. */
export function isAmbiguousPlain(source: string): boolean {
  return source === '' || OTHER_TYPES.some((pattern) => pattern.test(source));
}
