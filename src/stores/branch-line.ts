import type { StateCommit, StateHead } from '../store.ts';
import { StoreFault } from '../store.ts';
import type { BranchFiles, BranchReader } from './branch-files.ts';
import { filesOf, overlaid } from './branch-files.ts';
import { LOCK_FILE, encodeLock, holderIn, lockFault } from './branch-lock.ts';
import { assertNotMoved, moved } from './branch-moved.ts';
import type { Git } from './git.ts';
import type { CommitRequest } from './git-commit.ts';
import { writeCommit } from './git-commit.ts';
import { withAttributes } from './git-files.ts';
import type { BranchRemote } from './git-remote.ts';
import { forbidden } from './git-remote.ts';
import type { Writes } from './pending.ts';
import { planWrites } from './plan-writes.ts';
import { readHead } from './read-state.ts';
import { STATE_FILE } from './names.ts';

/** One thing to be written: files that this run owns whole, and a step of the state. */
export interface Change {
  readonly files: Writes;
  readonly step: StateCommit | null;
  /** An intent claims the lock, a commit gives it up; whatever else is pushed keeps it. */
  readonly lock: 'claim' | 'keep' | 'drop';
  readonly message: string;
}

export interface LineOptions {
  readonly git: Git;
  readonly remote: BranchRemote;
  readonly reader: BranchReader;
  readonly branch: string;
  readonly runId: string;
  readonly author: CommitRequest['author'];
  readonly firstHead: () => StateHead;
  readonly now: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** A commit that was made of a change, and what becomes of our picture once the branch has it. */
interface Candidate {
  readonly change: Change;
  readonly commit: string;
  readonly settle: () => void;
}

/** The commit that this run's picture rests on. */
interface Start {
  readonly commit: string | null;
  readonly files: BranchFiles;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;
/** What a remote says when two pushes meet, whatever it is that holds the branch. */
const CONTENTION =
  /stale info|fetch first|non-fast-forward|lock|already exists|failed to update|old value|time/i;

/**
 * The branch as one run sees and moves it: reads from where it started, writes onto where the branch is.
 *
 * Three layers are read: the commit the run started from, what it has pushed since, what it has yet to
 * push. So what a run reads never changes under it. A push moves the branch only from the commit it was
 * made on; when somebody was quicker, the same change is made again on theirs, unless they wrote what
 * this run has read or written (`assertNotMoved`): then it was not read as it is, and nothing is written.
 * Laws: a change lands once or not at all: a push whose answer was lost is looked for on the branch
 * before it is tried again, and its second commit cannot land when the first does.
 */
export class BranchLine {
  /** Whether the right to write records is wanted; taken by the first intent. */
  isHeld = false;
  /** Written and not yet pushed. */
  readonly buffered = new Map<string, string | null>();
  private readonly pushed = new Map<string, string | null>();
  private readonly about: LineOptions;
  private start: Start | null = null;
  private starting: Promise<Start> | null = null;
  private tip: string | null = null;
  private isTipOld = false;
  private candidates: readonly Candidate[] = [];
  private lockText: string | null = null;
  private lockSince = '';

  constructor(about: LineOptions) {
    this.about = about;
  }

  get hasLock(): boolean {
    return this.lockText !== null;
  }

  /** The state as this run sees it. */
  async files(): Promise<BranchFiles> {
    return overlaid(await this.own(), this.buffered);
  }

  /** Starts again from where the branch is now; what was read before must be read again. */
  async renew(): Promise<BranchFiles> {
    if (this.start === null) return this.files();
    await this.catchUp();
    this.pushed.clear();
    this.start = { commit: this.tip, files: await this.filesAt(this.tip) };
    return this.files();
  }

  /** Finds out what became of pushes whose answers were lost. */
  async settleDoubt(): Promise<void> {
    if (this.candidates.length > 0) await this.catchUp();
  }

  /** Says why another run keeps this one from writing records; null when none does. */
  async lockedBy(files: BranchFiles): Promise<StoreFault | null> {
    const { runId, now } = this.about;
    const text = await files.read(LOCK_FILE);
    return lockFault({ text, holder: runId, now: now(), shown: files.shown(LOCK_FILE) });
  }

