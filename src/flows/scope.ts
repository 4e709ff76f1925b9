import type { Match, Matching } from '../kernel/matching.ts';
import type { Held } from '../kernel/plan.ts';
import type { RecordPlan } from '../kernel/plan-record.ts';
import type { SyncProvider } from '../provider.ts';
import { listSide } from './read-side.ts';
import type { SyncRun } from './run.ts';

/**
 * Narrows what was matched to what a run may look at (DESIGN §2, origins of a session).
 *
 * A pull request's run sees the records whose artifacts it touches. What another pull request holds is
 * left out, and shown as held where somebody asks for it.
 */
export function inScope(run: SyncRun, matching: Matching): Matching {
  const { scope, leased } = run;
  if (scope === undefined && (leased === undefined || leased.size === 0)) return matching;
  const isTouched = (id: string | undefined): boolean =>
    scope === undefined || (id !== undefined && scope.touched.has(id));
  const isFree = (record: string): boolean => leased?.has(record) !== true;
  const matches = matching.matches.filter((match) => isTouched(localId(match)));
  const held = matching.held.filter((one) => isTouched(one.record));
  const taken = scope === undefined ? [] : matches.filter((match) => !isFree(match.record));
  return {
    ...matching,
    matches: matches.filter((match) => isFree(match.record)),
    conflicts: matching.conflicts.filter((one) => isTouched(one.record) && isFree(one.record)),
    held: [...held, ...taken.map((match) => leasedHeld(match.record, leased?.get(match.record)))],
  };
}

/** Leaves out what a run over a pull request never writes: its artifacts. */
export function inDirection(run: SyncRun, plan: RecordPlan): RecordPlan {
  if (run.scope === undefined) return plan;
  return { ...plan, changes: plan.changes.filter((change) => change.side === 'remote') };
}

/** The local ids whose artifacts differ between two states of the same artifacts. */
export async function touchedIds(
  before: SyncProvider,
  after: SyncProvider,
  known: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlySet<string>> {
  const nothing = (): void => undefined;
  const [then, now] = [
    await listSide(before, { cursor: null, known }, nothing),
    await listSide(after, { cursor: null, known }, nothing),
  ];
  const touched = new Set<string>();
  const ids = new Set([...then.present.keys(), ...now.present.keys(), ...then.unchanged, ...now.unchanged]);
  for (const id of [...ids, ...then.failed.keys(), ...now.failed.keys()]) {
    if (stateIn(then, id) !== stateIn(now, id)) touched.add(id);
  }
  return touched;
}

type Listing = Awaited<ReturnType<typeof listSide>>;

/** One word for what a listing says of an id; equal words mean an equal artifact. */
function stateIn(listing: Listing, id: string): string {
  const versions = (listing.present.get(id) ?? []).map((record) => record.version).sort();
  if (versions.length > 0) return `present ${versions.join(' ')}`;
  if (listing.unchanged.has(id)) return 'unchanged';
  const failure = listing.failed.get(id);
  return failure === undefined ? 'absent' : `failed ${failure.message}`;
}

function localId({ local, link }: Match): string | undefined {
  if (local.kind === 'present') return local.record.id;
  return local.kind === 'unchanged' ? local.id : link?.local;
}

function leasedHeld(record: string, pull: number | undefined): Held {
  return {
    record,
    code: 'leased',
    message:
      pull === undefined || pull === 0
        ? 'an earlier run has begun to write this record and was cut off; the next scheduled run finishes that first'
        : `#${pull} has begun to write this record upstream and is not merged yet; merge or close it first`,
  };
}
