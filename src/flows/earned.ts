import type { BaseValue, SideRecord } from '../kernel/candidate.ts';
import { sameValue } from '../kernel/equal.ts';
import type { Fields, Side } from '../kernel/field.ts';
import type { ChangeProgress, Intent, Outcome } from '../kernel/journal.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { equalJson, isJsonArray, isJsonObject } from '../kernel/json.ts';
import { keyedElements } from '../kernel/keyed.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import { nameOn, ruleOf, toCanonical, toRemote } from '../kernel/lens.ts';
import type { Patch } from '../kernel/patch.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { parsePointer } from '../kernel/pointer.ts';
import { settleRecord } from '../kernel/settle.ts';
import { showsEdit } from '../kernel/set.ts';
import type { Hash } from '../kernel/ids.ts';
import type { Link } from '../kernel/side-view.ts';
import { withRecovered } from './agreement.ts';
import type { Recovered } from './collect.ts';
import { earnedFields, withEarned } from './earned-fields.ts';
import { createdFields, foundFields, setEditOf, stepsIn, touchedFields } from './write-change.ts';

/** Both sides of a record as they are now. */
interface Live {
  readonly local?: SideRecord;
  readonly remote?: SideRecord;
}

/** What settling needs beside the values. */
interface Rules {
  readonly mappings: readonly FieldMapping[];
  readonly hash: Hash;
}

type Rebase = (live: Live, base?: BaseValue) => BaseValue | undefined;

/**
 * Gives the links and bases that a cut-off session has earned by its writes but not stored.
 *
 * Laws: a base moves only to what both sides have held (I3); what a person wrote since then is an edit.
 */
export function earnedBy(
  rules: Rules,
  about: {
    readonly progress: ReadonlyMap<string, ChangeProgress>;
    readonly changes: ReadonlyMap<string, Change>;
  },
): Recovered {
  const links: Link[] = [];
  const bases = new Map<string, Rebase>();
  for (const { change: id, intent, outcome } of about.progress.values()) {
    const change = about.changes.get(id);
    if (change === undefined) continue;
    const written = outcome?.result === 'written' ? outcome : undefined;
    if (change.kind === 'create' && written !== undefined) {
      links.push(...linkOf(change, written));
      bases.set(change.record, (live, base) => baseOfCreate(rules, { change, written, live }, base));
    } else if (change.kind === 'update') {
      const earlier = bases.get(change.record);
      const rebase = rebaseOf(rules, { change, intent, outcome });
      bases.set(change.record, (live, base) =>
        rebase(live, earlier === undefined ? base : earlier(live, base)),
      );
    }
  }
  return { links, bases };
}

/** What is known of an update's write. */
interface Attempt {
  readonly change: Change;
  readonly intent: Intent | undefined;
  readonly outcome: Outcome | undefined;
}

function rebaseOf(rules: Rules, about: Attempt): Rebase {
  const { change, intent, outcome } = about;
  const undo = intent?.undo?.patch;
  const written = outcome?.result === 'written' ? outcome : undefined;
  const isInDoubt = outcome === undefined || outcome.result === 'found';
  return (live, base) => {
    const there = live[change.side]?.fields;
    const now =
      change.side === 'remote' && written !== undefined
        ? baseOfUpdate(rules, { change, written, undo, live }, base)
        : base;
    const inDoubt =
      isInDoubt && there !== undefined ? missingOf(rules.mappings, { change, undo, now: there }) : undefined;
    const altered = written === undefined ? inDoubt : written.altered;
    return withWritten(rules, { change, intent, live, altered }, { base, now });
  };
}

/** The fields of an update in doubt that are not as it was to write them. */
function missingOf(
  mappings: readonly FieldMapping[],
  about: { readonly change: Change; readonly undo: Patch | undefined; readonly now: Fields },
): readonly string[] {
  const { change } = about;
  const known = mappings.filter((mapping) => isThere(mapping, about)).map((one) => nameOn(one, change.side));
  return [...touchedFields(change)].filter((name) => !known.includes(name));
}

/**
 * Whether a field is as a change was to write it: taken back and written again, it stays as it is. An element
 * that was only to be removed could be put back beside itself: then it is still there.
 */
function isThere(
  mapping: FieldMapping,
  about: { readonly change: Change; readonly undo: Patch | undefined; readonly now: Fields },
): boolean {
  const { change, undo = [], now } = about;
  const { kind, key } = mapping;
  const name = nameOn(mapping, change.side);
  const is = now[name] ?? null;
  const edit = kind === 'set' && isJsonArray(is) ? setEditOf(change, name) : null;
  if (edit !== null && isJsonArray(is)) return showsEdit(ruleOf(mapping), { ...edit, now: is });
  const before = applyPatch({ [name]: is }, stepsIn(undo, name));
  if (!before.ok || !isJsonObject(before.value)) return false;
  const was = before.value[name] ?? null;
  if (kind === 'list' && isJsonArray(was) && keyedElements(was, key) === null) return false;
  const again = applyPatch(before.value, stepsIn(change.patch, name));
  return again.ok && isJsonObject(again.value) && equalJson(again.value[name] ?? null, is);
}

