// The types of sync-kernel/testing, complete in themselves: whoever checks against them needs no package
// of ours. A test compares them with src/testing.ts and src/provider.ts, which explain each member.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };
export type Fields = { readonly [name: string]: Json };
export type FieldKind = 'scalar' | 'text' | 'set' | 'list' | 'map' | 'sequence';
export type Equivalence = 'lines' | 'trim' | 'case' | 'unicode' | 'empty' | 'order';
export type GuardKind = 'if-match' | 'revision-test' | 'verified';

export interface Capabilities {
  readonly guard: GuardKind;
  readonly create: 'client-id' | 'marker';
  readonly ids: 'given' | 'assigned';
  readonly sharedIds: boolean;
}

export interface FieldSchema {
  readonly kind: FieldKind;
  readonly writable: boolean;
  readonly onCreate?: boolean;
  readonly key?: string;
  readonly equivalent?: readonly Equivalence[];
}

export interface ProviderSchema {
  readonly fields: { readonly [name: string]: FieldSchema };
  readonly open: boolean;
}

export interface NativeRecord {
  readonly id: string;
  readonly version: string;
  readonly fields: Fields;
  readonly where?: string;
  readonly link?: string;
}

export interface RecordFailure {
  readonly id?: string;
  readonly where: string;
  readonly code: string;
  readonly message: string;
}

export interface ListingEnd {
  readonly cursor: string | null;
  readonly complete: boolean;
  readonly census: boolean;
}

export interface ChangePage {
  readonly records: readonly NativeRecord[];
  readonly unchanged?: readonly string[];
  readonly deleted?: readonly string[];
  readonly failed?: readonly RecordFailure[];
  readonly renamed?: readonly { readonly from: string; readonly to: string }[];
  readonly end?: ListingEnd;
}

export interface ChangesRequest {
  readonly cursor: string | null;
  readonly known: ReadonlyMap<string, readonly string[]>;
}

export type ReadAnswer =
  | { readonly kind: 'found'; readonly record: NativeRecord }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'unreadable'; readonly failure: RecordFailure };

export interface Overwritten {
  readonly field: string;
  readonly value: Json;
  readonly by: string;
  readonly at: string;
}

export type WriteAnswer =
  | { readonly kind: 'written'; readonly record: NativeRecord; readonly overwritten?: readonly Overwritten[] }
  | { readonly kind: 'stale' }
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'gone' };

export interface CreateRequest {
  readonly key: string;
  readonly id?: string;
  readonly other?: string;
  readonly fields: Fields;
}

export type Operation =
  | { readonly op: 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'add'; readonly path: string; readonly value: Json }
  | { readonly op: 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly path: string; readonly from: string };

export interface UpdateRequest {
  readonly id: string;
  readonly patch: readonly Operation[];
  readonly version: string;
}

export interface SyncProvider {
  readonly name: string;
  readonly side: 'local' | 'remote';
  readonly capabilities: Capabilities;
  schema(): Promise<ProviderSchema>;
  changes(request: ChangesRequest): AsyncIterable<ChangePage>;
  read(id: string, ifNoneMatch?: string): Promise<ReadAnswer>;
  create(request: CreateRequest): Promise<WriteAnswer>;
  update(request: UpdateRequest): Promise<WriteAnswer>;
  delete(request: {
    readonly id: string;
    readonly version: string;
  }): Promise<WriteAnswer | { readonly kind: 'deleted' }>;
  proposeId?(request: { readonly other: string; readonly fields: Fields }): string;
  detectExternalSyncActors?(): Promise<readonly string[]>;
}

/** A fault of the outside world, for a provider to throw. */
export class ProviderFault extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  constructor(fault: {
    readonly code: string;
    readonly message: string;
    readonly retryable: boolean;
    readonly retryAfterMs?: number;
    readonly cause?: unknown;
  });
}

/** The functions of jest, vitest or `node:test` that the suite calls. */
export interface TestFramework {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly test: (name: string, body: () => Promise<void>) => unknown;
  readonly beforeEach: (body: () => Promise<void>) => unknown;
  readonly afterEach: (body: () => Promise<void>) => unknown;
}

/** One provider over one fresh, empty side, and hands that reach the side behind the provider's back. */
export interface ProviderHarness {
  readonly provider: SyncProvider;
  edit(id: string, fields: Fields): Promise<void>;
  remove(id: string): Promise<void>;
  close?(): Promise<void>;
}

/** A provider to be tested: what is known of it, and a fresh, empty side for each test. */
export interface Subject {
  readonly name: string;
  /** Fields of three records that differ in every field. */
  readonly samples: readonly [Fields, Fields, Fields];
  /** A field of the samples that holds a string. */
  readonly field: string;
  /** Ids that no record can have. */
  readonly badIds?: readonly string[];
  readonly start: () => Promise<ProviderHarness>;
}

/** Tests the promises of the provider contract. */
export function describeProvider(framework: TestFramework, subject: Subject): void;

/** What `openProgram` takes: the keys of provider `exec`, and the environment it is started in. */
export interface ProgramOptions {
  readonly command: readonly string[];
  readonly env?: readonly string[];
  readonly guard?: GuardKind;
  readonly timeout?: number | string;
  readonly environment?: (name: string) => string | undefined;
}

/** Opens a program as provider `exec` does; `close` ends it. */
export function openProgram(options: ProgramOptions): SyncProvider & { close(): Promise<void> };
