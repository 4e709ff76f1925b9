/** Counts what a simulation met, by name, so that a soak can say what it has really tried. */
export class Figures {
  readonly counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }

  addAll(other: Figures): void {
    for (const [name, count] of other.counts) this.add(name, count);
  }

  /** `1,234 steps, 56 killed`, by name. */
  toString(): string {
    const sorted = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(', ');
  }
}
