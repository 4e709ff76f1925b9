import type { SideRecord } from './candidate.ts';
import type { Conflict } from './conflict.ts';
import { LINK_FIELD } from './conflict.ts';
import { SIDES } from './field.ts';
import type { Json } from './json.ts';
import { compareText } from './json.ts';
import { recordKey } from './ids.ts';
import type { Match, Matching, MatchInput } from './matching.ts';
import type { Held } from './plan.ts';
import { makeConflict } from './plan-context.ts';
import type { Link, ListedRecord, SideView, ViewState } from './side-view.ts';
import { freeKey, stateOf } from './side-view.ts';

interface Pool {
  readonly locals: Map<string, ListedRecord>;
  readonly remotes: Map<string, ListedRecord>;
  readonly matches: Match[];
  readonly conflicts: Conflict[];
  readonly held: Held[];
  readonly waiting: { readonly record: string; readonly remote: string }[];
  readonly takenKeys: Set<string>;
  /** Ids that records from upstream will get in this plan. */
  readonly proposedIds: Set<string>;
}

/**
 * Pairs the records that no stored link names: by what their artifacts say, by the name an artifact was
 * promised under, and by shared ids.
 *
 * Equal titles are only a suggestion: they become an `ambiguous-link` conflict that asks a person.
 */
export function pairUnlinked(input: MatchInput): Matching {
  const pool = gather(input);
  holdDoubles(pool, input);
  pairByLink(pool, input);
  pairByPromise(pool, input);
  holdFailures(pool, input);
  if (input.sharedIds) pairBySharedId(pool, input);
  suggestByTitle(pool, input);
  for (const local of sorted(pool.locals)) addLocal(pool, local, input);
  for (const remote of sorted(pool.remotes)) {
    if (input.isLocalLost === true) wait(pool, remote, input);
    else addRemote(pool, remote, input);
  }
  const { matches, conflicts, held, waiting } = pool;
  return { matches, conflicts, held, waiting };
}

function pairByLink(pool: Pool, input: MatchInput): void {
  const linked = sorted(pool.locals).filter((record) => record.link !== undefined);
  if (linked.length === 0) return;
  // Also a row whose artifact went under `on-delete: ignore` owns its upstream record.
  const owned = input.links.filter((link) => !isWaiting(link));
  const owners = new Map(owned.map((link) => [link.remote, link.record]));
  for (const [link, records] of groupBy(linked, (record) => record.link ?? '')) {
    const remote = pool.remotes.get(link);
    const [only] = records;
    const owner = owners.get(link);
    if (owner !== undefined || records.length > 1) holdLinked(pool, { records, link, owner }, input);
    else if (only !== undefined && remote !== undefined) pair(pool, { local: only, remote }, input);
    else if (only !== undefined)
      holdUnreadable(pool, { local: only, state: stateOf(input.remote, link) }, input);
  }
}

/**
 * An upstream record was shown as a new artifact under a name that was free; an artifact that came in under
 * just that name is that record, whoever put it there: a sync pull request was merged.
 */
function pairByPromise(pool: Pool, input: MatchInput): void {
  const waiting = input.links.filter(isWaiting);
  if (waiting.length === 0) return;
  const names = new Map(sorted(pool.locals).map((local) => [recordKey(local.id, input.context.hash), local]));
  for (const link of waiting) {
    const [local, remote] = [names.get(link.record), pool.remotes.get(link.remote ?? '')];
    if (local === undefined) continue;
    const state = stateOf(input.remote, link.remote ?? '');
    if (remote !== undefined) pair(pool, { local, remote, link }, input);
    else if (state.kind === 'absent') askAgain(pool, { local, link });
    else holdUnseen(pool, { local, link, state });
  }
}

/** What cannot be seen upstream now was there when its artifact was made from it. */
function holdUnseen(
  pool: Pool,
  about: { readonly local: ListedRecord; readonly link: Link; readonly state: ViewState },
): void {
  const { local, link, state } = about;
  const unseen = {
    kind: 'unknown',
    code: 'missing-upstream',
    message: `upstream record ${link.remote}, which this artifact was made from, cannot be seen now`,
  } as const;
  pool.locals.delete(local.id);
  pool.takenKeys.add(link.record);
  const remote = state.kind === 'unknown' ? state : unseen;
  pool.matches.push({ record: link.record, link, local: present(local), remote, linked: false });
  if (link.remote !== undefined) pool.waiting.push({ record: link.record, remote: link.remote });
}

