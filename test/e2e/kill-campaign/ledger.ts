/** Every mark that a person wrote: `u` and a number, each written once. */
const MARK = /u\d+x/g;

/** The marks in a text. */
export function marksIn(text: string): ReadonlySet<string> {
  return new Set(text.match(MARK) ?? []);
}

/** What all people together can see at one moment, as text. */
export interface Seen {
  readonly local: string;
  readonly remote: string;
  /** The conflicts of sessions that are open. */
  readonly conflicts: string;
}

/**
 * Knows of each mark whether somebody may still expect to find it, without knowing how anything is merged.
 *
 * A mark is gone rightly only if a person replaced or deleted a value that showed it to them, or decided
 * a conflict that named it.
 */
export class Ledger {
  private count = 0;
  private readonly expected = new Set<string>();
  /** Replaced by a person while all was at rest: nothing may bring it back. */
  private readonly removed = new Set<string>();
  /** Decided, or replaced while a run was on its way: may be there or not. */
  private readonly free = new Set<string>();

  mark(): string {
    this.count += 1;
    return `u${this.count}x`;
  }

  /** How many marks there are. */
  get size(): number {
    return this.count;
  }

  /** A person saw `before` and left `after`; `isAtRest`: no run was on its way. */
  edited(before: string, after: string, isAtRest: boolean): void {
    const kept = marksIn(after);
    for (const mark of marksIn(before)) {
      if (kept.has(mark)) continue;
      this.expected.delete(mark);
      (isAtRest ? this.removed : this.free).add(mark);
    }
    for (const mark of kept) if (!this.free.has(mark) && !this.removed.has(mark)) this.expected.add(mark);
  }

  /** A person's decision or undo concerns all marks in this text: from now on each may be there or not. */
  decided(text: string): void {
    for (const mark of marksIn(text)) {
      this.expected.delete(mark);
      this.removed.delete(mark);
      this.free.add(mark);
    }
  }

  /** What is missing, and what came back although nobody disagreed any more. */
  problems({ local, remote, conflicts }: Seen): readonly string[] {
    const live = marksIn(`${local}\n${remote}`);
    const stored = marksIn(conflicts);
    const lost = [...this.expected].filter((mark) => !live.has(mark) && !stored.has(mark));
    const back = conflicts === '' ? [...this.removed].filter((mark) => live.has(mark)) : [];
    return [
      ...lost.map((mark) => `I2: ${mark} is on neither side and in no open conflict`),
      ...back.map((mark) => `I2: ${mark} is back although a person had removed it`),
    ];
  }
}
