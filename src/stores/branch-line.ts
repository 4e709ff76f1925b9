import { StoreFault } from '../store.ts';
import type { Candidate, Change, ChangeMaker } from './branch-change.ts';
import { makeCandidate } from './branch-change.ts';
import type { BranchReader } from './branch-files.ts';
import { moved } from './branch-moved.ts';
import { BranchPicture } from './branch-picture.ts';
import type { BranchRemote, PushAnswer } from './git-remote.ts';
import { forbidden } from './git-remote.ts';
import { readHead } from './read-state.ts';

export interface LineOptions extends ChangeMaker {
  readonly remote: BranchRemote;
  readonly reader: BranchReader;
  readonly branch: string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;

/** What a remote says when two pushes meet, whatever it is that keeps the branch. */
const CONTENTION =
  /stale info|fetch first|non-fast-forward|\block|already exists|failed to update|old value|time/i;

/**
 * Moves the branch by compare-and-swap: from the commit that a change was made on, or not at all.
 *
 * When somebody was quicker the change is made again on theirs, bounded, unless they wrote what this run
 * has read or written: then nothing is written.
 * Laws: a change lands once or not at all. A push whose answer was lost is looked for on the branch before
 * the change is made again, and of two commits of one change the second cannot land when the first does:
 * both can only follow the same commit.
 */
export class BranchLine {
  private readonly about: LineOptions;
  private pictured: Promise<BranchPicture> | null = null;
  private tip: string | null = null;
  private isTipOld = false;
  /** Commits of which nobody knows whether they have landed. */
  private candidates: readonly Candidate[] = [];

  constructor(about: LineOptions) {
    this.about = about;
  }

  /** The state as this run sees it; fetched when first asked for. */
  async picture(): Promise<BranchPicture> {
    this.pictured ??= this.fetchPicture();
    return this.pictured;
  }

  /** Starts again from where the branch is now; what was read before must be read again. */
  async renew(): Promise<void> {
    if (this.pictured === null) return;
    const picture = await this.picture();
    await this.catchUp(picture);
    await picture.restart(this.tip);
  }

  /** Finds out what became of pushes whose answers were lost. */
  async settleDoubt(): Promise<void> {
    if (this.candidates.length > 0) await this.catchUp(await this.picture());
  }

  /**
   * Brings a change, and what is buffered, onto the branch; returns when it is there.
   *
   * Errors: `state-moved`, `state-rewound`, `state-foreign-lineage`, `state-locked`, `state-forbidden`,
   * `state-unreachable`; only with the last may the change be on the branch all the same, which
   * `settleDoubt` finds out.
   */
  async publish(change: Change): Promise<void> {
    const picture = await this.picture();
    let refused: { readonly why: string; readonly at: string | null } | null = null;
    let fault: StoreFault | null = null;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await this.pause(attempt);
      if (this.isTipOld) {
        const landed = await this.tryCatchUp(picture, attempt);
        if (landed instanceof StoreFault) {
          fault = landed;
          continue;
        }
        if (isLanded(landed, change)) return;
        if (refused !== null && refused.at === this.tip && !CONTENTION.test(refused.why))
          throw forbidden(this.about.git, refused.why);
      }
      const candidate = await makeCandidate(this.about, { change, picture, parent: this.tip });
      if (candidate === null) return;
      const answer = await this.push(candidate);
      if (answer.kind === 'pushed') return;
      if (answer.kind === 'refused') refused = { why: answer.why, at: this.tip };
      else fault = answer.fault;
      if (fault !== null && !isWorthTrying(fault)) throw fault;
    }
    if (this.candidates.length > 0 && isLanded(await this.tryCatchUp(picture, ATTEMPTS), change)) return;
    throw fault ?? this.busy();
  }

  private async fetchPicture(): Promise<BranchPicture> {
    try {
      this.tip = await this.about.remote.fetchTip(null);
      return await BranchPicture.at(this.about.reader, this.tip);
    } catch (cause) {
      this.pictured = null;
      throw cause;
    }
  }

  private async push(candidate: Candidate): Promise<PushAnswer> {
    const answer = await this.about.remote.push({ commit: candidate.commit, expected: this.tip });
    if (answer.kind === 'pushed') {
      this.tip = candidate.commit;
      this.settle(candidate);
    } else {
      this.isTipOld = true;
      // Also when it was refused: a connection that broke makes git's HTTP send the same push again.
      this.candidates = [...this.candidates, candidate];
    }
    return answer;
  }

  private settle(landed: Candidate): void {
    this.candidates = [];
    landed.settle();
  }

  /** As `catchUp`; a fault that waiting may help is given back, unless it was the last attempt. */
  private async tryCatchUp(picture: BranchPicture, attempt: number): Promise<Change | StoreFault | null> {
    try {
      return await this.catchUp(picture);
    } catch (cause) {
      if (cause instanceof StoreFault && isWorthTrying(cause) && attempt < ATTEMPTS) return cause;
      throw cause;
    }
  }

  /** Looks where the branch is; gives the change of ours that turns out to have landed. */
  private async catchUp(picture: BranchPicture): Promise<Change | null> {
    const { remote, git } = this.about;
    const [before, tip] = [this.tip, await this.about.remote.fetchTip(this.tip)];
    if (tip !== before) {
      if (tip === null) throw this.wentBack(`it is gone from ${git.shown}`);
      if (before !== null && !(await remote.isBefore(before, tip)))
        throw this.wentBack(`its commit ${tip.slice(0, 12)} does not follow ${before.slice(0, 12)}`);
      await this.assertSameState(picture, tip);
      this.tip = tip;
    }
    this.isTipOld = false;
    if (tip === before || tip === null) return null;
    for (const candidate of this.candidates) {
      if (!(await remote.isBefore(candidate.commit, tip))) continue;
      this.settle(candidate);
      return candidate.change;
    }
    // Each could follow one commit only, and the branch has gone another way.
    this.candidates = [];
    return null;
  }

  /** Commits may follow one another and still take the state back, such as a revert (E69). */
  private async assertSameState(picture: BranchPicture, tip: string): Promise<void> {
    const known = await readHead(picture.stored);
    if (known === null) return;
    const found = await readHead(await picture.filesAt(tip));
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

/** What took ten minutes to fail is not tried six times. */
function isWorthTrying(fault: StoreFault): boolean {
  return fault.retryable && fault.code !== 'state-timeout';
}

/** Whether the change that landed is the one to be published; with an older one it was made without knowing. */
function isLanded(landed: Change | StoreFault | null, change: Change): boolean {
  if (landed === change) return true;
  if (landed === null) return false;
  throw landed instanceof StoreFault ? landed : moved('an earlier push of this run arrived late');
}
