import type { BaseValue, Candidate, SideRecord } from '../kernel/candidate.ts';
import type { Json } from '../kernel/json.ts';
import { compareText, equalJson } from '../kernel/json.ts';
import type { Change, Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { FieldNote } from '../kernel/settle.ts';
import { settleRecord } from '../kernel/settle.ts';
import type { Link } from '../kernel/side-view.ts';
import type { BaseRecord, IndexRow, StateCommit } from '../store.ts';
import { recoveredOf, withLocal } from './agreement.ts';
import type { Collected } from './collect.ts';
import type { SyncRun } from './run.ts';
import { foundFields, sentFields, touchedFields } from './write-change.ts';
import type { Commitable, LiveRecord } from './live-record.ts';

/** A field of a record where upstream did not simply store what was sent. */
export interface RecordNote extends FieldNote {
  readonly record: string;
}

/** The changes of the session by record and side: `backlog-7#remote`. */
type ChangesByPlace = ReadonlyMap<string, Change>;

interface RecordStep {
  readonly row: IndexRow | null;
  readonly base?: BaseRecord | null;
  readonly notes: readonly RecordNote[];
}

/**
 * Moves bases, index and cursor to what was read back, and stores the session with them.
 *
 * Laws: a base moves only by `settleRecord` (I3); a record that is not settled keeps no version, so
 * that the next run reads it again whatever the cursor has passed (I7). Nothing changed, nothing
 * written (I4). The cursor moves only when the session has ended.
 */
export async function commitRun(
  run: SyncRun,
  about: {
    readonly session?: Session;
    readonly collected: Collected;
    readonly plan: Plan;
    readonly writing: Commitable;
  },
): Promise<readonly RecordNote[]> {
  const { collected, session } = about;
  const finished = session?.state !== 'queued' && collected.offline === undefined;
  const rows = new Map<string, IndexRow | null>();
  const bases = new Map<string, BaseRecord | null>();
  const notes: RecordNote[] = [];
  // A later change of the same record and side, which a decision has added, is the one of this run.
  const changes = new Map(session?.plan.changes.map((change) => [`${change.record}#${change.side}`, change]));
  for (const live of about.writing.live.values()) {
    const step = settleLive(run, { live, ...about, changes, finished });
    if (step === null) continue;
    rows.set(live.candidate.record, step.row);
    if (step.base !== undefined) bases.set(live.candidate.record, step.base);
    notes.push(...step.notes);
  }
  for (const record of collected.renamed) {
    const link = collected.links.get(record);
    if (link !== undefined && !rows.has(record)) rows.set(record, link);
  }
  for (const link of collected.links.values())
    if (!rows.has(link.record) && isEarned(link, collected.rows.get(link.record)))
      rows.set(link.record, unversioned(link));
  // What a run does not look at, such as one over a pull request, goes on waiting.
  if (finished && run.scope === undefined) keepWaiting(collected, rows);
  if (finished && (run.remapped?.size ?? 0) > 0) forgetBases({ collected, live: about.writing.live }, rows);
  const cursor = finished ? nextCursor(run, collected) : await firstReading(run, collected);
  const step: StateCommit = {
    sync: run.config.id,
    rows: [...rows]
      .filter(([record, row]) => !isSameRow(collected.rows.get(record), row))
      .map(([record, row]) => ({ record, row })),
    bases: [...bases].map(([record, base]) => ({ record, base })),
    sessions: session === undefined ? [] : [session],
    message: messageOf(run, session),
    ...cursor,
  };
  if (step.rows.length + step.bases.length + step.sessions.length > 0 || step.cursor !== undefined) {
    await run.store.commit(step);
  }
  return notes.sort((a, b) => compareText(a.record, b.record) || compareText(a.field, b.field));
}

function settleLive(
  run: SyncRun,
  about: {
    readonly live: LiveRecord;
    readonly collected: Collected;
    readonly plan: Plan;
    readonly changes: ChangesByPlace;
    readonly writing: Commitable;
    readonly finished: boolean;
  },
): RecordStep | null {
  const { live, collected } = about;
  const { candidate, local, remote } = live;
  const link = collected.links.get(candidate.record);
  if (local !== undefined && remote !== undefined) return settleBoth(run, { ...about, local, remote });
  const one = local ?? remote;
  const doubtful = candidate.local.kind === 'unknown' || candidate.remote.kind === 'unknown';
  const agreed = about.plan.agreed.find((agreement) => agreement.record === candidate.record);
  // Gone on both sides, or gone here after it moved out of reach there.
  if (one === undefined && (!doubtful || agreed !== undefined))
    return candidate.linked ? { row: null, base: null, notes: [] } : null;
  if (!candidate.linked) {
    const waits = remote !== undefined && about.finished && isOpen(about.plan, candidate.record);
    return waits ? { row: { record: candidate.record, remote: remote.id }, notes: [] } : null;
  }
  if (agreed !== undefined && one !== undefined) {
    const { record } = candidate;
    const row = local === undefined ? { record, remote: one.id } : { record, local: one.id };
    return withBase(run, { candidate, row, stored: link?.base });
  }
  if (link === undefined) return null;
  // A record of which nothing can be concluded is read again; what a cut-off run had earned for it stays.
  const row = about.finished ? unversioned(link) : link;
  return withBase(run, { candidate, row, stored: link.base });
}

/** A row with the base that its record has now, which may have been earned and not stored yet. */
function withBase(
  run: SyncRun,
  about: { readonly candidate: Candidate; readonly row: IndexRow; readonly stored: string | undefined },
): RecordStep {
  const { candidate, row, stored } = about;
  if (candidate.base === undefined)
    return { row: stored === undefined ? row : { ...row, base: stored }, notes: [] };
  const base: BaseRecord = { format: 1, record: candidate.record, ...candidate.base };
  const hash = run.store.baseHash(base);
  return { row: { ...row, base: hash }, ...(hash === stored ? {} : { base }), notes: [] };
}

function settleBoth(
  run: SyncRun,
  about: {
    readonly live: LiveRecord;
    readonly collected: Collected;
    readonly plan: Plan;
    readonly changes: ChangesByPlace;
    readonly writing: Commitable;
    readonly local: SideRecord;
    readonly remote: SideRecord;
  },
): RecordStep {
  const { candidate } = about.live;
  const { local, remote } = about;
  const before = candidate.base;
  const earned = about.writing.earned.get(candidate.record);
  const settled = settleRecord(run.mappings, {
    local: local.fields,
    remote: remote.fields,
    ...(before === undefined ? {} : { before }),
    written: remoteWrites(about),
    found: foundWrites(about),
    ...(earned === undefined ? {} : { earned }),
    recovered: recoveredOf(run, about),
    hash: run.hash,
  });
  const agreed = withSuperseded(run, about, settled.base);
  const base: BaseRecord = { format: 1, record: candidate.record, ...agreed };
  const known = Object.keys(agreed.fields).length > 0;
  const hash = known ? run.store.baseHash(base) : undefined;
  const row: IndexRow = {
    record: candidate.record,
    local: local.id,
    remote: remote.id,
    ...(settled.settled ? { remoteVersion: remote.version, localVersion: local.version } : {}),
    ...(hash === undefined ? {} : { base: hash }),
  };
  const link = about.collected.links.get(candidate.record);
  const moved = hash !== link?.base || candidate.baseLost === true;
  return {
    row,
    ...(moved && known ? { base } : {}),
    notes: settled.notes.map((note) => ({ record: candidate.record, ...note })),
  };
}

/**
 * Where a decision was written upstream and its local half is left to a pull request: the local value is
 * the one that a person decided against, so from now on it counts as unedited.
 *
 * Without that the two sides would look like two edits, and the same person would be asked again.
 */
function withSuperseded(
  run: SyncRun,
  about: Pick<Parameters<typeof settleBoth>[1], 'live' | 'changes' | 'writing' | 'local'>,
  base: BaseValue,
): BaseValue {
  const { changes, writing, live, local } = about;
  if (run.writes !== 'remote') return base;
  const [there, here] = [remoteChange({ changes, live }), changes.get(`${live.candidate.record}#local`)];
  if (there === undefined || here === undefined) return base;
  if (writing.writes.get(there.id)?.result !== 'written') return base;
  const [upstream, artifact] = [touchedFields(there), touchedFields(here)];
  const decided = new Set(here.decided?.flatMap((one) => (one.by === 'resolution' ? [one.field] : [])) ?? []);
  const names = run.mappings.flatMap(({ name, remote }) =>
    decided.has(name) && upstream.has(remote) && artifact.has(name) ? [name] : [],
  );
  if (names.length === 0) return base;
  return withLocal(base, names, local.fields);
}

/**
 * The upstream fields that this run wrote to a record, with what they were before. What an earlier run wrote
 * may have been edited since, so that what stands there now need not be made of it.
 */
function remoteWrites(about: {
  readonly live: LiveRecord;
  readonly changes: ChangesByPlace;
  readonly writing: Commitable;
}): ReadonlyMap<string, { readonly before: Json; readonly sent: Json }> {
  const change = remoteChange(about);
  // What somebody wrote between the plan and the write is theirs, not what upstream made of our value.
  const before = change === undefined ? undefined : about.writing.before.get(change.id);
  if (change === undefined || before === undefined) return new Map();
  if (about.writing.writes.get(change.id)?.result !== 'written') return new Map();
  return sentFields(about.writing.rest.get(change.id) ?? change, before);
}

/** The upstream fields that an earlier attempt of this session wrote before it was cut off. */
function foundWrites(about: {
  readonly live: LiveRecord;
  readonly changes: ChangesByPlace;
  readonly writing: Commitable;
}): ReadonlyMap<string, Json | undefined> {
  const change = remoteChange(about);
  const begun = change === undefined ? undefined : about.writing.begun.get(change.id);
  if (change?.kind !== 'update' || begun === undefined) return new Map();
  return foundFields(change, { undo: begun.undo?.patch, now: about.live.remote?.fields ?? {} });
}

/** The change of the session that is planned for a record upstream. */
function remoteChange(about: {
  readonly live: LiveRecord;
  readonly changes: ChangesByPlace;
}): Change | undefined {
  return about.changes.get(`${about.live.candidate.record}#remote`);
}

function isOpen(plan: Plan, record: string): boolean {
  return [plan.conflicts, plan.held, plan.changes].some((list) => list.some((one) => one.record === record));
}

/** Upstream records that no link names yet keep a row, so that no cursor loses them. */
function keepWaiting(collected: Collected, rows: Map<string, IndexRow | null>): void {
  const named = new Set([...rows.values()].flatMap((row) => (row?.remote === undefined ? [] : [row.remote])));
  for (const { record, remote } of collected.matching.waiting) {
    if (!rows.has(record)) rows.set(record, { record, remote });
    named.add(remote);
  }
  for (const link of collected.links.values()) {
    const waits = link.local === undefined && link.base === undefined && link.remote !== undefined;
    if (!waits || rows.has(link.record)) continue;
    const stillWaits = collected.unreadable.has(link.remote) && !named.has(link.remote);
    if (!stillWaits) rows.set(link.record, null);
  }
}

/** Records that could not be looked at while a mapping changed have no base that counts any more (E66). */
function forgetBases(
  { collected, live }: { readonly collected: Collected; readonly live: Commitable['live'] },
  rows: Map<string, IndexRow | null>,
): void {
  for (const { record, local, remote, base } of collected.links.values()) {
    const seen = live.get(record);
    const isSettled = seen?.local !== undefined && seen.remote !== undefined;
    if (isSettled || local === undefined || remote === undefined || base === undefined) continue;
    if (rows.get(record) !== null) rows.set(record, { record, local, remote });
  }
}

/** Whether a link is a write's of ours and not stored: the run that finishes the session may not look at its record (I6). */
function isEarned({ local, remote }: Link, stored: Link | undefined): boolean {
  return local !== undefined && remote !== undefined && (stored?.local !== local || stored.remote !== remote);
}

function unversioned(link: Link): IndexRow {
  const { remoteVersion: _remote, localVersion: _local, ...row } = link;
  return row;
}

function isSameRow(stored: Link | undefined, row: IndexRow | null): boolean {
  if (stored === undefined || row === null) return stored === undefined && row === null;
  return equalJson(plain(stored), plain(row));
}

function plain(row: IndexRow): Json {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

function nextCursor(run: SyncRun, collected: Collected): Pick<StateCommit, 'cursor'> {
  const isNews = collected.cursor !== run.cursor && (collected.heard || run.cursor === null);
  if (!isNews && run.remapped === undefined) return {};
  return { cursor: { cursor: collected.cursor, ...run.reading } };
}

/** What a first sync that was cut off has learned of the upstream, so that work goes on offline. */
async function firstReading(run: SyncRun, collected: Collected): Promise<Pick<StateCommit, 'cursor'>> {
  const known = (await run.store.head())?.cursors[run.config.id];
  if (collected.offline !== undefined || known !== undefined) return {};
  return { cursor: { cursor: null, ...run.reading } };
}

function messageOf(run: SyncRun, session: Session | undefined): string {
  if (session === undefined) return `Record agreement of ${run.config.id}`;
  return `Record session ${session.id} of ${run.config.id}: ${session.state}, ${session.cursor} of ${session.plan.changes.length} changes`;
}
