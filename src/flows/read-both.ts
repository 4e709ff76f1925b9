import type { SideView, Link } from '../kernel/side-view.ts';
import type { SideState } from '../kernel/candidate.ts';
import type { RecordFailure } from '../provider.ts';
import { ProviderFault } from '../provider.ts';
import type { Offline, SyncRun } from './run.ts';
import type { SideListing } from './read-side.ts';
import { offlineBy } from './sessions.ts';
import { listSide, silenceOf, stateOfAnswer } from './read-side.ts';

/** Both sides as far as they may be believed, and the index with renames applied. */
export interface Sides {
  readonly links: readonly Link[];
  readonly renamed: ReadonlySet<string>;
  readonly local: SideView;
  /** No artifact at all was found although records are linked. */
  readonly isLocalLost: boolean;
  readonly remote: SideView;
  readonly strays: readonly RecordFailure[];
  /** The upstream's listing did not come to its end. */
  readonly isPartial: boolean;
  readonly complete: boolean;
  readonly notes: readonly string[];
  readonly cursor: string | null;
  readonly heard: boolean;
  readonly offline?: Offline;
}

/** Lists both sides, then checks directly what a listing alone cannot tell. */
export async function readBothSides(run: SyncRun, rows: readonly Link[]): Promise<Sides> {
  const here = await listSide(run.local, { cursor: null, known: knownVersions(rows) }, (done) =>
    run.progress({ step: 'reading local', done }),
  );
  const { links, renamed } = rename(rows, here);
  const there = await listRemote(run);
  const notes: string[] = [];
  const linked = links.filter((link) => link.local !== undefined && link.remote !== undefined).length;
  const local = { ...here, gone: new Set<string>(), silent: silenceOf(here) };
  let isLocalLost = false;
  if (
    linked > 1 &&
    here.present.size + here.unchanged.size + here.failed.size === 0 &&
    local.silent === 'absent'
  ) {
    notes.push(
      `no artifact was found although ${linked} records are linked; nothing is concluded from that (is the path right?)`,
    );
    local.silent = 'unknown';
    isLocalLost = true;
  }
  if ('offline' in there) {
    const remote: SideView = {
      present: new Map(),
      unchanged: new Set(),
      gone: new Set(),
      failed: new Map(),
      silent: 'unchanged',
    };
    return {
      links,
      renamed,
      local,
      isLocalLost,
      remote,
      strays: here.strays,
      isPartial: false,
      complete: false,
      notes,
      cursor: run.cursor,
      heard: false,
      offline: there.offline,
    };
  }
  const remote = await checkRemote(run, { listing: there, links, locals: local, linked, notes });
  const followed = follow(links, remote.moved);
  return {
    links: followed.links,
    renamed: new Set([...renamed, ...followed.renamed]),
    isLocalLost,
    local,
    remote,
    strays: [...here.strays, ...there.strays],
    isPartial: !there.complete,
    complete: here.complete && there.complete && local.silent !== 'unknown' && remote.silent !== 'unknown',
    notes,
    // A failure without an id would be lost behind the cursor (E14, I7).
    cursor: there.complete && there.strays.length === 0 ? there.cursor : run.cursor,
    heard: there.present.size + there.deleted.size + there.failed.size > 0,
  };
}

/** The local ids by the version they were last seen with. */
export function knownVersions(rows: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const { local, localVersion } of rows) {
    if (local === undefined || localVersion === undefined) continue;
    const ids = known.get(localVersion);
    if (ids === undefined) known.set(localVersion, [local]);
    else ids.push(local);
  }
  return known;
}

function rename(
  rows: readonly Link[],
  listing: SideListing,
): { links: readonly Link[]; renamed: ReadonlySet<string> } {
  if (listing.renamed.length === 0) return { links: rows, renamed: new Set() };
  const names = new Map(listing.renamed.map(({ from, to }) => [from, to]));
  const renamed = new Set<string>();
  const links = rows.map((row) => {
    const to = row.local === undefined ? undefined : names.get(row.local);
    if (to === undefined) return row;
    renamed.add(row.record);
    return { ...row, local: to };
  });
  return { links, renamed };
}

