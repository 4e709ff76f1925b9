import type { FaultAbout } from './kernel/fault.ts';
import { Fault } from './kernel/fault.ts';
import type { ZodType } from 'zod';
import type { Equivalence, FieldKind, Fields, Side } from './kernel/field.ts';
import type { Json } from './kernel/json.ts';
import type { GuardKind } from './kernel/plan.ts';
import type { Pace } from './kernel/pace.ts';
import type { Patch } from './kernel/patch.ts';

/** What a provider can promise; declared, shown in the preview, tested by the conformance suite. */
export interface Capabilities {
  readonly guard: GuardKind;
  /** How a create is made once: the upstream dedupes by key, or a hidden marker is found by listing. */
  readonly create: 'client-id' | 'marker';
  /** `given`: the creator chooses the id (files); `assigned`: the upstream does. */
  readonly ids: 'given' | 'assigned';
  /** Whether equal ids on both sides mean the same record. */
  readonly sharedIds: boolean;
  /** The limits that the upstream puts on writing, where any are known; previews forecast by them (E40). */
  readonly pace?: Pace;
}

export interface FieldSchema {
  readonly kind: FieldKind;
  readonly writable: boolean;
  /** Set where a create takes a value, though no update does; `writable` is false then. */
  readonly onCreate?: boolean;
  /** For `list`: the member that identifies an element. */
  readonly key?: string;
  readonly equivalent?: readonly Equivalence[];
}

export interface ProviderSchema {
  readonly fields: { readonly [name: string]: FieldSchema };
  /** Whether records may have fields beyond those listed (a front matter takes any key). */
  readonly open: boolean;
}

/** A record as its own side holds it, before the field mapping. */
export interface NativeRecord {
  readonly id: string;
  /** What a guard compares: a strong ETag with its quotes, a content hash. Opaque to all others. */
  readonly version: string;
  readonly fields: Fields;
  /** For people: the file, or the address upstream. */
  readonly where?: string;
  /** The id of the record on the other side, when the artifact names it itself. */
  readonly link?: string;
}

/** One record or file that could not be read; the others go on. */
export interface RecordFailure {
  /** The record's id, when it could be found out. */
  readonly id?: string;
  /** `file:line:column` or an address. */
  readonly where: string;
  readonly code: string;
  readonly message: string;
}

export interface ChangePage {
  readonly records: readonly NativeRecord[];
  /** Ids that exist and are known to be unchanged; they were not read. */
  readonly unchanged?: readonly string[];
  /** Ids the upstream itself reports as deleted. */
  readonly deleted?: readonly string[];
  readonly failed?: readonly RecordFailure[];
  /** A record kept its content but got another id, as a renamed file does. */
  readonly renamed?: readonly { readonly from: string; readonly to: string }[];
  /** Only on the last page. */
  readonly end?: ListingEnd;
}

export interface ListingEnd {
  /** The upstream's own cursor for the next listing; null when this side has none. */
  readonly cursor: string | null;
  /** False when a part could not be read: nothing may be concluded from absence. */
  readonly complete: boolean;
  /** True when every existing record was listed, so that absence means something. */
  readonly census: boolean;
}

export interface ChangesRequest {
  /** The cursor of the last listing, null for everything. */
  readonly cursor: string | null;
  /** Ids last seen with a version; lets a provider skip what did not change. Local versions only. */
  readonly known: ReadonlyMap<string, readonly string[]>;
}

export type ReadAnswer =
  | { readonly kind: 'found'; readonly record: NativeRecord }
  | { readonly kind: 'not-modified' }
  /** Deleted, and the upstream says so. */
  | { readonly kind: 'gone' }
  /** Not there, for a reason the upstream does not tell: deleted, moved, or hidden from us. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'unreadable'; readonly failure: RecordFailure };

/** A value that somebody wrote unseen by the plan, and that our write replaced; found in the history (I15). */
export interface Overwritten {
  readonly field: string;
  /** The value as it was recovered, by the provider's own field names and kinds. */
  readonly value: Json;
  /** Who wrote it, as the upstream names them. */
  readonly by: string;
  /** When, ISO-8601 UTC. */
  readonly at: string;
}

export type WriteAnswer =
  /**
   * Done; the record as read back after the write. `overwritten`: values that a guard which is not
   * atomic let through; each has to become a conflict, for nothing may be lost in silence.
   */
  | {
      readonly kind: 'written';
      readonly record: NativeRecord;
      readonly overwritten?: readonly Overwritten[];
      /**
       * Why a part was refused after another part had been written, where one record takes several
       * requests (E30); what was refused stands in the record as it was before.
       */
      readonly refusal?: string;
      /** Fields whose history was not told: what came between reading and writing may be lost unseen. */
      readonly unaudited?: readonly string[];
    }
  /** The guard refused: the record moved since it was read. Nothing was written. */
  | { readonly kind: 'stale' }
  /** The other side will not take this value; waiting does not help. Nothing was written. */
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'gone' };

