import { Octokit } from '@octokit/rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import * as z from 'zod';
import { isJsonObject } from '../../kernel/json.ts';
import type { ProviderContext } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';
import { lastingFault, passingFault } from '../../upstream/fault.ts';
import { timedOut, unreachable } from '../../upstream/no-answer.ts';
import type { Unanswered } from '../../upstream/no-answer.ts';
import { plain } from '../../upstream/text.ts';
import type { FailedAnswer } from '../../upstream/fault.ts';
import { faultOf, untilReset } from './fault.ts';
import { Pace } from './pace.ts';
import type { Place } from './place.ts';
import { MOST_WAIT_MS, RESERVE } from './rates.ts';
import type { RequestsLeft } from './rates.ts';
import { cappedFetch } from './transport.ts';

/** Further tries of a read that met a breakdown, 250 ms and 1 s later. */
const READ_RETRIES = 2;
const RETRY_BASE_MS = 250;

/** One request. */
export interface GitHubRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the repository (`/issues/7`), or with `root` below the API (`/repos/octo/other/issues/7`). */
  readonly path: string;
  readonly root?: boolean;
  readonly query?: { readonly [name: string]: string | number };
  /** Of a GET only: GitHub refuses every write that has one, fresh or stale, with 400. */
  readonly ifNoneMatch?: string;
  readonly json?: { readonly [name: string]: unknown };
}

/** Any answer, 3xx and 304 among them; `body` is parsed JSON. */
export interface GitHubAnswer extends FailedAnswer {
  readonly body: unknown;
}

/** Data of a GraphQL query, or why there is none; `passing` when a later try may have it. */
export type GraphqlAnswer =
  { readonly kind: 'data'; readonly data: unknown } | { readonly kind: 'none'; readonly passing: boolean };

/** Sends requests to one repository's API. */
export interface GitHubClient {
  /** Reads are tried again after breakdowns, writes never. Errors: faults of the network. */
  send(request: GitHubRequest): Promise<GitHubAnswer>;
  /** Asks a question by GraphQL; its failures are answers, for nothing depends on it alone. */
  graphql(query: string, variables: { readonly [name: string]: unknown }): Promise<GraphqlAnswer>;
  /** Waits for the hour's requests to be filled again, when few are left and that is soon; gives how long. */
  ready(): Promise<number>;
  /** Errors: `rate-limited` when too little is left of the hour's requests to begin a record's writes. */
  reserve(): void;
  /** What the last answer said of the hour's requests; null before one did, or when the hour is over. */
  requestsLeft(): RequestsLeft | null;
  readonly pace: Pace;
}

/**
 * Makes the client of one repository.
 *
 * The token goes to the API's own origin only: no redirect is followed and no address of an answer is
 * asked (A45, A46). octokit's throttling paces writes by our own clock: its defaults make 17 issues a
 * minute where GitHub takes 80, and know no path of an Enterprise Server. Neither it nor the retry plugin
 * may repeat a write; a limit becomes a fault with its time, whatever octokit would wait.
 * Errors: `token-missing`, `token-invalid`, `unreachable`, `timed-out`, `answer-too-large`.
 */
export function createClient(
  place: Place,
  context: Pick<ProviderContext, 'sleep' | 'now'>,
  timeoutMs: number,
): GitHubClient {
  const pace = new Pace(context);
  const budget = new Budget(context);
  const octokits = {
    rest: openOctokit(place, { pace, timeoutMs }),
    graphql: openOctokit(place, { timeoutMs }),
  };
  const clean = (text: string) => plain(text.replaceAll(place.token, '***'));

  async function ask(octokit: Octokit, about: Asked): Promise<GitHubAnswer> {
    const { method, url, label, headers = {}, json } = about;
    // A number of its own would make the plugin repeat a read even after a 404.
    const request = method === 'GET' ? {} : { retries: 0 };
    try {
      const sent = { method, url, headers, request };
      const answer = await octokit.request(json === undefined ? sent : { ...sent, data: json });
      return answerOf(answer, label, clean);
    } catch (error) {
      const response = failedResponse.safeParse(error);
      if (response.success) return answerOf(response.data.response, label, clean);
      throw networkFault(error, { label, origin: new URL(place.apiUrl).origin, timeoutMs });
    }
  }

  return {
    pace,
    ready: async () => budget.ready(),
    reserve: () => budget.reserve(),
    requestsLeft: () => budget.known(),
    async send(request) {
      if (request.method === 'GET') await budget.ready();
      const path = request.root === true ? request.path : `/repos/${place.repository}${request.path}`;
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(request.query ?? {})) query.set(name, String(value));
      const asked = query.size === 0 ? path : `${path}?${query.toString()}`;
      const answer = await ask(octokits.rest, {
        method: request.method,
        url: `${place.apiUrl}${asked}`,
        label: `${request.method} ${plain(path)}`,
        headers: {
          'x-github-api-version': '2022-11-28',
          ...(request.ifNoneMatch === undefined ? {} : { 'if-none-match': request.ifNoneMatch }),
        },
        ...(request.json === undefined ? {} : { json: request.json }),
      });
      budget.note(answer.headers);
      return answer;
    },
    async graphql(query, variables) {
      try {
        const json = { query, variables };
        const label = 'POST graphql';
        const answer = await ask(octokits.graphql, { method: 'POST', url: place.graphqlUrl, label, json });
        const { status, body } = answer;
        if (status !== 200) return { kind: 'none', passing: faultOf(answer).retryable };
        const { data, errors } = isJsonObject(body) ? body : {};
        const hasData = isJsonObject(data) && errors === undefined;
        return hasData ? { kind: 'data', data } : { kind: 'none', passing: false };
      } catch (error) {
        if (!(error instanceof ProviderFault)) throw error;
        return { kind: 'none', passing: error.retryable };
      }
    },
  };
}

