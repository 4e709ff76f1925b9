import type { Fields } from '../kernel/field.ts';
import { equalJson } from '../kernel/json.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import type { Change } from '../kernel/plan.ts';
import { isMovedIn } from '../kernel/settle.ts';
import { sentFields, touchedFields } from './write-change.ts';

/**
 * Whether what a write left alone, and what the record's other change was planned on, is not what it was:
 * written all the same, that change would look like an edit of its own side.
 */
export function hasMovedAround(
  mappings: readonly FieldMapping[],
  about: {
    readonly change: Change;
    readonly other: Change | undefined;
    /** The side that was written: as both changes were planned on it, and as the write left it. */
    readonly planned: Fields | null;
    readonly now: Fields;
  },
): boolean {
  const { change, other, planned, now } = about;
  if (other === undefined || planned === null) return false;
  const theirs = touchedFields(other);
  const mine = sentFields(change, planned);
  return mappings.some((mapping) => {
    const { name, remote } = mapping;
    const [here, there] = change.side === 'remote' ? [remote, name] : [name, remote];
    if (!theirs.has(there)) return false;
    const is = now[here] ?? null;
    const sent = mine.get(here);
    return sent === undefined ? !equalJson(planned[here] ?? null, is) : isMovedIn(mapping, sent, is);
  });
}
