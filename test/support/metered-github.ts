import { createHash } from 'node:crypto';
import type { JsonObject } from './github/exchange.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One limit, and how near it ever was. */
class Meter {
  readonly most: number;
  readonly windowMs: number;
  peak = 0;
  private times: { readonly at: number; readonly units: number }[] = [];

  constructor(most: number, windowMs: number) {
    this.most = most;
    this.windowMs = windowMs;
  }

  /** Milliseconds until the units fit into the window that ends now; 0 when they do. */
  waitFor(units: number, now: number): number {
    this.times = this.times.filter(({ at }) => at > now - this.windowMs);
    let used = this.times.reduce((sum, one) => sum + one.units, 0) + units;
    for (const one of this.times) {
      if (used <= this.most) return 0;
      used -= one.units;
      if (used <= this.most) return one.at + this.windowMs - now;
    }
    return used <= this.most ? 0 : this.windowMs;
  }

  take(units: number, now: number): void {
    this.times.push({ at: now, units });
    this.peak = Math.max(
      this.peak,
      this.times.filter(({ at }) => at > now - this.windowMs).reduce((sum, one) => sum + one.units, 0),
    );
  }
}

interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: string;
  labels: readonly string[];
  readonly createdAt: string;
  updatedAt: string;
}

/**
 * The issues of one repository behind GitHub's limits, in simulated time and without a network.
 *
 * Far less than the stand-in of `github/`, and strict in what it has: each request takes time, counts
 * against the primary limit (1,000 in a fixed hour, as of a job's token), the points of a minute, the
 * writes of a minute and the new issues of an hour, and is refused as GitHub refuses. Source: GitHub's
 * "Rate limits for the REST API".
 */
export class MeteredGitHub {
  readonly issues: Issue[] = [];
  /** Refused requests, with the limit. */
  readonly refused: string[] = [];
  readonly strange: string[] = [];
  readonly meters = {
    points: new Meter(900, MINUTE),
    writes: new Meter(80, MINUTE),
    creates: new Meter(500, HOUR),
  };
  requests = 0;
  /** The most requests in one hour of the primary limit. */
  peakOfHour = 0;
  now: number;
  /** Told of each request before and after its effect; what it throws is the network's end. */
  hook: (when: 'before' | 'after', request: string) => void = () => undefined;
  private readonly random: () => number;
  private readonly most: number;
  private readonly slow: number;
  private hour = { ends: 0, used: 0 };

  /** `slow`: how many times longer than usual requests take. */
  constructor(about: {
    readonly now: number;
    readonly random: () => number;
    readonly requestsAnHour?: number;
    readonly slow?: number;
  }) {
    this.now = about.now;
    this.random = about.random;
    this.most = about.requestsAnHour ?? 1000;
    this.slow = about.slow ?? 1;
  }

  readonly sleep = async (ms: number): Promise<void> => {
    this.now += ms;
  };

