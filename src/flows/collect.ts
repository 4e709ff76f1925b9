import type { BaseValue, Candidate, SideRecord, SideState } from '../kernel/candidate.ts';
import type { Resolution } from '../kernel/conflict.ts';
import { remoteFieldsOfBase } from '../kernel/lens.ts';
import { matchRecords } from '../kernel/match.ts';
import { isPast } from '../kernel/moves.ts';
import type { Match, Matching } from '../kernel/matching.ts';
import type { Held } from '../kernel/plan.ts';
import type { PlanContext } from '../kernel/plan-context.ts';
import type { RecordPlan } from '../kernel/plan-record.ts';
import { planRecord } from '../kernel/plan-record.ts';
import type { Link, ViewState } from '../kernel/side-view.ts';
import type { Json } from '../kernel/json.ts';
import { compareText, equalJson } from '../kernel/json.ts';
import type { Offline, SyncRun } from './run.ts';
import { readState } from './read-side.ts';
import { createdFields } from './write-change.ts';
import { remappedNote } from './mapping-marks.ts';
import { inDirection, inScope } from './scope.ts';
import { readBothSides } from './read-both.ts';

/** Everything a plan is made from, as read from both sides, the base and the index. */
export interface Collected {
  /** The records that were looked at; none of them when only the plan was asked for. */
  readonly candidates: readonly Candidate[];
  readonly records: readonly RecordPlan[];
  readonly matching: Matching;
  /** The index as stored. */
  readonly rows: ReadonlyMap<string, Link>;
  /** The same with renames applied, and with the links that a cut-off run had earned. */
  readonly links: ReadonlyMap<string, Link>;
  readonly renamed: ReadonlySet<string>;
  readonly complete: boolean;
  readonly notes: readonly string[];
  readonly cursor: string | null;
  /** Upstream ids that could not be read; their rows stay. */
  readonly unreadable: ReadonlySet<string>;
  /** Whether the upstream listed anything; without that a new cursor is not worth a commit. */
  readonly heard: boolean;
  readonly offline?: Offline;
}

/** Decisions that a crash must not lose: links of creates that were written but not yet indexed. */
export interface Recovered {
  readonly links: readonly Link[];
  readonly bases: ReadonlyMap<
    string,
    (live: { local?: SideRecord; remote?: SideRecord }, base?: BaseValue) => BaseValue | undefined
  >;
}

export const NOTHING_RECOVERED: Recovered = { links: [], bases: new Map() };

/**
 * Reads both sides and pairs what changed. Reads only records whose version moved, and those that an
 * earlier run left open.
 *
 * Errors: faults that waiting does not help; an upstream that is away makes the result `offline`.
 */
export async function collect(
  run: SyncRun,
  about: {
    readonly context: PlanContext;
    readonly recovered: Recovered;
    readonly planOnly: boolean;
    /** Records whose rows are open only because a write of ours waits: offline, upstream is as the base says. */
    readonly unsettled?: ReadonlySet<string>;
  },
): Promise<Collected> {
  const rows = await run.store.readIndex(run.config.id);
  const known = (run.remapped?.size ?? 0) === 0 ? rows : rows.map(unread);
  const sides = await readBothSides(run, withLinks(known, about.recovered.links));
  const all = matchRecords({
    links: sides.links,
    local: sides.local,
    remote: sides.remote,
    sharedIds: run.remote.capabilities.sharedIds,
    isLocalLost: sides.isLocalLost,
    propose: (record) =>
      run.local.proposeId?.({ other: record.id, fields: localFields(run, record) }) ?? record.id,
    context: about.context,
  });
  const matching = inScope(run, all);
  const linked = matching.matches.filter((match) => match.link?.base !== undefined);
  await run.store.expectBases?.(
    run.config.id,
    linked.map((match) => match.record),
  );
  const candidates: Candidate[] = [];
  const records: RecordPlan[] = [];
  for (const match of matching.matches) {
    const candidate = await fill(run, {
      match,
      recovered: about.recovered,
      offline: sides.offline !== undefined,
      isUnsettled: about.unsettled?.has(match.record) === true,
      isPartial: sides.isPartial,
    });
    if (candidate === null) continue;
    // Planned one by one, so that a large preview does not hold all texts of all sides at once.
    records.push(inDirection(run, planRecord(candidate, about.context)));
    if (!about.planOnly) candidates.push(candidate);
    run.progress({ step: 'merging', done: records.length, total: matching.matches.length });
  }
  // A file that belongs to no record concerns the whole repository, not one pull request.
  const strays = run.scope === undefined ? sides.strays : [];
  const byRecord = new Map<string, Link>(rows.map((row) => [row.record, row]));
  return {
    candidates,
    records,
    matching: { ...matching, held: [...matching.held, ...strays.map(strayHeld)] },
    rows: byRecord,
    links: sides.links === rows ? byRecord : new Map(sides.links.map((link) => [link.record, link])),
    renamed: sides.renamed,
    complete: sides.complete,
    notes: [...sides.notes, ...remappedNote(run.remapped)],
    cursor: sides.cursor,
    heard: sides.heard,
    unreadable: new Set([...sides.remote.failed].flatMap(([id, { code }]) => (code === 'moved' ? [] : [id]))),
    ...(sides.offline === undefined ? {} : { offline: sides.offline }),
  };
}

