import type { Equivalence, FieldKind, Side } from '../kernel/field.ts';
import type { Json } from '../kernel/json.ts';
import type { Selector } from '../provider.ts';

/** What `.specfact/sync/config.yml` says, with every default filled in (DESIGN §7). */
export interface Config {
  readonly version: 1;
  /** By id, in the order of the file; at least one. */
  readonly syncs: ReadonlyMap<string, SyncConfig>;
  /** Where CloudEvents are POSTed to, if anywhere. */
  readonly events?: EventSink;
}

export interface EventSink {
  readonly sink: string;
  /** The environment variable that holds the bearer token. */
  readonly tokenEnv?: string;
}

/** One pair of a local and a remote provider, with its rules. */
export interface SyncConfig {
  readonly id: string;
  readonly local: ProviderConfig;
  readonly remote: ProviderConfig;
  /** Absent: every field that both schemas share, under its own name. */
  readonly fields?: readonly FieldEntry[];
  /** On which sides records may be created. */
  readonly create: 'both' | 'local' | 'remote' | 'none';
  readonly onDelete: 'ask' | 'propagate' | 'ignore';
  readonly approval: 'comment' | 'review' | 'none';
  readonly approvers: Approvers;
  readonly limits: Limits;
  readonly conflicts: { readonly labels: readonly string[]; readonly assignees: readonly string[] };
  /** Days after which finished sessions are pruned. */
  readonly keepDays: number;
}

export interface ProviderConfig {
  /** A name of `providers/table.ts`, of the right side. */
  readonly provider: string;
  /** As the provider's own schema gave them back. */
  readonly options: unknown;
}

export interface Approvers {
  readonly permission: 'write' | 'maintain' | 'admin';
  readonly secondPerson: boolean;
}

export interface Limits {
  /** The share of a side's records, from 0 to 1, or the number that one plan may delete. */
  readonly deletes: { readonly share: number } | { readonly count: number };
  /** Absent: the tool's own limit. */
  readonly writes?: number;
}

/** The rule of one synced field, as far as the config states it. */
export interface FieldEntry {
  /** The canonical name: the key of the entry. */
  readonly name: string;
  /** Default: the key of this name. */
  readonly local: Selector;
  /** Default: the same name. */
  readonly remote: string;
  readonly kind?: FieldKind;
  readonly key?: string;
  /** Pairs of a local value and its remote one, in the order of the file. */
  readonly values?: readonly (readonly [Json, Json])[];
  readonly authority?: Side;
  readonly equivalent?: readonly Equivalence[];
}

/** One thing in the config that a person must mend. */
export interface ConfigProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The keys that lead there, such as `syncs.backlog.on-delete`; empty for the whole file. */
  readonly path: string;
  /** A whole sentence that names the key, what is wrong and what is allowed. */
  readonly message: string;
}
