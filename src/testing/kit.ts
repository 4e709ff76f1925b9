import type { Fields } from '../kernel/field.ts';
import type { Json } from '../kernel/json.ts';
import type { NativeRecord, SyncProvider } from '../provider.ts';
import { claim } from './claims.ts';
import type { ProviderHarness, SuiteOptions } from './harness.ts';

/** What one test works with: a fresh side, three samples, and hands for the usual steps. */
export interface Kit {
  readonly provider: SyncProvider;
  readonly harness: ProviderHarness;
  /** The field of the samples that holds a string. */
  readonly field: string;
  readonly first: Fields;
  readonly second: Fields;
  readonly third: Fields;
  /** Creates a record that must be written; the same id sends the same key. */
  readonly create: (fields: Fields, id?: string) => Promise<NativeRecord>;
  /** Reads a record that must be there. */
  readonly read: (id: string) => Promise<NativeRecord>;
  /** The value of `field` in a sample. */
  readonly value: (fields: Fields) => Json;
}

/** One promise of the contract, as a test of it. */
export interface Promised {
  readonly title: string;
  readonly run: (kit: Kit) => Promise<void>;
}

/** Counts over all tests of a process: a tracker that outlives a test must not meet the same key again. */
let count = 0;

export function makeKit(harness: ProviderHarness, { samples, field }: SuiteOptions): Kit {
  const { provider } = harness;
  const [first, second, third] = samples;
  return {
    provider,
    harness,
    field,
    first,
    second,
    third,
    value: (fields) => fields[field] ?? null,
    async create(fields, id) {
      count += 1;
      const name = id ?? `rec-${count}`;
      const answer = await provider.create({ key: `key-${name}`, id: name, other: name, fields });
      claim(answer.kind === 'written', `a create was answered ${JSON.stringify(answer)}`);
      return answer.record;
    },
    async read(id) {
      const answer = await provider.read(id);
      claim(answer.kind === 'found', `a read of ${id} was answered ${JSON.stringify(answer)}`);
      return answer.record;
    },
  };
}
