import type { BaseValue, SideRecord } from '../kernel/candidate.ts';
import type { Fields } from '../kernel/field.ts';
import type { ChangeProgress, Outcome } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { canonicalJson, equalJson, isJsonArray, isJsonObject } from '../kernel/json.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import { toCanonical, toRemote } from '../kernel/lens.ts';
import type { Patch } from '../kernel/patch.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { parsePointer } from '../kernel/pointer.ts';
import { settleRecord } from '../kernel/settle.ts';
import type { Hash } from '../kernel/ids.ts';
import type { Link } from '../kernel/side-view.ts';
import { withLocal, withRecovered } from './agreement.ts';
import type { Recovered } from './collect.ts';
import { createdFields, foundFields, touchedFields } from './write-change.ts';

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
    } else if (change.kind === 'update' && change.side === 'remote') {
      const undo = intent?.undo?.patch;
      const half = undo === undefined ? undefined : unwrittenHalf(change, about);
      bases.set(change.record, (live, base) => {
        // Of one that was written as well, once its source is gone: there are not two sides to compare.
        const isInDoubt = outcome === undefined || outcome.result === 'found';
        const isOpen = isInDoubt || (written !== undefined && live.local === undefined);
        const isOurs = undo !== undefined && isOpen && isLocalValue(change, about.changes);
        let known = base;
        if (isOurs) known = baseOfDoubt(rules, { change, undo, live }, base);
        else if (undo !== undefined && isInDoubt)
          known = withSentElements(rules.mappings, { change, undo, live }, base);
        const now =
          written === undefined ? known : baseOfUpdate(rules, { change, written, undo, live }, known);
        return undo === undefined || half === undefined
          ? now
          : baseOfHalf(rules.mappings, { change, half, undo, live }, now);
      });
    }
  }
  return { links, bases };
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

/** Whether all that a change sends upstream is what its source held: nothing was merged in, nothing decided. */
function isLocalValue(change: Change, changes: ReadonlyMap<string, Change>): boolean {
  const others = [...changes.values()].filter((one) => one.record === change.record && one !== change);
  return others.length === 0 && (change.decided ?? []).length === 0;
}

/**
 * Settles an update that was sent and had no answer, where upstream holds just what it sent: then what the
 * source holds otherwise by now is an edit since, and its being gone a deletion; neither is a conflict with
 * our own write (E27).
 */
function baseOfDoubt(
  rules: Rules,
  about: { readonly change: Change; readonly undo: Patch; readonly live: Live },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const { local, remote } = about.live;
  const held = local?.fields ?? base?.fields;
  if (held === undefined || remote === undefined || !isJustSent(rules.mappings, about, base)) return base;
  const found = foundFields(about.change, { undo: about.undo, now: remote.fields });
  const sent = Object.fromEntries([...found.keys()].map((name) => [name, remote.fields[name] ?? null]));
  const then = inLocal(rules.mappings, sent, held);
  return settled(rules, { local: then, remote: remote.fields, written: new Map(), found }, base);
}

/**
 * A merge that was sent and had no answer: the elements of sets that it brought upstream, and that are there,
 * came from the source; taken away there since, they do not come back.
 */
function withSentElements(
  mappings: readonly FieldMapping[],
  { change, undo, live }: { readonly change: Change; readonly undo: Patch; readonly live: Live },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const now = live.remote?.fields;
  if (base === undefined || now === undefined || !isWritten(now, change, undo)) return base;
  const was = foundFields(change, { undo, now });
  const sets = mappings.flatMap((mapping): readonly [string, Json][] => {
    const known = base.fields[mapping.name] ?? null;
    const [sent, earlier] = [now[mapping.remote] ?? null, was.get(mapping.remote) ?? null];
    if (mapping.kind !== 'set' || !was.has(mapping.remote) || mapping.values !== undefined) return [];
    if (!isJsonArray(sent) || !isJsonArray(known)) return [];
    const had = new Set(
      [...known, ...(isJsonArray(earlier) ? earlier : [])].map((one) => canonicalJson(one)),
    );
    const brought = sent.filter((element) => !had.has(canonicalJson(element)));
    // Where the source holds all of them still there is nothing to keep from coming back.
    const own = live.local?.fields[mapping.name] ?? [];
    const isStill = brought.every((one) => isJsonArray(own) && own.some((its) => equalJson(its, one)));
    return isStill ? [] : [[mapping.name, [...known, ...brought]]];
  });
  return sets.length === 0 ? base : { ...base, fields: { ...base.fields, ...Object.fromEntries(sets) } };
}

