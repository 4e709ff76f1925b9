import type { BaseValue, Recovered, SideRecord } from './candidate.ts';
import type { Choice, Conflict, MergePart, Resolution } from './conflict.ts';
import { sameValue } from './equal.ts';
import type { Json } from './json.ts';
import { equalJson } from './json.ts';
import type { FieldMapping } from './lens.ts';
import { ruleOf, toCanonical, toRemote } from './lens.ts';
import type { Merged } from './merged.ts';
import { mergeField, mergedText } from './merge.ts';
import { isOscillating } from './moves.ts';
import type { Decision } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import { makeConflict } from './plan-context.ts';

/** What one field of a record needs: nothing, a value on one or both sides, or a person. */
export interface FieldPlan {
  /** The canonical value to write locally; absent when the local side has it already. */
  readonly local?: Json;
  /** The upstream's own value to write; absent when the upstream has it already. */
  readonly remote?: Json;
  readonly decision?: Decision;
  readonly conflict?: Conflict;
  /** True when the field is left alone because the two sides undo each other without end. */
  readonly parked?: boolean;
}

interface Sides {
  readonly record: string;
  readonly local: SideRecord;
  readonly remote: SideRecord;
  readonly base?: BaseValue;
}

/** The three canonical values of a field; `remoteBase` is what the upstream made of the base. */
interface Values {
  readonly base: Json | undefined;
  readonly remoteBase: Json | undefined;
  readonly local: Json;
  readonly remote: Json;
  readonly raw: Json;
  readonly unmapped: boolean;
}

/**
 * Decides one field of a record that both sides have.
 *
 * Laws: swapping the sides swaps the result; no other field or record is looked at (I12). A side that
 * did not change since the base is never the reason for a conflict.
 */
export function planField(sides: Sides, mapping: FieldMapping, context: PlanContext): FieldPlan {
  const plan = planValues(sides, mapping, context);
  const recovered = sides.base?.recovered?.[mapping.name];
  // What the sides still have to tell each other comes first; then what a write of ours replaced (I15).
  return recovered === undefined || Object.keys(plan).length > 0
    ? plan
    : planRecovered(sides, { mapping, recovered, context });
}

function planValues(sides: Sides, mapping: FieldMapping, context: PlanContext): FieldPlan {
  const values = valuesOf(sides, mapping);
  const { local, remote } = values;
  // Nearly every field of nearly every record: neither side changed a byte of it.
  if (equalJson(local, values.base) && equalJson(remote, values.remoteBase)) return {};
  const rule = ruleOf(mapping);
  const changed = {
    local: values.base === undefined || !sameValue(rule, local, values.base),
    remote: values.remoteBase === undefined || !sameValue(rule, remote, values.remoteBase),
  };
  if (!changed.local && !changed.remote) return {};
  const open = (why: {
    kind: 'edit-edit' | 'create-create' | 'unmapped';
    parts?: readonly MergePart[];
    choices?: readonly Choice[];
    why?: string;
  }) =>
    settle(
      makeConflict(context, {
        record: sides.record,
        field: mapping.name,
        base: values.base ?? null,
        local,
        remote: values.unmapped ? values.raw : remote,
        ...why,
      }),
      { values, mapping, context },
    );
  if (values.unmapped) {
    return open({
      kind: 'unmapped',
      choices: ['local', 'value'],
      why: `upstream holds a value that the mapping of ${mapping.name} does not know`,
    });
  }
  if (sameValue(rule, local, remote)) return {};
  if (isParked(sides, { mapping, values, changed, context })) return { parked: true };
  const merged = mergeValues(values, mapping, changed.local);
  if (merged.kind === 'clean') return write(values, mapping, merged.value) ?? open(inexpressible(mapping));
  if (mapping.authority !== undefined) {
    const winner = mapping.authority === 'local' ? local : remote;
    const decision: Decision = { field: mapping.name, by: 'authority', choice: mapping.authority };
    const written = write(values, mapping, winner);
    return written === null ? open(inexpressible(mapping)) : { ...written, decision };
  }
  const kind = values.base === undefined ? 'create-create' : 'edit-edit';
  // The parts of a value without parts would only repeat it.
  const atomic = mapping.kind === 'scalar' || mapping.kind === 'sequence' || mapping.kind === 'set';
  return open(atomic ? { kind } : { kind, parts: merged.parts });
}

