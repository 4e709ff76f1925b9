import { Octokit } from '@octokit/rest';
import { retry } from '@octokit/plugin-retry';
import * as z from 'zod';
import { HostFault } from '../host.ts';

export interface ClientOptions {
  /** Such as `https://api.github.com`; every request goes to this origin. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
}

interface Answer {
  readonly status: number;
  readonly data: unknown;
}

/** Requests to one repository's API, each answer checked before it is believed. */
export interface Client {
  /** Reads; null for 404 and 410. */
  get<Shape>(schema: z.ZodType<Shape>, route: string, parameters?: Parameters): Promise<Shape | null>;
  /** Reads all pages of a list. */
  list<Shape>(item: z.ZodType<Shape>, route: string, parameters?: Parameters): Promise<readonly Shape[]>;
  /** Writes, once: a write is never sent again by itself. */
  send<Shape>(schema: z.ZodType<Shape>, route: string, parameters?: Parameters): Promise<Shape>;
  /** Null where the host has no GraphQL, or does not answer this question. */
  graphql<Shape>(schema: z.ZodType<Shape>, query: string, variables: Parameters): Promise<Shape | null>;
}

type Parameters = { readonly [name: string]: unknown };

const PER_PAGE = 100;
/** GitHub itself ends long lists here; a list that goes on is one that leads in a circle (A46). */
const MAX_PAGES = 300;
const TIMEOUT_MS = 30_000;
/** How often a read is sent again after an answer of 5xx or none. */
const READ_RETRIES = 2;
/** Only for none at all: a number given with a request makes the plugin send refused ones again too. */
const ONCE = { request: { retries: 0 } };

/** Opens a client. Nothing is asked before the first call. */
export function openClient(options: ClientOptions): Client {
  const octokit = new (Octokit.plugin(retry))({
    auth: options.token,
    baseUrl: options.apiUrl,
    userAgent: 'sync-kernel',
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    request: { fetch: guardedFetch([options.apiUrl, options.graphqlUrl]) },
    retry: { retries: READ_RETRIES, doNotRetry: [400, 401, 403, 404, 409, 410, 412, 422, 429, 451] },
  });
  const place = { owner: options.owner, repo: options.repo };
  const headers = { 'x-github-api-version': '2022-11-28' };

  async function ask(route: string, parameters: Parameters): Promise<Answer> {
    try {
      return await octokit.request(route, { ...place, headers, ...parameters });
    } catch (error) {
      throw faultOf(error, route);
    }
  }

  function checked<Shape>(schema: z.ZodType<Shape>, data: unknown, route: string): Shape {
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new HostFault({
      code: 'bad-answer',
      message: `GitHub's answer to ${route} cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      retryable: false,
    });
  }

  return {
    async get(schema, route, parameters = {}) {
      try {
        return checked(schema, (await ask(route, parameters)).data, route);
      } catch (error) {
        if (error instanceof HostFault && error.code === 'not-found') return null;
        throw error;
      }
    },
    async list(item, route, parameters = {}) {
      const all: z.output<typeof item>[] = [];
      const schema = z.array(item);
      for (let page = 1; page <= MAX_PAGES; page++) {
        const answer = await ask(route, { ...parameters, per_page: PER_PAGE, page });
        const items = checked(schema, answer.data, route);
        all.push(...items);
        if (items.length < PER_PAGE) return all;
      }
      throw new HostFault({
        code: 'bad-answer',
        message: `GitHub's list ${route} does not end after ${MAX_PAGES} pages`,
        retryable: false,
      });
    },
    async send(schema, route, parameters = {}) {
      return checked(schema, (await ask(route, { ...parameters, ...ONCE })).data, route);
    },
    async graphql(schema, query, variables) {
      try {
        const { data } = await octokit.request(`POST ${options.graphqlUrl}`, {
          query,
          variables,
          request: { retries: 0 },
        });
        const answer = z.union([
          z.object({ data: schema }),
          z.object({ errors: z.array(z.unknown()).min(1) }),
        ]);
        const read = checked(answer, data, 'graphql');
        return 'data' in read ? read.data : null;
      } catch (error) {
        if (error instanceof HostFault) throw error;
        const fault = faultOf(error, 'graphql');
        if (fault.code === 'not-found') return null;
        throw fault;
      }
    },
  };
}

function nothing(): void {
  // What octokit would log, our faults say.
}

/** Refuses every request and every redirect to another host; a token is for one host (A45). */
function guardedFetch(allowed: readonly string[]): typeof fetch {
  const origins = new Set(allowed.map((url) => new URL(url).origin));
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!origins.has(new URL(url).origin)) throw elsewhere(url);
    const answer = await fetch(input, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status < 300 || answer.status > 399 || answer.status === 304) return answer;
    const location = answer.headers.get('location');
    const target = location === null ? null : new URL(location, url);
    const method = init?.method ?? 'GET';
    if (target === null || method !== 'GET' || !origins.has(target.origin))
      throw elsewhere(target?.href ?? url);
    return fetch(target, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  };
}

function elsewhere(url: string): HostFault {
  return new HostFault({
    code: 'moved',
    message: `GitHub sent us to ${new URL(url).host}; we go nowhere else with the token. Has the repository moved?`,
    retryable: false,
  });
}

const requestError = z.object({
  status: z.number(),
  message: z.string(),
  response: z
    .object({
      headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
      data: z.unknown(),
    })
    .optional(),
});

/** What a failed request means. A limit is not a refusal, although GitHub answers both with 403 (E38). */
export function faultOf(error: unknown, route: string): HostFault {
  if (error instanceof HostFault) return error;
  if (error instanceof Error && error.cause instanceof HostFault) return error.cause;
  const parsed = requestError.safeParse(error);
  const { status, message } = parsed.success ? parsed.data : { status: 0, message: String(error) };
  const headers = parsed.data?.response?.headers ?? {};
  const fault = (code: string, more: { retryable: boolean; retryAfterMs?: number }): HostFault =>
    new HostFault({ code, message: `GitHub ${route}: ${message}`, cause: error, ...more });
  if (status === 404 || status === 410) return fault('not-found', { retryable: false });
  const retryAfterMs = waitOf(headers);
  const isLimit =
    status === 429 || (status === 403 && (retryAfterMs !== undefined || /rate limit/i.test(message)));
  if (isLimit) return fault('rate-limited', { retryable: true, retryAfterMs: retryAfterMs ?? 60_000 });
  if (status === 401) return fault('unauthorized', { retryable: false });
  if (status === 403) return fault('forbidden', { retryable: false });
  if (status >= 400 && status < 500) return fault('invalid', { retryable: false });
  // octokit gives 500 to what never had an answer.
  if (status >= 500 && parsed.data?.response !== undefined) return fault('server-error', { retryable: true });
  return fault('unreachable', { retryable: true });
}

type Headers = { readonly [name: string]: string | number | undefined };

/** Milliseconds to wait, from `retry-after` or an empty budget's reset; undefined when neither is there. */
function waitOf(headers: Headers): number | undefined {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && headers['retry-after'] !== undefined) return after * 1000;
  if (String(headers['x-ratelimit-remaining']) !== '0') return undefined;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) : undefined;
}
