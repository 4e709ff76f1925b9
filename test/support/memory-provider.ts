import type { Fields, Side } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson, equalJson, isJsonObject } from '../../src/kernel/json.ts';
import { applyPatch } from '../../src/kernel/patch.ts';
import type {
  Capabilities,
  ChangePage,
  ChangesRequest,
  CreateRequest,
  NativeRecord,
  ProviderSchema,
  ReadAnswer,
  RecordFailure,
  SyncProvider,
  UpdateRequest,
  WriteAnswer,
} from '../../src/provider.ts';
import { ProviderFault } from '../../src/provider.ts';

interface Held {
  readonly fields: Fields;
  readonly seq: number;
}

/** One change of a record, by a person behind the provider's back or by a request; null is not there. */
export interface Noticed {
  readonly side: Side;
  readonly id: string;
  readonly by: 'person' | 'request';
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/**
 * A side held in memory, strict as the contract: guards compare, keys dedupe, deletions are told.
 *
 * `edit` and `drop` act behind the provider's back; `before` runs before each request and may throw a
 * fault or change the world; `after` runs once a write has happened, before its answer.
 */
export class MemoryProvider implements SyncProvider {
  readonly name = 'memory';
  readonly side: Side;
  readonly capabilities: Capabilities;
  readonly records = new Map<string, Held>();
  readonly requests: string[] = [];
  before: (request: string) => void = () => undefined;
  after: (request: string) => void = () => undefined;
  /** What this side makes of a value it is sent. */
  rewrite: (name: string, value: Json) => Json = (_, value) => value;
  /** Told of every change, whoever made it. */
  noticed: (change: Noticed) => void = () => undefined;
  /** Ids of records that this side holds in a form nobody can read. */
  readonly unreadable = new Set<string>();
  /** Fields that this side holds but does not show. */
  readonly hidden = new Set<string>();
  private readonly renames: { readonly from: string; readonly to: string }[] = [];
  private readonly moved = new Map<string, string>();
  private readonly gone = new Map<string, number>();
  private readonly keys = new Map<string, string>();
  private readonly fields: ProviderSchema;
  private seq = 0;
  private nextId = 1;

  constructor(side: Side, schema: ProviderSchema['fields']) {
    this.side = side;
    this.fields = { fields: schema, open: false };
    this.capabilities = {
      guard: 'if-match',
      create: 'client-id',
      ids: side === 'local' ? 'given' : 'assigned',
      sharedIds: false,
    };
  }

  edit(id: string, fields: Fields): void {
    const before = this.records.get(id)?.fields ?? {};
    this.put(id, { ...before, ...fields }, 'person');
  }

  drop(id: string): void {
    this.remove(id, 'person');
  }

  /** Gives a record another id and nothing else, as renaming a file does (E10). */
  rename(from: string, to: string): void {
    const held = this.records.get(from);
    if (held === undefined) throw new Error(`${from} is not there`);
    this.records.delete(from);
    this.records.set(to, held);
    this.renames.push({ from, to });
  }

  /** Moves a record out of reach, or to another id here, as trackers do; its old id answers `moved` (E7). */
  transfer(from: string, to: string, about: { readonly isHere: boolean }): void {
    const held = this.records.get(from);
    if (held === undefined) throw new Error(`${from} is not there`);
    this.records.delete(from);
    // An old id leads to where the record is now, however often it was moved.
    for (const [old, at] of this.moved) if (at === from) this.moved.set(old, to);
    this.moved.set(from, to);
    this.gone.set(from, ++this.seq);
    if (about.isHere) this.records.set(to, { ...held, seq: ++this.seq });
    else this.noticed({ side: this.side, id: from, by: 'person', before: held.fields, after: null });
  }

  /** Remembers all that this side holds; gives what puts it back as it was, as often as wanted. */
  remember(): () => void {
    const { seq, nextId } = this;
    const maps = [this.records, this.gone, this.keys, this.moved] as readonly Map<string, unknown>[];
    const copies = maps.map((map) => [...map]);
    const renames = [...this.renames];
    return () => {
      Object.assign(this, { seq, nextId });
      this.renames.splice(0, Infinity, ...renames);
      for (const [i, map] of maps.entries()) {
        map.clear();
        for (const [key, value] of copies[i] ?? []) map.set(key, value);
      }
    };
  }

  value(id: string): Fields | undefined {
    return this.records.get(id)?.fields;
  }

  async schema(): Promise<ProviderSchema> {
    return this.fields;
  }

