import type { Candidate } from '../kernel/candidate.ts';
import type { Fields } from '../kernel/field.ts';
import type { Finding, Intent, Outcome, OutcomeResult } from '../kernel/journal.ts';
import { foldJournal } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { canonicalJson } from '../kernel/json.ts';
import type { Change, Plan } from '../kernel/plan.ts';
import { planRecord } from '../kernel/plan-record.ts';
import { assert } from '../kernel/result.ts';
import type { Session } from '../kernel/session.ts';
import { ProviderFault } from '../provider.ts';
import type { Collected } from './collect.ts';
import { contextOf } from './collect.ts';
import { alteredIn, earnedFields, sourceOf } from './earned-fields.ts';
import type { LiveRecord } from './live-record.ts';
import { liveOf } from './live-record.ts';
import type { JournalWriter } from './journal-writer.ts';
import { hasMovedAround } from './moved-around.ts';
import { readState } from './read-side.ts';
import { remainderOf } from './remainder.ts';
import type { SyncRun } from './run.ts';
import { findingsOf, replacedNote } from './findings.ts';
import type { Written } from './write-change.ts';
import { createKey, fieldsOn, intentOf, writeChange } from './write-change.ts';

/** What became of one change. */
export interface ChangeResult {
  readonly change: Change;
  readonly result: OutcomeResult | 'queued';
  readonly target?: string;
  readonly code?: string;
  readonly message?: string;
}

interface WritingInput {
  readonly session: Session;
  readonly journal: JournalWriter;
  readonly collected: Collected;
  readonly fresh: Plan;
}

/** Where a run ended between a write and the look into the history after it, a person must look (I15). */
const UNAUDITED = {
  code: 'unaudited',
  message:
    'it was written by a run that was cut off before it could look whether the write replaced something newer; look at the history of the record',
};

const TRIES_WHEN_MOVED = 3;
const FAULTS_IN_A_ROW = 3;

/** What approved the writes holds no more; the message says why, for people. */
class ApprovalVoid extends Error {}

/** The writes of one session, one change at a time, each between its intent and its outcome. */
export class Writing {
  readonly live: Map<string, LiveRecord>;
  readonly moved = new Set<string>();
  /** The outcomes of this session's writes, by change id. */
  readonly writes = new Map<string, Outcome>();
  /** By record: what this run's own writes upstream replaced unseen; each becomes a conflict (I15). */
  readonly replaced = new Map<string, readonly Finding[]>();
  /** By change id: the fields that its last attempt was made on, which may be newer than what was planned on. */
  readonly before = new Map<string, Fields>();
  /** By change id: what alone was sent of it, where an earlier attempt had written the other part. */
  readonly rest = new Map<string, Change>();
  /** By id, the first intent of changes that an earlier attempt had begun: what they wanted may be there by our own hand. */
  readonly begun: ReadonlyMap<string, Intent>;
  /** By record: what this run's updates have made of the agreement, whatever the sides hold by now. */
  readonly earned = new Map<string, Fields>();
  lastFault: ProviderFault | undefined;
  private readonly blocked = new Set<string>();
  private readonly fresh: ReadonlyMap<string, Change>;
  private faults = 0;
  private voided: string | null = null;

  private readonly run: SyncRun;
  private readonly about: WritingInput;

  constructor(run: SyncRun, about: WritingInput) {
    this.run = run;
    this.about = about;
    this.live = new Map(about.collected.candidates.map((candidate) => [candidate.record, liveOf(candidate)]));
    this.fresh = new Map(about.fresh.changes.map((change) => [`${change.record}#${change.side}`, change]));
    const { entries } = about.journal;
    const intents = entries.filter((one) => one.kind === 'intent');
    this.begun = new Map(intents.toReversed().map((one) => [one.change, one]));
    for (const progress of foldJournal(entries).values()) {
      if (progress.outcome !== undefined) this.writes.set(progress.change, progress.outcome);
    }
  }

  results(changes: readonly Change[]): readonly ChangeResult[] {
    return changes.map((change) => {
      const outcome = this.writes.get(change.id);
      if (outcome === undefined) return { change, result: 'queued' };
      const { result, target, code, message } = outcome;
      return {
        change,
        result,
        ...(target === undefined ? {} : { target }),
        ...(code === undefined ? {} : { code }),
        ...(message === undefined ? {} : { message }),
      };
    });
  }

