import type { SyncConfig } from '../../config.ts';
import type { Issue } from '../../host.ts';
import type { Conflict, Resolution } from '../../kernel/conflict.ts';
import type { Plan } from '../../kernel/plan.ts';
import type { Session } from '../../kernel/session.ts';
import type { ConflictIssueInput, ConflictState, IssueText } from '../../views/markdown/conflict-issue.ts';
import { parseConflictIssue, renderConflictIssue } from '../../views/markdown/conflict-issue.ts';
import { ROLLUP_ABOVE } from '../../views/markdown/conflict-rollup.ts';
import type { ActionRun } from './action-run.ts';
import { ensureRollup, rollupUrl } from './conflict-rollup.ts';
import { isSameText } from './ensure-comment.ts';
import { ourIssues } from './our-issues.ts';
import { generationOf } from './preview-input.ts';

interface Shown {
  readonly sync: SyncConfig;
  readonly session: Session | null;
  readonly plan: Plan;
}

interface Known {
  readonly issue: Issue;
  readonly record: string;
  readonly generation: number;
  /** The session whose conflicts the issue shows. */
  readonly session?: string;
}

/**
 * Keeps one issue for each record in conflict, or one for all of them above twenty; closes the settled.
 *
 * Gives their addresses by record. A record that was decided keeps its issue until the decision is
 * written; a conflict that comes back opens its issue again. One that a person closed stays closed here.
 */
export async function ensureConflictIssues(
  action: ActionRun,
  about: Shown,
): Promise<{ readonly [record: string]: string }> {
  const { session, plan, sync } = about;
  const known = await knownIssues(action, sync);
  const inConflict = byRecord(plan.conflicts);
  const isMany = inConflict.size > ROLLUP_ABOVE;
  const urls: { [record: string]: string } = {};
  for (const [record, conflicts] of inConflict) {
    const existing = known.find((one) => one.record === record);
    if (session === null || (existing === undefined && isMany)) continue;
    const text = renderConflictIssue(issueInput(action, { session, record, conflicts, sync }));
    urls[record] = await keep(action, { sync, existing, text, session });
  }
  const decided = decidedRecords(plan);
  for (const one of known) {
    if (!one.issue.isOpen || inConflict.has(one.record)) continue;
    if (session !== null && decided.has(one.record)) await showDecided(action, { known: one, session, sync });
    else if (plan.complete) await close(action, { known: one, sync, session });
  }
  const rollup = await ensureRollup(action, { ...about, isMany });
  if (rollup !== null) for (const record of inConflict.keys()) urls[record] ??= rollup;
  return urls;
}

/** The addresses of what `ensureConflictIssues` made, found again; the same as it gave. */
export async function conflictUrls(
  action: ActionRun,
  about: { readonly sync: SyncConfig; readonly session: Session },
): Promise<{ readonly [record: string]: string }> {
  const known = await knownIssues(action, about.sync);
  const rollup = await rollupUrl(action, about.sync);
  const urls: { [record: string]: string } = {};
  for (const { record } of about.session.plan.conflicts) {
    const url = known.find((one) => one.record === record)?.issue.url ?? rollup;
    if (url !== undefined) urls[record] = url;
  }
  return urls;
}

/** The conflict issues of a sync, by their author and marker. */
export async function knownIssues(action: ActionRun, sync: SyncConfig): Promise<readonly Known[]> {
  return (await ourIssues(action)).flatMap((issue) => {
    const marker = parseConflictIssue(issue.body);
    if (marker?.sync !== sync.id) return [];
    const { record, generation, session } = marker;
    return [{ issue, record, generation, ...(session === undefined ? {} : { session }) }];
  });
}

async function keep(
  action: ActionRun,
  about: {
    readonly sync: SyncConfig;
    readonly existing: Known | undefined;
    readonly text: IssueText;
    readonly session: Session;
  },
): Promise<string> {
  const { existing, text, sync, session } = about;
  const { labels, assignees } = sync.conflicts;
  if (existing === undefined) return (await action.host.createIssue({ ...text, labels, assignees })).url;
  const { issue } = existing;
  if (existing.generation > generationOf(session)) return issue.url;
  const isSettled = !issue.isOpen && isClosedByUs(issue);
  const isSame = isSameText(issue.body, text.body) && issue.title === text.title;
  if (isSettled) await action.host.updateIssue(issue.number, { ...text, state: 'open' });
  else if (!isSame) await action.host.updateIssue(issue.number, text);
  return issue.url;
}

/** We write that it is settled when we close an issue; a person who closes one writes nothing there. */
export function isClosedByUs(issue: Issue): boolean {
  return !issue.isOpen && /^> \*\*Settled\.\*\*/m.test(issue.body);
}

