import type { Json } from '../../kernel/json.ts';
import { isJsonObject } from '../../kernel/json.ts';
import type { Operation } from '../../kernel/patch.ts';
import { applyPatch } from '../../kernel/patch.ts';
import type { Change } from '../../kernel/plan.ts';
import { parsePointer } from '../../kernel/pointer.ts';

/** One value that a change writes, for reading; undefined where there is none. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/**
 * Tells field by field what a change's patch does, from the patch alone.
 *
 * A field whose old value the patch tests as a whole is given whole, before and after; where it tests
 * only parts of a list or a map, each part stands by its path. A create gives what the record will
 * hold, a delete what it held, both without empty fields.
 * Laws: pure; a field that the patch does not write is not named.
 */
export function fieldChanges(change: Pick<Change, 'kind' | 'patch'>): readonly FieldChange[] {
  const whole = change.patch.find((one) => one.path === '' && 'value' in one);
  if (whole !== undefined && 'value' in whole) {
    const record = isJsonObject(whole.value) ? whole.value : {};
    return titleFirst(Object.entries(record))
      .filter(([, value]) => !isEmpty(value))
      .map(([field, value]) => ({
        field,
        before: change.kind === 'delete' ? value : undefined,
        after: change.kind === 'delete' ? undefined : value,
      }));
  }
  return [...byField(change.patch)].flatMap(([field, operations]) => oneField(field, operations));
}

/** A patch has its members by name; a reader looks for the title first. */
function titleFirst(members: readonly (readonly [string, Json])[]): readonly (readonly [string, Json])[] {
  return [...members.filter(([name]) => name === 'title'), ...members.filter(([name]) => name !== 'title')];
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function byField(patch: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const fields = new Map<string, Operation[]>();
  for (const operation of patch) {
    const field = parsePointer(operation.path)?.[0] ?? operation.path;
    fields.set(field, [...(fields.get(field) ?? []), operation]);
  }
  return fields;
}

function oneField(field: string, operations: readonly Operation[]): readonly FieldChange[] {
  const [first] = operations;
  if (first === undefined || operations.every(({ op }) => op === 'test')) return [];
  const isWhole = parsePointer(first.path)?.length === 1;
  if (isWhole && first.op === 'test') {
    const after = applyPatch({ [field]: first.value }, operations);
    if (after.ok && isJsonObject(after.value))
      return [{ field, before: first.value, after: after.value[field] }];
  }
  return parts(operations);
}

/** Each written place by itself, with the value that was tested there. */
function parts(operations: readonly Operation[]): readonly FieldChange[] {
  const tested = new Map<string, Json>();
  const found: FieldChange[] = [];
  for (const operation of operations) {
    const field = (parsePointer(operation.path) ?? [operation.path]).join(' › ');
    switch (operation.op) {
      case 'test':
        tested.set(operation.path, operation.value);
        break;
      case 'add':
        found.push({ field, before: undefined, after: operation.value });
        break;
      case 'replace':
        found.push({ field, before: tested.get(operation.path), after: operation.value });
        break;
      case 'remove':
        found.push({ field, before: tested.get(operation.path) ?? null, after: undefined });
        break;
      default: {
        const from = (parsePointer(operation.from) ?? []).join(' › ');
        found.push({ field: from, before: `at ${from}`, after: `at ${field}` });
      }
    }
  }
  return found;
}