  /** Does one change; gives the fault that means: stop here. */
  async step(change: Change): Promise<ProviderFault | undefined> {
    if (this.writes.has(change.id)) return undefined;
    const fresh = this.fresh.get(`${change.record}#${change.side}`);
    if (fresh === undefined) {
      const attempted = this.begun.has(change.id);
      const open = this.isOpen(change.record);
      if (open) this.moved.add(change.record);
      const isUnaudited =
        attempted && change.kind === 'update' && this.run[change.side].capabilities.guard === 'verified';
      await this.record(
        change,
        open ? 'stale' : attempted ? 'found' : 'unneeded',
        isUnaudited ? UNAUDITED : {},
      );
      return undefined;
    }
    try {
      await this.confirm();
      const wanted = this.wanted(change, fresh);
      if (wanted === null || this.blocked.has(change.record)) {
        this.moved.add(change.record);
        await this.record(change, 'stale');
        return undefined;
      }
      await this.write(wanted, fresh);
      this.faults = 0;
      return undefined;
    } catch (error) {
      if (error instanceof ApprovalVoid) {
        await this.record(change, 'stale', { code: 'approval-void', message: error.message });
        return undefined;
      }
      if (!(error instanceof ProviderFault)) throw error;
      this.blocked.add(change.record);
      this.lastFault = error;
      this.faults += 1;
      return !error.retryable || error.code !== 'server-error' || this.faults >= FAULTS_IN_A_ROW
        ? error
        : undefined;
    }
  }

  /** Looks whether the approval still stands; once it does not, nothing more is written. Errors: `ApprovalVoid`. */
  private async confirm(): Promise<void> {
    this.voided ??= (await this.run.voidedBy?.(this.about.session)) ?? null;
    if (this.voided !== null) throw new ApprovalVoid(this.voided);
  }

  /** What a fresh plan wants of a change: all of it, or what an earlier attempt left undone (E30). */
  private wanted(change: Change, fresh: Change): Change | null {
    if (isSameWrite(change, fresh)) return change;
    // A field that the fresh plan leaves out because it is in conflict has not been written.
    if (!this.begun.has(change.id) || this.isOpen(change.record) || !this.isOtherSideAsShown(change))
      return null;
    return remainderOf(change, fresh, this.run.mappings);
  }

  /** Whether nobody's edit of the record has to go to the other side meanwhile. */
  private isOtherSideAsShown({ record, side }: Change): boolean {
    const other = this.fresh.get(`${record}#${side === 'remote' ? 'local' : 'remote'}`);
    const { changes } = this.about.session.plan;
    return (
      other === undefined ||
      changes.some((one) => one.record === record && one.side !== side && isSameWrite(one, other))
    );
  }

  private async write(change: Change, fresh: Change): Promise<void> {
    const { session, journal } = this.about;
    const key = createKey(session.id, change.record);
    const shown = session.plan.changes.find((one) => one.id === change.id) ?? change;
    if (!isSameWrite(shown, change)) this.rest.set(change.id, change);
    const first = this.rest.has(change.id) ? this.begun.get(change.id) : undefined;
    let version = fresh.guard?.version;
    for (let attempt = 1; ; attempt++) {
      const candidate = this.candidateNow(change.record);
      this.before.set(change.id, fieldsOn(candidate, change.side) ?? {});
      const source = change.kind === 'update' ? sourceOf(this.run.mappings, change, candidate) : undefined;
      const intent = { session: session.id, change, candidate, first, source };
      await journal.append((seq) => intentOf(this.run, { ...intent, seq }));
      const answer = await writeChange(this.run, change, {
        key,
        ...(version === undefined ? {} : { version }),
        confirm: async () => this.confirm(),
      });
      if (answer.kind === 'written') return this.concludeWritten(change, answer, source);
      if (answer.kind !== 'stale' || attempt === TRIES_WHEN_MOVED) return this.conclude(change, answer);
      const again = await this.replan(change);
      if (again === null) return this.conclude(change, answer);
      version = again.guard?.version;
    }
  }

