import type { Fields } from './field.ts';
import type { Json } from './json.ts';
import type { Move } from './moves.ts';

/** A record as one side holds it now: its id there, its version, its native fields. */
export interface SideRecord {
  readonly id: string;
  readonly version: string;
  readonly fields: Fields;
  readonly where?: string;
}

/**
 * What one side has of a record. `absent`: known not to exist. `unknown`: nothing may be concluded.
 */
export type SideState =
  | { readonly kind: 'present'; readonly record: SideRecord }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly code: string; readonly message: string; readonly where?: string };

/** The last agreement, without its envelope. */
export interface BaseValue {
  readonly fields: Fields;
  /** Upstream's own image of a field where it differs from what the mapping would write. */
  readonly remote?: { readonly [name: string]: Json };
  /** Values that a write of ours replaced although somebody had just written them; a person decides (I15). */
  readonly recovered?: { readonly [name: string]: Recovered };
  /** How each field's agreed value last moved, where it ever did. */
  readonly moves?: { readonly [name: string]: Move };
}

/** Upstream's own value as it was found in the history, with who wrote it and when. */
export interface Recovered {
  readonly value: Json;
  readonly by: string;
  /** ISO-8601 UTC. */
  readonly at: string;
}

/**
 * One record that may need something: all that a plan looks at.
 *
 * `base` absent means there was never an agreement; `baseLost` that there was one and it is gone.
 */
export interface Candidate {
  readonly record: string;
  readonly local: SideState;
  readonly remote: SideState;
  /** Whether both sides were linked before this run. */
  readonly linked: boolean;
  readonly base?: BaseValue;
  readonly baseLost?: boolean;
  /** The local id a record from upstream will get, when it has none yet. */
  readonly proposed?: string;
}

export function titleOf(candidate: Candidate): string {
  for (const side of [candidate.local, candidate.remote]) {
    const title = side.kind === 'present' ? side.record.fields['title'] : undefined;
    if (typeof title === 'string' && title.trim() !== '') return title.trim();
  }
  return candidate.record;
}
