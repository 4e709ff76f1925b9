import type { BaseValue, Recovered } from './candidate.ts';
import { sameValue } from './equal.ts';
import type { Fields } from './field.ts';
import type { Hash } from './ids.ts';
import type { Json } from './json.ts';
import { equalJson, isJsonArray, isJsonObject } from './json.ts';
import { keyedElements } from './keyed.ts';
import type { FieldMapping } from './lens.ts';
import { ruleOf, toCanonical, toRemote } from './lens.ts';
import type { Move } from './moves.ts';
import { MAX_RETURNS, nextMove } from './moves.ts';
import { editedImage } from './plan-field.ts';

/** What a field's write came to, where it is not simply what was asked for. */
export interface FieldNote {
  readonly field: string;
  /** `dropped`: upstream kept its old value, or nothing (E29). `rewritten`: it stored a value of its own (E28). */
  readonly kind: 'dropped' | 'rewritten';
}

export interface Settlement {
  readonly base: BaseValue;
  /** True when every field agrees: nothing of the record needs to be looked at until a side moves. */
  readonly settled: boolean;
  readonly notes: readonly FieldNote[];
}

export interface SettleInput {
  /** Both sides as read back after the writes. */
  readonly local: Fields;
  readonly remote: Fields;
  readonly before?: BaseValue;
  /** The upstream fields that this run wrote, with their values before and as sent. */
  readonly written: ReadonlyMap<string, { readonly before: Json; readonly sent: Json }>;
  /** Upstream fields that are as they are because an earlier attempt of ours wrote them, with the values before. */
  readonly found?: ReadonlyMap<string, Json | undefined>;
  /** What writes have made of the agreement, where the sides do not hold the same any more (I2). */
  readonly earned?: Fields;
  /** What waits for a person's decision; absent: what `before` holds of it. */
  readonly recovered?: { readonly [name: string]: Recovered };
  readonly hash: Hash;
}

/**
 * Moves the base of a record to what was read back from both sides.
 *
 * Laws: a field's base moves only where both sides hold the same, or where the upstream made its own
 * image of exactly the value we wrote; elsewhere it stays as it was (I3), or, where a side was edited since
 * our write, becomes what the write was made from (I2). A recovered value stays until a side holds it again
 * or the caller says that it was decided.
 */
export function settleRecord(mappings: readonly FieldMapping[], input: SettleInput): Settlement {
  const fields: { [name: string]: Json } = {};
  const images: { [name: string]: Json } = {};
  const moves: { [name: string]: Move } = {};
  const recovered: { [name: string]: Recovered } = {};
  const notes: FieldNote[] = [];
  let settled = true;
  for (const mapping of mappings) {
    const local = input.local[mapping.name] ?? null;
    const raw = input.remote[mapping.remote] ?? null;
    const silent = !Object.hasOwn(input.remote, mapping.remote) && !input.written.has(mapping.remote);
    const isKept = silent && input.before?.fields[mapping.name] !== undefined;
    const verdict = isKept ? 'unchanged' : judge(mapping, { local, raw, input });
    const isEarned = verdict === 'open' && Object.hasOwn(input.earned ?? {}, mapping.name);
    if (verdict === 'agreed' || verdict === 'rewritten') {
      fields[mapping.name] = local;
      if (!isOwnImage(mapping, local, raw)) images[mapping.name] = raw;
    } else if (verdict === 'defaulted') {
      fields[mapping.name] = local;
      settled = false;
    } else {
      keep(mapping, isEarned ? { fields: input.earned ?? {} } : input.before, { fields, images });
      settled = settled && verdict === 'unchanged';
    }
    // What is hidden now may be edited unseen: the record is read again until it is shown (E21, I7).
    if (isKept && input.before?.fields[mapping.name] !== null) settled = false;
    if (verdict === 'dropped' || verdict === 'rewritten') notes.push({ field: mapping.name, kind: verdict });
    const move = moveOf(mapping, {
      raw,
      moved: isEarned || verdict === 'agreed' || verdict === 'rewritten',
      input,
    });
    if (move !== undefined) moves[mapping.name] = move;
    const found = (input.recovered ?? input.before?.recovered)?.[mapping.name];
    if (found !== undefined && !holds(mapping, { local, raw, value: found.value })) {
      recovered[mapping.name] = found;
      settled = false;
    }
  }
  const base: BaseValue = {
    fields,
    ...(Object.keys(images).length === 0 ? {} : { remote: images }),
    ...(Object.keys(recovered).length === 0 ? {} : { recovered }),
    ...(Object.keys(moves).length === 0 ? {} : { moves }),
  };
  return { base, settled, notes };
}

/**
 * How a field's agreement moved now, else how it moved last. Where the sides came to agree by themselves
 * on what was parked, the quarrel is over and forgotten.
 */
function moveOf(
  mapping: FieldMapping,
  now: { readonly raw: Json; readonly moved: boolean; readonly input: SettleInput },
): Move | undefined {
  const { raw, input } = now;
  const last = input.before?.moves?.[mapping.name];
  const value = input.before?.fields[mapping.name];
  if (!now.moved || value === undefined) return last;
  const image = input.before?.remote?.[mapping.name];
  const was = image === undefined ? toRemote(mapping, value) : ({ kind: 'mapped', value: image } as const);
  const from = was.kind === 'mapped' ? was.value : was.raw;
  if (equalJson(from, raw)) return last !== undefined && last.returns >= MAX_RETURNS ? undefined : last;
  const isOurs = input.written.has(mapping.remote) || input.found?.has(mapping.remote) === true;
  const by = isOurs ? 'local' : 'remote';
  const over = (input.written.get(mapping.remote) ?? { before: input.found?.get(mapping.remote) }).before;
  return nextMove(last, { from, to: raw, by, ...(over === undefined ? {} : { over }) }, input.hash);
}

