import type { GitHubClient } from './client.ts';
import type { Scope } from './issue.ts';
import type { MadeIssues } from './made.ts';

/** What every call of an opened provider works with. */
export interface IssueContext {
  readonly client: GitHubClient;
  readonly scope: Scope;
  /** Names API, repository and filter, so that a cursor of another one is known (E22). */
  readonly binding: string;
  /** What was found out about the issues that we made. */
  readonly made: MadeIssues;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970, for waiting and for bounds with an hour to spare; never for cursors. */
  readonly now: () => number;
}

/** How messages name an issue: `octo/app#7`. */
export function nameOf(context: Pick<IssueContext, 'scope'>, id: string): string {
  return `${context.scope.repository}#${id}`;
}
