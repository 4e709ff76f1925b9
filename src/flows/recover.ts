import type { BaseValue, SideRecord } from '../kernel/candidate.ts';
import type { Outcome } from '../kernel/journal.ts';
import { foldJournal } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { parsePointer } from '../kernel/pointer.ts';
import type { Change } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';
import { settleRecord } from '../kernel/settle.ts';
import type { Link } from '../kernel/side-view.ts';
import type { Recovered } from './collect.ts';
import { JournalWriter } from './journal-writer.ts';
import type { SyncRun } from './run.ts';
import { create, createdFields } from './write-change.ts';

/**
 * Takes up a session that was cut off: finishes creates whose outcome is unknown, and gives back the
 * links and bases that its writes have earned but that were not yet stored.
 *
 * A create is sent again under its own key, so that it is adopted, never doubled (E1, E3). Updates and
 * deletes need nothing here: the fresh plan shows whether they happened (E27).
 * Errors: faults of the provider pass through; nothing is lost by them.
 */
export async function recover(run: SyncRun, session: Session): Promise<Recovered> {
  const journal = await JournalWriter.open(run.store, session.id);
  const changes = new Map(session.plan.changes.map((change) => [change.id, change]));
  for (const { change: id, intent, outcome } of foldJournal(journal.entries).values()) {
    const change = changes.get(id);
    if (outcome !== undefined || intent?.action !== 'create' || change === undefined) continue;
    if (intent.key === undefined || intent.fields === undefined) continue;
    const answer = await create(run[change.side], change, { key: intent.key, fields: intent.fields });
    const end = {
      kind: 'outcome',
      change: id,
      record: change.record,
      side: change.side,
      at: run.now(),
    } as const;
    if (answer.kind === 'written') {
      const { id: target, version } = answer.record;
      await journal.append((seq) => ({ ...end, seq, result: 'written', target, version }));
    } else if (answer.kind === 'rejected') {
      const { code, message } = answer;
      await journal.append((seq) => ({ ...end, seq, result: 'failed', code, message }));
    }
  }
  return earned(run, { journal, changes });
}

function earned(
  run: SyncRun,
  about: { readonly journal: JournalWriter; readonly changes: ReadonlyMap<string, Change> },
): Recovered {
  const links: Link[] = [];
  const bases = new Map<string, Recovered['bases'] extends ReadonlyMap<string, infer F> ? F : never>();
  for (const { change: id, outcome } of foldJournal(about.journal.entries).values()) {
    const change = about.changes.get(id);
    if (change === undefined || outcome?.result !== 'written') continue;
    const link = change.kind === 'create' ? linkOf(change, outcome) : null;
    if (link !== null) links.push(link);
    if (change.side === 'remote' && change.kind !== 'delete') {
      bases.set(change.record, (live, base) => rebase(run, { change, outcome, live }, base));
    }
  }
  return { links, bases };
}

function linkOf(change: Change, outcome: Outcome): Link | null {
  if (outcome.target === undefined || change.other === undefined) return null;
  const [local, remote] =
    change.side === 'remote' ? [change.other, outcome.target] : [outcome.target, change.other];
  return { record: change.record, local, remote };
}

/** Settles what an earlier run wrote, as long as nobody touched the record since. */
function rebase(
  run: SyncRun,
  about: {
    readonly change: Change;
    readonly outcome: Outcome;
    readonly live: { local?: SideRecord; remote?: SideRecord };
  },
  base: BaseValue | undefined,
): BaseValue | undefined {
  const { local, remote } = about.live;
  if (local === undefined || remote?.version !== about.outcome.version || remote === undefined) return base;
  const settled = settleRecord(run.mappings, {
    local: local.fields,
    remote: remote.fields,
    ...(base === undefined ? {} : { before: base }),
    written: sentBy(about.change),
  });
  return Object.keys(settled.base.fields).length > 0 ? settled.base : base;
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
