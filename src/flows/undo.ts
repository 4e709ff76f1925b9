import type { Fields } from '../kernel/field.ts';
import type { SideRecord } from '../kernel/candidate.ts';
import type { Finding } from '../kernel/journal.ts';
import { foldJournal } from '../kernel/journal.ts';
import { equalJson, isJsonObject } from '../kernel/json.ts';
import type { Change } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import { JournalWriter } from './journal-writer.ts';
import type { Report } from './report.ts';
import { report } from './report.ts';
import { readState } from './read-side.ts';
import { withRecovered } from './agreement.ts';
import { findingsOf, replacedNote } from './findings.ts';
import type { Done, StoredRecord } from './rewind.ts';
import { rewind, storedRecords } from './rewind.ts';
import type { SyncRun } from './run.ts';
import { wayBack } from './way-back.ts';
import { assertUnaltered, move, tell } from './sessions.ts';
import type { ChangeResult } from './writing.ts';
import type { Written } from './write-change.ts';
import { createdFields } from './write-change.ts';

/**
 * Takes back what a session wrote, guarded: a record that moved since is left alone and reported.
 *
 * The bases go back first: killed in between, a value that is still on both sides is agreed again, and
 * one that was taken back shows the old difference, so that neither looks like a person's edit. May be
 * run again after a crash: what is already as it was counts as taken back.
 */
export async function undo(run: SyncRun, session: Session): Promise<Report> {
  const sync = run.config.id;
  if (!canBeUndone(session)) {
    const messages = [`session ${session.id} is ${session.state}; only what was applied can be taken back`];
    return report({ sync, code: 'not-approvable', session, plan: session.plan, messages });
  }
  assertUnaltered(run, session);
  const journal = await JournalWriter.open(run.store, session.id);
  const folded = foldJournal(journal.entries);
  const done = changesDone(session, folded);
  const isBack = (one: Done) => folded.get(undoId(one))?.outcome?.result === 'written';
  const wanted = done.filter((one) => !isBack(one));
  const stored = await storedRecords(run, done);
  const message = `Undo session ${session.id} of ${sync}`;
  await run.store.commit({
    sync,
    ...rewind(run, { done: wanted, stored, written: false }),
    sessions: [],
    message,
  });
  const results: ChangeResult[] = [];
  const back = await copiesGone(run, done.filter(isBack));
  for (const one of done.filter(isBack))
    keepFindings(run, stored, { ...one.change, found: folded.get(undoId(one))?.outcome?.overwritten });
  for (const one of wanted.toReversed()) {
    const { result, found } = await takeBack(run, { one, journal, session: session.id });
    results.push(result);
    keepFindings(run, stored, { ...one.change, found });
    if (result.result === 'written') back.push(one);
    run.progress({ step: 'writing', done: results.length, total: wanted.length });
  }
  const moved = results.filter((result) => result.result !== 'written');
  let next = session;
  if (moved.length === 0) next = tell(run, move(run, session, { kind: 'undo' }), { type: 'session.undone' });
  await run.store.commit({
    sync,
    ...rewind(run, { done: back, stored, written: true }),
    sessions: [next],
    message,
  });
  const replaced = results.filter((one) => one.code === 'overwritten');
  const messages = [
    ...replaced.flatMap(({ message }) => message ?? []),
    ...moved.map((one) => `${one.change.record}: ${one.message ?? 'moved since; left as it is'}`),
  ];
  return report({
    sync,
    code: replaced.length > 0 ? 'conflicts' : moved.length === 0 ? 'undone' : 'stale',
    session: next,
    plan: session.plan,
    results,
    messages,
  });
}

/** The creates of an earlier attempt whose copies are gone; the bases of updates went back before. */
async function copiesGone(run: SyncRun, undone: readonly Done[]): Promise<Done[]> {
  const gone: Done[] = [];
  for (const one of undone) {
    const { kind, side } = one.change;
    if (kind !== 'create' || one.outcome.target === undefined) continue;
    const state = await readState(run[side], one.outcome.target);
    if (state.kind === 'absent') gone.push(one);
  }
  return gone;
}

/** A session that another one has replaced may have written before that. */
function canBeUndone({ state, cursor }: Session): boolean {
  return (
    ['applied', 'conflicted'].includes(state) || (['superseded', 'abandoned'].includes(state) && cursor > 0)
  );
}

