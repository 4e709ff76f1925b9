/**
 * Finds the known word that a mistyped one most likely meant, or null when none is near.
 *
 * Near is at most a third of the word's length in edits (insert, remove, replace, swap of neighbours).
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const lower = word.toLowerCase().slice(0, MAX_LENGTH);
  let best: { readonly word: string; readonly edits: number } | null = null;
  for (const candidate of known) {
    const edits = editDistance(lower, candidate.toLowerCase().slice(0, MAX_LENGTH));
    if (edits <= Math.max(1, Math.floor(candidate.length / 3)) && (best === null || edits < best.edits))
      best = { word: candidate, edits };
  }
  return best?.word ?? null;
}

/** Words from outside are cut here, so that the work stays bounded. */
const MAX_LENGTH = 64;

/** Source: optimal string alignment, the restricted Damerau–Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  let beforeLast = last;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      // Before the first letter there is none, so that a swap cannot begin there.
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
