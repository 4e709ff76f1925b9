import type { JournalEntry } from '../kernel/journal.ts';
import type { Store } from '../store.ts';

/** Appends to one session's journal, counting on from what is there. */
export class JournalWriter {
  static async open(store: Store, session: string): Promise<JournalWriter> {
    return new JournalWriter(store, session, [...(await store.readJournal(session))]);
  }

  private readonly store: Store;
  private readonly session: string;
  private readonly written: JournalEntry[];

  private constructor(store: Store, session: string, written: JournalEntry[]) {
    this.store = store;
    this.session = session;
    this.written = written;
  }

  get entries(): readonly JournalEntry[] {
    return this.written;
  }

  /** Durable when it returns. */
  async append(make: (seq: number) => JournalEntry): Promise<JournalEntry> {
    const entry = make(this.written.length + 1);
    await this.store.appendJournal(this.session, entry);
    this.written.push(entry);
    return entry;
  }
}