/** What was deleted upstream before its artifact came in is not made there anew without a question. */
function askAgain(pool: Pool, { local, link }: { readonly local: ListedRecord; readonly link: Link }): void {
  pool.locals.delete(local.id);
  pool.takenKeys.add(link.record);
  const remote = { kind: 'absent' } as const;
  pool.matches.push({ record: link.record, link, local: present(local), remote, linked: true });
}

function pairBySharedId(pool: Pool, input: MatchInput): void {
  for (const local of sorted(pool.locals)) {
    const remote = pool.remotes.get(local.id);
    if (remote !== undefined) pair(pool, { local, remote }, input);
  }
}

interface Pair {
  readonly local: ListedRecord;
  readonly remote: ListedRecord;
  /** The row under which the artifact was promised. */
  readonly link?: Link;
}

function pair(pool: Pool, { local, remote, link }: Pair, input: MatchInput): void {
  pool.locals.delete(local.id);
  pool.remotes.delete(remote.id);
  const record = freeKey(local.id, pool.takenKeys, input.context.hash);
  pool.takenKeys.add(record);
  const found = { record, local: present(local), remote: present(remote), linked: false };
  pool.matches.push(link === undefined ? found : { ...found, link });
}

/** Only one artifact can be an upstream record: its stored link's, or the only one that names it (E6). */
function holdLinked(
  pool: Pool,
  about: {
    readonly records: readonly ListedRecord[];
    readonly link: string;
    readonly owner: string | undefined;
  },
  input: MatchInput,
): void {
  const { records, link, owner } = about;
  const places = records.map((record) => record.where ?? record.id).join(', ');
  const message =
    owner === undefined
      ? `${places} all name upstream record ${link}; only one of them can`
      : `${places} names upstream record ${link}, which is linked to ${owner}; remove the link to make it a record of its own`;
  for (const record of records) {
    pool.locals.delete(record.id);
    pool.held.push({
      record: freeKey(record.id, pool.takenKeys, input.context.hash),
      code: 'ambiguous-link',
      message,
      ...(record.where === undefined ? {} : { where: record.where }),
    });
  }
  const remote = pool.remotes.get(link);
  if (remote !== undefined) wait(pool, remote, input);
}

/** What names an upstream record that is there but cannot be read is that record, not a new one (E20). */
function holdUnreadable(
  pool: Pool,
  about: { readonly local: ListedRecord; readonly state: ViewState },
  input: MatchInput,
): void {
  const { local, state } = about;
  if (state.kind !== 'unknown' || state.code === 'missing-upstream') return;
  pool.locals.delete(local.id);
  const record = freeKey(local.id, pool.takenKeys, input.context.hash);
  pool.takenKeys.add(record);
  pool.matches.push({ record, local: present(local), remote: state, linked: false });
}

function suggestByTitle(pool: Pool, input: MatchInput): void {
  const byTitle = groupBy(sorted(pool.remotes), title);
  for (const local of sorted(pool.locals)) {
    const same = title(local) === null ? [] : (byTitle.get(title(local)) ?? []);
    const remotes = same.filter((remote) => pool.remotes.has(remote.id));
    if (remotes.length > 0) suggest(pool, { local, remotes }, input);
  }
}

