import { isAbsolute, relative, resolve } from 'node:path';
import type { StateHead, Store } from '../store.ts';
import { removeFile, replaceFile } from './durable.ts';
import type { Folder } from './folder.ts';
import { isPlain, listNames, readStart, readText, shownFile } from './folder.ts';
import { baseFormat } from './format/base.ts';
import { encodeFile } from './format/decode.ts';
import { sessionFormat } from './format/session.ts';
import { ensureGitFiles } from './git-files.ts';
import { gitBlobId } from './hash.ts';
import { openJournals } from './journal-file.ts';
import { journalFile, sessionFile } from './names.ts';
import { PENDING_FILE, finishPending, writeTogether } from './pending.ts';
import { planWrites } from './plan-writes.ts';
import { prunableSessions } from './prunable.ts';
import { assertPlannedHere, findReadOnlyFault } from './read-only.ts';
import * as state from './read-state.ts';
import type { StateFiles } from './state-files.ts';
import { maxBytes } from './state-files.ts';
import { isLocked, takeLock } from './state-lock.ts';

export interface DirectoryStoreOptions {
  /** The state folder, such as `.specfact/sync`; created by the first write. */
  readonly dir: string;
  /** Names a new state; asked only for its first commit. */
  readonly lineage: () => string;
  /** The time now, for people who meet the lock. */
  readonly now?: () => string;
}

/**
 * Keeps the state as files in a directory (DESIGN §6), for the command line.
 *
 * Laws: `commit` is one step: after a crash at any point, the next use of the folder finds all of it or
 * nothing of it, and committing the same again gives the same files. Readers change nothing but a step
 * that a dead process left half written.
 * Errors: `StoreFault`; its message names file, line and the next step.
 */
export function openDirectoryStore(options: DirectoryStoreOptions): Store {
  const folder = folderAt(options.dir);
  const files = filesOf(folder);
  const journals = openJournals(folder);
  const now = options.now ?? (() => new Date().toISOString());
  let isWritable = false;
  let isWhole = false;
  let isHeldHere = false;

  /** Finishes what a dead process left half written; what a living one is writing is its own matter. */
  async function toRead(): Promise<StateFiles> {
    if (isWhole) return files;
    if (isPlain(folder, PENDING_FILE)) {
      if (!isHeldHere && isLocked(folder)) return files;
      await finishPending(folder);
    }
    isWhole = true;
    return files;
  }

  async function toWrite(): Promise<void> {
    await finishPending(folder);
    if (isWritable) return;
    const fault = await findReadOnlyFault(files);
    if (fault !== null) throw fault;
    ensureGitFiles(folder);
    isWritable = true;
  }

  return {
    head: async () => state.readHead(await toRead()),
    readIndex: async (sync) => state.readIndex(await toRead(), sync),
    readBase: async (row) => state.readBase(await toRead(), row),
    baseHash: (base) => gitBlobId(encodeFile(baseFormat, base)),
    listSessions: async () => state.listSessions(await toRead()),
    readSession: async (id) => state.readSession(await toRead(), id),
    readJournal: async (session) => state.readJournal(await toRead(), session),
    readOnlyReason: async () => (await findReadOnlyFault(await toRead()))?.message ?? null,
    async writeSession(session) {
      await toWrite();
      assertPlannedHere(session, await state.readHead(files));
      const [file, text] = [sessionFile(session.id), encodeFile(sessionFormat, session)];
      if (!(await files.holds(file, text))) replaceFile(folder, file, text);
    },
    async appendJournal(session, entry) {
      await toWrite();
      journals.append(session, entry);
    },
    async commit(step) {
      await toWrite();
      const head = (await state.readHead(files)) ?? firstHead(options.lineage);
      const planned = await planWrites(files, { step, head });
      if (planned.writes.size === 0) return planned.head;
      isWhole = false;
      writeTogether(folder, planned.writes);
      isWhole = true;
      return planned.head;
    },
    async prune(before) {
      await toWrite();
      return prune(folder, files, before);
    },
    async lock() {
      const release = takeLock(folder, now());
      isHeldHere = true;
      const unlock = async (): Promise<void> => {
        isHeldHere = false;
        release();
      };
      try {
        ensureGitFiles(folder);
        await finishPending(folder);
      } catch (cause) {
        await unlock();
        throw cause;
      }
      return unlock;
    },
  };
}

function firstHead(lineage: () => string): StateHead {
  return { format: 1, lineage: lineage(), serial: 0, cursors: {} };
}

/** The journal goes first: a crash in between leaves a session that the next prune removes. */
async function prune(folder: Folder, files: StateFiles, before: string): Promise<number> {
  const ids = await prunableSessions(files, before);
  for (const id of ids) {
    removeFile(folder, journalFile(id));
    removeFile(folder, sessionFile(id));
  }
  return ids.length;
}

function folderAt(dir: string): Folder {
  const root = resolve(dir);
  const fromHere = relative(process.cwd(), root);
  const isBelow = fromHere !== '' && !fromHere.startsWith('..') && !isAbsolute(fromHere);
  return { root, shown: isBelow ? fromHere : root, plain: new Set() };
}

function filesOf(folder: Folder): StateFiles {
  return {
    read: async (file) => readText(folder, file, maxBytes(file)),
    readStart: async (file, bytes) => readStart(folder, file, bytes),
    holds: async (file, text) => readText(folder, file, maxBytes(file)) === text,
    list: async (sub) => listNames(folder, sub),
    shown: (file) => shownFile(folder, file),
  };
}
