import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
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

const url = z.url({ protocol: /^https?$/ });

const environment = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/),
  GITHUB_SERVER_URL: url.default('https://github.com'),
  GITHUB_API_URL: url.default('https://api.github.com'),
  GITHUB_GRAPHQL_URL: url.optional(),
  GITHUB_EVENT_NAME: z.string().min(1),
  GITHUB_EVENT_PATH: z.string().optional(),
  GITHUB_ACTOR: z.string().default('unknown'),
  GITHUB_RUN_ID: z.string().default('0'),
  GITHUB_JOB: z.string().default('job'),
  GITHUB_WORKSPACE: z.string().default('.'),
  RUNNER_TEMP: z.string().min(1),
});

/** Reads the runner's environment and the event's payload. Errors: the first thing that cannot be used. */
export function readSurroundings(env: NodeJS.ProcessEnv): Result<Surroundings, string> {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(
      `the environment variable ${issue?.path.join('.') ?? ''} cannot be used: ${issue?.message ?? ''}`,
    );
  }
  const { data } = parsed;
  const payload = readPayload(data.GITHUB_EVENT_PATH);
  if (!payload.ok) return payload;
  const [owner = '', repo = ''] = data.GITHUB_REPOSITORY.split('/');
  const apiUrl = data.GITHUB_API_URL.replace(/\/+$/, '');
  return ok({
    owner,
    repo,
    serverUrl: data.GITHUB_SERVER_URL.replace(/\/+$/, ''),
    apiUrl,
    graphqlUrl: data.GITHUB_GRAPHQL_URL ?? `${apiUrl}/graphql`,
    event: { name: data.GITHUB_EVENT_NAME, payload: payload.value },
    actor: data.GITHUB_ACTOR,
    run: `${data.GITHUB_RUN_ID}-${data.GITHUB_JOB}`,
    workspace: data.GITHUB_WORKSPACE,
    temp: data.RUNNER_TEMP,
  });
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