function suggest(
  pool: Pool,
  found: { readonly local: ListedRecord; readonly remotes: readonly ListedRecord[] },
  input: MatchInput,
): void {
  const { local, remotes } = found;
  const conflict = makeConflict(input.context, {
    kind: 'ambiguous-link',
    record: freeKey(local.id, pool.takenKeys, input.context.hash),
    field: LINK_FIELD,
    base: null,
    local: summary(local),
    remote: remotes.map(summary),
    why: 'both sides have an unlinked record with this title: "merged" makes them one, "keep" keeps them apart, "value" names the upstream id',
  });
  const decided = input.context.resolutions.get(conflict.id);
  if (decided?.choice === 'keep') return;
  const chosen =
    decided?.choice === 'value'
      ? remotes.find((remote) => remote.id === decided.value)
      : decided?.choice === 'merged' && remotes.length === 1
        ? remotes[0]
        : undefined;
  if (chosen !== undefined) return pair(pool, { local, remote: chosen }, input);
  pool.conflicts.push(conflict);
  pool.locals.delete(local.id);
  for (const remote of remotes) wait(pool, remote, input);
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function gather(input: MatchInput): Pool {
  const locals = firstRecords(input.local);
  const remotes = firstRecords(input.remote);
  const takenKeys = new Set<string>();
  for (const link of input.links) {
    if (isWaiting(link)) continue;
    if (link.local !== undefined) locals.delete(link.local);
    if (link.remote !== undefined) remotes.delete(link.remote);
    takenKeys.add(link.record);
  }
  return {
    locals,
    remotes,
    matches: [],
    conflicts: [],
    held: [],
    waiting: [],
    takenKeys,
    proposedIds: new Set(),
  };
}

function firstRecords(view: SideView): Map<string, ListedRecord> {
  const first = new Map<string, ListedRecord>();
  for (const [id, [record]] of view.present) if (record !== undefined) first.set(id, record);
  return first;
}

/** A row with an upstream id only: a record that waits for a person, linked to nothing yet. */
function isWaiting(link: Link): boolean {
  return link.local === undefined && link.base === undefined;
}

/** An id that two new records share names neither of them. */
function holdDoubles(pool: Pool, input: MatchInput): void {
  for (const [side, records] of [
    ['local', pool.locals],
    ['remote', pool.remotes],
  ] as const) {
    for (const id of [...records.keys()].sort(compareText)) {
      const state = stateOf(input[side], id);
      if (state.kind !== 'unknown') continue;
      records.delete(id);
      const where = state.where === undefined ? {} : { where: state.where };
      pool.held.push({
        record: freeKey(id, pool.takenKeys, input.context.hash),
        code: state.code,
        message: state.message,
        ...where,
      });
    }
  }
}

/** A new record that cannot be read is shown, and an upstream one is asked for again next time (E14). */
function holdFailures(pool: Pool, input: MatchInput): void {
  for (const side of SIDES) {
    const { failed } = input[side];
    const links = failed.size === 0 ? [] : input.links.filter((link) => !isWaiting(link));
    const known = new Set([
      ...links.map((link) => link[side]),
      ...(side === 'remote' ? pool.waiting.map(({ remote }) => remote) : []),
    ]);
    for (const [id, { code, message, where }] of failed) {
      // What moved out of reach before it was anybody's here is not waited for.
      if (known.has(id) || code === 'moved') continue;
      const record = freeKey(id, pool.takenKeys, input.context.hash);
      pool.held.push({ record, code, message, ...(where === undefined ? {} : { where }) });
      if (side === 'remote') pool.waiting.push({ record, remote: id });
    }
  }
}

function addLocal(pool: Pool, local: ListedRecord, input: MatchInput): void {
  const record = freeKey(local.id, pool.takenKeys, input.context.hash);
  pool.takenKeys.add(record);
  pool.matches.push({ record, local: present(local), remote: { kind: 'absent' }, linked: false });
}

function addRemote(pool: Pool, remote: ListedRecord, input: MatchInput): void {
  const proposed = proposeFree(pool, remote, input);
  const record = freeKey(proposed, pool.takenKeys, input.context.hash);
  pool.takenKeys.add(record);
  pool.matches.push({ record, local: { kind: 'absent' }, remote: present(remote), linked: false, proposed });
}

function wait(pool: Pool, remote: ListedRecord, input: MatchInput): void {
  pool.remotes.delete(remote.id);
  const record = freeKey(proposeFree(pool, remote, input), pool.takenKeys, input.context.hash);
  pool.takenKeys.add(record);
  pool.waiting.push({ record, remote: remote.id });
}

function proposeFree(pool: Pool, remote: SideRecord, input: MatchInput): string {
  const wanted = input.propose(remote);
  let id = wanted;
  const { present, unchanged, failed } = input.local;
  const isTaken = (): boolean =>
    pool.proposedIds.has(id) || present.has(id) || unchanged.has(id) || failed.has(id);
  for (let n = 2; isTaken(); n++) id = `${wanted}-${n}`;
  pool.proposedIds.add(id);
  return id;
}

function present(record: ListedRecord): { readonly kind: 'present'; readonly record: SideRecord } {
  return { kind: 'present', record };
}

function title(record: SideRecord): string | null {
  const value = record.fields['title'];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : null;
}

function summary(record: SideRecord): Json {
  return { id: record.id, title: record.fields['title'] ?? null };
}

function sorted(records: ReadonlyMap<string, ListedRecord>): ListedRecord[] {
  return [...records.values()].sort((a, b) => compareText(a.id, b.id));
}
