import type { Side } from './field.ts';
import { SIDES } from './field.ts';
import { compareText } from './json.ts';
import type { Match, Matching, MatchInput } from './matching.ts';
import { pairUnlinked } from './match-unlinked.ts';
import type { Link } from './side-view.ts';
import { stateOf } from './side-view.ts';

/**
 * Pairs the records of both sides: stored links first, then what is new.
 *
 * Laws: a stored link wins over everything (E8); no title alone ever links two records (E3, E5); an id
 * that occurs twice on a side is held, the others go on (E6, E9); a file that names its record is that
 * record under another name (E10). The order of the inputs does not count.
 */
export function matchRecords(request: MatchInput): Matching {
  const matches: Match[] = [];
  const claims = claimsOf(request);
  const links =
    claims.size === 0 ? request.links : request.links.map((link) => renamed(link, claims, request));
  const input = { ...request, links };
  const doubled = { local: doubles(input.links, 'local'), remote: doubles(input.links, 'remote') };
  for (const link of input.links) {
    if (isDetached(link)) {
      const gone = detachedGone(link, input);
      if (gone !== null) matches.push(gone);
      continue;
    }
    if (link.local === undefined || link.remote === undefined) continue;
    const twice = SIDES.find((side) => doubled[side].has(link[side] ?? ''));
    if (twice !== undefined) {
      const side = twice === 'local' ? 'local' : 'upstream';
      const message = `more than one record is linked to ${side} record ${link[twice]}; unlink all but one`;
      matches.push(ambiguous(link, message));
      continue;
    }
    const local = stateOf(input.local, link.local);
    if (local.kind === 'absent' && (claims.get(link.remote) ?? []).length > 1) {
      const message = `the artifact of upstream record ${link.remote} is gone, and several new ones name it; keep the link in one of them`;
      matches.push(ambiguous(link, message));
      continue;
    }
    const remote = stateOf(input.remote, link.remote);
    const sameRemote = remote.kind === 'present' && remote.record.version === link.remoteVersion;
    const there = sameRemote ? ({ kind: 'unchanged', id: link.remote } as const) : remote;
    if (local.kind === 'unchanged' && there.kind === 'unchanged') continue;
    matches.push({ record: link.record, link, local, remote: there, linked: true });
  }
  const unlinked = pairUnlinked(input);
  const all = [...matches, ...unlinked.matches].sort((a, b) => compareText(a.record, b.record));
  return { ...unlinked, matches: all };
}

/** A link of which nothing may be concluded; as a record of unknown state it is read again (I7). */
function ambiguous(link: Link, message: string): Match {
  const unknown = { kind: 'unknown', code: 'ambiguous-link', message } as const;
  return { record: link.record, link, local: unknown, remote: unknown, linked: true };
}

/** A record that stays on one side because `on-delete: ignore` said so: it has a base and one id. */
export function isDetached(link: Link): boolean {
  return link.base !== undefined && (link.local === undefined || link.remote === undefined);
}

/** A detached record is looked at again only when its last copy is gone, so that its row can go too. */
function detachedGone(link: Link, input: MatchInput): Match | null {
  const side = link.local === undefined ? 'remote' : 'local';
  const state = stateOf(input[side], link[side] ?? '');
  if (state.kind !== 'absent') return null;
  return { record: link.record, link, local: { kind: 'absent' }, remote: { kind: 'absent' }, linked: true };
}

/** The ids that more than one whole link names. */
function doubles(links: readonly Link[], side: Side): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const link of links) {
    const id = link[side];
    if (id === undefined || link.local === undefined || link.remote === undefined) continue;
    const before = seen.size;
    if (seen.add(id).size === before) doubled.add(id);
  }
  return doubled;
}

/** The new artifacts that name an upstream record themselves, by its id. */
function claimsOf(input: MatchInput): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, readonly string[]>();
  for (const [id, [record]] of input.local.present) {
    if (record?.link !== undefined) claims.set(record.link, [...(claims.get(record.link) ?? []), id]);
  }
  if (claims.size === 0) return claims;
  const known = new Set(input.links.map((link) => link.local));
  return new Map([...claims].map(([link, ids]) => [link, ids.filter((id) => !known.has(id))]));
}

/** The new name of an artifact that is gone while exactly one new one names the same upstream record. */
function renamed(link: Link, claims: ReadonlyMap<string, readonly string[]>, input: MatchInput): Link {
  const [only, ...others] = claims.get(link.remote ?? '') ?? [];
  if (only === undefined || others.length > 0 || link.local === undefined) return link;
  return stateOf(input.local, link.local).kind === 'absent' ? { ...link, local: only } : link;
}
