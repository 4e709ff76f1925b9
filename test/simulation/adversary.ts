import type { Overwritten } from '../../src/provider.ts';
import { ProviderFault } from '../../src/provider.ts';
import type {
  Capabilities,
  ChangePage,
  ChangesRequest,
  CreateRequest,
  NativeRecord,
  ReadAnswer,
  SyncProvider,
  UpdateRequest,
  WriteAnswer,
} from '../../src/provider.ts';
import type { MemoryProvider } from '../support/memory-provider.ts';
import { verified } from '../support/verified.ts';
import type { Kind } from './weather.ts';

/** What the adversary may do to the world while it answers. */
export interface Accomplice {
  /** A person does something, somewhere. */
  readonly race: () => void;
  /** A person edits this upstream record. */
  readonly raceOn: (id: string) => void;
  readonly chance: (share: number) => boolean;
  /** Another run is started and ends before this request goes on. */
  readonly interrupt: () => Promise<void>;
  readonly met: (what: string) => void;
}

/**
 * An upstream between us and the honest one: it answers late, in part, twice, or not at all.
 *
 * It never invents a value; all it shows is, or was, there. `kind` is the weather of the run.
 */
export class Adversary implements SyncProvider {
  readonly name = 'memory';
  readonly side = 'remote';
  readonly capabilities: Capabilities;
  kind: Kind = 'calm';
  /** How many more requests the weather lets through. */
  patience = 0;
  /** Each write's finding, as an honest history shows it. */
  found: (overwritten: readonly Overwritten[]) => void = () => undefined;
  private readonly inner: MemoryProvider;
  private readonly guarded: SyncProvider;
  private readonly world: Accomplice;
  private readonly keys = new Set<string>();
  /** Records as they were before our last write to them; null is: not there. */
  private readonly older = new Map<string, NativeRecord | null>();

  constructor(inner: MemoryProvider, about: { readonly isVerified: boolean; readonly world: Accomplice }) {
    this.inner = inner;
    this.world = about.world;
    const between = ({ id }: UpdateRequest): void => {
      if (this.kind === 'raced' && this.world.chance(0.7)) this.world.raceOn(id);
    };
    this.guarded = about.isVerified ? verified(inner, { between }) : inner;
    this.capabilities = this.guarded.capabilities;
  }

  schema(): ReturnType<SyncProvider['schema']> {
    return this.inner.schema();
  }

  async *changes(request: ChangesRequest): AsyncGenerator<ChangePage> {
    await this.meet();
    for await (const page of this.inner.changes(request)) yield* this.shown(page, request);
  }

  async read(id: string): Promise<ReadAnswer> {
    await this.meet();
    if (this.kind === 'empty listing' && this.patience % 2 === 1) return { kind: 'unknown' };
    return this.inner.read(id);
  }

  async create(request: CreateRequest): Promise<WriteAnswer> {
    await this.meet();
    // A key that it has seen is answered as it was the first time: that is what the key is for.
    if (!this.keys.has(request.key) && this.refuses()) return REFUSED;
    this.keys.add(request.key);
    const answer = await this.guarded.create(request);
    if (answer.kind === 'written') this.older.set(answer.record.id, null);
    return answer;
  }

  async update(request: UpdateRequest): Promise<WriteAnswer> {
    await this.meet();
    if (this.refuses()) return REFUSED;
    if (this.kind === '412 storm' && this.patience-- > 8) {
      this.world.met('412 without a reason');
      return { kind: 'stale' };
    }
    const before = this.inner.records.get(request.id);
    const answer = await this.guarded.update(request);
    if (before !== undefined && answer.kind === 'written') {
      const version = `"${before.seq}"`;
      this.older.set(request.id, {
        id: request.id,
        version,
        fields: before.fields,
        where: `remote/${request.id}`,
      });
    }
    if (answer.kind === 'written' && answer.overwritten !== undefined) this.found(answer.overwritten);
    return answer;
  }

  async delete(request: {
    readonly id: string;
    readonly version: string;
  }): ReturnType<SyncProvider['delete']> {
    await this.meet();
    return this.refuses() ? REFUSED : this.guarded.delete(request);
  }

  private refuses(): boolean {
    const isRefused = this.kind === 'refused' && this.world.chance(0.5);
    if (isRefused) this.world.met('refusal');
    return isRefused;
  }

  /** One request: it may be the one at which patience ends. */
  private async meet(): Promise<void> {
    const isOver = --this.patience <= 0;
    if (this.kind === 'second run' && this.patience === 0) await this.world.interrupt();
    if (this.kind === 'rate limited' && isOver) {
      this.world.met('rate limit');
      throw new ProviderFault({
        code: 'rate-limited',
        message: 'the limit is used up',
        retryable: true,
        retryAfterMs: 3_600_000,
      });
    }
    if (this.kind === 'forbidden' && isOver) {
      this.world.met('permission lost');
      throw new ProviderFault({ code: 'forbidden', message: 'the token may not', retryable: false });
    }
  }

  private *shown(page: ChangePage, { cursor }: ChangesRequest): Generator<ChangePage> {
    const { end, ...rest } = page;
    if (end === undefined) return yield page;
    switch (this.kind) {
      case 'empty listing':
        this.world.met('empty listing');
        return yield { records: [], end: { cursor, complete: true, census: true } };
      case 'partial listing':
        this.world.met('partial listing');
        return yield {
          ...rest,
          records: page.records.filter(() => this.world.chance(0.5)),
          end: { ...end, complete: false },
        };
      case 'old listing':
        return yield { ...rest, records: this.asBefore(page.records), end: { ...end, cursor } };
      case 'shifting pages':
        return yield* this.shifting(page);
      default:
        return yield page;
    }
  }

  /** A listing that has not seen our last writes (E13, E23). */
  private asBefore(records: readonly NativeRecord[]): readonly NativeRecord[] {
    return records.flatMap((record) => {
      const older = this.older.get(record.id);
      if (older === undefined) return [record];
      this.world.met('record listed as it was');
      return older === null ? [] : [older];
    });
  }

  /** One record a page, most of them twice, and somebody writes in between (E15). */
  private *shifting({ records, end, ...rest }: ChangePage): Generator<ChangePage> {
    for (const record of records) {
      yield { records: [record] };
      if (!this.world.chance(0.6)) continue;
      this.world.met('record listed twice');
      this.world.race();
      yield { records: [record] };
    }
    yield { ...rest, records: [], ...(end === undefined ? {} : { end }) };
  }
}

const REFUSED: WriteAnswer = { kind: 'rejected', code: 'invalid', message: 'upstream will not take this' };
