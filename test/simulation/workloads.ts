import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/json.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { CrashPoints } from '../support/crashing.ts';
import { Crash, disarm, tearing } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { TestWorld } from '../support/world.ts';

/** A world whose state can be torn as a crash tears a file. */
export interface Stage {
  readonly world: TestWorld;
  readonly place: MemoryPlace;
}

/** One change of a workload: on a record of its own, which was linked before unless it is created. */
interface Kind {
  readonly isNew?: true;
  readonly act: (world: TestWorld, id: string, there: string) => void;
}

/** Create, update and delete, on either side, on both without a conflict, and with one. */
const KINDS: { readonly [name: string]: Kind } = {
  'create locally': { isNew: true, act: (world, id) => world.local.edit(id, { title: `New ${id}` }) },
  'create upstream': { isNew: true, act: (world, id) => world.remote.edit(`9${id}`, { title: `Up ${id}` }) },
  'create on both': {
    isNew: true,
    act: (world, id) => {
      world.local.edit(id, { title: `Twin ${id}`, status: 'todo' });
      world.remote.edit(`9${id}`, { title: `Twin ${id}`, status: 'done' });
    },
  },
  'update locally': { act: (world, id) => world.local.edit(id, { title: 'here', labels: ['x', 'y'] }) },
  'update upstream': { act: (world, _, there) => world.remote.edit(there, { title: 'there' }) },
  'update both': {
    act: (world, id, there) => {
      world.local.edit(id, { labels: ['x', 'y'] });
      world.remote.edit(there, { status: 'done', labels: ['x', 'z'] });
    },
  },
  'update both, in conflict': {
    act: (world, id, there) => {
      world.local.edit(id, { title: 'here', status: 'doing' });
      world.remote.edit(there, { title: 'there' });
    },
  },
  'delete locally': { act: (world, id) => world.local.drop(id) },
  'delete upstream': { act: (world, _, there) => world.remote.drop(there) },
  'delete locally, edited upstream': {
    act: (world, id, there) => {
      world.local.drop(id);
      world.remote.edit(there, { title: 'there' });
    },
  },
  'delete upstream, edited locally': {
    act: (world, id, there) => {
      world.remote.drop(there);
      world.local.edit(id, { title: 'here' });
    },
  },
};

/** Every workload of so many changes: each kind any number of times, whatever the order. */
export function workloadsOf(changes: number): readonly (readonly string[])[] {
  const names = Object.keys(KINDS);
  const grow = (workload: readonly string[]): readonly (readonly string[])[] => {
    if (workload.length === changes) return [workload];
    const from = names.indexOf(workload.at(-1) ?? names[0] ?? '');
    return names.slice(from).flatMap((name) => grow([...workload, name]));
  };
  return grow([]);
}

/** A world in which a workload waits for its run. */
export async function stageOf(workload: readonly string[]): Promise<Stage> {
  const place = new MemoryPlace('lineage');
  const config = { onDelete: 'propagate', limits: { deletes: { count: 9 } } } as const;
  const world = new TestWorld(config, undefined, place);
  const linked = workload.filter((name) => KINDS[name]?.isNew !== true);
  for (const i of linked.keys()) world.local.edit(`l${i}`, { title: `T${i}`, status: 'todo', labels: ['x'] });
  // One record stays as it is: a side on which nothing is left at all is not believed (E19, E67).
  world.local.edit('z', { title: 'Stays' });
  await reconcile(await world.run());
  let at = 0;
  for (const [i, name] of workload.entries()) {
    const kind = KINDS[name];
    if (kind?.isNew === true) kind.act(world, `n${i}`, '');
    else {
      kind?.act(world, `l${at}`, String(at + 1));
      at += 1;
    }
  }
  return { world, place };
}

/** Runs until a point and dies there; says whether it did. */
export async function killedAt({ world, place }: Stage, points: CrashPoints): Promise<boolean> {
  const run = await world.run();
  points.arm(world);
  const store = points.around(run.store, tearing(place));
  try {
    await reconcile({ ...run, store });
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  } finally {
    disarm(world);
  }
}

/** Remembers all that a run can leave behind it; gives what puts it back as it was. */
export function remember({ world, place }: Stage): () => void {
  const back = [world.local.remember(), world.remote.remember(), place.remember()];
  return () => {
    for (const putBack of back) putBack();
  };
}

/** All that a next run can see: both sides and every file; two kills that leave the same are the same to it. */
export function leftBehind({ world, place }: Stage): string {
  const sides = [world.local, world.remote].map((side) => Object.fromEntries(side.records));
  return canonicalJson([Object.fromEntries(place.files), ...sides] as unknown as Json);
}

/** Runs until nothing is left to do; gives all that is there then, without ids that count attempts. */
export async function rest({ world, place }: Stage): Promise<Json> {
  await reconcile(await world.run());
  await reconcile(await world.run());
  const before = new Map(place.files);
  await reconcile(await world.run());
  const isStill = [...place.files].every(([file, text]) => before.get(file) === text);
  return { ...(await leftIn(world)), isStill };
}

/** All that a run leaves on both sides and in the state. */
export async function leftIn(world: TestWorld): Promise<{ readonly [what: string]: Json }> {
  const store = world.store();
  const rows = await store.readIndex('backlog');
  const bases: Json[] = [];
  for (const { record, base } of rows) {
    const answer = base === undefined ? null : await store.readBase({ sync: 'backlog', record, hash: base });
    const found = answer?.kind === 'found' ? ({ ...answer.base } as unknown as Json) : null;
    bases.push([record, found ?? answer?.kind ?? null]);
  }
  const values = (side: TestWorld['local']) =>
    Object.fromEntries([...side.records].map(([id, { fields }]) => [id, fields]));
  return {
    local: values(world.local),
    remote: values(world.remote),
    rows: rows.map(({ record, local, remote }) => [record, local ?? null, remote ?? null]),
    bases,
  };
}
