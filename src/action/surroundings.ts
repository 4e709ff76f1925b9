import { readFileSync, statSync } from 'node:fs';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

/** What the runner tells by its environment; see the default variables of GitHub Actions. */
export interface Surroundings {
  readonly owner: string;
  readonly repo: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly actor: string;
  /** Names this run, the same for each try of it: one try follows another, and takes over its lock. */
  readonly run: string;
  readonly workspace: string;
  /** A folder that goes away with the job. */
  readonly temp: string;
}

/** Larger than any payload that GitHub sends. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/** Reads the runner's environment and the event's payload. Errors: the first thing that cannot be used. */
export function readSurroundings(env: NodeJS.ProcessEnv): Result<Surroundings, string> {
  const given = (name: string, otherwise: string): string => env[name] || otherwise;
  const repository = /^([A-Za-z0-9._-]+)\/([A-Za-z0-9._-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '');
  if (repository === null) return unusable('GITHUB_REPOSITORY', 'is not owner/name');
  const apiUrl = trimmed(given('GITHUB_API_URL', 'https://api.github.com'));
  const urls = {
    serverUrl: trimmed(given('GITHUB_SERVER_URL', 'https://github.com')),
    apiUrl,
    graphqlUrl: given('GITHUB_GRAPHQL_URL', `${apiUrl}/graphql`),
  };
  const bad = Object.entries(urls).find(([, url]) => !isWebAddress(url));
  if (bad !== undefined) return unusable(bad[0], 'is no http or https address');
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (name === '') return unusable('GITHUB_EVENT_NAME', 'is missing');
  const temp = env['RUNNER_TEMP'] ?? '';
  if (temp === '') return unusable('RUNNER_TEMP', 'is missing');
  const payload = readPayload(env['GITHUB_EVENT_PATH']);
  if (!payload.ok) return payload;
  return ok({
    owner: repository[1] ?? '',
    repo: repository[2] ?? '',
    ...urls,
    event: { name, payload: payload.value },
    actor: given('GITHUB_ACTOR', 'unknown'),
    run: `${given('GITHUB_RUN_ID', '0')}-${given('GITHUB_JOB', 'job')}`,
    workspace: given('GITHUB_WORKSPACE', '.'),
    temp,
  });
}

function unusable(name: string, why: string): Result<never, string> {
  return fail(`the environment of the runner cannot be used: ${name} ${why}`);
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function readPayload(path: string | undefined): Result<unknown, string> {
  if (path === undefined || path === '') return ok({});
  try {
    if (statSync(path).size > MAX_EVENT_BYTES) return fail('the event is larger than GitHub ever sends');
    return ok(JSON.parse(readFileSync(path, 'utf8')) as unknown);
  } catch (error) {
    return fail(`the event cannot be read: ${(error as Error).message}`);
  }
}