  async *changes({ cursor, known }: ChangesRequest): AsyncGenerator<ChangePage> {
    this.ask('changes');
    const since = this.side === 'remote' && cursor !== null ? Number(cursor) : 0;
    const ids = [...this.records.keys()].sort();
    const fresh = ids.filter((id) => (this.records.get(id)?.seq ?? 0) > since);
    const knows = (id: string, as: string) => known.get(this.versionOf(id))?.includes(as) ?? false;
    const renamed = this.renames.filter(({ from, to }) => knows(to, from));
    const isKnown = (id: string) => knows(id, id) || renamed.some(({ to }) => to === id);
    yield {
      records: fresh.filter((id) => !isKnown(id) && !this.unreadable.has(id)).map((id) => this.native(id)),
      failed: fresh.filter((id) => this.unreadable.has(id)).map((id) => this.failure(id)),
      unchanged: fresh.filter(isKnown),
      renamed,
      deleted: [...this.gone].filter(([, seq]) => this.side === 'remote' && seq > since).map(([id]) => id),
      end: { cursor: this.side === 'remote' ? String(this.seq) : null, complete: true, census: since === 0 },
    };
  }

  async read(id: string): Promise<ReadAnswer> {
    this.ask(`read ${id}`);
    if (this.unreadable.has(id)) return { kind: 'unreadable', failure: this.failure(id) };
    if (this.records.has(id)) return { kind: 'found', record: this.native(id) };
    const to = this.moved.get(id);
    if (to !== undefined) return { kind: 'moved', to };
    return this.gone.has(id) ? { kind: 'gone' } : { kind: 'unknown' };
  }

  async create({ key, id, other, fields }: CreateRequest): Promise<WriteAnswer> {
    this.ask(`create ${key}`);
    const known = this.keys.get(key);
    if (known !== undefined) return this.written(known, `create ${key}`);
    const made = this.side === 'local' ? (id ?? other ?? key) : String(this.nextId++);
    if (this.records.has(made)) return { kind: 'stale' };
    this.keys.set(key, made);
    this.put(made, this.stored(fields), 'request');
    return this.written(made, `create ${key}`);
  }

  async update({ id, patch, version }: UpdateRequest): Promise<WriteAnswer> {
    this.ask(`update ${id}`);
    const held = this.records.get(id);
    if (held === undefined) return { kind: 'gone' };
    if (this.versionOf(id) !== version) return { kind: 'stale' };
    const after = applyPatch(held.fields, patch);
    if (!after.ok || !isJsonObject(after.value)) return { kind: 'stale' };
    this.put(id, { ...after.value, ...this.stored(changedFields(held.fields, after.value)) }, 'request');
    return this.written(id, `update ${id}`);
  }

  async delete({ id, version }: { id: string; version: string }): Promise<WriteAnswer | { kind: 'deleted' }> {
    this.ask(`delete ${id}`);
    if (!this.records.has(id)) return { kind: 'gone' };
    if (this.versionOf(id) !== version) return { kind: 'stale' };
    this.remove(id, 'request');
    this.after(`delete ${id}`);
    return { kind: 'deleted' };
  }

  proposeId({ other }: { other: string }): string {
    return other;
  }

  private failure(id: string): RecordFailure & { readonly id: string } {
    return { id, where: `${this.side}/${id}`, code: 'bad-record', message: 'it has no title' };
  }

  private ask(request: string): void {
    this.requests.push(request);
    this.before(request);
  }

  private remove(id: string, by: Noticed['by']): void {
    const before = this.value(id) ?? null;
    this.records.delete(id);
    this.gone.set(id, ++this.seq);
    this.noticed({ side: this.side, id, by, before, after: null });
  }

  private put(id: string, fields: Fields, by: Noticed['by']): void {
    const total = Object.fromEntries(
      Object.keys(this.fields.fields).map((name) => [name, fields[name] ?? null]),
    );
    const before = this.value(id) ?? null;
    if (canonicalJson(total) === canonicalJson(before)) return;
    this.gone.delete(id);
    this.records.set(id, { fields: total, seq: ++this.seq });
    this.noticed({ side: this.side, id, by, before, after: total });
  }

  private stored(fields: Fields): Fields {
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, this.rewrite(name, value)]),
    );
  }

  private written(id: string, request: string): WriteAnswer {
    const record = this.native(id);
    this.after(request);
    return { kind: 'written', record };
  }

  private native(id: string): NativeRecord {
    const held = this.records.get(id);
    const shown = Object.entries(held?.fields ?? {}).filter(([name]) => !this.hidden.has(name));
    return {
      id,
      version: this.versionOf(id),
      fields: Object.fromEntries(shown),
      where: `${this.side}/${id}`,
    };
  }

  private versionOf(id: string): string {
    return `"${this.records.get(id)?.seq ?? 0}"`;
  }
}

function changedFields(before: Fields, after: Fields): Fields {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !equalJson(value, before[name])));
}

/** A fault as a network throws it. */
export function unreachable(code = 'unreachable'): ProviderFault {
  return new ProviderFault({ code, message: 'the upstream does not answer', retryable: true });
}