  /** Takes the place of the global `fetch`. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init.method ?? 'GET';
    const name = `${method} ${url.pathname}`;
    // A request is on its way, and so is its answer: between 30 and 150 ms each.
    this.pass();
    this.hook('before', name);
    const limited = this.limit(method, url);
    const answer = limited ?? this.answer(name, url, init);
    this.hook('after', name);
    const sent = this.now;
    this.pass();
    const headers = { ...answer.headers, ...this.headers(sent), 'content-type': 'application/json' };
    const body = answer.status === 304 ? null : JSON.stringify(answer.json);
    return new Response(body, { status: answer.status, headers });
  };

  private pass(): void {
    this.now += this.slow * (30 + Math.floor(this.random() * 120));
  }

  private limit(method: string, { pathname }: URL): Answer | null {
    const { points, writes, creates } = this.meters;
    const isWrite = method !== 'GET' && !pathname.endsWith('/graphql');
    const isCreate = method === 'POST' && pathname.endsWith('/issues');
    if (this.now >= this.hour.ends) this.hour = { ends: this.now + HOUR, used: 0 };
    this.requests += 1;
    if (this.hour.used >= this.most)
      return this.refuse('requests', 'API rate limit exceeded for installation.');
    this.hour.used += 1;
    this.peakOfHour = Math.max(this.peakOfHour, this.hour.used);
    for (const [limit, meter, units] of [
      ['points', points, isWrite ? 5 : 1],
      ['writes', writes, isWrite ? 1 : 0],
      ['creates', creates, isCreate ? 1 : 0],
    ] as const) {
      const wait = units === 0 ? 0 : meter.waitFor(units, this.now);
      if (wait > 0) return this.refuse(limit, 'You have exceeded a secondary rate limit. Please wait.', wait);
    }
    points.take(isWrite ? 5 : 1, this.now);
    if (isWrite) writes.take(1, this.now);
    if (isCreate) creates.take(1, this.now);
    return null;
  }

  private refuse(limit: string, message: string, waitMs?: number): Answer {
    this.refused.push(limit);
    const headers = waitMs === undefined ? {} : { 'retry-after': String(Math.ceil(waitMs / 1000)) };
    return { status: 403, json: { message }, headers };
  }

  private answer(name: string, url: URL, init: RequestInit): Answer {
    const json = typeof init.body === 'string' ? (JSON.parse(init.body) as JsonObject) : {};
    if (name === 'GET /repos/octo/app/issues') return this.list(url.searchParams, init);
    if (name === 'POST /repos/octo/app/issues') return this.create(json);
    if (name === 'POST /graphql')
      return { status: 200, json: { data: { repository: { issues: { totalCount: this.issues.length } } } } };
    const issue = this.issues[Number(/^GET \/repos\/octo\/app\/issues\/(\d+)$/.exec(name)?.[1]) - 1];
    if (issue !== undefined) return { status: 200, json: render(issue) };
    this.strange.push(name);
    return { status: 404, json: { message: 'Not Found' } };
  }

  private list(query: URLSearchParams, init: RequestInit): Answer {
    const [size, page] = [Number(query.get('per_page')), Number(query.get('page'))];
    const sort = query.get('sort') === 'created' ? 'createdAt' : 'updatedAt';
    const since = query.get('since') ?? '';
    const all = this.issues
      .filter(({ updatedAt }) => updatedAt >= since)
      .toSorted((a, b) => (a[sort] < b[sort] ? 1 : a[sort] > b[sort] ? -1 : b.number - a.number));
    const json = all.slice((page - 1) * size, page * size).map(render);
    const etag = `W/"${createHash('sha256').update(JSON.stringify(json)).digest('hex')}"`;
    if (new Headers(init.headers).get('if-none-match') !== etag)
      return { status: 200, json, headers: { etag } };
    this.hour.used -= 1;
    return { status: 304, json: null, headers: { etag } };
  }

  private create({ title, body, labels }: JsonObject): Answer {
    const at = `${new Date(this.now).toISOString().slice(0, 19)}Z`;
    const issue: Issue = {
      number: this.issues.length + 1,
      title: String(title),
      body: String(body),
      state: 'open',
      labels: Array.isArray(labels) ? labels.map(String) : [],
      createdAt: at,
      updatedAt: at,
    };
    this.issues.push(issue);
    return { status: 201, json: render(issue) };
  }

  private headers(sent: number): { readonly [name: string]: string } {
    return {
      date: new Date(sent).toUTCString(),
      'x-ratelimit-limit': String(this.most),
      'x-ratelimit-remaining': String(Math.max(0, this.most - this.hour.used)),
      'x-ratelimit-reset': String(Math.ceil(this.hour.ends / 1000)),
    };
  }
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: { readonly [name: string]: string };
}

function render({ number, title, body, state, labels, createdAt, updatedAt }: Issue): JsonObject {
  return {
    id: 90_000 + number,
    number,
    title,
    body,
    state,
    state_reason: null,
    labels: labels.map((name) => ({ name })),
    assignees: [],
    milestone: null,
    html_url: `https://github.com/octo/app/issues/${number}`,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