/**
 * Whether the fields of a change are upstream just as it sent them: taken back, they are what both sides had
 * agreed on. A way back alone does not tell, for it also fits where somebody has added an element since.
 */
function isJustSent(
  mappings: readonly FieldMapping[],
  { change, undo, live }: { readonly change: Change; readonly undo: Patch; readonly live: Live },
  base: BaseValue | undefined,
): boolean {
  const was = foundFields(change, { undo, now: live.remote?.fields ?? {} });
  return mappings
    .filter(({ remote }) => was.has(remote))
    .every((mapping) => {
      const value = base?.fields[mapping.name];
      const before = was.get(mapping.remote);
      if (value === undefined || before === undefined) return false;
      const own = toRemote(mapping, value);
      const agreed = base?.remote?.[mapping.name] ?? (own.kind === 'mapped' ? own.value : own.raw);
      return equalJson(before, agreed);
    });
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
  if (live.remote === undefined) return base;
  // What it was made from may be gone by now, which is a deletion since.
  const local = inLocal(mappings, sent, live.local?.fields ?? {});
  const written = isAsLeft ? sentBy(change) : new Map<string, never>();
  const known = settled({ mappings, hash }, { local, remote: live.remote.fields, written }, base);
  return isAsLeft ? known : withShared(mappings, { sent: local, remote: live.remote.fields }, known);
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
    const value = there.kind === 'mapped' ? sharedPart(sent[mapping.name] ?? null, there.value) : undefined;
    return value === undefined ? [] : [[mapping.name, value]];
  });
  if (shared.length === 0) return base;
  return { ...base, fields: { ...base?.fields, ...Object.fromEntries(shared) } };
}

/** What two values of many parts have in common; undefined for values of one part. */
function sharedPart(one: Json, other: Json): Json | undefined {
  if (isJsonArray(one) && isJsonArray(other))
    return one.filter((element) => other.some((its) => equalJson(element, its)));
  if (!isJsonObject(one) || !isJsonObject(other)) return undefined;
  return Object.fromEntries(Object.entries(one).filter(([name, value]) => equalJson(value, other[name])));
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

/** The other write of the same record, when it has not been done. */
function unwrittenHalf(
  { record }: Change,
  about: {
    readonly progress: ReadonlyMap<string, ChangeProgress>;
    readonly changes: ReadonlyMap<string, Change>;
  },
): Change | undefined {
  return [...about.changes.values()].find(
    (one) =>
      one.side === 'local' &&
      one.record === record &&
      one.decided?.some((decision) => decision.by === 'resolution') === true &&
      about.progress.get(one.id)?.outcome === undefined,
  );
}

/**
 * Lets a decision of which only the upstream half was written go on to the local half.
 *
 * The value decided on is upstream, the value decided against still local: to a merge that looks like a
 * local edit. Where both are still as the session left them, the local value is the one superseded.
 */
function baseOfHalf(
  mappings: readonly FieldMapping[],
  about: { readonly change: Change; readonly half: Change; readonly undo: Patch; readonly live: Live },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const { change, half, undo, live } = about;
  if (live.local === undefined || live.remote === undefined) return base;
  if (!isWritten(live.remote.fields, change, undo) || !applyPatch(live.local.fields, half.patch).ok)
    return base;
  const [there, here] = [touchedFields(change), touchedFields(half)];
  const decided = mappings.filter(
    ({ name, remote }) =>
      there.has(remote) &&
      here.has(name) &&
      half.decided?.some((decision) => decision.field === name) === true,
  );
  const names = decided.map(({ name }) => name);
  return withLocal(base ?? { fields: {} }, names, live.local.fields);
}

/** Whether a change has been written: taken back and written again, it leaves what is there. */
function isWritten(now: Fields, change: Change, undo: Patch): boolean {
  const before = applyPatch(now, undo);
  const again = before.ok ? applyPatch(before.value, change.patch) : before;
  return again.ok && equalJson(again.value, now);
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
