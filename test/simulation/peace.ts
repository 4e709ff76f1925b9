import type { Decided } from '../../src/kernel/choice.ts';
import type { Conflict } from '../../src/kernel/conflict.ts';
import { sameValue } from '../../src/kernel/equal.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/json.ts';
import type { FieldMapping, Mapped } from '../../src/kernel/lens.ts';
import { ruleOf, toCanonical, toRemote } from '../../src/kernel/lens.ts';
import { chosenValue } from '../../src/kernel/plan-field.ts';
import type { IndexRow } from '../../src/store.ts';
import type { MemoryProvider } from '../support/memory-provider.ts';
import type { TestWorld } from '../support/world.ts';

/**
 * Says where the two sides differ although all was decided and nothing fails any more.
 *
 * Linked records are equal, up to upstream's own images; nothing is unlinked but what is ignored.
 */
export async function differences(
  world: TestWorld,
  rewritten: MemoryProvider['rewrite'],
): Promise<readonly string[]> {
  const store = world.store();
  const { mappings } = await world.run();
  const rows = await store.readIndex('backlog');
  const { onDelete, create } = world.config;
  const found: string[] = [];
  for (const row of rows) {
    const differing = await fieldsThatDiffer(world, { row, mappings, rewritten });
    if (differing !== null) found.push(...differing);
    else if (onDelete !== 'ignore') found.push(`I2: ${row.record} is not on both sides`);
  }
  if (onDelete !== 'ignore' && create !== 'local' && rows.length !== world.local.records.size)
    found.push(`I7: ${world.local.records.size} local records, ${rows.length} rows`);
  return found;
}

/** Null where the record is on one side only. */
async function fieldsThatDiffer(
  world: TestWorld,
  about: {
    readonly row: IndexRow;
    readonly mappings: readonly FieldMapping[];
    readonly rewritten: MemoryProvider['rewrite'];
  },
): Promise<readonly string[] | null> {
  const { row, mappings } = about;
  const local = row.local === undefined ? undefined : world.local.value(row.local);
  const remote = row.remote === undefined ? undefined : world.remote.value(row.remote);
  if (local === undefined || remote === undefined) return null;
  const answer = await world.store().readBase({ sync: 'backlog', record: row.record });
  return mappings.flatMap((mapping) => {
    const here = local[mapping.name] ?? null;
    const raw = remote[mapping.remote] ?? null;
    const there = toCanonical(mapping, raw, [here]);
    const image = answer.kind === 'found' ? answer.base.remote?.[mapping.name] : raw;
    const agreed = there.kind === 'mapped' && sameValue(ruleOf(mapping), here, there.value);
    const isImage = world.remote.rewrite === about.rewritten;
    if (agreed || (isImage && canonicalJson(image ?? null) === canonicalJson(raw))) return [];
    return [`I4: ${row.record}.${mapping.name}: ${JSON.stringify(here)} and ${JSON.stringify(raw)}`];
  });
}

/** Says which decisions are not what the local side holds. */
export async function undecided(
  world: TestWorld,
  conflicts: readonly Conflict[],
  decisions: readonly Decided[],
): Promise<readonly string[]> {
  const { mappings } = await world.run();
  const rows = await world.store().readIndex('backlog');
  const found: string[] = [];
  for (const [i, conflict] of conflicts.entries()) {
    const row = rows.find(({ record }) => record === conflict.record);
    const mapping = mappings.find(({ name }) => name === conflict.field);
    const decision = decisions[i];
    if (row === undefined || mapping === undefined || decision === undefined) continue;
    const wanted = chosenValue(conflict, decision) ?? null;
    const here = world.local.value(row.local ?? '')?.[mapping.name] ?? null;
    const [there, now] = [toRemote(mapping, wanted), toRemote(mapping, here)];
    // What upstream has no word of its own for cannot be told from what is local already (E48).
    const isSaid = there.kind === 'mapped' && canonicalJson(there.value) !== canonicalJson(valueOf(now));
    if (isSaid && !sameValue(ruleOf(mapping), here, wanted))
      found.push(`I8: ${conflict.record}.${mapping.name} was decided otherwise: ${JSON.stringify(here)}`);
  }
  return found;
}

function valueOf(mapped: Mapped): Json {
  return mapped.kind === 'mapped' ? mapped.value : mapped.raw;
}