/**
 * Fields that an update wrote as they were sent, and whose source has been edited since, are as it made them;
 * also those that a person decided, whose other half may be left to write. All others can still be told.
 */
function withWritten(
  rules: Rules,
  about: Pick<Attempt, 'change' | 'intent'> & {
    readonly live: Live;
    readonly altered: readonly string[] | undefined;
  },
  { base, now }: { readonly base: BaseValue | undefined; readonly now: BaseValue | undefined },
): BaseValue | undefined {
  const { change, intent, live, altered } = about;
  const source = intent?.source;
  if (source === undefined || altered === undefined) return now;
  const local = live.local?.fields ?? {};
  const unmoved = rules.mappings.filter(({ name }) =>
    equalJson(base?.fields[name] ?? null, now?.fields[name] ?? null),
  );
  const earned = earnedFields(unmoved, { change, source, altered, local });
  const parted = unmoved.filter(
    (mapping) =>
      Object.hasOwn(earned, mapping.name) &&
      (isDecided(change, mapping) || isEdited(mapping, { earned, live, side: change.side })),
  );
  return withEarned(now, earnedFields(parted, { change, source, altered, local }));
}

function isDecided({ decided = [] }: Change, { name }: FieldMapping): boolean {
  return decided.some((decision) => decision.field === name && decision.by === 'resolution');
}

/** Whether what a field was written from is not what that side holds now, and the sides do not agree. */
function isEdited(
  mapping: FieldMapping,
  about: { readonly earned: Fields; readonly live: Live; readonly side: Side },
): boolean {
  const { earned, live, side } = about;
  const value = earned[mapping.name] ?? null;
  const there = toCanonical(mapping, live.remote?.fields[mapping.remote], [value]);
  const other = there.kind === 'mapped' ? there.value : undefined;
  const here = live.local?.fields[mapping.name];
  const now = side === 'remote' ? here : other;
  const isSame = (one: Json | undefined, two: Json | undefined) =>
    one !== undefined && two !== undefined && sameValue(ruleOf(mapping), one, two);
  return !isSame(now, value) && !isSame(here, other);
}

function linkOf(change: Change, { target }: Outcome): readonly Link[] {
  const { record, other } = change;
  if (target === undefined || other === undefined) return [];
  const [local, remote] = change.side === 'remote' ? [other, target] : [target, other];
  return [{ record, local, remote }];
}

/** Settles an update as long as nobody touched the upstream record since. */
function baseOfUpdate(
  rules: Rules,
  about: {
    readonly change: Change;
    readonly written: Outcome;
    readonly undo: Patch | undefined;
    readonly live: Live;
  },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const { local, remote } = about.live;
  const known = withRecovered(rules.mappings, base, about.written.overwritten ?? []);
  if (local === undefined || remote?.version !== about.written.version || remote === undefined) return known;
  const written = sentBy(about.change);
  const found = foundFields(about.change, { undo: about.undo, now: remote.fields });
  return settled(rules, { local: local.fields, remote: remote.fields, written, found }, known);
}

/**
 * Settles a create. It sent all that its source held, so what the source holds now may be an edit since
 * then; the record it made counts as it is now only while it has the version it was given.
 */
function baseOfCreate(
  { mappings, hash }: Rules,
  about: { readonly change: Change; readonly written: Outcome; readonly live: Live },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const { change, live } = about;
  const { version } = about.written;
  const isAsLeft = version !== undefined && live[change.side]?.version === version;
  const sent = createdFields(change);
  if (change.side === 'local') {
    // Upstream held what was sent; whether it can be seen now does not matter.
    const now = live.local?.fields ?? {};
    const local = isAsLeft ? now : { ...now, ...sent };
    return settled({ mappings, hash }, { local, remote: inRemote(mappings, sent), written: new Map() }, base);
  }
  const earned = earnedByCreate(mappings, about);
  if (live.remote === undefined) return withEarned(base, earned);
  // What it was made from may be gone by now, which is a deletion since.
  const local = inLocal(mappings, sent, live.local?.fields ?? {});
  const written = isAsLeft ? sentBy(change) : new Map<string, never>();
  const known = settled({ mappings, hash }, { local, remote: live.remote.fields, written }, base);
  if (isAsLeft) return known;
  return withShared(mappings, { sent: local, remote: live.remote.fields }, withEarned(known, earned));
}

