import type { Fields } from '../../kernel/field.ts';
import { equalJson, isJsonArray, isJsonObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import type { Operation, Patch } from '../../kernel/patch.ts';
import { formatPointer, parsePointer, valueAt } from '../../kernel/pointer.ts';

/** Whether a record holds what a patch writes; `unknown` when the patch alone does not tell. */
export type Outcome = 'holds' | 'differs' | 'unknown';

/**
 * Says whether fields are what a patch makes of them, as far as the patch itself tells.
 *
 * A field that the patch tests or writes as a whole is computed from that; in others every member that
 * is written or tested is compared. Where elements of an array come, go or move without a test of the
 * whole array, the result cannot be told from the patch.
 * Source: GUARANTEES E27.
 */
export function outcomeOf(patch: Patch, fields: Fields): Outcome {
  const groups = new Map<string, Operation[]>();
  for (const operation of patch) {
    const name = parsePointer(operation.path)?.[0];
    if (name === undefined) return 'unknown';
    groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  const outcomes = [...groups].map(([name, operations]) => {
    const first = operations[0];
    const isWhole = first?.path === formatPointer([name]) && first.op !== 'move';
    return isWhole ? outcomeOfField(name, operations, fields) : outcomeOfMembers(operations, fields);
  });
  if (outcomes.includes('differs')) return 'differs';
  return outcomes.includes('unknown') ? 'unknown' : 'holds';
}

function outcomeOfField(name: string, operations: Patch, fields: Fields): Outcome {
  const before = operations[0]?.op === 'test' ? operations[0].value : null;
  const after = applyPatch({ [name]: before }, operations);
  if (!after.ok || !isJsonObject(after.value)) return 'unknown';
  return equalJson(after.value[name] ?? null, fields[name] ?? null) ? 'holds' : 'differs';
}

function outcomeOfMembers(operations: Patch, fields: Fields): Outcome {
  const wanted = new Map<string, Json | undefined>();
  for (const operation of operations) {
    if (operation.op === 'move' || (operation.op !== 'test' && movesElements(operation, fields)))
      return 'unknown';
    const value = operation.op === 'remove' ? undefined : operation.value;
    if (operation.op !== 'test') {
      for (const path of wanted.keys()) if (operation.path.startsWith(`${path}/`)) wanted.delete(path);
    }
    wanted.set(operation.path, value);
  }
  const holds = [...wanted].every(([path, value]) => {
    const found = valueAt(fields, parsePointer(path) ?? []);
    return value === undefined ? found === undefined : equalJson(found, value);
  });
  return holds ? 'holds' : 'differs';
}

/** Whether an operation makes an element come or go, so that indices mean another element afterwards. */
function movesElements({ op, path }: Operation, fields: Fields): boolean {
  const parent = parsePointer(path)?.slice(0, -1) ?? [];
  return op !== 'replace' && isJsonArray(valueAt(fields, parent));
}
