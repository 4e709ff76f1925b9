import type { Json, JsonObject } from './json.ts';
import { canonicalJson, isJsonArray, isJsonObject } from './json.ts';

/**
 * Gives the elements of a keyed list by their key, in list order, or null when it is not one.
 *
 * Not one: a value that is no array, an element that is no object, a key that is absent or neither a
 * string nor a number, two elements with one key. `normal` says which spellings of a key are one.
 */
export function keyedElements(
  value: Json,
  key: string,
  normal: (key: Json) => Json = (same) => same,
): ReadonlyMap<string, JsonObject> | null {
  if (!isJsonArray(value)) return null;
  const elements = new Map<string, JsonObject>();
  for (const element of value) {
    if (!isJsonObject(element) || !Object.hasOwn(element, key)) return null;
    const own = element[key];
    if (typeof own !== 'string' && typeof own !== 'number') return null;
    const id = canonicalJson(normal(own));
    if (elements.has(id)) return null;
    elements.set(id, element);
  }
  return elements;
}
