import { compareText } from './json.ts';
import type { Match, Matching, MatchInput } from './matching.ts';
import { pairUnlinked } from './match-unlinked.ts';
import type { Held } from './plan.ts';
import type { Link } from './side-view.ts';
import { stateOf } from './side-view.ts';

/**
 * Pairs the records of both sides: stored links first, then what is new.
 *
 * Laws: a stored link wins over everything (E8); no title alone ever links two records (E3, E5); an id
 * that occurs twice on a side is held, the others go on (E6, E9). The order of the inputs does not count.
 */
export function matchRecords(input: MatchInput): Matching {
  const held: Held[] = [];
  const matches: Match[] = [];
  const doubled = doubledRemotes(input.links);
  for (const link of input.links) {
    if (isDetached(link)) {
      const gone = detachedGone(link, input);
      if (gone !== null) matches.push(gone);
      continue;
    }
    if (link.local === undefined || link.remote === undefined) continue;
    if (doubled.has(link.remote)) {
      held.push({
        record: link.record,
        code: 'ambiguous-link',
        message: `more than one record is linked to upstream record ${link.remote}; unlink all but one`,
      });
      continue;
    }
    const local = stateOf(input.local, link.local);
    const remote = stateOf(input.remote, link.remote);
    const sameRemote = remote.kind === 'present' && remote.record.version === link.remoteVersion;
    const there = sameRemote ? ({ kind: 'unchanged', id: link.remote } as const) : remote;
    if (local.kind === 'unchanged' && there.kind === 'unchanged') continue;
    matches.push({ record: link.record, link, local, remote: there, linked: true });
  }
  const unlinked = pairUnlinked(input);
  const all = [...matches, ...unlinked.matches].sort((a, b) => compareText(a.record, b.record));
  return { ...unlinked, matches: all, held: [...held, ...unlinked.held] };
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

function doubledRemotes(links: readonly Link[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { remote } of links) {
    if (remote === undefined) continue;
    if (seen.has(remote)) doubled.add(remote);
    seen.add(remote);
  }
  return doubled;
}
