import { createHash } from 'node:crypto';
import type { Fields } from '../../../src/kernel/field.ts';
import { canonicalJson, isJsonObject } from '../../../src/kernel/json.ts';
import { applyPatch } from '../../../src/kernel/patch.ts';
import type {
  Capabilities,
  ChangePage,
  ChangesRequest,
  CreateRequest,
  NativeRecord,
  ProviderSchema,
  ReadAnswer,
  SyncProvider,
  UpdateRequest,
  WriteAnswer,
} from '../../../src/provider.ts';

/** Records as the files of one commit hold them. */
export type Records = ReadonlyMap<string, Fields>;

/** The artifacts of one checked-out commit: a local side whose versions are hashes of the content. */
export class MemoryTree implements SyncProvider {
  readonly name = 'memory';
  readonly side = 'local';
  readonly capabilities: Capabilities = {
    guard: 'if-match',
    create: 'client-id',
    ids: 'given',
    sharedIds: false,
  };
  readonly records: Map<string, Fields>;
  private readonly fields: ProviderSchema;

  constructor(records: Records, schema: ProviderSchema['fields']) {
    this.records = new Map(records);
    this.fields = { fields: schema, open: false };
  }

  async schema(): Promise<ProviderSchema> {
    return this.fields;
  }

  async *changes({ known }: ChangesRequest): AsyncGenerator<ChangePage> {
    const ids = [...this.records.keys()].sort();
    const isKnown = (id: string): boolean => known.get(this.native(id).version)?.includes(id) ?? false;
    yield {
      records: ids.filter((id) => !isKnown(id)).map((id) => this.native(id)),
      unchanged: ids.filter(isKnown),
      end: { cursor: null, complete: true, census: true },
    };
  }

  async read(id: string): Promise<ReadAnswer> {
    return this.records.has(id) ? { kind: 'found', record: this.native(id) } : { kind: 'gone' };
  }

  async create({ key, id, other, fields }: CreateRequest): Promise<WriteAnswer> {
    const made = id ?? other ?? key;
    if (this.records.has(made)) return { kind: 'stale' };
    return this.put(made, fields);
  }

  async update({ id, patch, version }: UpdateRequest): Promise<WriteAnswer> {
    const before = this.records.get(id);
    if (before === undefined) return { kind: 'gone' };
    const after = this.native(id).version === version ? applyPatch(before, patch) : null;
    if (after?.ok !== true || !isJsonObject(after.value)) return { kind: 'stale' };
    return this.put(id, after.value);
  }

  async delete({ id, version }: { id: string; version: string }): Promise<WriteAnswer | { kind: 'deleted' }> {
    if (!this.records.has(id)) return { kind: 'gone' };
    if (this.native(id).version !== version) return { kind: 'stale' };
    this.records.delete(id);
    return { kind: 'deleted' };
  }

  proposeId({ other }: { other: string }): string {
    return other;
  }

  private put(id: string, fields: Fields): WriteAnswer {
    const total = Object.keys(this.fields.fields).map((name) => [name, fields[name] ?? null] as const);
    this.records.set(id, Object.fromEntries(total));
    return { kind: 'written', record: this.native(id) };
  }

  private native(id: string): NativeRecord {
    const fields = this.records.get(id) ?? {};
    return { id, version: hashOf(fields), fields, where: `${id}.md` };
  }
}

/** A hash of any JSON, as git names content. */
export function hashOf(value: unknown): string {
  return createHash('sha1')
    .update(canonicalJson(value as never))
    .digest('hex');
}