/** What a write may ask before it is sent. */
interface Confirmed {
  /** Throws where the write is not wanted any more; for providers that waited long since they were called (I13). */
  readonly confirm?: () => Promise<void>;
}

export interface CreateRequest extends Confirmed {
  /** The idempotency key: the same key never makes a second record. */
  readonly key: string;
  /** The id to give, for providers whose ids are `given`. */
  readonly id?: string;
  /** The record's id on the other side, for names and links. */
  readonly other?: string;
  readonly fields: Fields;
}

export interface UpdateRequest extends Confirmed {
  readonly id: string;
  /** Paths relative to the record's native fields, each change guarded by a `test`. */
  readonly patch: Patch;
  /** The version that the write is conditional on. */
  readonly version: string;
}

export type DeleteRequest = Omit<UpdateRequest, 'patch'>;

/**
 * The adapter of one kind of local artifact or one tracker (DESIGN §5).
 *
 * Errors: expected answers are values; only faults of the outside world are thrown, as `ProviderFault`.
 * Laws: `update` to the values already there changes no byte; a read after a write gives what was
 * written, up to the declared equivalences.
 */
export interface SyncProvider {
  readonly name: string;
  readonly side: Side;
  readonly capabilities: Capabilities;
  schema(): Promise<ProviderSchema>;
  /** Lists what changed; the last page carries `end`. */
  changes(request: ChangesRequest): AsyncIterable<ChangePage>;
  /** `ifNoneMatch`: a version; when the record still has it, the answer is `not-modified`. */
  read(id: string, ifNoneMatch?: string): Promise<ReadAnswer>;
  create(request: CreateRequest): Promise<WriteAnswer>;
  update(request: UpdateRequest): Promise<WriteAnswer>;
  delete(request: DeleteRequest): Promise<WriteAnswer | { readonly kind: 'deleted' }>;
  /** The id a record created from the other side will get; only for `given` ids. Pure. */
  proposeId?(request: { readonly other: string; readonly fields: Fields }): string;
  /** Where a field of a record stands, for people; null when the record cannot be read. Local sides only. */
  placeOf?(id: string, field: string): Promise<ArtifactPlace | null>;
  /**
   * The limits as they are now, with what is left of them; asked at planning, after the listing. Sends no
   * request. Absent, or before anything was answered: what is declared.
   */
  paceNow?(): Pace;
  /** Names other tools known to sync the same artifacts. */
  detectExternalSyncActors?(): Promise<readonly string[]>;
}

/** A line of an artifact, counted from 1. */
export interface ArtifactPlace {
  readonly path: string;
  readonly line: number;
}

/** Where a canonical field lives in a local artifact (DESIGN §7). */
export type Selector =
  /** A front-matter key, a mapping's member, or (with a leading slash) a JSON pointer. */
  | { readonly kind: 'key'; readonly key: string }
  /** The part of a Markdown file under a heading of this text. */
  | { readonly kind: 'section'; readonly section: string; readonly as: 'text' | 'checklist' };

/** What the composition root gives a provider; nothing else of the outside world reaches it. */
export interface ProviderContext {
  /** Absolute path of the repository; a local provider never leaves it. */
  readonly root: string;
  /** For local providers: canonical field name to its place; native fields bear canonical names. */
  readonly selectors: { readonly [field: string]: Selector };
  /** For local providers: the kind each selected field is merged as. */
  readonly kinds: { readonly [field: string]: FieldKind };
  /** Reads an environment variable, for `token-env`. */
  readonly env: (name: string) => string | undefined;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970, only for waiting and deadlines, never for cursors. */
  readonly now: () => number;
}

/** One kind of provider: its name in the config, its keys, and how it is opened. */
export interface ProviderDefinition<Options = unknown> {
  readonly name: string;
  readonly side: Side;
  /** The keys beside `provider:` in the config; unknown keys are errors. */
  readonly options: ZodType<Options>;
  open(options: Options, context: ProviderContext): SyncProvider;
}

/**
 * A fault of the outside world: the network, a full disk, a 5xx, a bad answer.
 *
 * Shape: `message` says what happened, to which record, and what to do; `code` is kebab-case.
 */
export class ProviderFault extends Fault {
  constructor(about: FaultAbout & { readonly retryable: boolean }) {
    super('ProviderFault', about);
  }
}
