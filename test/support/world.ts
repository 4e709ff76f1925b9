import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncConfig } from '../../src/config.ts';
import { planMappings } from '../../src/flows/mapping.ts';
import type { SyncRun } from '../../src/flows/run.ts';
import { ulid } from '../../src/kernel/ulid.ts';
import type { FieldSchema } from '../../src/provider.ts';
import type { Store } from '../../src/store.ts';
import { openDirectoryStore } from '../../src/stores/directory.ts';
import { MemoryProvider } from './memory-provider.ts';

export const SCHEMA: { readonly [name: string]: FieldSchema } = {
  title: { kind: 'scalar', writable: true },
  body: { kind: 'text', writable: true },
  status: { kind: 'scalar', writable: true },
  labels: { kind: 'set', writable: true },
};

export const CONFIG: SyncConfig = {
  id: 'backlog',
  local: { provider: 'memory', options: {} },
  remote: { provider: 'memory', options: {} },
  create: 'both',
  onDelete: 'ask',
  approval: 'comment',
  approvers: { permission: 'write', secondPerson: false },
  limits: { deletes: { share: 0.2 } },
  conflicts: { labels: [], assignees: [] },
  keepDays: 90,
};

/** Two sides in memory and a real state folder; time and ids count up. */
export class TestWorld {
  readonly local: MemoryProvider;
  readonly remote: MemoryProvider;
  /** The state folder; empty when the state is kept elsewhere. */
  readonly dir: string;
  config: SyncConfig;
  private readonly place: { open(): Store } | undefined;
  private ticks = 0;

  /** `place`: where the state is kept instead of a folder. */
  constructor(config: Partial<SyncConfig> = {}, schema = SCHEMA, place?: { open(): Store }) {
    this.config = { ...CONFIG, ...config };
    this.local = new MemoryProvider('local', schema);
    this.remote = new MemoryProvider('remote', schema);
    this.place = place;
    this.dir = place === undefined ? mkdtempSync(join(tmpdir(), 'sync-kernel-')) : '';
  }

  store(): Store {
    if (this.place !== undefined) return this.place.open();
    return openDirectoryStore({ dir: this.dir, lineage: () => 'lineage', now: () => this.now() });
  }

  /** A fresh process: nothing is carried over but what is stored. */
  async run(): Promise<SyncRun> {
    const store = this.store();
    const known = (await store.head())?.cursors[this.config.id];
    const mappings = planMappings(this.config, await this.local.schema(), await this.remote.schema());
    if (!mappings.ok) throw new Error(mappings.error.join());
    return {
      config: this.config,
      store,
      local: this.local,
      remote: this.remote,
      mappings: mappings.value,
      cursor: known?.cursor ?? null,
      reading: { scope: 'test' },
      actor: 'tester',
      origin: 'command-line',
      source: '/test/backlog',
      now: () => this.now(),
      newSessionId: () => ulid(1_700_000_000_000 + ++this.ticks, []),
      hash,
      progress: () => undefined,
      seen: new Map(),
    };
  }

  close(): void {
    if (this.dir !== '') rmSync(this.dir, { recursive: true, force: true });
  }

  /** The time, a second later each time somebody asks. */
  now(): string {
    return new Date(1_700_000_000_000 + ++this.ticks * 1000).toISOString();
  }
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
