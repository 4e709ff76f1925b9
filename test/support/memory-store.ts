import { isOpen } from '../../src/kernel/advance.ts';
import { encodeEntry, unfinished } from '../../src/kernel/journal.ts';
import { assert } from '../../src/kernel/result.ts';
import type { StateHead, Store } from '../../src/store.ts';
import { StoreFault } from '../../src/store.ts';
import { baseFormat } from '../../src/stores/format/base.ts';
import { encodeFile } from '../../src/stores/format/decode.ts';
import { sessionFormat } from '../../src/stores/format/session.ts';
import { gitBlobId, sha256 } from '../../src/stores/hash.ts';
import { endOfJournal } from '../../src/stores/journal-end.ts';
import { journalFile, sessionFile } from '../../src/stores/names.ts';
import { planWrites } from '../../src/stores/plan-writes.ts';
import { assertPlannedHere, findReadOnlyFault } from '../../src/stores/read-only.ts';
import * as state from '../../src/stores/read-state.ts';
import type { StateFiles } from '../../src/stores/state-files.ts';

/**
 * A state folder without a disk: the very files of the directory store, in a map.
 *
 * `files` may be looked at and damaged by a test. Stores opened at one place share it as processes share
 * a folder; a write is one step, so there is nothing half written.
 */
export class MemoryPlace {
  readonly files = new Map<string, string>();
  /** What files were parsed to, by their very text: a simulation reads the same sessions again and again. */
  private readonly parsed = new Map<string, { readonly text: string; readonly value: Promise<unknown> }>();
  private readonly lineage: string;
  private locked = false;

  constructor(lineage: string) {
    this.lineage = lineage;
  }

  /** Remembers all files; gives what puts them back as they were, as often as wanted. */
  remember(): () => void {
    const files = [...this.files];
    return () => {
      this.files.clear();
      for (const [file, text] of files) this.files.set(file, text);
    };
  }

  open(): Store {
    const { files } = this;
    const reader = readerOf(files);
    let isWritable = false;
    const writable = async (): Promise<void> => {
      const fault = isWritable ? null : await findReadOnlyFault(reader);
      if (fault !== null) throw fault;
      isWritable = true;
    };
    return {
      head: async () => state.readHead(reader),
      readIndex: async (sync) => state.readIndex(reader, sync),
      readBase: async (row) => state.readBase(reader, row),
      baseHash: (base) => gitBlobId(encodeFile(baseFormat, base)),
      listSessions: async () => state.listSessions(reader),
      readSession: async (id) => this.remembered(sessionFile(id), () => state.readSession(reader, id)),
      readJournal: async (session) =>
        this.remembered(journalFile(session), () => state.readJournal(reader, session)),
      readOnlyReason: async () => (await findReadOnlyFault(reader))?.message ?? null,
      async writeSession(session) {
        await writable();
        assertPlannedHere(session, await state.readHead(reader));
        files.set(sessionFile(session.id), encodeFile(sessionFormat, session));
      },
      async appendJournal(session, entry) {
        await writable();
        const file = journalFile(session);
        const end = endOfJournal(files.get(file) ?? '', file);
        assert(entry.seq === end.seq + 1, `journal ${session}: seq ${entry.seq} after ${end.seq}`);
        files.set(file, `${end.text}${end.open ? '\n' : ''}${encodeEntry(entry, sha256)}`);
      },
      commit: async (step) => {
        await writable();
        const planned = await planWrites(reader, { step, head: (await this.head()) ?? this.firstHead() });
        for (const [file, text] of planned.writes) {
          if (text === null) files.delete(file);
          else files.set(file, text);
        }
        return planned.head;
      },
      prune: async (before) => this.prune(before),
      lock: async () => this.lock(),
    };
  }

  private async remembered<T>(file: string, parse: () => Promise<T>): Promise<T> {
    const text = this.files.get(file) ?? '';
    const known = this.parsed.get(file);
    if (known?.text === text) return known.value as Promise<T>;
    const value = parse();
    this.parsed.set(file, { text, value });
    return value;
  }

  private async head(): Promise<StateHead | null> {
    return state.readHead(readerOf(this.files));
  }

  private firstHead(): StateHead {
    return { format: 1, lineage: this.lineage, serial: 0, cursors: {} };
  }

  private async prune(before: string): Promise<number> {
    const reader = readerOf(this.files);
    let pruned = 0;
    for (const id of await state.listSessions(reader)) {
      const session = await state.readSessionHead(reader, id);
      if (session === null || isOpen(session) || session.updatedAt >= before) continue;
      if (unfinished(await state.readJournal(reader, id)).length > 0) continue;
      this.files.delete(journalFile(id));
      this.files.delete(sessionFile(id));
      pruned++;
    }
    return pruned;
  }

  private async lock(): Promise<() => Promise<void>> {
    if (this.locked) {
      throw new StoreFault({ code: 'state-locked', message: 'Another run is writing.', retryable: true });
    }
    this.locked = true;
    return async () => {
      this.locked = false;
    };
  }
}

function readerOf(files: ReadonlyMap<string, string>): StateFiles {
  return {
    read: async (file) => files.get(file) ?? null,
    readStart: async (file, bytes) => files.get(file)?.slice(0, bytes) ?? null,
    holds: async (file, text) => (files.get(file) ?? null) === text,
    list: async (folder) =>
      [...files.keys()]
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.slice(folder.length + 1))
        .sort(),
    shown: (file) => file,
  };
}