async function showDecided(
  action: ActionRun,
  about: { readonly known: Known; readonly session: Session; readonly sync: SyncConfig },
): Promise<void> {
  const { known, session, sync } = about;
  const shown = known.session === undefined ? null : await action.store.readSession(known.session);
  const conflicts = (shown?.plan.conflicts ?? []).filter((one) => one.record === known.record);
  if (shown === null || conflicts.length === 0 || known.generation > generationOf(session)) return;
  const input = issueInput(action, { session, record: known.record, conflicts, sync });
  const text = renderConflictIssue({
    ...input,
    session: shown.id,
    digest: shown.digest,
    state: { kind: 'decided' },
  });
  if (!isSameText(known.issue.body, text.body)) await action.host.updateIssue(known.issue.number, text);
}

async function close(
  action: ActionRun,
  about: { readonly known: Known; readonly session: Session | null; readonly sync: SyncConfig },
): Promise<void> {
  const { known, sync } = about;
  const done = await decisionsOn(action, { sync, record: known.record });
  const shown = known.session === undefined ? null : await action.store.readSession(known.session);
  const conflicts = (shown?.plan.conflicts ?? []).filter((one) => one.record === known.record);
  const sentences = done.map(({ field, choice, by }) => `${field}: ${choice}, decided by ${by}`);
  const text = renderConflictIssue({
    sync: sync.id,
    generation: Math.max(known.generation, about.session === null ? 0 : generationOf(about.session)),
    session: shown?.id ?? known.session ?? '',
    digest: shown?.digest ?? '',
    record: known.record,
    title: titleIn(shown, known.record),
    conflicts,
    resolutions: done,
    state: {
      kind: 'settled',
      done: sentences.length > 0 ? sentences : ['both sides hold the same now'],
    },
    repository: { url: action.place.url },
    stateBranch: action.place.stateBranch,
    secrets: action.secrets,
  });
  await action.host.updateIssue(known.issue.number, { ...text, state: 'closed' });
}

/** The last decision on each field of a record, from all stored sessions. */
async function decisionsOn(
  action: ActionRun,
  about: { readonly sync: SyncConfig; readonly record: string },
): Promise<readonly Resolution[]> {
  const last = new Map<string, Resolution>();
  for (const id of [...(await action.store.listSessions())].sort()) {
    const session = await action.store.readSession(id);
    if (session?.sync !== about.sync.id) continue;
    for (const one of session.resolutions) if (one.record === about.record) last.set(one.field, one);
  }
  return [...last.values()];
}

function issueInput(
  action: ActionRun,
  about: {
    readonly sync: SyncConfig;
    readonly session: Session;
    readonly record: string;
    readonly conflicts: readonly Conflict[];
  },
): ConflictIssueInput {
  const { sync, session, record, conflicts } = about;
  const ids = new Set(conflicts.map((one) => one.id));
  const mine = session.resolutions.filter((one) => one.record === record);
  return {
    sync: sync.id,
    generation: generationOf(session),
    session: session.id,
    digest: session.digest,
    record,
    title: titleIn(session, record),
    conflicts,
    resolutions: mine.filter((one) => ids.has(one.conflict)),
    state: stateOf(conflicts, mine),
    repository: { url: action.place.url },
    stateBranch: action.place.stateBranch,
    secrets: action.secrets,
  };
}

/** A decision on a field whose conflict is another one by now no longer counts (E63). */
function stateOf(conflicts: readonly Conflict[], decisions: readonly Resolution[]): ConflictState {
  const ids = new Set(conflicts.map((one) => one.id));
  const fields = new Set(conflicts.map((one) => one.field));
  const gone = decisions.filter((one) => fields.has(one.field) && !ids.has(one.conflict));
  return gone.length === 0 ? { kind: 'waiting' } : { kind: 'void', decisions: gone };
}

/** A person's words for a record: its title where the plan shows it. */
function titleIn(session: Session | null, record: string): string {
  const change = session?.plan.changes.find((one) => one.record === record);
  if (change !== undefined) return change.title;
  const title = session?.plan.conflicts.find((one) => one.record === record && one.field === 'title');
  return typeof title?.local === 'string' ? title.local : record;
}

/** Records that a person's decision is about to change: their issue waits for the write. */
function decidedRecords(plan: Plan): ReadonlySet<string> {
  const decided = plan.changes.filter((change) => change.decided?.some((one) => one.by === 'resolution'));
  return new Set(decided.map((change) => change.record));
}

function byRecord(conflicts: readonly Conflict[]): ReadonlyMap<string, readonly Conflict[]> {
  const records = new Map<string, Conflict[]>();
  for (const conflict of conflicts)
    records.set(conflict.record, [...(records.get(conflict.record) ?? []), conflict]);
  return records;
}
