import type { Json } from '../../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';

/** Sorts every object's members, so that what is read and written again has the same bytes. */
export function sorted(value: Json): Json {
  if (isJsonArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name] ?? null)]),
  );
}