/** The rules of a sync, with the decisions that may apply to its conflicts. */
export function contextOf(run: SyncRun, resolutions: readonly Resolution[]): PlanContext {
  return {
    sync: run.config.id,
    mappings: run.mappings,
    create: run.config.create,
    onDelete: run.config.onDelete,
    guards: { local: run.local.capabilities.guard, remote: run.remote.capabilities.guard },
    resolutions: new Map(resolutions.map((resolution) => [resolution.conflict, resolution])),
    hash: run.hash,
  };
}

/** Links that a cut-off run earned replace rows that do not hold them yet. */
function withLinks(rows: readonly Link[], recovered: readonly Link[]): readonly Link[] {
  if (recovered.length === 0) return rows;
  const byRecord = new Map(rows.map((row) => [row.record, row]));
  for (const link of recovered) {
    const row = byRecord.get(link.record);
    if (row?.local !== link.local || row?.remote !== link.remote) byRecord.set(link.record, link);
  }
  return [...byRecord.values()].sort((a, b) => compareText(a.record, b.record));
}

function localFields(run: SyncRun, record: SideRecord): SideRecord['fields'] {
  return Object.fromEntries(
    run.mappings.map((mapping) => [mapping.name, record.fields[mapping.remote] ?? null]),
  );
}

function strayHeld(failure: { code: string; message: string; where: string }): Held {
  return { record: failure.where, code: failure.code, message: failure.message, where: failure.where };
}

/** Completes a match with the base and with sides that did not move; null when it must wait offline. */
async function fill(
  run: SyncRun,
  about: {
    readonly match: Match;
    readonly recovered: Recovered;
    readonly offline: boolean;
    readonly isUnsettled: boolean;
    readonly isPartial: boolean;
  },
): Promise<Candidate | null> {
  const { match, offline, isUnsettled, isPartial } = about;
  const stored = await readBase(run, match);
  const local = sharing(await localState(run, match.local), stored.base?.fields);
  const remote = await remoteState(run, { match, base: stored.base, offline, isUnsettled, isPartial });
  if (about.offline && remote.kind === 'unknown') return null;
  const rebase = about.recovered.bases.get(match.record);
  const live = {
    ...(local.kind === 'present' ? { local: local.record } : {}),
    ...(remote.kind === 'present' ? { remote: remote.record } : {}),
  };
  const known = stored.base ?? (await promisedBase(run, match));
  const base = rebase === undefined ? known : rebase(live, known);
  // What a person brings back locally comes back under the name it had.
  const proposed = match.proposed ?? match.link?.local;
  return {
    record: match.record,
    local,
    remote,
    linked: match.linked,
    ...(base === undefined ? {} : { base }),
    ...(stored.lost ? { baseLost: true } : {}),
    ...(proposed === undefined ? {} : { proposed }),
  };
}

/**
 * What an artifact was made with that came in under the name it was shown under, as far as it still holds
 * that: both sides have held these values, so that what upstream has done since is its edit (I3).
 */
async function promisedBase(
  run: SyncRun,
  { link, linked, local, record }: Match,
): Promise<BaseValue | undefined> {
  if (linked || link === undefined || local.kind !== 'present') return undefined;
  const { id, fields: now } = local.record;
  const fields: { [name: string]: Json } = {};
  for (const one of await run.store.listSessions()) {
    const session = await run.store.readSession(one);
    if (session?.sync !== run.config.id || session.origin !== run.origin) continue;
    const made = session.plan.changes.find(
      (change) =>
        change.kind === 'create' &&
        change.side === 'local' &&
        change.record === record &&
        change.target === id &&
        change.other === link.remote,
    );
    if (made === undefined) continue;
    for (const [name, value] of Object.entries(createdFields(made)))
      if (equalJson(now[name] ?? null, value)) fields[name] = value;
  }
  return Object.keys(fields).length === 0 ? undefined : { fields };
}

