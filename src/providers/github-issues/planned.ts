import { sameValue } from '../../kernel/equal.ts';
import type { Fields } from '../../kernel/field.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import type { Operation, Patch } from '../../kernel/patch.ts';
import { parsePointer } from '../../kernel/pointer.ts';
import { SCHEMA } from './issue.ts';

/** The fields of a write, with what the plan saw and what is to be there afterwards. */
export type Planned = ReadonlyMap<string, { readonly before: Json; readonly sent: Json }>;

/**
 * Gives what a patch makes of an issue's fields; null when the issue is not as the plan saw it.
 *
 * Each field is compared with the patch's own `test` of it, as its kind and equivalences have it: line ends
 * that a browser turned are no edit. Other fields may have moved: they are not written.
 */
export function plannedChanges(live: Fields, patch: Patch): Planned | null {
  const groups = new Map<string, Operation[]>();
  for (const operation of patch) {
    const field = parsePointer(operation.path)?.[0];
    if (field === undefined) return null;
    groups.set(field, [...(groups.get(field) ?? []), operation]);
  }
  const planned = new Map<string, { before: Json; sent: Json }>();
  for (const [field, operations] of groups) {
    const now = live[field] ?? null;
    const [first] = operations;
    const isWhole = first?.op === 'test' && parsePointer(first.path)?.length === 1;
    const before = isWhole ? first.value : now;
    if (!isSame(field, before, now)) return null;
    const after = applyPatch({ [field]: before }, operations);
    if (!after.ok || !isJsonObject(after.value)) return null;
    const sent = after.value[field] ?? null;
    if (!isSame(field, now, sent)) planned.set(field, { before: now, sent });
  }
  return planned;
}

/** Says whether two values of a field are the same to GitHub. */
export function isSame(field: string, a: Json, b: Json): boolean {
  const { kind, equivalent = [] } = SCHEMA.fields[field] ?? { kind: 'scalar' };
  return sameValue({ kind, key: 'id', equivalent }, a, b);
}

/** What a set gains and loses; names that differ in case only are one. */
export function memberChanges(
  before: Json,
  sent: Json,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const had = namesOf(before);
  const has = namesOf(sent);
  const without = (names: readonly string[], others: readonly string[]) => {
    const taken = new Set(others.map((name) => name.toLowerCase()));
    return names.filter((name) => !taken.has(name.toLowerCase()));
  };
  return { added: without(has, had), removed: without(had, has) };
}

export function namesOf(value: Json): readonly string[] {
  return (isJsonArray(value) ? value : []).filter((name) => typeof name === 'string');
}

/** Says why values cannot be an issue's, or null; before anything is sent (E32). */
export function unfitFor(fields: Fields): string | null {
  for (const [field, value] of Object.entries(fields)) {
    const problem = problemOf(field, value);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOf(field: string, value: Json): string | null {
  const kind = SCHEMA.fields[field]?.kind;
  if (kind === undefined) return `An issue has no field "${field}".`;
  if (kind === 'set') {
    const fits =
      value === null ||
      (isJsonArray(value) && value.every((name) => typeof name === 'string' && name !== ''));
    return fits ? null : `The ${field} of an issue are a list of names.`;
  }
  if (field === 'state') {
    return value === 'open' || value === 'closed' ? null : 'The state of an issue is "open" or "closed".';
  }
  if (field === 'title') {
    const fits = typeof value === 'string' && value.trim() !== '';
    return fits ? null : 'An issue needs a title.';
  }
  return value === null || typeof value === 'string' ? null : `The ${field} of an issue is a text.`;
}