  /**
   * Brings a change, and what is buffered, onto the branch; returns when it is there.
   *
   * Errors: `state-moved`, `state-rewound`, `state-foreign-lineage`, `state-locked`, `state-forbidden`,
   * `state-unreachable`; only with the last may the change be on the branch all the same, and the next
   * call finds out.
   */
  async publish(change: Change): Promise<void> {
    await this.own();
    let refused = '';
    let refusedAt: string | null = null;
    let fault: StoreFault | null = null;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await this.pause(attempt);
      if (this.isTipOld) {
        const landed = await this.tryCatchUp(attempt === ATTEMPTS);
        if (landed instanceof StoreFault) {
          fault = landed;
          continue;
        }
        if (landed === change) return;
        // The change was made without knowing what its own run had written.
        if (landed !== null) throw moved('an earlier push of this run arrived late');
        if (refusedAt !== null && refusedAt === this.tip && !CONTENTION.test(refused))
          throw forbidden(this.about.git, refused);
      }
      const candidate = await this.make(change);
      if (candidate === null) return;
      this.candidates = [...this.candidates, candidate];
      const answer = await this.push(candidate);
      if (answer.kind === 'pushed') {
        this.tip = candidate.commit;
        this.settle(candidate);
        return;
      }
      this.isTipOld = true;
      if (answer.kind === 'refused') {
        this.candidates = this.candidates.filter((one) => one !== candidate);
        [refused, refusedAt] = [answer.why, this.tip];
      } else {
        fault = answer.fault;
        if (!fault.retryable) throw fault;
      }
    }
    if (this.candidates.length > 0 && (await this.tryCatchUp(true)) === change) return;
    throw fault ?? this.busy();
  }

  private async push(candidate: Candidate): ReturnType<BranchRemote['push']> {
    try {
      return await this.about.remote.push({ commit: candidate.commit, expected: this.tip });
    } catch (cause) {
      // Forbidden is an answer: this commit is not on the branch and never will be.
      this.candidates = this.candidates.filter((one) => one !== candidate);
      throw cause;
    }
  }

  /** What the branch holds as this run knows it: read at the start, and pushed since. */
  private async own(): Promise<BranchFiles> {
    const start = this.start ?? (await (this.starting ??= this.fetchStart()));
    return overlaid(start.files, this.pushed);
  }

  private async fetchStart(): Promise<Start> {
    try {
      const commit = await this.about.remote.fetchTip();
      const start = { commit, files: await this.filesAt(commit) };
      [this.tip, this.start] = [commit, start];
      return start;
    } finally {
      this.starting = null;
    }
  }

  private async filesAt(commit: string | null): Promise<BranchFiles> {
    const { reader } = this.about;
    if (commit === null) return filesOf(reader, null);
    const object = await reader.objects.read(commit, 1024 * 1024);
    const root = /^tree ([0-9a-f]{40})$/m.exec(object?.bytes.toString('latin1') ?? '')?.[1];
    if (root !== undefined) return filesOf(reader, root);
    throw new StoreFault({
      code: 'state-unreadable',
      retryable: true,
      message: `git did not fetch the commit ${commit} of ${this.about.branch}. Run again.`,
    });
  }

  /** Makes the commit of a change on the branch as it is; null when that already has all of it. */
  private async make(change: Change): Promise<Candidate | null> {
    const own = await this.own();
    const parent = this.tip;
    const isOurs = parent === this.start?.commit;
    const now = isOurs ? own : await this.filesAt(parent);
    const files = new Map([...this.buffered, ...change.files]);
    if (!isOurs) await assertNotMoved({ known: own, now }, { files, step: change.step });
    const writes = new Map<string, string | null>();
    for (const [file, text] of files) if (!(await now.holds(file, text))) writes.set(file, text);
    const lock = await this.lockAfter(now, change.lock);
    const planned = await this.planStep(overlaid(now, files), change.step);
    for (const [file, text] of planned) writes.set(file, text);
    if (lock !== this.lockText && (writes.size > 0 || lock === null)) writes.set(LOCK_FILE, lock);
    const flushed = [...this.buffered];
    if (writes.size === 0) {
      this.dropBuffered(flushed);
      return null;
    }
    const attributes = (await now.read('.gitattributes')) ?? '';
    if (withAttributes(attributes) !== attributes) writes.set('.gitattributes', withAttributes(attributes));
    const known = isOurs ? null : await this.knownAfter(overlaid(own, files), change.step, planned);
    const { git, author, now: clock } = this.about;
    const message = oneLine(change.message);
    const commit = await writeCommit(git, { parent, writes, message, author, at: clock() });
    const after = isOurs ? await this.filesAt(commit) : null;
    const settle = (): void => {
      if (writes.has(LOCK_FILE)) this.lockText = lock;
      this.dropBuffered(flushed);
      if (after !== null) {
        this.start = { commit, files: after };
        this.pushed.clear();
        return;
      }
      for (const [file, text] of [...files, ...(known ?? [])]) this.pushed.set(file, text);
    };
    return { change, commit, settle };
  }

