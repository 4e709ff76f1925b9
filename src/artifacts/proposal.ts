import { equalJson } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { ArtifactFormat, Entry } from './format.ts';
import type { Refusal } from './problem.ts';
import { unmapped } from './problem.ts';

/**
 * Chooses the first proposed text that reads back exactly as wanted, every other record unchanged.
 *
 * Errors: the last refusal among the proposals, else `unmapped`.
 */
export function chooseText(
  format: ArtifactFormat,
  request: {
    readonly id: string;
    readonly before: string;
    readonly proposals: Iterable<string | Refusal>;
    /** What the entries of the file are to be, given what they are. */
    readonly wanted: (entries: readonly Entry[]) => readonly Entry[];
  },
): Result<string, Refusal> {
  const before = format.read(request.before);
  const wanted = request.wanted(before.ok ? before.value.entries : []);
  let refusal = unmapped(
    `${request.id}: this value cannot be written so that it reads back the same; change it, or edit the file by hand`,
  );
  for (const proposal of request.proposals) {
    if (typeof proposal !== 'string') {
      refusal = { code: proposal.code, message: `${request.id}: ${proposal.message}` };
      continue;
    }
    const read = format.read(proposal);
    if (!read.ok || !sameEntries(read.value.entries, wanted)) continue;
    return ok(proposal);
  }
  return fail(refusal);
}

function sameEntries(entries: readonly Entry[], wanted: readonly Entry[]): boolean {
  return (
    entries.length === wanted.length &&
    entries.every(
      (entry, index) => entry.id === wanted[index]?.id && equalJson(entry.fields, wanted[index]?.fields),
    )
  );
}
