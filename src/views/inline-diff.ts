/** A run of text that is the same in both versions, or that only this version has. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** The most cells of one comparison; past it everything between the common ends counts as different. */
const MAX_CELLS = 1_000_000;

/**
 * Compares two texts word by word, and inside a changed word character by character.
 *
 * Laws: the pieces of each side joined give that side; the texts of the equal pieces are the same on
 * both sides; equal texts have no piece that differs.
 */
export function inlineDiff(
  before: string,
  after: string,
): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } {
  const a = wordsOf(before);
  const b = wordsOf(after);
  const head = commonStart(a, b);
  const tail = commonStart(a.slice(head).reverse(), b.slice(head).reverse());
  const sides = new Sides();
  sides.same(a.slice(0, head).join(''));
  compareWords(sides, a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  sides.same(a.slice(a.length - tail).join(''));
  return { before: sides.before, after: sides.after };
}

/** Collects the pieces of both sides, joining neighbours of one kind. */
class Sides {
  readonly before: Piece[] = [];
  readonly after: Piece[] = [];

  same(text: string): void {
    add(this.before, { text, differs: false });
    add(this.after, { text, differs: false });
  }

  /** A changed passage: one word against one word is looked into, anything else is marked whole. */
  changed(removed: readonly string[], added: readonly string[]): void {
    const [old, fresh] = [removed.join(''), added.join('')];
    const ends = removed.length === 1 && added.length === 1 ? sharedEnds(old, fresh) : { head: '', tail: '' };
    const inner = (text: string) => text.slice(ends.head.length, text.length - ends.tail.length);
    this.same(ends.head);
    add(this.before, { text: inner(old), differs: true });
    add(this.after, { text: inner(fresh), differs: true });
    this.same(ends.tail);
  }
}

function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (piece.text === '') return;
  if (last?.differs === piece.differs) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  else pieces.push(piece);
}

const WORD = /[\p{L}\p{M}\p{N}_]+|[^\S\n]+|\n|./gsu;

function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const limit = Math.min(a.length, b.length);
  let count = 0;
  while (count < limit && a[count] === b[count]) count += 1;
  return count;
}

/** Walks a longest common subsequence; what lies between its words is what changed. */
function compareWords(sides: Sides, a: readonly string[], b: readonly string[]): void {
  if (a.length * b.length > MAX_CELLS) return sides.changed(a, b);
  const lengths = commonLengths(a, b);
  const at = (i: number, j: number): number => lengths[i * (b.length + 1) + j] ?? 0;
  let [i, j, fromA, fromB] = [0, 0, 0, 0];
  const flush = (): void => sides.changed(a.slice(fromA, i), b.slice(fromB, j));
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      flush();
      sides.same(a[i] ?? '');
      [i, j] = [i + 1, j + 1];
      [fromA, fromB] = [i, j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  [i, j] = [a.length, b.length];
  flush();
}

/** The length of the longest common subsequence of each pair of ends, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0];
      const diagonal = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] = a[i] === b[j] ? diagonal + 1 : Math.max(down, right);
    }
  }
  return lengths;
}

/** What two words share at their ends, when that is at least half of the shorter one. */
function sharedEnds(a: string, b: string): { readonly head: string; readonly tail: string } {
  const [left, right] = [charactersOf(a), charactersOf(b)];
  const head = commonStart(left, right);
  const tail = commonStart(left.slice(head).reverse(), right.slice(head).reverse());
  if ((head + tail) * 2 < Math.min(left.length, right.length)) return { head: '', tail: '' };
  return { head: left.slice(0, head).join(''), tail: left.slice(left.length - tail).join('') };
}

/** Characters as a reader sees them, so that no accent is torn from its letter. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(
    new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
    (s) => s.segment,
  );
}