/**
 * Asks a person about a value that upstream's history holds and no side: our write replaced it before we
 * could know of it. Both sides agree otherwise, so what is live is one choice and what was found the other.
 */
function planRecovered(
  sides: Sides,
  about: {
    readonly mapping: FieldMapping;
    readonly recovered: Recovered;
    readonly context: PlanContext;
  },
): FieldPlan {
  const { mapping, recovered, context } = about;
  const values = valuesOf(sides, mapping);
  const found = toCanonical(mapping, recovered.value, [values.local]);
  const isLive = found.kind === 'mapped' && sameValue(ruleOf(mapping), found.value, values.local);
  if (isLive || equalJson(recovered.value, values.raw)) return {};
  const conflict = makeConflict(context, {
    kind: 'stale',
    record: sides.record,
    field: mapping.name,
    base: values.base ?? null,
    local: values.local,
    remote: found.kind === 'mapped' ? found.value : found.raw,
    choices: found.kind === 'mapped' ? ['local', 'remote', 'value'] : ['local', 'value'],
    why: `our write replaced what ${recovered.by} had written upstream at ${recovered.at}, unseen by the preview; "remote" puts that back on both sides, "local" keeps what is there now`,
  });
  const resolution = context.resolutions.get(conflict.id);
  if (resolution?.choice === 'local')
    return { decision: { field: mapping.name, by: 'resolution', choice: 'local' } };
  return settle(conflict, { values, mapping, context });
}

/** One side alone wants to change a value back, for the fourth time in a row (E33, E80). */
function isParked(
  sides: Sides,
  about: {
    readonly mapping: FieldMapping;
    readonly values: Values;
    readonly changed: { readonly local: boolean; readonly remote: boolean };
    readonly context: PlanContext;
  },
): boolean {
  const { mapping, values, changed, context } = about;
  const last = sides.base?.moves?.[mapping.name];
  if (last === undefined || mapping.authority !== undefined || changed.local === changed.remote) return false;
  if (changed.remote) return isOscillating(last, { to: values.raw, by: 'remote' }, context.hash);
  const there = toRemote(mapping, values.local);
  return there.kind === 'mapped' && isOscillating(last, { to: there.value, by: 'local' }, context.hash);
}

/**
 * Merges the three values. Where upstream keeps an image of its own of the local value, that image is
 * the base of its edits, so that they are merged into the local value instead of replacing it; a value
 * without parts can only be replaced. Where only the image stands against upstream's edit, since nobody
 * edited the local value, the edit goes in.
 */
function mergeValues(values: Values, mapping: FieldMapping, localChanged: boolean): Merged {
  const { local, remote, remoteBase } = values;
  const atomic = mapping.kind === 'scalar' || mapping.kind === 'sequence' || mapping.strictSet === true;
  if (!localChanged && atomic) return { kind: 'clean', value: remote };
  const rule = ruleOf(mapping);
  const ended = withLocalEnd(values);
  const merged =
    ended === null
      ? mergeField({ rule, base: remoteBase, ours: local, theirs: remote })
      : mergeField({ rule, base: values.base, ours: local, theirs: ended });
  if (merged.kind === 'clean' || localChanged || typeof remote !== 'string') return merged;
  return { kind: 'clean', value: mergedText(merged.parts, 'remote') };
}

/**
 * Gives what a field becomes locally when upstream alone edited its own image of it, or null where a person
 * must decide. An upstream that holds an image of this is at rest, whatever it makes of our writing it (E28).
 */
export function editedImage(
  mapping: FieldMapping,
  about: { readonly base: Json; readonly image: Json; readonly raw: Json },
): Json | null {
  const remote = toCanonical(mapping, about.raw, [about.base]);
  if (remote.kind !== 'mapped') return null;
  const remoteBase = canonicalOrRaw(mapping, about.image, [about.base]);
  const values = { base: about.base, local: about.base, remoteBase, remote: remote.value };
  const merged = mergeValues({ ...values, raw: about.raw, unmapped: false }, mapping, false);
  return merged.kind === 'clean' ? merged.value : null;
}

