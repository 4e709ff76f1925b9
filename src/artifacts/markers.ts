import type { Json } from '../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../kernel/json.ts';
import type { Refusal } from './problem.ts';

/**
 * Refuses a value that would bring the marks of an unsettled merge into a file (E62).
 *
 * Marks that the record already has, as a text about merging may, are no reason to refuse.
 */
export function refuseMarkers(before: Json, after: Json): Refusal | null {
  if (countMarkers(after) <= countMarkers(before)) return null;
  const message = 'the value holds the marks of an unsettled merge ("<<<<<<<"); settle it first';
  return { code: 'conflict-markers', message };
}

function countMarkers(value: Json): number {
  if (typeof value === 'string') return value.match(/^[ \t]*(?:<{7}|>{7})(?: |\r?$)/gm)?.length ?? 0;
  const inner = isJsonArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return inner.reduce<number>((sum, item) => sum + countMarkers(item), 0);
}
