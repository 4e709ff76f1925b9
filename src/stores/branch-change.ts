import type { StateCommit, StateHead } from '../store.ts';
import { overlaid } from './branch-files.ts';
import type { BranchHold, LockMove } from './branch-lock.ts';
import { LOCK_FILE } from './branch-lock.ts';
import type { Intended } from './branch-moved.ts';
import { assertNobodyBegan, assertNotMoved } from './branch-moved.ts';
import type { BranchPicture } from './branch-picture.ts';
import { planStep } from './branch-picture.ts';
import type { Git } from '../git/run-git.ts';
import type { CommitRequest } from './git-commit.ts';
import { writeCommit } from './git-commit.ts';
import { withAttributes } from './git-files.ts';
import type { Writes } from './pending.ts';
import { readSession } from './read-state.ts';

/** One thing to be written: files that this run owns whole, and a step of the state. */
export interface Change {
  readonly files: Writes;
  readonly step: StateCommit | null;
  /** What the run is about to do to a record. */
  readonly intent: { readonly session: string; readonly record: string } | null;
  readonly lock: LockMove;
  readonly message: string;
}

/** A commit that was made of a change, and what to note once the branch has it. */
export interface Candidate {
  readonly change: Change;
  readonly commit: string;
  readonly settle: () => void;
}

export interface ChangeMaker {
  readonly git: Git;
  readonly hold: BranchHold;
  readonly author: CommitRequest['author'];
  readonly firstHead: () => StateHead;
  readonly now: () => string;
}

/**
 * Makes the commit of a change, and of what is buffered, on a commit of the branch.
 *
 * Null when that already holds all of it: nothing is left to push (I4).
 * Errors: `state-moved`, `state-locked`, and those of reading.
 */
export async function makeCandidate(
  maker: ChangeMaker,
  about: { readonly change: Change; readonly picture: BranchPicture; readonly parent: string | null },
): Promise<Candidate | null> {
  const { change, picture, parent } = about;
  const { git, hold, author, firstHead } = maker;
  const { step, intent } = change;
  const now = await picture.filesAt(parent);
  const files = new Map([...picture.buffered, ...change.files]);
  const lock = await hold.after(now, change.lock);
  if (!picture.isWhole(parent)) {
    const states = { known: picture.stored, now };
    const intended = intent === null ? null : await withSync(picture, intent);
    if (intended !== null && hold.isTaking(change.lock)) await assertNobodyBegan(states, intended);
    await assertNotMoved(states, { files, step, intent: intended });
  }
  const writes = new Map<string, string | null>();
  for (const [file, text] of files) if (!(await now.holds(file, text))) writes.set(file, text);
  const planned = await planStep(overlaid(now, files), { step, firstHead });
  for (const [file, text] of planned) writes.set(file, text);
  if (lock !== undefined && (lock === null || writes.size > 0)) writes.set(LOCK_FILE, lock);
  if (writes.size === 0) {
    picture.noteHeld(files);
    return null;
  }
  const attributes = (await now.read('.gitattributes')) ?? '';
  if (withAttributes(attributes) !== attributes) writes.set('.gitattributes', withAttributes(attributes));
  const message = oneLine(change.message);
  const commit = await writeCommit(git, { parent, writes, message, author, at: maker.now() });
  const note = await picture.noteFor({ commit, parent, files, step, planned, firstHead });
  const settle = (): void => {
    if (lock !== undefined) hold.pushed(lock);
    note();
  };
  return { change, commit, settle };
}

async function withSync(picture: BranchPicture, intent: NonNullable<Change['intent']>): Promise<Intended> {
  const session = await readSession(picture.files, intent.session);
  return session === null ? intent : { ...intent, sync: session.sync };
}

/** A commit's message as one line, without what could forge another or hide a part. */
function oneLine(message: string): string {
  return message
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
