import { delimiter, join } from 'node:path';
import type { ActionRun } from './run-action.ts';

/** Which run it is; a re-run keeps id and number and counts attempts. */
export interface RunNumbers {
  readonly id?: number;
  readonly number?: number;
  readonly attempt?: number;
  readonly job?: string;
  readonly workflow?: string;
  /** Who started this attempt; absent: the actor. */
  readonly triggeringActor?: string;
}

/** The variables that the runner gives every step, and nothing of this process but `PATH`. */
export function jobEnvironment(
  run: ActionRun,
  about: { readonly folder: string; readonly workspace: string; readonly eventPath: string },
): { [name: string]: string } {
  const [owner = ''] = run.repository.split('/');
  const known = run.github.world.repository(run.repository);
  const numbers = run.run ?? {};
  const refName = run.ref.replace(/^refs\/(heads|tags|pull)\//, '');
  const workflow = numbers.workflow ?? 'sync';
  return {
    PATH: outerPath(),
    HOME: join(about.folder, 'home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTION_REF: '',
    GITHUB_ACTOR: run.actor,
    GITHUB_ACTOR_ID: String(run.github.world.idOf(run.actor)),
    GITHUB_TRIGGERING_ACTOR: numbers.triggeringActor ?? run.actor,
    GITHUB_API_URL: run.github.apiUrl,
    GITHUB_BASE_REF: run.baseRef ?? '',
    GITHUB_EVENT_NAME: run.eventName,
    GITHUB_EVENT_PATH: about.eventPath,
    GITHUB_GRAPHQL_URL: run.github.graphqlUrl,
    GITHUB_HEAD_REF: run.headRef ?? '',
    GITHUB_JOB: numbers.job ?? 'sync',
    GITHUB_REF: run.ref,
    GITHUB_REF_NAME: refName,
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: run.repository,
    GITHUB_REPOSITORY_ID: String(known.id),
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: String(known.owner.id),
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(numbers.attempt ?? 1),
    GITHUB_RUN_ID: String(numbers.id ?? 19_000_000_001),
    GITHUB_RUN_NUMBER: String(numbers.number ?? 1),
    GITHUB_SERVER_URL: run.github.serverUrl,
    GITHUB_SHA: run.sha,
    GITHUB_WORKFLOW: workflow,
    GITHUB_WORKFLOW_REF: `${run.repository}/.github/workflows/${workflow}.yml@${run.ref}`,
    GITHUB_WORKFLOW_SHA: run.sha,
    GITHUB_WORKSPACE: about.workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'stand-in',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(about.folder, 'temp'),
    RUNNER_TOOL_CACHE: join(about.folder, 'tools'),
  };
}

/** Without the folders that npm puts before everything when it runs us: the runner has no `node_modules/.bin`. */
function outerPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((name) => !name.includes('node_modules')).join(delimiter);
}