  /** After a guard refused: reads the record again; the same change may go on, another may not (E26). */
  private async replan(change: Change): Promise<Change | null> {
    const state = this.live.get(change.record);
    if (state === undefined || change.target === undefined) return null;
    const now = await readState(this.run[change.side], change.target);
    if (now.kind !== 'present') return null;
    state[change.side] = now.record;
    const plan = planRecord(
      this.candidateNow(change.record),
      contextOf(this.run, this.about.session.resolutions),
    );
    const again = plan.changes.find((one) => one.side === change.side);
    return again !== undefined && isSameWrite(change, again) ? again : null;
  }

  private candidateNow(record: string): Candidate {
    const state = this.live.get(record);
    assert(state !== undefined, `${record} has no candidate`);
    const { candidate, local, remote } = state;
    return {
      ...candidate,
      ...(local === undefined ? {} : { local: { kind: 'present', record: local } as const }),
      ...(remote === undefined ? {} : { remote: { kind: 'present', record: remote } as const }),
    };
  }

  private async conclude(change: Change, answer: Exclude<Written, { kind: 'written' }>): Promise<void> {
    const state = this.live.get(change.record);
    switch (answer.kind) {
      case 'deleted':
        if (state !== undefined) delete state[change.side];
        return this.record(change, 'written');
      case 'rejected':
        this.blocked.add(change.record);
        return this.record(change, 'failed', { code: answer.code, message: answer.message });
      case 'stale':
      case 'gone':
        this.blocked.add(change.record);
        this.moved.add(change.record);
        return this.record(change, 'stale', { code: answer.kind });
      default:
        return undefined;
    }
  }

  /** What a guard that is not atomic let us replace is in the journal before anything else happens (I2). */
  private async concludeWritten(
    change: Change,
    answer: Extract<Written, { kind: 'written' }>,
    source: Intent['source'],
  ): Promise<void> {
    const state = this.live.get(change.record);
    const found = findingsOf(answer, state?.[change.side]);
    const before = this.before.get(change.id) ?? {};
    const altered = alteredIn(this.run.mappings, { change, before, now: answer.record.fields });
    if (source !== undefined) this.earn(change, { source, altered });
    const other = this.fresh.get(`${change.record}#${change.side === 'remote' ? 'local' : 'remote'}`);
    const planned = state === undefined ? null : fieldsOn(state.candidate, change.side);
    const around = { change, other, planned, now: answer.record.fields };
    if (hasMovedAround(this.run.mappings, around)) this.blocked.add(change.record);
    if (state !== undefined) state[change.side] = answer.record;
    if (change.side === 'remote') this.run.seen.set(answer.record.id, answer.record.version);
    if (found.length > 0) {
      this.moved.add(change.record);
      this.replaced.set(change.record, found);
    }
    return this.record(change, 'written', {
      target: answer.record.id,
      // Of a rest no version is noted: what stands beside it was not written now, and may be anybody's by now.
      ...(this.rest.has(change.id) ? {} : { version: answer.record.version, altered }),
      ...replacedNote(answer, found),
    });
  }

  private earn(
    change: Change,
    about: { readonly source: NonNullable<Intent['source']>; readonly altered: readonly string[] },
  ): void {
    const local = this.live.get(change.record)?.local?.fields ?? {};
    const earned = earnedFields(this.run.mappings, { ...about, change, local });
    this.earned.set(change.record, { ...this.earned.get(change.record), ...earned });
  }

  private async record(
    change: Change,
    result: OutcomeResult,
    more: Partial<Pick<Outcome, 'target' | 'version' | 'altered' | 'code' | 'message' | 'overwritten'>> = {},
  ): Promise<void> {
    const outcome = await this.about.journal.append((seq) => ({
      kind: 'outcome',
      seq,
      change: change.id,
      record: change.record,
      side: change.side,
      result,
      ...more,
      at: this.run.now(),
    }));
    if (outcome.kind === 'outcome') this.writes.set(change.id, outcome);
  }

  /** Whether a record that the fresh plan does not change still differs, or could not be read to tell. */
  private isOpen(record: string): boolean {
    const { fresh } = this.about;
    return (
      !fresh.complete ||
      fresh.conflicts.some((one) => one.record === record) ||
      fresh.held.some((one) => one.record === record)
    );
  }
}

/** Whether a fresh plan wants exactly what was shown; only then may it be written (I13). */
export function isSameWrite(shown: Change, fresh: Change): boolean {
  const essence = ({ kind, target, patch }: Change): Json => [kind, target ?? null, patch];
  return canonicalJson(essence(shown)) === canonicalJson(essence(fresh));
}
