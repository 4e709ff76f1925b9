import type { Candidate, SideRecord, SideState } from './candidate.ts';
import { titleOf } from './candidate.ts';
import type { Conflict } from './conflict.ts';
import { RECORD_FIELD } from './conflict.ts';
import { emitField } from './emit.ts';
import { sameValue } from './equal.ts';
import type { Side } from './field.ts';
import type { Json } from './json.ts';
import { compareText } from './json.ts';
import type { Mapped } from './lens.ts';
import { nameOn, ruleOf, toCanonical, toRemote } from './lens.ts';
import type { Operation } from './patch.ts';
import type { Agreement, Change, Decision, Held } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import { makeConflict } from './plan-context.ts';
import { planField } from './plan-field.ts';

/** What one record adds to a plan. */
export interface RecordPlan {
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly held: readonly Held[];
  readonly agreed?: Agreement;
}

const NOTHING: RecordPlan = { changes: [], conflicts: [], held: [] };

/**
 * Plans one record. Pure; looks at nothing but this record and the rules of its sync.
 *
 * Laws: a side that is `unknown` gets no write and no conclusion; a delete is planned only where the
 * other side is unedited since the base, or a person decided it.
 */
export function planRecord(candidate: Candidate, context: PlanContext): RecordPlan {
  const { local, remote } = candidate;
  if (isLetGo(local, remote) || isLetGo(remote, local))
    return { ...NOTHING, agreed: { record: candidate.record } };
  for (const state of [local, remote]) {
    if (state.kind === 'unknown') return { ...NOTHING, held: [heldBy(candidate, state)] };
  }
  if (local.kind === 'present' && remote.kind === 'present') {
    return planBoth(candidate, { local: local.record, remote: remote.record }, context);
  }
  if (local.kind === 'present')
    return planLonely(candidate, { side: 'local', record: local.record }, context);
  if (remote.kind === 'present')
    return planLonely(candidate, { side: 'remote', record: remote.record }, context);
  return { ...NOTHING, agreed: { record: candidate.record } };
}

/** A record that moved out of reach, and that a person then deleted on this side, is nobody's any more (E7). */
function isLetGo(one: SideState, other: SideState): boolean {
  return one.kind === 'absent' && other.kind === 'unknown' && other.code === 'moved';
}

function heldBy(candidate: Candidate, state: Extract<SideState, { kind: 'unknown' }>): Held {
  const where = state.where === undefined ? {} : { where: state.where };
  return { record: candidate.record, code: state.code, message: state.message, ...where };
}

function planBoth(
  candidate: Candidate,
  sides: { readonly local: SideRecord; readonly remote: SideRecord },
  context: PlanContext,
): RecordPlan {
  const unreadable = unreadableField(candidate, sides.remote, context);
  if (unreadable !== null) return { ...NOTHING, held: [unreadable] };
  const base = candidate.base === undefined ? {} : { base: candidate.base };
  const patches: { [side in Side]: Operation[] } = { local: [], remote: [] };
  const conflicts: Conflict[] = [];
  const decided: Decision[] = [];
  const parked: string[] = [];
  for (const mapping of context.mappings) {
    const field = planField({ record: candidate.record, ...sides, ...base }, mapping, context);
    if (field.conflict !== undefined) conflicts.push(field.conflict);
    if (field.decision !== undefined) decided.push(field.decision);
    if (field.parked === true) parked.push(mapping.name);
    const rule = { name: mapping.name, kind: mapping.kind, key: mapping.key };
    if (field.local !== undefined) {
      patches.local.push(
        ...emitField({ rule, before: sides.local.fields[mapping.name], after: field.local }),
      );
    }
    if (field.remote !== undefined) {
      const there = { ...rule, name: mapping.remote };
      patches.remote.push(
        ...emitField({ rule: there, before: sides.remote.fields[mapping.remote], after: field.remote }),
      );
    }
  }
  const changes = (['local', 'remote'] as const)
    .filter((side) => patches[side].length > 0)
    .map((side): Change => ({
      ...envelope(candidate, side),
      kind: 'update',
      target: sides[side].id,
      other: sides[side === 'local' ? 'remote' : 'local'].id,
      patch: patches[side],
      guard: { kind: context.guards[side], version: sides[side].version },
      ...(decided.length === 0 ? {} : { decided }),
    }));
  const held = parked.map((field) => heldByQuarrel(candidate, { field, remote: sides.remote }));
  if (changes.length + conflicts.length + held.length > 0) return { changes, conflicts, held };
  return { ...NOTHING, agreed: { record: candidate.record, local: sides.local.id, remote: sides.remote.id } };
}

/** A field that two sides put back and forth is left alone; the other fields of the record go on (E33, E80). */
function heldByQuarrel(
  candidate: Candidate,
  { field, remote }: { readonly field: string; readonly remote: SideRecord },
): Held {
  return {
    record: candidate.record,
    code: 'oscillating',
    message: `${field} goes back and forth between the same two values, each side undoing the other; it is left alone until both sides hold the same or one of them a third value (stop one of the two writers, or name the side that wins: authority in the config)`,
    ...(remote.where === undefined ? {} : { where: remote.where }),
  };
}

/** A field that upstream used to have and now does not mention is hidden from us, not empty (E21). */
function unreadableField(candidate: Candidate, remote: SideRecord, context: PlanContext): Held | null {
  const hidden = context.mappings.find(
    ({ name, remote: there }) =>
      !Object.hasOwn(remote.fields, there) && (candidate.base?.fields[name] ?? null) !== null,
  );
  if (hidden === undefined) return null;
  return {
    record: candidate.record,
    code: 'field-unreadable',
    message: `upstream no longer shows the field ${hidden.remote} of ${remote.id}; the record is left alone until it does (may the token read it?)`,
    ...(remote.where === undefined ? {} : { where: remote.where }),
  };
}

