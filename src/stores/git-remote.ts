import { StoreFault } from '../store.ts';
import type { Git, GitAnswer } from '../git/run-git.ts';
import { REMOTE } from '../git/run-git.ts';
import type { GitObjects } from './git-objects.ts';

/** What became of a push. */
export type PushAnswer =
  | { readonly kind: 'pushed' }
  /** The remote answered and did not move the branch: somebody was quicker, or it forbids it. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody knows whether the branch moved. */
  | { readonly kind: 'unknown'; readonly fault: StoreFault };

/** One branch of a git remote, as seen from a repository of our own. */
export interface BranchRemote {
  /**
   * Fetches the branch without its file contents; gives its commit, null when there is no such branch.
   *
   * `since`: a commit of it that is here; without one, history is cut off.
   */
  fetchTip(since: string | null): Promise<string | null>;
  /** Fetches file contents that `fetchTip` left out. */
  fetchBlobs(ids: readonly string[]): Promise<void>;
  /** Moves the branch to a commit, only from `expected`; null means it must not be there. */
  push(move: { readonly commit: string; readonly expected: string | null }): Promise<PushAnswer>;
  /** Whether a commit is another one or came before it. */
  isBefore(earlier: string, later: string): Promise<boolean>;
}

const MAX_COMMIT_BYTES = 1024 * 1024;
const TIP = 'refs/sync/tip';

/** Only a fetch may know that contents were left out: else git would fetch them one by one, on its own. */
const PARTIAL = {
  [`remote.${REMOTE}.promisor`]: 'true',
  [`remote.${REMOTE}.partialCloneFilter`]: 'blob:none',
};
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];

/**
 * Opens a branch of the remote.
 *
 * The first fetch takes one commit with its folders; later ones take what came since, so that it can be
 * told whether the branch went on or back. A server that cannot leave contents out sends them all, one
 * that gives no single contents is asked for everything once: both only cost time.
 * Errors: `state-unreachable` (retryable unless the address is wrong), `state-forbidden`.
 */
export function openRemote(
  git: Git,
  about: { readonly branch: string; readonly objects: GitObjects },
): BranchRemote {
  const { objects } = about;
  const ref = `refs/heads/${about.branch}`;

  async function fetchBranch(more: readonly string[], config = {}): Promise<GitAnswer> {
    return git.run([...FETCH, ...more, REMOTE, `+${ref}:${TIP}`], { reach: 'remote', config });
  }

  async function isThere(): Promise<boolean> {
    const answer = await git.run(['ls-remote', '--exit-code', REMOTE, ref], { reach: 'remote' });
    if (answer.code === 0 || answer.code === 2) return answer.code === 0;
    throw faultOf(git, 'read', answer);
  }

  return {
    async fetchTip(since) {
      const depth = since === null ? ['--depth=1'] : [];
      let answer = await fetchBranch([...depth, '--filter=blob:none'], PARTIAL);
      if (answer.code !== 0) {
        if (!(await isThere())) return null;
        // It may have been made between the two questions.
        answer = await fetchBranch([...depth, '--filter=blob:none'], PARTIAL);
      }
      if (answer.code !== 0) throw faultOf(git, 'read', answer);
      return (await objects.read(TIP, MAX_COMMIT_BYTES))?.id ?? null;
    },
    async fetchBlobs(ids) {
      const wanted = await git.run([...FETCH, '--filter=blob:none', '--stdin', REMOTE], {
        reach: 'remote',
        config: { ...PARTIAL, 'fetch.negotiationAlgorithm': 'noop' },
        input: `${ids.join('\n')}\n`,
      });
      if (wanted.code === 0) return;
      const fault = faultOf(git, 'read', wanted);
      if (fault.retryable) throw fault;
      const all = await fetchBranch(['--refetch']);
      if (all.code !== 0) throw faultOf(git, 'read', all);
    },
    async push({ commit, expected }) {
      const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
      try {
        const answer = await git.run(
          ['push', '--porcelain', '--no-verify', '--no-follow-tags', lease, REMOTE, `${commit}:${ref}`],
          { reach: 'remote' },
        );
        if (answer.code === 0) return { kind: 'pushed' };
        const why = /^!\t[^\t]*\t(.*)$/m.exec(answer.stdout.toString('utf8'))?.[1];
        if (why !== undefined) return { kind: 'refused', why: git.redact(why) };
        const fault = faultOf(git, 'write', answer);
        if (fault.code === 'state-forbidden') throw fault;
        return { kind: 'unknown', fault };
      } catch (cause) {
        if (cause instanceof StoreFault && cause.code === 'state-timeout')
          return { kind: 'unknown', fault: cause };
        throw cause;
      }
    },
    async isBefore(earlier, later) {
      const answer = await git.run(['merge-base', '--is-ancestor', earlier, later]);
      return answer.code === 0;
    },
  };
}

/** Says that the remote lets us read and not write (E72). */
export function forbidden(git: Git, why: string): StoreFault {
  return new StoreFault({
    code: 'state-forbidden',
    message: `${git.shown} does not let this token write the state: ${why}. Nothing was written. Give the job the permission "contents: write" and let it push to the state branch.`,
  });
}

const REFUSED =
  /\b(?:403|401)\b|permission (?:to .* )?denied|access denied|not granted|authentication failed|could not read (?:username|password)|protected branch|read-?only/i;
const WRONG =
  /\b(?:404|30[1278])\b|not found|does not appear to be a git repository|does not exist|unsupported|not supported|not allowed|redirect|mismatched algorithms|not our ref|unadvertised/i;

/** Turns git's words into a fault; what is not known to be hopeless may be tried again. */
function faultOf(git: Git, verb: 'read' | 'write', answer: GitAnswer): StoreFault {
  const why = lastLine(answer.stderr);
  if (REFUSED.test(answer.stderr)) {
    if (verb === 'write') return forbidden(git, why);
    return new StoreFault({
      code: 'state-forbidden',
      message: `${git.shown} does not let this token read the state: ${why}. Check the token and its permission "contents".`,
    });
  }
  const isWrong = WRONG.test(answer.stderr);
  return new StoreFault({
    code: 'state-unreachable',
    retryable: !isWrong,
    message: `Could not ${verb} the state at ${git.shown}: ${why}. ${isWrong ? 'Check the address of the repository, and that the token may read it.' : 'Run again later.'}`,
  });
}

function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^(?:fatal|error|remote): /, '').trim());
  return lines.findLast((line) => line !== '') ?? 'git gave no reason';
}
