import type { CreateRequest } from '../../provider.ts';
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
}

/** How messages name an issue: `octo/app#7`. */
export function nameOf(context: Pick<IssueContext, 'scope'>, id: string): string {
  return `${context.scope.repository}#${id}`;
}

/** Waits where few requests are left and they are filled up soon; a write that waited is asked for once more (I13). */
export async function readyFor(
  { client }: Pick<IssueContext, 'client'>,
  { confirm }: Pick<CreateRequest, 'confirm'>,
): Promise<void> {
  if ((await client.ready()) > 0) await confirm?.();
}
