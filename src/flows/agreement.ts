import type { BaseValue, Recovered } from '../kernel/candidate.ts';
import type { Fields } from '../kernel/field.ts';
import type { Finding } from '../kernel/journal.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import type { Change, Plan } from '../kernel/plan.ts';
import { touchedFields } from './write-change.ts';
import type { LiveRecord } from './live-record.ts';
import type { Writing } from './writing.ts';

/** A base in which some fields hold the local value, so that it counts as unedited from now on. */
export function withLocal(base: BaseValue, names: readonly string[], local: Fields): BaseValue {
  const { remote = {}, ...rest } = base;
  const superseded = names.map((name) => [name, local[name] ?? null] as const);
  const images = Object.entries(remote).filter(([name]) => !names.includes(name));
  return {
    ...rest,
    fields: { ...base.fields, ...Object.fromEntries(superseded) },
    ...(images.length === 0 ? {} : { remote: Object.fromEntries(images) }),
  };
}

/** A base that remembers what a write upstream was found to have replaced. */
export function withRecovered(
  mappings: readonly FieldMapping[],
  base: BaseValue | undefined,
  found: readonly Finding[],
): BaseValue | undefined {
  if (found.length === 0) return base;
  return {
    ...base,
    fields: base?.fields ?? {},
    recovered: { ...base?.recovered, ...recoveredFrom(mappings, found) },
  };
}

/**
 * What a record's base must go on remembering of values that our writes replaced (I2, I15).
 *
 * One that was found in this run is kept; one from before is kept until the plan has no conflict about it
 * any more and every write that its decision asked for has been done.
 */
export function recoveredOf(
  run: { readonly mappings: readonly FieldMapping[] },
  about: {
    readonly live: LiveRecord;
    readonly plan: Plan;
    readonly writing: Pick<Writing, 'writes' | 'replaced'>;
  },
): { readonly [name: string]: Recovered } {
  const { candidate } = about.live;
  const isOfRecord = (one: { readonly record: string }) => one.record === candidate.record;
  const kept = Object.entries(candidate.base?.recovered ?? {}).filter(([name]) => {
    const isHeld = about.plan.held.some(isOfRecord);
    const conflicts = about.plan.conflicts.filter(isOfRecord);
    const changes = about.plan.changes.filter(isOfRecord);
    // A merge that is still to do comes before the question; a decision counts once it is written.
    const isWaiting = changes.filter(touches(run.mappings, name)).some((change) => {
      const isDone = ['written', 'found'].includes(about.writing.writes.get(change.id)?.result ?? '');
      return !isDone || change.decided?.some(({ field }) => field === name) !== true;
    });
    return isHeld || isWaiting || conflicts.some(({ field }) => field === name);
  });
  const found = about.writing.replaced.get(candidate.record) ?? [];
  return { ...Object.fromEntries(kept), ...recoveredFrom(run.mappings, found) };
}

function touches(mappings: readonly FieldMapping[], name: string): (change: Change) => boolean {
  const there = mappings.find((mapping) => mapping.name === name)?.remote ?? name;
  return (change) => touchedFields(change).has(change.side === 'remote' ? there : name);
}

/** By canonical field; of several values of one field the last is the one that was live. */
function recoveredFrom(
  mappings: readonly FieldMapping[],
  found: readonly Finding[],
): { readonly [name: string]: Recovered } {
  return Object.fromEntries(
    found.flatMap(({ field, value, by, at }) => {
      const mapping = mappings.find(({ remote }) => remote === field);
      return mapping === undefined ? [] : [[mapping.name, { value, by, at }] as const];
    }),
  );
}
