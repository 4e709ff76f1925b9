import type { FieldKind } from '../kernel/field.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { equalJson } from '../kernel/json.ts';
import { parsePointer, valueAt } from '../kernel/pointer.ts';
import { withMember } from './value-edit.ts';

/** A field that is a member of a mapping: its key or pointer, and how it merges. */
export interface MemberField {
  readonly key: string;
  readonly kind?: FieldKind | undefined;
}

/** Gets a field; absent is null, and one value where the field is a list counts as a list of one. */
export function getMember(root: JsonObject, field: MemberField): Json {
  const value = valueAt(root, pathOf(field.key)) ?? null;
  const isList = field.kind === 'set' || field.kind === 'sequence';
  return isList && (typeof value === 'string' || typeof value === 'number') ? [value] : value;
}

/**
 * Gives the mapping with a field set; null removes its member.
 *
 * Laws: setting what `getMember` gave changes nothing. Errors: null when the key leads through a value
 * that is no mapping.
 */
export function setMember(root: JsonObject, field: MemberField, value: Json): JsonObject | null {
  if (equalJson(getMember(root, field), value)) return root;
  return withMember(root, pathOf(field.key), value ?? undefined);
}

/** A key with a leading slash is a JSON pointer (DESIGN §7). */
export function pathOf(key: string): readonly string[] {
  return key.startsWith('/') ? (parsePointer(key) ?? [key]) : [key];
}