interface Lonely {
  readonly side: Side;
  readonly record: SideRecord;
}

/** A record that only one side has: it is new there, or the other side deleted it. */
function planLonely(candidate: Candidate, lonely: Lonely, context: PlanContext): RecordPlan {
  const missing = lonely.side === 'local' ? 'remote' : 'local';
  if (!candidate.linked) {
    const allowed = context.create === 'both' || context.create === missing;
    return allowed ? create(candidate, lonely, context) : NOTHING;
  }
  const edited = candidate.baseLost === true || isEdited(candidate, lonely, context);
  if (!edited && context.onDelete === 'propagate') return remove(candidate, lonely, context);
  if (!edited && context.onDelete === 'ignore') {
    return { ...NOTHING, agreed: { record: candidate.record, [lonely.side]: lonely.record.id } };
  }
  const conflict = deletion(candidate, lonely, { edited, context });
  switch (context.resolutions.get(conflict.id)?.choice) {
    case 'delete':
      return decide('delete', remove(candidate, lonely, context));
    case 'keep':
      return decide('keep', create(candidate, lonely, context));
    default:
      return { ...NOTHING, conflicts: [conflict] };
  }
}

function decide(choice: string, plan: RecordPlan): RecordPlan {
  const decided: Decision[] = [{ field: RECORD_FIELD, by: 'resolution', choice }];
  return { ...plan, changes: plan.changes.map((change) => ({ ...change, decided })) };
}

function deletion(
  candidate: Candidate,
  lonely: Lonely,
  about: { readonly edited: boolean; readonly context: PlanContext },
): Conflict {
  const gone = lonely.side === 'local' ? 'upstream' : 'locally';
  const here = lonely.side === 'local' ? 'local' : 'upstream';
  return makeConflict(about.context, {
    kind: lonely.side === 'local' ? 'edit-delete' : 'delete-edit',
    record: candidate.record,
    field: RECORD_FIELD,
    base: candidate.base?.fields ?? null,
    local: lonely.side === 'local' ? lonely.record.fields : null,
    remote: lonely.side === 'remote' ? lonely.record.fields : null,
    why: about.edited
      ? `deleted ${gone} while the ${here} record was edited`
      : `deleted ${gone}; on-delete is "ask", so a person decides`,
  });
}

/** Without a base nothing shows that the record is unedited. */
function isEdited(candidate: Candidate, lonely: Lonely, context: PlanContext): boolean {
  const base = candidate.base;
  if (base === undefined) return true;
  return context.mappings.some((mapping) => {
    const before = base.fields[mapping.name];
    if (before === undefined) return true;
    if (lonely.side === 'local')
      return !sameValue(ruleOf(mapping), lonely.record.fields[mapping.name] ?? null, before);
    const image = base.remote?.[mapping.name];
    const was = image === undefined ? before : valueOf(toCanonical(mapping, image, [before]));
    const now = valueOf(toCanonical(mapping, lonely.record.fields[mapping.remote], [before]));
    return !sameValue(ruleOf(mapping), now, was);
  });
}

function valueOf(value: Mapped): Json {
  return value.kind === 'mapped' ? value.value : value.raw;
}

function remove(candidate: Candidate, lonely: Lonely, context: PlanContext): RecordPlan {
  const change: Change = {
    ...envelope(candidate, lonely.side),
    kind: 'delete',
    target: lonely.record.id,
    patch: [
      { op: 'test', path: '', value: lonely.record.fields },
      { op: 'remove', path: '' },
    ],
    guard: { kind: context.guards[lonely.side], version: lonely.record.version },
  };
  return { ...NOTHING, changes: [change] };
}

function create(candidate: Candidate, lonely: Lonely, context: PlanContext): RecordPlan {
  const side = lonely.side === 'local' ? 'remote' : 'local';
  const fields: { [name: string]: Json } = {};
  for (const mapping of [...context.mappings].sort((a, b) => compareText(a.name, b.name))) {
    const from = lonely.record.fields[side === 'remote' ? mapping.name : mapping.remote] ?? null;
    if (!mapping.writable[side] && mapping.onCreate?.[side] !== true) continue;
    const to = side === 'remote' ? toRemote(mapping, from) : toCanonical(mapping, from);
    if (to.kind === 'unmapped')
      return { ...NOTHING, held: [cannotCreate(candidate, { lonely, field: mapping.name, raw: to.raw })] };
    fields[nameOn(mapping, side)] = to.value;
  }
  const target = side === 'local' ? { target: candidate.proposed ?? lonely.record.id } : {};
  const change: Change = {
    ...envelope(candidate, side),
    kind: 'create',
    ...target,
    other: lonely.record.id,
    patch: [{ op: 'add', path: '', value: fields }],
  };
  return { ...NOTHING, changes: [change] };
}

/** A new record with a value that the other side has no word for stays where it is (E49). */
function cannotCreate(
  candidate: Candidate,
  about: { readonly lonely: Lonely; readonly field: string; readonly raw: Json },
): Held {
  const { lonely, field, raw } = about;
  const where = lonely.record.where === undefined ? {} : { where: lonely.record.where };
  return {
    record: candidate.record,
    code: 'unmapped',
    message: `the mapping of ${field} does not know ${JSON.stringify(raw)}; add it to values in the config, or change the record`,
    ...where,
  };
}

function envelope(candidate: Candidate, side: Side): Pick<Change, 'id' | 'record' | 'side' | 'title'> {
  return { id: `${candidate.record}#${side}`, record: candidate.record, side, title: titleOf(candidate) };
}
