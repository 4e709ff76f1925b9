import type { Fields } from '../kernel/field.ts';
import type { BaseValue, Candidate } from '../kernel/candidate.ts';
import type { Json } from '../kernel/json.ts';
import { equalJson } from '../kernel/json.ts';
import { sameValue } from '../kernel/equal.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import { nameOn, ruleOf, toCanonical, toRemote } from '../kernel/lens.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { parsePointer } from '../kernel/pointer.ts';
import { createdFields, fieldsOn, sentFields, stepsIn, touchedFields } from './write-change.ts';

/** Values of the other side by canonical field name, in that side's words. */
type Source = { readonly [field: string]: Json };

/**
 * What an update is made from, as far as its patch does not tell: the values of the other side.
 *
 * Shape: `{"labels":["x"]}` where `["x","y"]` is sent because the written side had gained `y`.
 */
export function sourceOf(
  mappings: readonly FieldMapping[],
  change: Change,
  candidate: Candidate,
): Source | undefined {
  const other = fieldsOn(candidate, change.side === 'remote' ? 'local' : 'remote');
  if (other === null) return undefined;
  const touched = touchedFields(change);
  return Object.fromEntries(
    mappings.flatMap((mapping): readonly [string, Json][] => {
      const { name, remote } = mapping;
      const [here, there] = change.side === 'remote' ? [remote, name] : [name, remote];
      const value = other[there] ?? null;
      return !touched.has(here) || tells(mapping, change, value) ? [] : [[name, value]];
    }),
  );
}

/** Whether what a change sends of a field tells what the other side holds of it. */
function tells(mapping: FieldMapping, change: Change, other: Json): boolean {
  const sent = sentValue(change, nameOn(mapping, change.side));
  if (sent === undefined) return false;
  if (change.side === 'remote') {
    const value = toCanonical(mapping, sent);
    return value.kind === 'mapped' && sameValue(ruleOf(mapping), value.value, other);
  }
  return equalJson(imageOf(mapping, sent) ?? null, other);
}

/**
 * The fields of a write, by its side's names, that the answer holds otherwise than they were sent; what its
 * kind or the schemas declare equal, such as labels in another order, is not.
 */
export function alteredIn(
  mappings: readonly FieldMapping[],
  about: { readonly change: Change; readonly before: Fields; readonly now: Fields },
): readonly string[] {
  const { change, before, now } = about;
  return [...sentFields(change, before)]
    .filter(([name, { sent }]) => {
      const mapping = mappings.find((one) => name === nameOn(one, change.side));
      const is = now[name] ?? null;
      return mapping === undefined ? !equalJson(sent, is) : !sameValue(ruleOf(mapping), sent, is);
    })
    .map(([name]) => name)
    .sort();
}

/**
 * What a write makes of a record's agreement: the other side's values that it was made from, whatever
 * either side holds by now.
 *
 * What was merged of both sides holds all of the other side's edits, so that what it held then is what its
 * later edits are measured by: a part that is taken away again is gone, not missing (I2).
 * Laws: fields that were altered on their way, or of which nothing is known, are left out (I3).
 */
export function earnedFields(
  mappings: readonly FieldMapping[],
  about: {
    readonly change: Change;
    readonly source: Source;
    readonly altered: readonly string[];
    /** What the local side holds now: which of several local values a coarse one stands for. */
    readonly local: Fields;
  },
): Fields {
  const fields: { [name: string]: Json } = {};
  const { change, source, altered, local } = about;
  for (const mapping of mappings) {
    const { name } = mapping;
    const here = nameOn(mapping, change.side);
    const sent = sentValue(change, here);
    const known = Object.hasOwn(source, name) ? source[name] : undefined;
    if (!isTouched(change, here) || altered.includes(here)) continue;
    if (change.side === 'remote') {
      // A create tells no source: of several local values that mean the same upstream, the one there now is taken.
      const hints = change.kind === 'create' ? [local[name] ?? null] : [];
      const value = known === undefined ? canonical(mapping, sent, hints) : known;
      if (value !== undefined) fields[name] = value;
      continue;
    }
    const raw = known === undefined && sent !== undefined ? imageOf(mapping, sent) : known;
    const value = canonical(mapping, raw, [sent ?? local[name] ?? null]);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

/** A base in which fields are what writes have earned. */
export function withEarned(base: BaseValue | undefined, earned: Fields): BaseValue | undefined {
  if (Object.keys(earned).length === 0) return base;
  const { remote = {}, ...rest } = base ?? { fields: {} };
  const images = Object.entries(remote).filter(([name]) => !Object.hasOwn(earned, name));
  return {
    ...rest,
    fields: { ...rest.fields, ...earned },
    ...(images.length === 0 ? {} : { remote: Object.fromEntries(images) }),
  };
}

function isTouched(change: Change, name: string): boolean {
  return change.kind === 'create'
    ? Object.hasOwn(createdFields(change), name)
    : touchedFields(change).has(name);
}

/** The whole value that a change sends of a field; undefined where its patch tells only parts of it. */
function sentValue(change: Change, name: string): Json | undefined {
  if (change.kind === 'create') return createdFields(change)[name];
  const steps = stepsIn(change.patch, name);
  const [first] = steps;
  if (first === undefined || parsePointer(first.path)?.length !== 1) return undefined;
  const before: Fields = first.op === 'test' ? { [name]: first.value } : {};
  const after = applyPatch(before, steps);
  return after.ok ? (after.value as Fields)[name] : undefined;
}

function canonical(mapping: FieldMapping, raw: Json | undefined, hints: readonly Json[]): Json | undefined {
  const value = raw === undefined ? undefined : toCanonical(mapping, raw, hints);
  return value?.kind === 'mapped' ? value.value : undefined;
}

function imageOf(mapping: FieldMapping, value: Json): Json | undefined {
  const image = toRemote(mapping, value);
  return image.kind === 'mapped' ? image.value : undefined;
}