/** Whether a side has a value that was recovered, so that nothing of it is in danger. */
function holds(
  mapping: FieldMapping,
  now: { readonly local: Json; readonly raw: Json; readonly value: Json },
): boolean {
  const value = toCanonical(mapping, now.value, [now.local]);
  const isLocal = value.kind === 'mapped' && sameValue(ruleOf(mapping), now.local, value.value);
  return isLocal || equalJson(now.raw, now.value);
}

/** `defaulted`: we sent no value and upstream chose one, which is an upstream edit from then on. */
type Verdict = 'agreed' | 'unchanged' | 'open' | 'dropped' | 'rewritten' | 'defaulted';

function judge(
  mapping: FieldMapping,
  now: { readonly local: Json; readonly raw: Json; readonly input: SettleInput },
): Verdict {
  const { local, raw, input } = now;
  const rule = ruleOf(mapping);
  const there = toCanonical(mapping, raw, [local]);
  if (there.kind === 'mapped' && sameValue(rule, local, there.value)) return 'agreed';
  const written = input.written.get(mapping.remote);
  if (written !== undefined) {
    const sent = toCanonical(mapping, written.sent, [local]);
    const wanted = sent.kind === 'mapped' && sameValue(rule, sent.value, local);
    if (!wanted) return 'open';
    if (written.sent === null) return 'defaulted';
    if (isMovedIn(mapping, written, raw)) return 'open';
    if (isEditedImage(mapping, { local, raw }, input.before)) return 'rewritten';
    return equalJson(raw, written.before) || isEmpty(raw) ? 'dropped' : 'rewritten';
  }
  return isAsBefore(mapping, { local, raw }, input.before) ? 'unchanged' : 'open';
}

/**
 * Whether a member or element that our write left alone is not what it was: somebody's edit, no image of
 * ours. The patch of a map or list tests only what it writes, so a guard that compares no more lets such an
 * edit stand (I7).
 */
export function isMovedIn(
  mapping: FieldMapping,
  { before, sent }: { readonly before: Json; readonly sent: Json },
  now: Json,
): boolean {
  if (mapping.kind === 'map') return isMovedAround({ before, sent }, now);
  const { key } = mapping;
  if (mapping.kind !== 'list' || key === undefined) return false;
  const [was, wanted, is] = [before ?? [], sent, now].map((list) => keyedElements(list, key));
  if (wanted === undefined || wanted === null || is === undefined || is === null) return false;
  const parts = { before: Object.fromEntries(was ?? []), sent: Object.fromEntries(wanted) };
  return isMovedAround(parts, Object.fromEntries(is));
}

function isMovedAround({ before, sent }: { readonly before: Json; readonly sent: Json }, now: Json): boolean {
  if (!isJsonObject(sent) || !isJsonObject(now)) return equalJson(before, sent) && !equalJson(now, before);
  const was = isJsonObject(before) ? before : {};
  return Object.keys({ ...was, ...sent, ...now }).some((name) =>
    isMovedAround({ before: was[name] ?? null, sent: sent[name] ?? null }, now[name] ?? null),
  );
}

/** What is local is what upstream's own edit of its image comes to: upstream holds it in its way (E28, E47, E55). */
function isEditedImage(
  mapping: FieldMapping,
  now: { readonly local: Json; readonly raw: Json },
  before: BaseValue | undefined,
): boolean {
  const [base, image] = [before?.fields[mapping.name], before?.remote?.[mapping.name]];
  if (base === undefined || image === undefined || equalJson(image, now.raw)) return false;
  const value = editedImage(mapping, { base, image, raw: now.raw });
  return value !== null && sameValue(ruleOf(mapping), value, now.local);
}

/** Nothing is no image of a value: an upstream that keeps nothing of it has dropped it. */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || (isJsonArray(value) && value.length === 0);
}

/** Both sides still are what the last agreement recorded, although they differ from each other. */
function isAsBefore(
  mapping: FieldMapping,
  now: { readonly local: Json; readonly raw: Json },
  before: BaseValue | undefined,
): boolean {
  const base = before?.fields[mapping.name];
  const image = before?.remote?.[mapping.name];
  return (
    base !== undefined &&
    image !== undefined &&
    sameValue(ruleOf(mapping), now.local, base) &&
    equalJson(image, now.raw)
  );
}

function isOwnImage(mapping: FieldMapping, local: Json, raw: Json): boolean {
  const image = toRemote(mapping, local);
  return image.kind === 'mapped' && equalJson(image.value, raw);
}

function keep(
  mapping: FieldMapping,
  before: BaseValue | undefined,
  into: { readonly fields: { [name: string]: Json }; readonly images: { [name: string]: Json } },
): void {
  const base = before?.fields[mapping.name];
  const image = before?.remote?.[mapping.name];
  if (base !== undefined) into.fields[mapping.name] = base;
  if (image !== undefined) into.images[mapping.name] = image;
}