/** Upstream's text with the final line ends of the local one, where its image differs in nothing else (E54). */
function withLocalEnd({ base, remoteBase, remote }: Values): string | null {
  if (typeof base !== 'string' || typeof remoteBase !== 'string' || typeof remote !== 'string') return null;
  const [here, there, now] = [splitEnd(base), splitEnd(remoteBase), splitEnd(remote)];
  return here.text === there.text && there.end === now.end ? now.text + here.end : null;
}

function splitEnd(text: string): { readonly text: string; readonly end: string } {
  let length = text.length;
  while (text[length - 1] === '\n') length -= 1;
  return { text: text.slice(0, length), end: text.slice(length) };
}

function valuesOf(sides: Sides, mapping: FieldMapping): Values {
  const base = sides.base?.fields[mapping.name];
  const local = sides.local.fields[mapping.name] ?? null;
  const raw = sides.remote.fields[mapping.remote] ?? null;
  const image = sides.base?.remote?.[mapping.name];
  const hints = base === undefined ? [local] : [base, local];
  const remote = toCanonical(mapping, raw, hints);
  const remoteBase = image === undefined ? base : canonicalOrRaw(mapping, image, hints);
  const value = remote.kind === 'mapped' ? remote.value : remote.raw;
  return { base, remoteBase, local, remote: value, raw, unmapped: remote.kind === 'unmapped' };
}

function canonicalOrRaw(mapping: FieldMapping, image: Json, hints: readonly Json[]): Json {
  const canonical = toCanonical(mapping, image, hints);
  return canonical.kind === 'mapped' ? canonical.value : canonical.raw;
}

/** What must be written so that both sides hold a value; null when the upstream cannot hold it. */
function write(values: Values, mapping: FieldMapping, value: Json): FieldPlan | null {
  const rule = ruleOf(mapping);
  const local = sameValue(rule, values.local, value) ? {} : { local: inStyleOf(values.local, value) };
  if ('local' in local && !mapping.writable.local) return null;
  if (!values.unmapped && sameValue(rule, values.remote, value)) return local;
  const there = toRemote(mapping, value);
  if (there.kind === 'unmapped' || !mapping.writable.remote) return null;
  if (equalJson(there.value, values.raw)) return local;
  return { ...local, remote: inStyleOf(values.raw, there.value) };
}

/** A text is written with the line ends its side already uses (E53). */
function inStyleOf(before: Json, after: Json): Json {
  if (typeof before !== 'string' || typeof after !== 'string' || !before.includes('\r\n')) return after;
  return after.replaceAll(/\r?\n/g, '\r\n');
}

/** Why a value cannot get to the other side, and what a person can still choose. */
function inexpressible(mapping: FieldMapping): { kind: 'unmapped'; choices: readonly Choice[]; why: string } {
  const kind = 'unmapped';
  if (!mapping.writable.local) {
    return { kind, choices: ['local'], why: `${mapping.name} cannot be written in the local artifact` };
  }
  if (!mapping.writable.remote) {
    return { kind, choices: ['remote'], why: `upstream does not let ${mapping.remote} be written` };
  }
  const why = `the mapping of ${mapping.name} has no upstream value for the local one`;
  return { kind, choices: ['remote', 'base', 'value'], why };
}

/** Uses a person's decision on exactly this conflict, or leaves it open. */
function settle(
  conflict: Conflict,
  about: { readonly values: Values; readonly mapping: FieldMapping; readonly context: PlanContext },
): FieldPlan {
  const resolution = about.context.resolutions.get(conflict.id);
  if (resolution === undefined) return { conflict };
  const chosen = chosenValue(conflict, resolution);
  const written = chosen === undefined ? null : write(about.values, about.mapping, chosen);
  if (written === null) return { conflict };
  const decision: Decision = { field: conflict.field, by: 'resolution', choice: resolution.choice };
  return { ...written, decision };
}

/** The value a choice stands for; undefined when the choice does not fit the conflict. */
export function chosenValue(
  conflict: Conflict,
  resolution: Pick<Resolution, 'choice' | 'value'>,
): Json | undefined {
  if (conflict.choices?.includes(resolution.choice) === false) return undefined;
  switch (resolution.choice) {
    case 'local':
      return conflict.local;
    case 'remote':
      return conflict.remote;
    case 'base':
      return conflict.base;
    case 'merged':
    case 'value':
      return resolution.value;
    default:
      return undefined;
  }
}
