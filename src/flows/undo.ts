import type { BaseValue } from '../kernel/candidate.ts';
import type { Fields } from '../kernel/field.ts';
import type { Intent, Outcome } from '../kernel/journal.ts';
import { foldJournal } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { equalJson, isJsonObject } from '../kernel/json.ts';
import type { Patch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import type { Link } from '../kernel/side-view.ts';
import type { BaseRecord, IndexRow } from '../store.ts';
import { baseValue } from './commit.ts';
import { JournalWriter } from './journal-writer.ts';
import type { Report } from './report.ts';
import { report } from './report.ts';
import { readState } from './read-side.ts';
import type { SyncRun } from './run.ts';
import { move, tell } from './sessions.ts';
import type { ChangeResult } from './writing.ts';
import type { Written } from './write-change.ts';
import { createdFields } from './write-change.ts';

interface Done {
  readonly change: Change;
  readonly intent?: Intent;
  readonly outcome: Outcome;
}

/**
 * Takes back what a session wrote, guarded: a record that moved since is left alone and reported.
 *
 * The bases go back too, so that the next preview shows the old difference again instead of hiding it.
 * May be run again after a crash: what is already as it was counts as taken back.
 */
export async function undo(run: SyncRun, session: Session): Promise<Report> {
  const sync = run.config.id;
  if (!['applied', 'conflicted'].includes(session.state)) {
    const messages = [`session ${session.id} is ${session.state}; only what was applied can be taken back`];
    return report({ sync, code: 'not-approvable', session, plan: session.plan, messages });
  }
  const journal = await JournalWriter.open(run.store, session.id);
  const folded = foldJournal(journal.entries);
  const done = session.plan.changes.flatMap((change): readonly Done[] => {
    const progress = folded.get(change.id);
    if (progress?.outcome === undefined || !['written', 'found'].includes(progress.outcome.result)) return [];
    return [
      {
        change,
        outcome: progress.outcome,
        ...(progress.intent === undefined ? {} : { intent: progress.intent }),
      },
    ];
  });
  const links = new Map((await run.store.readIndex(sync)).map((row) => [row.record, row]));
  const results: ChangeResult[] = [];
  const rows = new Map<string, IndexRow | null>();
  const bases = new Map<string, BaseRecord | null>();
  for (const one of done.toReversed()) {
    if (folded.get(undoId(one))?.outcome?.result === 'written') continue;
    const result = await takeBack(run, { one, journal, session: session.id });
    results.push(result);
    run.progress({ step: 'writing', done: results.length, total: done.length });
    if (result.result !== 'written') continue;
    const link = links.get(one.change.record);
    if (link !== undefined) await rewind(run, { one, link, target: result.target, rows, bases });
  }
  const moved = results.filter((result) => result.result !== 'written');
  let next = session;
  if (moved.length === 0) next = tell(run, move(run, session, { kind: 'undo' }), { type: 'session.undone' });
  await run.store.commit({
    sync,
    rows: [...rows].map(([record, row]) => ({ record, row })),
    bases: [...bases].map(([record, base]) => ({ record, base })),
    sessions: [next],
    message: `Undo session ${session.id} of ${sync}`,
  });
  const messages = moved.map((one) => `${one.change.record}: ${one.message ?? 'moved since; left as it is'}`);
  return report({
    sync,
    code: moved.length === 0 ? 'undone' : 'stale',
    session: next,
    plan: session.plan,
    results,
    messages,
  });
}

function undoId(one: Done): string {
  return `${one.change.id}~undo`;
}

async function takeBack(
  run: SyncRun,
  about: { readonly one: Done; readonly journal: JournalWriter; readonly session: string },
): Promise<ChangeResult> {
  const { one, journal } = about;
  const { change } = one;
  const common = { change: undoId(one), record: change.record, side: change.side } as const;
  const id = one.outcome.target ?? change.target;
  await journal.append((seq) => ({
    kind: 'intent',
    seq,
    ...common,
    action: change.kind === 'create' ? 'delete' : change.kind === 'delete' ? 'create' : 'update',
    ...(id === undefined ? {} : { target: id }),
    at: run.now(),
  }));
  const answer = await reverse(run, one, id, `${about.session}-${change.record}-undo`);
  const ok = answer.kind === 'written' || answer.kind === 'deleted';
  const target = answer.kind === 'written' ? answer.record.id : undefined;
  await journal.append((seq) => ({
    kind: 'outcome',
    seq,
    ...common,
    result: ok ? 'written' : 'stale',
    ...(target === undefined ? {} : { target }),
    at: run.now(),
  }));
  const message = answer.kind === 'rejected' ? answer.message : 'it moved since; left as it is';
  return {
    change,
    result: ok ? 'written' : 'stale',
    ...(target === undefined ? {} : { target }),
    ...(ok ? {} : { message }),
  };
}

async function reverse(run: SyncRun, one: Done, id: string | undefined, key: string): Promise<Written> {
  const { change, outcome, intent } = one;
  const provider = run[change.side];
  if (change.kind === 'delete') return createBack(run, change, key);
  if (id === undefined) return { kind: 'gone' };
  const now = await readState(provider, id);
  if (now.kind !== 'present')
    return change.kind === 'create' && now.kind === 'absent' ? { kind: 'deleted' } : { kind: 'stale' };
  if (change.kind === 'create') {
    const untouched =
      outcome.version === now.record.version ||
      (outcome.version === undefined && holdsStill(now.record.fields, change));
    return untouched ? provider.delete({ id, version: now.record.version }) : { kind: 'stale' };
  }
  const patch: Patch | undefined = intent?.undo?.patch;
  if (patch === undefined) return { kind: 'stale' };
  return provider.update({ id, patch, version: now.record.version });
}

/** Whether a record has every value it was created with. */
function holdsStill(fields: Fields, change: Change): boolean {
  return Object.entries(createdFields(change)).every(([name, sent]) => equalJson(fields[name] ?? null, sent));
}

async function createBack(run: SyncRun, change: Change, key: string): Promise<Written> {
  const [test] = change.patch;
  if (test?.op !== 'test' || !isJsonObject(test.value)) return { kind: 'stale' };
  return run[change.side].create({
    key,
    fields: test.value,
    ...(change.target === undefined ? {} : { id: change.target }),
    ...(change.other === undefined ? {} : { other: change.other }),
  });
}

/** Puts the record's base and link back to before the change. */
async function rewind(
  run: SyncRun,
  about: {
    readonly one: Done;
    readonly link: Link;
    readonly target: string | undefined;
    readonly rows: Map<string, IndexRow | null>;
    readonly bases: Map<string, BaseRecord | null>;
  },
): Promise<void> {
  const { one, link, rows, bases } = about;
  const { record, kind, side } = one.change;
  if (kind === 'create') {
    rows.set(record, null);
    bases.set(record, null);
    return;
  }
  const stored =
    link.base === undefined
      ? null
      : await run.store.readBase({ sync: run.config.id, record, hash: link.base });
  const current = bases.get(record) ?? (stored?.kind === 'found' ? stored.base : undefined);
  const row: IndexRow = {
    record,
    ...(link.local === undefined ? {} : { local: link.local }),
    ...(link.remote === undefined ? {} : { remote: link.remote }),
    ...(about.target === undefined ? {} : { [side]: about.target }),
  };
  if (current === undefined) {
    rows.set(record, row);
    return;
  }
  const base: BaseRecord = {
    format: 1,
    record,
    ...rewound(baseValue(current), one.intent?.undo?.base ?? {}),
  };
  bases.set(record, base);
  rows.set(record, { ...row, base: run.store.baseHash(base) });
}

function rewound(base: BaseValue, before: { readonly [field: string]: Json }): BaseValue {
  const touched = new Set(Object.keys(before));
  const images = Object.entries(base.remote ?? {}).filter(([field]) => !touched.has(field));
  const fields = { ...base.fields, ...before };
  return images.length === 0 ? { fields } : { fields, remote: Object.fromEntries(images) };
}
