import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JournalEntry } from '../kernel/journal.ts';
import { encodeEntry } from '../kernel/journal.ts';
import { equalJson } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { assert } from '../kernel/result.ts';
import type { Session } from '../kernel/session.ts';
import type { StateHead, Store } from '../store.ts';
import { StoreFault } from '../store.ts';
import type { BranchFiles } from './branch-files.ts';
import { fetchMissing } from './branch-files.ts';
import type { Change } from './branch-change.ts';
import { BranchLine } from './branch-line.ts';
import { BranchHold } from './branch-lock.ts';
import type { BranchPicture } from './branch-picture.ts';
import { openFolders } from './branch-tree.ts';
import { baseFormat } from './format/base.ts';
import { encodeFile } from './format/decode.ts';
import { sessionFormat } from './format/session.ts';
import { gitAt } from '../git/run-git.ts';
import { openObjects } from './git-objects.ts';
import { openRemote } from './git-remote.ts';
import { gitBlobId, sha256 } from './hash.ts';
import type { JournalEnd } from './journal-end.ts';
import { endOfJournal } from './journal-end.ts';
import { baseFile, journalFile, sessionFile } from './names.ts';
import { prunableSessions } from './prunable.ts';
import { assertPlannedHere, findReadOnlyFault } from './read-only.ts';
import * as state from './read-state.ts';

export const STATE_BRANCH = 'sync-kernel/state';

export interface GitBranchStoreOptions {
  /** URL or path of the repository whose branch holds the state. */
  readonly remote: string;
  /** Default `sync-kernel/state`. */
  readonly branch?: string;
  /** A folder for the private repository; default the system's temporary one. */
  readonly gitDir?: string;
  /** Sent only to the remote's own host, only when that is reached by HTTP. */
  readonly token?: string;
  /** Names who holds the lock; one run at a time may bear an id. */
  readonly run: { readonly id: string };
  /** Names a new state; asked only for its first commit. */
  readonly lineage: () => string;
  readonly now?: () => string;
  readonly author?: { readonly name: string; readonly email: string };
  /** Waits between tries. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Spreads the tries of runs that meet: from 0 up to 1. */
  readonly random?: () => number;
  /** How long one exchange with the remote may take; default 10 minutes. */
  readonly timeoutMs?: number;
}

/** A store that holds a private repository and a process until it is closed. */
export interface GitBranchStore extends Store {
  /** Fetches the bases of records that will be read, all at once: alone each costs an exchange. */
  expectBases(sync: string, records: readonly string[]): Promise<void>;
  /** Ends the helper process and removes the private repository; pushes nothing. */
  close(): Promise<void>;
}

const BOT = { name: 'sync-kernel[bot]', email: 'sync-kernel[bot]@users.noreply.github.com' };

/**
 * Keeps the state as a branch of a git remote, for the Action (DESIGN §6).
 *
 * Durable means pushed. Pushed before they return are: an intent (its effect comes next, I9), a commit,
 * and every session that people are shown or decide on. While the run holds `lock()`, three things wait
 * for the next push, and at the latest for `lock`'s release:
 *
 * - an outcome. Lost, it leaves an intent without an outcome, which is what a crash between effect and
 *   outcome leaves: recovery sends a create again under its key (I6), and plans the rest afresh (I8). Order
 *   is kept: no later intent is pushed without the outcomes before it.
 * - a session in state `applying`. It is pushed with the first intent, hence before any effect; lost, it is
 *   approved or previewed as before, and nothing was done.
 * - a prune. Lost, it is done next time.
 *
 * A run holds the lock file on the branch from its first intent to its next commit. Its times only tell
 * others how long to wait; that only one run writes rests on the compare-and-swap: an intent is pushed
 * onto a branch where the lock is ours and no record of ours has moved, or its effect does not happen (I10).
 * Laws: those of `Store`; a commit of this store is one commit of git, so others find all of it or nothing.
 * Errors: `StoreFault`: as the directory store, and `state-moved`, `state-forbidden`, `state-unreachable`,
 * `state-no-git`.
 */
