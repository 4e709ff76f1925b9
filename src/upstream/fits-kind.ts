import { isJsonArray, isJsonObject } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { assertNever } from '../kernel/result.ts';
import type { FieldSchema } from '../provider.ts';

/** Says whether a value that an upstream sent is one that its field may hold; null, which is empty, always is. */
export function fitsKind(field: FieldSchema, value: Json): boolean {
  if (value === null) return true;
  switch (field.kind) {
    case 'scalar':
      return typeof value !== 'object';
    case 'text':
      return typeof value === 'string';
    case 'map':
      return isJsonObject(value);
    case 'set':
    case 'sequence':
      return isJsonArray(value);
    case 'list':
      return isJsonArray(value) && value.every((element) => hasKey(element, field.key ?? 'id'));
    default:
      return assertNever(field.kind);
  }
}

function hasKey(element: Json, key: string): boolean {
  if (!isJsonObject(element) || !Object.hasOwn(element, key)) return false;
  return typeof element[key] === 'string' || typeof element[key] === 'number';
}