/** Lets links follow records that upstream shows under another id now (E7). */
function follow(
  links: readonly Link[],
  moved: ReadonlyMap<string, string>,
): { links: readonly Link[]; renamed: readonly string[] } {
  if (moved.size === 0) return { links, renamed: [] };
  const renamed: string[] = [];
  const following = links.map((link) => {
    const to = link.remote === undefined ? undefined : moved.get(link.remote);
    if (to === undefined) return link;
    renamed.push(link.record);
    const { remoteVersion: _old, ...rest } = link;
    return { ...rest, remote: to };
  });
  return { links: following, renamed };
}

async function listRemote(run: SyncRun): Promise<SideListing | { readonly offline: Offline }> {
  if (run.offline !== undefined) return { offline: run.offline };
  try {
    return await listSide(run.remote, { cursor: run.cursor, known: new Map() }, (done) =>
      run.progress({ step: 'reading upstream', done }),
    );
  } catch (error) {
    if (!(error instanceof ProviderFault) || !error.retryable) throw error;
    return { offline: offlineBy(error) };
  }
}

/**
 * Reads directly what the upstream's listing leaves open: records it calls deleted, records missing
 * from a census, records an earlier run left open, and records that a new artifact names.
 */
async function checkRemote(
  run: SyncRun,
  about: {
    readonly listing: SideListing;
    readonly links: readonly Link[];
    readonly locals: SideView;
    readonly linked: number;
    readonly notes: string[];
  },
): Promise<SideView & { readonly moved: ReadonlyMap<string, string> }> {
  const { listing, links } = about;
  const moved = new Map<string, string>();
  let silent = silenceOf(listing);
  const view = {
    present: listing.present,
    unchanged: listing.unchanged,
    gone: new Set<string>(),
    failed: listing.failed,
  };
  if (silent === 'absent' && about.linked > 1 && listing.present.size === 0) {
    about.notes.push(
      `upstream listed nothing although ${about.linked} records are linked; nothing is concluded from that`,
    );
    silent = 'unknown';
  }
  // One pass without intermediate lists: of many links few are in doubt.
  const ask = new Set<string>();
  const linkedRemotes = new Set<string>();
  for (const { remote, remoteVersion } of links) {
    if (remote === undefined) continue;
    linkedRemotes.add(remote);
    const doubtful = silent === 'absent' || remoteVersion === undefined;
    if (listing.deleted.has(remote) || (doubtful && !mentions(listing, remote))) ask.add(remote);
  }
  const named = [...about.locals.present.values()].flatMap(([record]) =>
    record?.link === undefined ? [] : [record.link],
  );
  const strangers = listing.census ? [] : named;
  for (const id of strangers) if (!linkedRemotes.has(id) && !mentions(listing, id)) ask.add(id);
  for (const id of [...ask].sort()) {
    const answer = await run.remote.read(id);
    // Only what was listed there as a record of no link's yet is certain to be this one.
    if (answer.kind === 'moved' && listing.present.has(answer.to) && !linkedRemotes.has(answer.to)) {
      linkedRemotes.add(answer.to);
      moved.set(id, answer.to);
      about.notes.push(`${id} is ${answer.to} upstream now; the link follows it`);
    } else learn(view, { id, state: stateOfAnswer(answer, id), tombstone: listing.deleted.has(id) });
  }
  return { ...view, silent, moved };
}

function mentions(listing: SideListing, id: string): boolean {
  return listing.present.has(id) || listing.failed.has(id) || listing.unchanged.has(id);
}

function learn(
  view: { present: SideListing['present']; gone: Set<string>; failed: SideListing['failed'] },
  about: { readonly id: string; readonly state: SideState; readonly tombstone: boolean },
): void {
  const { id, state } = about;
  if (state.kind === 'present') view.present.set(id, [state.record]);
  else if (state.kind === 'absent' || (about.tombstone && state.code === 'missing-upstream'))
    view.gone.add(id);
  else view.failed.set(id, state);
}
