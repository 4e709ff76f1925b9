import type { Equivalence, FieldKind, FieldRule, Fields, Side } from './field.ts';
import type { Json } from './json.ts';
import { equalJson } from './json.ts';
import { withLf } from './equal.ts';

/**
 * How one canonical field is held upstream. The local name is the canonical one.
 *
 * `values` maps a local value to an upstream one and may be coarse: several local values may share an
 * upstream value. The order decides which local value an upstream one becomes when nothing else does.
 */
export interface FieldMapping {
  readonly name: string;
  readonly remote: string;
  readonly kind: FieldKind;
  readonly key: string;
  readonly values?: readonly (readonly [Json, Json])[];
  readonly authority?: Side;
  readonly equivalent: readonly Equivalence[];
  readonly strictSet?: boolean;
  /** The sides that let us write this field. */
  readonly writable: { readonly local: boolean; readonly remote: boolean };
  /** The sides on which a create takes this field although no update does. */
  readonly onCreate?: { readonly local: boolean; readonly remote: boolean };
}

/** A value on the other side of a mapping, or the value that the other side cannot express. */
export type Mapped =
  { readonly kind: 'mapped'; readonly value: Json } | { readonly kind: 'unmapped'; readonly raw: Json };

/** A side's own name of a field. */
export function nameOn({ name, remote }: Pick<FieldMapping, 'name' | 'remote'>, side: Side): string {
  return side === 'remote' ? remote : name;
}

export function ruleOf(mapping: FieldMapping): FieldRule {
  return {
    name: mapping.name,
    kind: mapping.kind,
    key: mapping.key,
    equivalent: mapping.equivalent,
    ...(mapping.authority === undefined ? {} : { authority: mapping.authority }),
    ...(mapping.strictSet === undefined ? {} : { strictSet: mapping.strictSet }),
  };
}

/**
 * Gives the canonical value of an upstream one.
 *
 * `hints` are canonical values in order of preference: a coarse upstream value that a hint maps to is
 * read as that hint, so that it never overwrites a finer local value (E48).
 * Laws: `toCanonical(m, toRemote(m, v), [v])` is `v`; an unknown value is never defaulted (E49).
 */
export function toCanonical(
  mapping: FieldMapping,
  native: Json | undefined,
  hints: readonly Json[] = [],
): Mapped {
  const raw = native ?? null;
  if (mapping.kind === 'text' && typeof raw === 'string') return mapped(withLf(raw));
  if (mapping.values === undefined) return mapped(raw);
  for (const hint of hints) {
    const there = toRemote(mapping, hint);
    if (there.kind === 'mapped' && equalJson(there.value, raw)) return mapped(hint);
  }
  const pair = mapping.values.find(([, remote]) => equalJson(remote, raw));
  if (pair !== undefined) return mapped(pair[0]);
  return raw === null ? mapped(null) : { kind: 'unmapped', raw };
}

/** Gives the upstream value of a canonical one. */
export function toRemote(mapping: FieldMapping, value: Json): Mapped {
  if (mapping.values === undefined) return mapped(value);
  const pair = mapping.values.find(([local]) => equalJson(local, value));
  if (pair !== undefined) return mapped(pair[1]);
  return value === null ? mapped(null) : { kind: 'unmapped', raw: value };
}

/** The upstream's fields as they were at the last agreement, or null when that cannot be known. */
export function remoteFieldsOfBase(
  mappings: readonly FieldMapping[],
  base: { readonly fields: Fields; readonly remote?: { readonly [name: string]: Json } },
): Fields | null {
  const fields: { [name: string]: Json } = {};
  for (const mapping of mappings) {
    const image = base.remote?.[mapping.name];
    if (image !== undefined) {
      fields[mapping.remote] = image;
      continue;
    }
    const value = base.fields[mapping.name];
    const there = value === undefined ? undefined : toRemote(mapping, value);
    if (there?.kind !== 'mapped') return null;
    fields[mapping.remote] = there.value;
  }
  return fields;
}

function mapped(value: Json): Mapped {
  return { kind: 'mapped', value };
}