/** What a create sent upstream, and what upstream held just so when it answered. */
function earnedByCreate(
  mappings: readonly FieldMapping[],
  { change, written, live }: { readonly change: Change; readonly written: Outcome; readonly live: Live },
): Fields {
  const { altered } = written;
  if (altered === undefined) return {};
  return earnedFields(mappings, { change, source: {}, altered, local: live.local?.fields ?? {} });
}

/**
 * Adds the elements and members of a create that upstream still holds where it holds others as well: both
 * sides have had these, so that what the source takes away of them does not come back.
 */
function withShared(
  mappings: readonly FieldMapping[],
  { sent, remote }: { readonly sent: Fields; readonly remote: Fields },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const shared = mappings.flatMap((mapping): readonly [string, Json][] => {
    const hasParts = mapping.kind === 'set' || mapping.kind === 'list' || mapping.kind === 'map';
    if (!hasParts || base?.fields[mapping.name] !== undefined) return [];
    const there = toCanonical(mapping, remote[mapping.remote], [sent[mapping.name] ?? null]);
    const value =
      there.kind === 'mapped' ? sharedPart(mapping, sent[mapping.name] ?? null, there.value) : undefined;
    return value === undefined ? [] : [[mapping.name, value]];
  });
  if (shared.length === 0) return base;
  return { ...base, fields: { ...base?.fields, ...Object.fromEntries(shared) } };
}

/**
 * What two values of many parts have in common; undefined for values of one part. Of a part that both have
 * and that is not the same, nothing is known but that both have had it: a null stands for it, so that taken
 * away on a side it does not come back unasked.
 */
function sharedPart({ kind, key }: FieldMapping, one: Json, other: Json): Json | undefined {
  if (kind === 'list') {
    const [mine, theirs] = [keyedElements(one, key), keyedElements(other, key)];
    if (mine === null || theirs === null) return undefined;
    return [...mine].flatMap(([id, element]) => {
      const its = theirs.get(id);
      return its === undefined ? [] : [sharedMembers(element, its)];
    });
  }
  if (isJsonArray(one) && isJsonArray(other))
    return one.filter((element) => other.some((its) => equalJson(element, its)));
  return isJsonObject(one) && isJsonObject(other) ? sharedMembers(one, other) : undefined;
}

function sharedMembers(one: JsonObject, other: JsonObject): JsonObject {
  const both = Object.entries(one).filter(([name]) => Object.hasOwn(other, name));
  return Object.fromEntries(
    both.map(([name, value]) => [name, equalJson(value, other[name]) ? value : null]),
  );
}

function settled(
  { mappings, hash }: Rules,
  sides: Pick<Parameters<typeof settleRecord>[1], 'local' | 'remote' | 'written' | 'found'>,
  base: BaseValue | undefined,
): BaseValue | undefined {
  const { base: next } = settleRecord(mappings, {
    ...sides,
    hash,
    ...(base === undefined ? {} : { before: base }),
  });
  return Object.keys(next.fields).length > 0 ? next : base;
}

/** What a create sent upstream, in local words; what it did not send is as it is now. */
function inLocal(mappings: readonly FieldMapping[], sent: Fields, now: Fields): Fields {
  const fields: { [name: string]: Json } = { ...now };
  for (const mapping of mappings) {
    if (!Object.hasOwn(sent, mapping.remote)) continue;
    const value = toCanonical(mapping, sent[mapping.remote], [now[mapping.name] ?? null]);
    if (value.kind === 'mapped') fields[mapping.name] = value.value;
  }
  return fields;
}

/** What a create wrote locally, in upstream's words. */
function inRemote(mappings: readonly FieldMapping[], sent: Fields): Fields {
  const fields: { [name: string]: Json } = {};
  for (const mapping of mappings) {
    const value = toRemote(mapping, sent[mapping.name] ?? null);
    if (value.kind === 'mapped' && Object.hasOwn(sent, mapping.name)) fields[mapping.remote] = value.value;
  }
  return fields;
}

/** What a change sent, as far as its patch alone can say: whole fields. */
function sentBy(change: Change): ReadonlyMap<string, { before: Json; sent: Json }> {
  if (change.kind === 'create') {
    return new Map(
      Object.entries(createdFields(change)).map(([name, sent]) => [name, { before: null, sent }]),
    );
  }
  const tests = new Map<string, Json>();
  const sent = new Map<string, { before: Json; sent: Json }>();
  for (const operation of change.patch) {
    const [name, ...rest] = parsePointer(operation.path) ?? [];
    if (name === undefined || rest.length > 0) continue;
    if (operation.op === 'test') tests.set(name, operation.value);
    if (operation.op === 'replace' || operation.op === 'add') {
      sent.set(name, { before: tests.get(name) ?? null, sent: operation.value });
    }
  }
  return sent;
}
