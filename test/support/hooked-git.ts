import type { Git, GitPlace } from '../../src/git/run-git.ts';

/** The run died: no command of it is started any more. */
export class Killed extends Error {}

/** What happens around the git commands of one run, counted from 1. */
export interface GitHooks {
  readonly commands: string[];
  before?: (at: number, command: string) => Promise<void>;
  after?: (at: number, command: string) => Promise<void>;
}

/** By the folder that a run's repository lies in. */
export const gitHooks = new Map<string, GitHooks>();

/** `gitAt` with hooks around its commands; give it to `jest.unstable_mockModule('…/git/run-git.ts', …)`. */
export function hookedGitAt(gitAt: (place: GitPlace) => Git): (place: GitPlace) => Git {
  return (place) => {
    const git = gitAt(place);
    const hooks = [...gitHooks].find(([dir]) => place.dir.startsWith(dir))?.[1];
    if (hooks === undefined) return git;
    return {
      ...git,
      async run(args, call) {
        const command = args[0] ?? '';
        const at = hooks.commands.push(command);
        await hooks.before?.(at, command);
        const answer = await git.run(args, call);
        await hooks.after?.(at, command);
        return answer;
      },
    };
  };
}
