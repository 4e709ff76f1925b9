import { emitList } from './emit-list.ts';
import type { Path } from './emit-members.ts';
import { emitMembers, emitWhole, guard } from './emit-members.ts';
import type { FieldRule } from './field.ts';
import type { Json } from './json.ts';
import { canonicalJson, equalJson, isJsonArray, isJsonObject } from './json.ts';
import { keyedElements } from './keyed.ts';
import type { Operation } from './operation.ts';
import { formatPointer } from './pointer.ts';
import { assertNever } from './result.ts';

/** One field to write; `before` is undefined when the record does not have the member yet. */
export interface FieldWrite {
  readonly rule: Pick<FieldRule, 'name' | 'kind' | 'key'>;
  readonly before: Json | undefined;
  readonly after: Json;
}

/**
 * Gives the operations that take a field from one value to another, guarded by tests of the old one.
 *
 * Shape: `[{"op":"test","path":"/title","value":"old"},{"op":"replace","path":"/title","value":"new"}]`;
 * nothing when the values are equal byte for byte, or equal as sets where the field is one.
 * Limits: as many operations as the value has edits, beside the guards; O(n log n).
 * Laws: applied to a document that holds `before` it gives one that holds `after`; for a set, the same set.
 */
export function emitField({ rule, before, after }: FieldWrite): readonly Operation[] {
  const path = [rule.name];
  if (before === undefined) return [{ op: 'add', path: formatPointer(path), value: after }];
  if (equalJson(before, after)) return [];
  return emitByKind(rule, before, after) ?? emitWhole(path, before, after);
}

/** Writes a value part by part, or gives null when it can only be written as a whole. */
function emitByKind({ name, kind, key }: FieldWrite['rule'], before: Json, after: Json) {
  const path = [name];
  switch (kind) {
    case 'scalar':
    case 'text':
    case 'sequence':
      return null;
    case 'set':
      return isJsonArray(before) && isJsonArray(after) ? emitSet(path, before, after) : null;
    case 'map':
      return isJsonObject(before) && isJsonObject(after) ? emitMembers(path, before, after) : null;
    case 'list': {
      const from = keyedElements(before, key);
      const to = keyedElements(after, key);
      return from && to && emitList({ path, key, before: from, after: to });
    }
    default:
      return assertNever(kind);
  }
}

/** Removes from the end and appends, guarded by a test of the whole old array. */
function emitSet(path: Path, before: readonly Json[], after: readonly Json[]): readonly Operation[] {
  const had = new Set(before.map(canonicalJson));
  const has = new Map(after.map((item) => [canonicalJson(item), item]));
  const removals = before.flatMap((item, index): Operation[] =>
    has.has(canonicalJson(item)) ? [] : [{ op: 'remove', path: formatPointer([...path, index]) }],
  );
  const additions = [...has].flatMap(([id, value]): Operation[] =>
    had.has(id) ? [] : [{ op: 'add', path: formatPointer([...path, '-']), value }],
  );
  const changes = [...removals.reverse(), ...additions];
  return changes.length === 0 ? [] : [guard(path, before), ...changes];
}
