import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import type { Json } from '../../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';
import { formatPointer } from '../../kernel/pointer.ts';

/** A list of records in a file: where it is, and which key names a record. */
export interface FoundList {
  /** A JSON pointer; `''` when the file itself is the list. */
  readonly records: string;
  readonly id: string;
}

const MAX_BYTES = 1024 * 1024;
const ID_KEYS: readonly string[] = ['id', 'key', 'ref', 'uid', 'identifier', 'number', 'slug'];

/** Finds a list of mappings with distinct ids in a YAML or JSON file; null when there is none. */
export function inspectList(path: string): FoundList | null {
  const value = readValue(path);
  const places: readonly (readonly [readonly string[], Json | undefined])[] = isJsonObject(value)
    ? Object.entries(value).map(([key, member]) => [[key], member])
    : [[[], value]];
  for (const [place, list] of places) {
    const id = isJsonArray(list) ? idKeyOf(list) : undefined;
    if (id !== undefined) return { records: formatPointer(place), id };
  }
  return null;
}

/** The value of a file, or undefined when it cannot be read or is no YAML. */
function readValue(path: string): Json | undefined {
  try {
    if (statSync(path).size > MAX_BYTES) return undefined;
    return parse(readFileSync(path, 'utf8'), { logLevel: 'silent', maxAliasCount: 10 }) as Json;
  } catch {
    // Whatever keeps this file from being read, it is not what init proposes.
    return undefined;
  }
}

function idKeyOf(list: readonly Json[]): string | undefined {
  if (list.length === 0 || !list.every(isJsonObject)) return undefined;
  return ID_KEYS.find((key) => {
    const ids = list.map((record) => record[key]);
    const usable = ids.every((id) => typeof id === 'string' || typeof id === 'number');
    return usable && new Set(ids.map(String)).size === ids.length;
  });
}
