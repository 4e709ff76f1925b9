/** A line that one text has and the other has not. */
export interface DiffLine {
  readonly sign: '+' | '-';
  readonly text: string;
}

/**
 * Shows how two texts differ, by lines, for reading: what they share at both ends is left out.
 *
 * Limits: only the first `most` lines of each side are given; `left` counts the others.
 */
export function lineDiff(
  before: string,
  after: string,
  most: number,
): { readonly lines: readonly DiffLine[]; readonly left: number } {
  const a = before.replaceAll('\r\n', '\n').split('\n');
  const b = after.replaceAll('\r\n', '\n').split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [removed, added] = withoutShared(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const shown = (lines: readonly string[], sign: '+' | '-') =>
    lines.slice(0, most).map((text): DiffLine => ({ sign, text }));
  const left = Math.max(0, removed.length - most) + Math.max(0, added.length - most);
  return { lines: [...shown(removed, '-'), ...shown(added, '+')], left };
}

/** Leaves out lines that both sides have equally often, so that two far-apart edits stay short. */
function withoutShared(
  removed: readonly string[],
  added: readonly string[],
): readonly [readonly string[], readonly string[]] {
  return [minus(removed, added), minus(added, removed)];
}

function minus(lines: readonly string[], others: readonly string[]): readonly string[] {
  const spare = new Map<string, number>();
  for (const line of others) spare.set(line, (spare.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = spare.get(line) ?? 0;
    spare.set(line, count - 1);
    return count <= 0;
  });
}
