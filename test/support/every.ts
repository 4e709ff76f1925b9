/** Whether all points are wanted, as in a nightly run, and not only as many as fit in `npm test`. */
const FULL = process.env['SYNC_E2E_FULL'] === '1';

/** Gives all points, or every k-th and always the first and the last; says on stderr how many of how many. */
export function someOf<T>(
  points: readonly T[],
  about: { readonly every: number; readonly what: string },
): readonly T[] {
  const last = points.length - 1;
  const taken = FULL ? points : points.filter((_, i) => i % about.every === 0 || i === last);
  const hint = FULL ? '' : ' (SYNC_E2E_FULL=1 takes all)';
  process.stderr.write(`${about.what}: ${taken.length} of ${points.length}${hint}\n`);
  return taken;
}

/** Works through all items, one at a time on each stage; the first failure ends it. */
export async function inParallel<Stage, Item>(
  stages: readonly Stage[],
  items: readonly Item[],
  work: (stage: Stage, item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    stages.map(async (stage) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(stage, item);
    }),
  );
}