export async function openGitBranchStore(options: GitBranchStoreOptions): Promise<GitBranchStore> {
  const dir = await mkdtemp(join(options.gitDir ?? tmpdir(), 'sync-state-'));
  const branch = options.branch ?? STATE_BRANCH;
  const git = gitAt({
    dir,
    remote: addressOf(options.remote),
    fault: ({ kind, message, cause }) =>
      new StoreFault({ code: `state-${kind}`, retryable: kind === 'timeout', message, cause }),
    ...(options.token === undefined ? {} : { token: options.token }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const made = await git.run(['init', '--bare', '--quiet', '--template=']);
  assert(made.code === 0, `git init failed: ${made.stderr}`);
  const objects = openObjects(git);
  const remote = openRemote(git, { branch, objects });
  const shown = (file: string): string => `${branch}:${file}`;
  const reader = { objects, folders: openFolders(objects), remote, shown };
  let first: StateHead | null = null;
  const firstHead = (): StateHead =>
    (first ??= { format: 1, lineage: options.lineage(), serial: 0, cursors: {} });
  const now = options.now ?? (() => new Date().toISOString());
  const hold = new BranchHold({ holder: options.run.id, now });
  const line = new BranchLine({
    git,
    remote,
    reader,
    branch,
    hold,
    author: options.author ?? BOT,
    firstHead,
    now,
    sleep: options.sleep ?? (async (ms) => new Promise((done) => setTimeout(done, ms))),
    random: options.random ?? Math.random,
  });
  const ends = new Map<string, JournalEnd>();
  let isWritable = false;
  let last: Promise<unknown> = Promise.resolve();

  /** One write at a time, in the order they were asked for. */
  async function inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = last.then(action, action);
    last = turn.catch(() => undefined);
    return turn;
  }

  const files = async (): Promise<BranchFiles> => (await line.picture()).files;

  async function toWrite(): Promise<BranchPicture> {
    await line.settleDoubt();
    const picture = await line.picture();
    if (isWritable) return picture;
    const fault = await findReadOnlyFault(picture.files);
    if (fault !== null) throw fault;
    isWritable = true;
    return picture;
  }

  async function publish(change: Partial<Change> & Pick<Change, 'message'>): Promise<void> {
    await line.publish({ files: new Map(), step: null, intent: null, lock: 'keep', ...change });
  }

  async function writeSession(session: Session): Promise<void> {
    const { files, buffered } = await toWrite();
    assertPlannedHere(session, await state.readHead(files));
    const [file, text] = [sessionFile(session.id), encodeFile(sessionFormat, session)];
    if (await files.holds(file, text)) return;
    if (hold.isWanted && session.state === 'applying') {
      buffered.set(file, text);
      return;
    }
    const message = `Session ${session.id} of ${session.sync}: ${session.state}`;
    await publish({ files: new Map([[file, text]]), message });
  }

  async function appendJournal(session: string, entry: JournalEntry): Promise<void> {
    const file = journalFile(session);
    const { files, buffered } = await toWrite();
    const end = ends.get(file) ?? endOfJournal((await files.read(file)) ?? '', files.shown(file));
    ends.delete(file);
    if (entry.seq === end.seq && (await isThere(files, session, entry))) return;
    assert(entry.seq === end.seq + 1, `journal ${session}: seq ${entry.seq} after ${end.seq}`);
    const text = `${end.text}${end.open ? '\n' : ''}${encodeEntry(entry, sha256)}`;
    if (hold.isWanted && entry.kind === 'outcome') {
      buffered.set(file, text);
    } else if (entry.kind === 'outcome') {
      const message = `Journal ${session}: ${entry.record} ${entry.result}`;
      await publish({ files: new Map([[file, text]]), message });
    } else {
      const intent = { session, record: entry.record };
      const message = `Journal ${session}: intent for ${entry.record}`;
      await publish({ files: new Map([[file, text]]), intent, lock: 'take', message });
    }
    ends.set(file, { seq: entry.seq, text, open: false });
  }

  async function prune(before: string): Promise<number> {
    const { files, buffered } = await toWrite();
    const ids = await prunableSessions(files, before);
    const gone = new Map(ids.flatMap((id) => [journalFile(id), sessionFile(id)].map((file) => [file, null])));
    if (hold.isWanted) for (const file of gone.keys()) buffered.set(file, null);
    else if (ids.length > 0) await publish({ files: gone, message: `Prune ${ids.length} ended sessions` });
    return ids.length;
  }

  async function lock(): Promise<void> {
    await line.renew();
    ends.clear();
    isWritable = false;
    const fault = hold.isWanted ? heldHere() : await hold.faultIn(await files());
    if (fault !== null) throw fault;
    hold.isWanted = true;
  }

  async function release(): Promise<void> {
    if (!hold.isWanted) return;
    const { buffered } = await line.picture();
    try {
      await line.settleDoubt();
      await publish({ lock: 'drop', message: `Release the lock of run ${options.run.id}` });
    } catch (cause) {
      // The lock alone ends by itself, or is another's by now; what waited to be stored would be missed.
      if (buffered.size > 0 || !(cause instanceof StoreFault)) throw cause;
    } finally {
      hold.isWanted = false;
    }
  }

  return {
    head: async () => state.readHead(await files()),
    readIndex: async (sync) => state.readIndex(await files(), sync),
    readBase: async (row) => state.readBase(await files(), row),
    baseHash: (base) => gitBlobId(encodeFile(baseFormat, base)),
    listSessions: async () => state.listSessions(await files()),
    readSession: async (id) => state.readSession(await files(), id),
    readJournal: async (session) => state.readJournal(await files(), session),
    readOnlyReason: async () => (await findReadOnlyFault(await files()))?.message ?? null,
    writeSession: async (session) => inTurn(async () => writeSession(session)),
    appendJournal: async (session, entry) => inTurn(async () => appendJournal(session, entry)),
    commit: async (step) =>
      inTurn(async () => {
        await toWrite();
        await publish({ step, lock: 'drop', message: step.message });
        return (await state.readHead(await files())) ?? firstHead();
      }),
    prune: async (before) => inTurn(async () => prune(before)),
    async lock() {
      await inTurn(lock);
      return async () => inTurn(release);
    },
    expectBases: async (sync, records) => {
      const { files } = await line.picture();
      const ids = await Promise.all(records.map(async (record) => files.idOf(baseFile(sync, record))));
      await fetchMissing(
        reader,
        ids.filter((id) => id !== null),
      );
    },
    async close() {
      objects.close();
      await rm(dir, { recursive: true, force: true });
    },
  };

  function heldHere(): StoreFault {
    return new StoreFault({
      code: 'state-locked',
      retryable: true,
      message: `Run ${options.run.id} holds the lock of ${branch} already. Run again when it has ended.`,
    });
  }
}

/** A caller that tries again after `state-unreachable` may find that its entry had got through. */
async function isThere(files: BranchFiles, session: string, entry: JournalEntry): Promise<boolean> {
  const found = (await state.readJournal(files, session)).at(-1);
  return found !== undefined && equalJson(found as unknown as Json, entry as unknown as Json);
}

/** Git runs in a folder of its own: a path is given to it whole. */
function addressOf(remote: string): string {
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(remote) || /^[^/\\]+@[^/\\]+:/.test(remote);
  return isUrl ? remote : resolve(remote);
}