function changesDone(session: Session, folded: ReturnType<typeof foldJournal>): readonly Done[] {
  return session.plan.changes.flatMap((change): readonly Done[] => {
    const { intent, outcome } = folded.get(change.id) ?? {};
    if (outcome === undefined || !['written', 'found'].includes(outcome.result)) return [];
    return [{ change, outcome, ...(intent === undefined ? {} : { intent }) }];
  });
}

/** What a write replaced unseen goes with its record's base, so that the next preview asks about it (I2, I15). */
function keepFindings(
  run: SyncRun,
  stored: Map<string, StoredRecord>,
  about: { readonly record: string; readonly found: readonly Finding[] | undefined },
): void {
  const { record, found = [] } = about;
  const known = stored.get(record);
  const base = withRecovered(run.mappings, known?.base, found);
  if (known === undefined || base === undefined || found.length === 0) return;
  stored.set(record, { ...known, base: { format: 1, record, ...base } });
}

function undoId(one: Done): string {
  return `${one.change.id}~undo`;
}

async function takeBack(
  run: SyncRun,
  about: { readonly one: Done; readonly journal: JournalWriter; readonly session: string },
): Promise<{ readonly result: ChangeResult; readonly found: readonly Finding[] }> {
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
  const { answer, seen } = await reverse(run, one, id, `${about.session}-${change.record}-undo`);
  const ok = answer.kind === 'written' || answer.kind === 'deleted';
  const target = answer.kind === 'written' ? answer.record.id : undefined;
  const found = answer.kind === 'written' ? findingsOf(answer, seen) : [];
  const note = answer.kind === 'written' ? replacedNote(answer, found) : {};
  await journal.append((seq) => ({
    kind: 'outcome',
    seq,
    ...common,
    result: ok ? 'written' : 'stale',
    ...(target === undefined ? {} : { target }),
    ...note,
    at: run.now(),
  }));
  const message = answer.kind === 'rejected' ? answer.message : 'it moved since; left as it is';
  const result: ChangeResult = {
    change,
    result: ok ? 'written' : 'stale',
    ...(target === undefined ? {} : { target }),
    ...(note.code === undefined ? {} : { code: note.code }),
    ...(ok ? {} : { message }),
    ...(note.message === undefined ? {} : { message: note.message }),
  };
  return { result, found };
}

/** The answer of the side, and the record as it was read before. */
interface Reversed {
  readonly answer: Written;
  readonly seen?: SideRecord;
}

async function reverse(run: SyncRun, one: Done, id: string | undefined, key: string): Promise<Reversed> {
  const { change, outcome, intent } = one;
  const provider = run[change.side];
  if (change.kind === 'delete') return { answer: await createBack(run, change, key) };
  if (id === undefined) return { answer: { kind: 'gone' } };
  const now = await readState(provider, id);
  if (now.kind !== 'present') {
    const isGone = change.kind === 'create' && now.kind === 'absent';
    return { answer: { kind: isGone ? 'deleted' : 'stale' } };
  }
  const { record } = now;
  if (change.kind === 'create') {
    const untouched =
      outcome.version === record.version ||
      (outcome.version === undefined && holdsStill(record.fields, change));
    if (!untouched) return { answer: { kind: 'stale' } };
    return { answer: await provider.delete({ id, version: record.version }) };
  }
  const back = wayBack(run.mappings, { change, stored: intent?.undo?.patch, now: record.fields });
  if (back.kind === 'none') return { answer: { kind: 'stale' } };
  if (back.kind === 'elsewhere') {
    const message = 'its journal holds another way back than the change needs; left as it is';
    return { answer: { kind: 'rejected', code: 'journal-altered', message } };
  }
  const { patch } = back;
  if (patch.length === 0) return { answer: { kind: 'written', record } };
  return { answer: await provider.update({ id, patch, version: record.version }), seen: record };
}

/** Whether a record has every value it was created with. */
function holdsStill(fields: Fields, change: Change): boolean {
  return Object.entries(createdFields(change)).every(([name, sent]) => equalJson(fields[name] ?? null, sent));
}

async function createBack(run: SyncRun, change: Change, key: string): Promise<Written> {
  const [test] = change.patch;
  const provider = run[change.side];
  if (test?.op !== 'test' || !isJsonObject(test.value)) return { kind: 'stale' };
  const now = change.target === undefined ? null : await readState(provider, change.target);
  if (now?.kind === 'present' && equalJson(now.record.fields, test.value))
    return { kind: 'written', record: now.record };
  return provider.create({
    key,
    fields: test.value,
    ...(change.target === undefined ? {} : { id: change.target }),
    ...(change.other === undefined ? {} : { other: change.other }),
  });
}