interface Asked {
  readonly method: GitHubRequest['method'];
  readonly url: string;
  readonly label: string;
  readonly headers?: { readonly [name: string]: string };
  readonly json?: { readonly [name: string]: unknown };
}

function openOctokit(place: Place, about: { readonly pace?: Pace; readonly timeoutMs: number }): Octokit {
  const { pace, timeoutMs } = about;
  return new (Octokit.plugin(retry, throttling))({
    auth: place.token,
    baseUrl: place.apiUrl,
    userAgent: 'sync-kernel',
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    request: { fetch: cappedFetch(timeoutMs) },
    retry: { retries: READ_RETRIES, doNotRetry: DO_NOT_RETRY, retryAfterBaseValue: RETRY_BASE_MS },
    throttle:
      pace === undefined
        ? { enabled: false }
        : {
            write: lane(async () => pace.turn()),
            notifications: lane(async () => undefined),
            onRateLimit: nothing,
            onSecondaryRateLimit: nothing,
          },
  });
}

/** Whatever was understood is not asked again. */
const DO_NOT_RETRY = Array.from({ length: 100 }, (_, i) => 400 + i);

type Throttle = NonNullable<NonNullable<ConstructorParameters<typeof Octokit>[0]>['throttle']>;
type Lane = NonNullable<Extract<Throttle, { write?: unknown }>['write']>;

/** The part of a Bottleneck group that the throttling plugin uses: something to wait for before a request. */
function lane(turn: () => Promise<void>): Lane {
  return { key: () => ({ schedule: turn }) } as unknown as Lane;
}

function nothing(): void {
  // What octokit would log or repeat, our answers and faults say.
}

const failedResponse = z.object({
  response: z.object({
    status: z.number().int(),
    headers: z.record(z.string(), z.union([z.string(), z.number(), z.undefined()])),
    data: z.unknown().optional(),
  }),
});

function answerOf(
  response: { readonly status: number; readonly headers: object; readonly data?: unknown },
  label: string,
  clean: (text: string) => string,
): GitHubAnswer {
  const { status, data: body } = response;
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) {
    if (typeof value === 'string' || typeof value === 'number') headers.set(name, String(value));
  }
  const { message, errors } = isJsonObject(body) ? body : {};
  const said = typeof message === 'string' ? message : '';
  const more = Array.isArray(errors) ? `: ${errors.map(detailOf).join('; ')}` : '';
  return { status, headers, body, reason: status < 300 ? '' : clean(said + more), request: label };
}

function detailOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message, field, code } = isJsonObject(error) ? error : {};
  return typeof message === 'string'
    ? message
    : [field, code].filter((part) => typeof part === 'string').join(' ');
}

function networkFault(error: unknown, at: Unanswered): ProviderFault {
  const causes = causesOf(error);
  const ours = causes.find((cause) => cause instanceof ProviderFault);
  if (ours !== undefined) return ours;
  // octokit gives a status to whatever it could not send; anything else is a bug.
  if (!causes.some((cause) => 'status' in cause)) throw error;
  const isLate = causes.some((cause) => 'name' in cause && cause.name === 'TimeoutError');
  if (isLate) return timedOut(at, error);
  const code = causes.map((cause) => ('code' in cause ? cause.code : null)).findLast(Boolean);
  return unreachable(at, typeof code === 'string' ? code : undefined, error);
}

function causesOf(error: unknown): readonly object[] {
  const causes: object[] = [];
  for (let at = error; at !== null && typeof at === 'object' && causes.length < 5;) {
    causes.push(at);
    at = 'cause' in at ? at.cause : null;
  }
  return causes;
}

/** What is left of the hour's requests, as the last answer said. */
class Budget {
  private readonly context: Pick<ProviderContext, 'sleep' | 'now'>;
  private waited = 0;
  private most = 0;
  private left = Number.POSITIVE_INFINITY;
  private filledAt = 0;

  constructor(context: Pick<ProviderContext, 'sleep' | 'now'>) {
    this.context = context;
  }

  async ready(): Promise<number> {
    const wait = this.filledAt - this.context.now();
    if (this.left >= RESERVE || wait <= 0 || this.waited + wait > MOST_WAIT_MS) return 0;
    this.waited += wait;
    await this.context.sleep(wait);
    return wait;
  }

  note(headers: Headers): void {
    const left = headers.get('x-ratelimit-remaining') ?? '';
    const wait = untilReset(headers);
    if (!/^\d{1,12}$/.test(left) || wait === null) return;
    const most = headers.get('x-ratelimit-limit') ?? '';
    this.most = /^\d{1,12}$/.test(most) ? Number(most) : 0;
    this.left = Number(left);
    this.filledAt = this.context.now() + wait;
  }

  known(): RequestsLeft | null {
    const wait = this.filledAt - this.context.now();
    if (this.most === 0 || wait <= 0) return null;
    return { most: this.most, left: this.left, resets: Math.ceil(wait / 1000) };
  }

  reserve(): void {
    const wait = this.filledAt - this.context.now();
    if (this.left >= RESERVE || wait <= 0) return;
    const said = `Only ${this.left} requests are left of GitHub's hourly limit.`;
    const retryAfterMs = Math.max(0, wait - MOST_WAIT_MS);
    throw passingFault('rate-limited', `${said} The rest is written by a later run.`, { retryAfterMs });
  }
}

/** Checks an answer's body. Errors: `bad-answer`, naming the request and the member. */
export function checked<T>(schema: z.ZodType<T>, answer: GitHubAnswer): T {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  throw lastingFault('bad-answer', `${answer.request} was answered with what cannot be read (${plain(at)}).`);
}
