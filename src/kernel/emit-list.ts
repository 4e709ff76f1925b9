import type { Path } from './emit-members.ts';
import { emitMembers, guard } from './emit-members.ts';
import type { JsonObject } from './json.ts';
import { equalJson } from './json.ts';
import type { Operation } from './operation.ts';
import { formatPointer } from './pointer.ts';
import { Ranks } from './ranks.ts';
import { longestIncreasing } from './sequence.ts';

type Elements = ReadonlyMap<string, JsonObject>;

/** A keyed list to change: its place, its key member, its elements before and after. */
export interface ListChange {
  readonly path: Path;
  readonly key: string;
  readonly before: Elements;
  readonly after: Elements;
}

/**
 * Changes a keyed list with as many operations as there are edits, removals, insertions and moves.
 *
 * Guards come first: the whole of an element that is removed, the key of one that is edited, moved or
 * has a new element put beside it. Then edits, removals from the end, and from the front insertions and
 * moves; as few moves as possible.
 * Limits: O(n log n) for n elements in any order.
 */
export function emitList(change: ListChange): readonly Operation[] {
  const { path, before, after } = change;
  const ids = [...before.keys()];
  const edits: Operation[] = [];
  const removals: Operation[] = [];
  ids.forEach((id, index) => {
    const was = before.get(id) ?? {};
    const is = after.get(id);
    if (is === undefined) removals.push({ op: 'remove', path: formatPointer([...path, index]) });
    else if (!equalJson(was, is)) edits.push(...emitMembers([...path, index], was, is));
  });
  const layout = layoutOf(change);
  return [...guards(change, layout), ...edits, ...removals.reverse(), ...placements(change, layout)];
}

/** What stays where it is, and the elements that do not. */
interface Layout {
  /** The keys that need no move, in order. */
  readonly fixed: ReadonlySet<string>;
}

function layoutOf({ before, after }: ListChange): Layout {
  const indexAfter = new Map([...after.keys()].map((id, index) => [id, index]));
  const kept = [...before.keys()].filter((id) => after.has(id));
  const chain = longestIncreasing(kept.map((id) => indexAfter.get(id) ?? 0));
  return { fixed: new Set(chain.map((index) => kept[index] ?? '')) };
}

function guards({ path, key, before, after }: ListChange, { fixed }: Layout): readonly Operation[] {
  const keyed = new Set<string>();
  const order = [...after.keys()];
  let neighbour = order.find((id) => before.has(id));
  for (const id of order) {
    const was = before.get(id);
    if (was !== undefined) neighbour = id;
    const untouched = fixed.has(id) && equalJson(was, after.get(id));
    if (!untouched && neighbour !== undefined) keyed.add(neighbour);
  }
  if (before.size === 0) return [guard(path, [])];
  return [...before].flatMap(([id, was], index) => {
    if (!after.has(id)) return [guard([...path, index], was)];
    return keyed.has(id) ? [guard([...path, index, key], was[key] ?? null)] : [];
  });
}

/**
 * Inserts and moves elements, in the order of the new list.
 *
 * Every place that an element has or gets is a slot, in one row: an element that stays, then the places
 * of those that come to stand behind it, then those that still stand there and will be moved away. An
 * index is the number of filled slots before it.
 */
function placements({ path, before, after }: ListChange, { fixed }: Layout): readonly Operation[] {
  const slots = slotsOf({ before, after, fixed });
  const ranks = new Ranks(slots.size);
  for (const id of before.keys()) if (after.has(id)) ranks.fill(slots.old.get(id) ?? 0);
  const operations: Operation[] = [];
  const list = formatPointer(path);
  for (const [id, element] of after) {
    if (fixed.has(id)) continue;
    const from = slots.old.get(id);
    const to = slots.new.get(id) ?? 0;
    if (from === undefined) {
      operations.push({ op: 'add', path: `${list}/${ranks.before(to)}`, value: element });
    } else {
      const source = ranks.before(from);
      ranks.empty(from);
      // Another place, always: an element that stays lies between, else this one could have stayed too.
      const target = ranks.before(to);
      operations.push({ op: 'move', from: `${list}/${source}`, path: `${list}/${target}` });
    }
    ranks.fill(to);
  }
  return operations;
}

/** Numbers the slots of elements where they were and where they come to be. */
function slotsOf(list: { before: Elements; after: Elements; fixed: ReadonlySet<string> }) {
  const leaving = runsBehind(
    [...list.before.keys()].filter((id) => list.after.has(id)),
    list.fixed,
  );
  const coming = runsBehind([...list.after.keys()], list.fixed);
  const old = new Map<string, number>();
  const now = new Map<string, number>();
  let size = 0;
  for (const anchor of coming.keys()) {
    if (anchor !== null) old.set(anchor, size++);
    for (const id of coming.get(anchor) ?? []) now.set(id, size++);
    for (const id of leaving.get(anchor) ?? []) old.set(id, size++);
  }
  return { old, new: now, size };
}

/** Groups the elements that do not stay by the one that stays before them, null at the front. */
function runsBehind(ids: readonly string[], fixed: ReadonlySet<string>): Map<string | null, string[]> {
  let run: string[] = [];
  const runs = new Map<string | null, string[]>([[null, run]]);
  for (const id of ids) {
    if (fixed.has(id)) runs.set(id, (run = []));
    else run.push(id);
  }
  return runs;
}
