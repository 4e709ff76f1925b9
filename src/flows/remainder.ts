import type { Json } from '../kernel/json.ts';
import { equalJson, isJsonArray, isJsonObject } from '../kernel/json.ts';
import { compareJson } from '../kernel/equal.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import type { Operation, Patch } from '../kernel/patch.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { parsePointer } from '../kernel/pointer.ts';

/**
 * Gives what is left of an update that an earlier attempt wrote in part, or null when the fresh plan wants
 * anything else (E30).
 *
 * Some trackers take one record in several requests, and a run can end between two of them.
 * Laws: every field of the remainder was shown, and gets exactly the value that was shown (I13).
 */
export function remainderOf(shown: Change, fresh: Change, mappings: readonly FieldMapping[]): Change | null {
  if (shown.kind !== 'update' || fresh.kind !== 'update' || shown.target !== fresh.target) return null;
  const whole = byField(shown.patch);
  const isSet = (field: string): boolean =>
    mappings.some((one) => one.kind === 'set' && (shown.side === 'remote' ? one.remote : one.name) === field);
  const isShown = ([field, left]: [string, Patch]): boolean => {
    const all = whole.get(field);
    if (all === undefined) return false;
    if (equalJson(all, left)) return true;
    const [wanted, now] = [valueOf(field, all), valueOf(field, left)];
    return wanted !== undefined && equalJson(ordered(wanted, isSet(field)), ordered(now, isSet(field)));
  };
  return [...byField(fresh.patch)].every(isShown) ? { ...shown, patch: fresh.patch } : null;
}

function byField(patch: Patch): ReadonlyMap<string, Patch> {
  const groups = new Map<string, Operation[]>();
  for (const operation of patch) {
    const field = parsePointer(operation.path)?.[0] ?? '';
    groups.set(field, [...(groups.get(field) ?? []), operation]);
  }
  return groups;
}

/** The value that operations on one field end with; known only where they test the whole of it first. */
function valueOf(field: string, operations: Patch): Json | undefined {
  const [first] = operations;
  if (first?.op !== 'test' || parsePointer(first.path)?.length !== 1) return undefined;
  const after = applyPatch({ [field]: first.value }, operations);
  return after.ok && isJsonObject(after.value) ? after.value[field] : undefined;
}

function ordered(value: Json | undefined, isSet: boolean): Json | undefined {
  return isSet && value !== undefined && isJsonArray(value) ? value.toSorted(compareJson) : value;
}