  private async planStep(files: BranchFiles, step: StateCommit | null): Promise<Writes> {
    if (step === null) return new Map();
    const head = (await readHead(files)) ?? this.about.firstHead();
    return (await planWrites(files, { step, head })).writes;
  }

  /** What a step made of the files as this run sees them, where others have written beside it. */
  private async knownAfter(own: BranchFiles, step: StateCommit | null, planned: Writes): Promise<Writes> {
    const known = new Map(await this.planStep(own, step));
    const head = planned.get(STATE_FILE);
    if (head === undefined) known.delete(STATE_FILE);
    else known.set(STATE_FILE, head);
    return known;
  }

  private dropBuffered(flushed: readonly (readonly [string, string | null])[]): void {
    for (const [file, text] of flushed) if (this.buffered.get(file) === text) this.buffered.delete(file);
  }

  /** The text of the lock after a change; whoever lost it may write nothing any more. */
  private async lockAfter(now: BranchFiles, wanted: Change['lock']): Promise<string | null> {
    const { runId, now: clock } = this.about;
    if (this.lockText === null) {
      if (wanted !== 'claim' || !this.isHeld) return null;
      const fault = await this.lockedBy(now);
      if (fault !== null) throw fault;
      this.lockSince = clock();
    } else {
      const text = await now.read(LOCK_FILE);
      const holder = holderIn(text);
      const what = holder === null ? 'the lock of this run was removed' : `run ${holder} took over the lock`;
      if (text !== this.lockText) throw moved(what);
      if (wanted === 'drop') return null;
    }
    return encodeLock({ holder: runId, since: this.lockSince, now: clock() });
  }

  private settle(landed: Candidate): void {
    this.candidates = [];
    landed.settle();
  }

  /** As `catchUp`; a fault that waiting may help is given back, unless it was the last try. */
  private async tryCatchUp(isLast: boolean): Promise<Change | StoreFault | null> {
    try {
      return await this.catchUp();
    } catch (cause) {
      if (cause instanceof StoreFault && cause.retryable && !isLast) return cause;
      throw cause;
    }
  }

  /** Looks where the branch is; gives the change of ours that turns out to have landed. */
  private async catchUp(): Promise<Change | null> {
    const { remote } = this.about;
    const before = this.tip;
    const tip = await remote.fetchTip();
    if (tip !== before) {
      if (tip === null) throw this.wentBack(`it is gone from ${this.about.git.shown}`);
      if (before !== null && !(await remote.isBefore(before, tip)))
        throw this.wentBack(`its commit ${tip.slice(0, 12)} does not follow ${before.slice(0, 12)}`);
      await this.assertSameState(tip);
      this.tip = tip;
    }
    this.isTipOld = false;
    if (tip === before || tip === null) return null;
    for (const candidate of this.candidates) {
      if (!(await remote.isBefore(candidate.commit, tip))) continue;
      this.settle(candidate);
      return candidate.change;
    }
    return null;
  }

  /** Commits may follow one another and still take the state back, such as a revert (E69). */
  private async assertSameState(tip: string): Promise<void> {
    const known = await readHead(await this.own());
    if (known === null) return;
    const found = await readHead(await this.filesAt(tip));
    if (found === null) throw this.wentBack('state.json is missing');
    if (found.lineage !== known.lineage) {
      throw new StoreFault({
        code: 'state-foreign-lineage',
        message: `The state is read-only: ${this.about.branch} now holds the state ${found.lineage}, this run works on ${known.lineage}. Nothing more was written. Restore the state it belongs to.`,
      });
    }
    if (found.serial < known.serial)
      throw this.wentBack(`state.json is at ${found.serial}, this run has seen ${known.serial}`);
  }

  private wentBack(how: string): StoreFault {
    return new StoreFault({
      code: 'state-rewound',
      message: `The state is read-only, because ${this.about.branch} was rewound while this run was at work: ${how}. Nothing more was written. Restore the newest state from git, then run again.`,
    });
  }

  private busy(): StoreFault {
    return new StoreFault({
      code: 'state-locked',
      retryable: true,
      message: `Many runs write to ${this.about.branch} at once: ${ATTEMPTS} tries were all too late. Run again when they have ended.`,
    });
  }

  private async pause(attempt: number): Promise<void> {
    const { sleep, random } = this.about;
    await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 2) * (0.5 + random()));
  }
}

/** The first line of a commit's message, without what could forge another. */
function oneLine(message: string): string {
  return message
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