/** Lets a record hold the base's own values where it has equal ones: a large plan keeps each text once. */
function sharing(state: SideState, base: SideRecord['fields'] | undefined): SideState {
  if (state.kind !== 'present' || base === undefined) return state;
  const fields = { ...state.record.fields };
  for (const [name, value] of Object.entries(base)) if (equalJson(fields[name], value)) fields[name] = value;
  return { kind: 'present', record: { ...state.record, fields } };
}

async function readBase(run: SyncRun, match: Match): Promise<{ base?: BaseValue; lost: boolean }> {
  const hash = match.link?.base;
  if (!match.linked || hash === undefined) return { lost: false };
  const answer = await run.store.readBase({ sync: run.config.id, record: match.record, hash });
  if (answer.kind !== 'found') return { lost: true };
  const { format: _format, record: _record, ...base } = answer.base;
  return { base: run.remapped === undefined ? base : withoutFields(base, run.remapped), lost: false };
}

/** A row whose record is looked at whatever its versions say (E66). */
function unread({ remoteVersion: _remote, localVersion: _local, ...row }: Link): Link {
  return row;
}

/** A base without what some fields agreed on; what waits for a person stays. */
function withoutFields(base: BaseValue, names: ReadonlySet<string>): BaseValue {
  const rest = <T>(of: { readonly [name: string]: T }) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !names.has(name)));
  const { fields, remote, moves, ...kept } = base;
  return {
    ...kept,
    fields: rest(fields),
    ...(remote === undefined ? {} : { remote: rest(remote) }),
    ...(moves === undefined ? {} : { moves: rest(moves) }),
  };
}

async function localState(run: SyncRun, state: ViewState): Promise<SideState> {
  return state.kind === 'unchanged' ? readState(run.local, state.id) : state;
}

/**
 * Whether a listing shows a value again that upstream had moved on from: a person has put it back, or the
 * listing is older than what was seen. Only a direct read tells, and few records need one (E23).
 */
function looksOld(run: SyncRun, record: SideRecord, base: BaseValue | undefined): boolean {
  if (base?.moves === undefined) return false;
  return run.mappings.some((mapping) => {
    const shown = record.fields[mapping.remote];
    if (shown === undefined || !isPast(base.moves?.[mapping.name], shown, run.hash)) return false;
    const agreed = remoteFieldsOfBase([mapping], base);
    return agreed === null || !equalJson(shown, agreed[mapping.remote] ?? null);
  });
}

async function remoteState(
  run: SyncRun,
  about: {
    readonly match: Match;
    readonly base: BaseValue | undefined;
    readonly offline: boolean;
    readonly isUnsettled: boolean;
    /** The upstream's listing did not come to its end: what it left out may have moved as well (E18). */
    readonly isPartial: boolean;
  },
): Promise<SideState> {
  const { match, base } = about;
  if (match.remote.kind === 'present' && !about.offline) {
    const { record } = match.remote;
    const seen = run.seen.get(record.id);
    const isOld = looksOld(run, record, base) || (seen !== undefined && seen !== record.version);
    return isOld ? readUpstream(run, record.id) : match.remote;
  }
  if (match.remote.kind !== 'unchanged') return match.remote;
  const { id } = match.remote;
  const isBelieved = about.offline && about.isUnsettled;
  const version = match.link?.remoteVersion ?? (isBelieved ? '' : undefined);
  const fields = base === undefined ? null : remoteFieldsOfBase(run.mappings, base);
  const isStill = version !== undefined && (about.offline || !about.isPartial);
  if (fields !== null && isStill) return { kind: 'present', record: { id, version, fields } };
  if (about.offline) return { kind: 'unknown', code: 'offline', message: 'the upstream is away' };
  return readUpstream(run, id);
}

async function readUpstream(run: SyncRun, id: string): Promise<SideState> {
  const state = await readState(run.remote, id);
  if (state.kind === 'present') run.seen.set(id, state.record.version);
  return state;
}
