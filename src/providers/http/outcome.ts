import type { Fields } from '../../kernel/field.ts';
import { equalJson, isJsonObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import type { Operation, Patch } from '../../kernel/patch.ts';
import { formatPointer, parsePointer, valueAt } from '../../kernel/pointer.ts';

/**
 * Says whether fields already are what a patch makes of them, as far as the patch itself tells.
 *
 * A field that the patch tests or writes as a whole is computed from that; in others every written
 * member of an object is compared. What cannot be told (an element of an array that is not tested as a
 * whole) counts as no, which is safe: the caller then reads and merges again.
 * Source: GUARANTEES E27.
 */
export function holdsOutcome(patch: Patch, fields: Fields): boolean {
  const groups = new Map<string, Operation[]>();
  for (const operation of patch) {
    const name = parsePointer(operation.path)?.[0];
    if (name === undefined) return false;
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  return [...groups].every(([name, operations]) => {
    const first = operations[0];
    return first?.path === formatPointer([name]) && first.op !== 'move'
      ? holdsField(name, operations, fields)
      : holdsMembers(operations, fields);
  });
}

function holdsField(name: string, operations: Patch, fields: Fields): boolean {
  const before = operations[0]?.op === 'test' ? operations[0].value : null;
  const after = applyPatch({ [name]: before }, operations);
  if (!after.ok || !isJsonObject(after.value)) return false;
  return equalJson(after.value[name] ?? null, fields[name] ?? null);
}

function holdsMembers(operations: Patch, fields: Fields): boolean {
  const wanted = new Map<string, Json | undefined>();
  for (const operation of operations) {
    if (operation.op === 'move' || !isMember(operation.path, fields)) return false;
    if (operation.op !== 'test')
      wanted.set(operation.path, operation.op === 'remove' ? undefined : operation.value);
  }
  return [...wanted].every(([path, value]) => {
    const found = valueAt(fields, parsePointer(path) ?? []);
    return value === undefined ? found === undefined : equalJson(found, value);
  });
}

/** Whether every container on the way is an object, so that the path means the same before and after. */
function isMember(path: string, fields: Fields): boolean {
  const parts = parsePointer(path) ?? [];
  return parts.every((_, depth) => isJsonObject(valueAt(fields, parts.slice(0, depth))));
}
