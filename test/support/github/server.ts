import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenOf } from './actors.ts';
import type { Actor } from './actors.ts';
import { answerRest, bodyText, etagOf } from './api.ts';
import { Refusal } from './exchange.ts';
import type { Answer, ApiRequest, JsonObject, LoggedRequest } from './exchange.ts';
import type { Fault, Rules } from './faults.ts';
import type { Limits } from './limits.ts';
import type { Site } from './site.ts';

/** What the server needs of the rest; `site` is given once the server's port is known. */
export interface ServerParts {
  readonly site: Site;
  readonly rules: Rules;
  readonly limits: Limits;
  readonly requests: LoggedRequest[];
  /** Requests no route knew. */
  readonly strange: string[];
  /** Runs one change of the world at a time. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  readonly graphql: (request: ApiRequest) => Promise<Answer>;
  /** Serves everything outside the API: git over HTTP. */
  readonly git: (incoming: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  /** Faults of the stand-in itself, shown by `close()`. */
  readonly broken: unknown[];
}

/** Opens a port; requests that come before `serve` is called wait for it. */
export async function openServer(): Promise<{
  server: Server;
  url: string;
  serve: (parts: ServerParts) => void;
}> {
  let ready: (parts: ServerParts) => void = () => undefined;
  const given = new Promise<ServerParts>((resolve) => (ready = resolve));
  const server = createServer((incoming, response) => {
    given
      .then((parts) => handle(parts, incoming, response))
      .catch((error: unknown) => {
        void given.then(({ broken }) => broken.push(error));
        if (!response.headersSent) response.writeHead(599, { 'content-type': 'text/plain' });
        response.end(
          `The stand-in broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, serve: ready };
}

async function handle(
  parts: ServerParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', parts.site.serverUrl);
  const graphql = url.pathname === '/api/graphql';
  if (!graphql && !url.pathname.startsWith('/api/v3/')) return parts.git(incoming, response);
  const raw = await readBody(incoming);
  const token = tokenOf(incoming.headers.authorization) ?? '';
  const actor = parts.site.tokens.find(token);
  const path = graphql ? '/graphql' : url.pathname.slice('/api/v3'.length);
  const body = parseBody(raw);
  const entry: LoggedRequest = {
    method: incoming.method ?? 'GET',
    path: decodeURI(path),
    query: url.search,
    login: actor?.login ?? null,
    status: 0,
    body: body ?? {},
    headers: incoming.headers,
  };
  parts.requests.push(entry);
  const early = refuseEarly(parts.site, { actor, token, body, agent: incoming.headers['user-agent'] });
  if (early !== null || actor === null || body === null) {
    entry.status = early?.status ?? 400;
    return write(response, early ?? new Refusal(400, 'Problems parsing JSON').answer, {});
  }
  const request: ApiRequest = {
    method: entry.method,
    path,
    query: url.searchParams,
    headers: incoming.headers,
    body,
    actor,
  };
  await parts.rules.runBefore(request);
  const fault = parts.rules.faultFor(request);
  const answer = await answerWith(parts, { request, fault, token, graphql });
  await parts.rules.runAfter(request);
  if (answer === 'cut') return void response.destroy();
  if (answer === 'hang') return;
  entry.status = answer.status;
  const headers = {
    'x-github-request-id': `STANDIN:${parts.requests.length}`,
    date: new Date(parts.site.clock.seconds() * 1000).toUTCString(),
  };
  write(response, answer, { ...headers, ...parts.limits.headers(token) });
}

function refuseEarly(
  site: Site,
  about: { actor: Actor | null; token: string; body: JsonObject | null; agent: string | undefined },
): Answer | null {
  if (about.agent === undefined)
    return new Refusal(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
    ).answer;
  if (about.token === '') return new Refusal(401, 'Requires authentication').answer;
  if (about.actor === null) return new Refusal(401, 'Bad credentials').answer;
  return site.people.find(about.actor.login) === null ? new Refusal(401, 'Bad credentials').answer : null;
}

/** The answer after limits, faults and ETags; `cut` and `hang` where the connection gets none. */
async function answerWith(
  parts: ServerParts,
  about: { request: ApiRequest; fault: Fault | null; token: string; graphql: boolean },
): Promise<Answer | 'cut' | 'hang'> {
  const { request, fault, token } = about;
  const before = fault === null ? null : insteadOf(parts, fault, token);
  if (before !== null) return before;
  if (!parts.limits.take(token)) return overLimit();
  const answer = await parts.exclusive(() =>
    about.graphql
      ? parts.graphql(request)
      : answerRest(parts.site, request, (one) => parts.strange.push(`${one.method} ${one.path}`)),
  );
  return afterwards(parts, fault, conditional(parts, request, token, answer));
}

function insteadOf(parts: ServerParts, fault: Fault, token: string): Answer | 'cut' | 'hang' | null {
  if ('late' in fault && fault.late) return null;
  switch (fault.kind) {
    case 'reset':
      return 'cut';
    case 'hang':
      return 'hang';
    case 'status':
      return {
        status: fault.status,
        json: fault.body ?? { message: 'Server Error', status: String(fault.status) },
      };
    case 'primary-limit':
      parts.limits.set(token, 0, fault.resetSeconds);
      return overLimit();
    case 'secondary-limit': {
      const message =
        'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.';
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      return { ...new Refusal(fault.status ?? 403, message).answer, headers };
    }
    case 'redirect':
      return {
        status: fault.status ?? 307,
        headers: { location: fault.to },
        json: { message: 'Temporary Redirect', url: fault.to },
      };
    default:
      return null;
  }
}

function overLimit(): Answer {
  return new Refusal(403, 'API rate limit exceeded for installation.').answer;
}

function conditional(parts: ServerParts, request: ApiRequest, token: string, answer: Answer): Answer {
  if (answer.status !== 200 || request.method !== 'GET') return answer;
  const etag = etagOf(answer, token);
  const headers = {
    ...answer.headers,
    etag,
    'cache-control': 'private, max-age=60, s-maxage=60',
    vary: 'Accept, Authorization, Cookie, X-GitHub-OTP',
  };
  const known = String(request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim());
  if (!known.includes(etag) && !known.includes('*')) return { ...answer, headers };
  parts.limits.giveBack(token);
  return { status: 304, headers };
}

function afterwards(_parts: ServerParts, fault: Fault | null, answer: Answer): Answer | 'cut' | 'hang' {
  switch (fault?.kind) {
    case 'reset':
      return 'cut';
    case 'hang':
      return 'hang';
    case 'status':
      return { status: fault.status, json: fault.body ?? { message: 'Server Error' } };
    case 'next-page':
      return { ...answer, headers: { ...answer.headers, link: `<${fault.to}>; rel="next"` } };
    case 'rewrite':
      return fault.change(answer);
    default:
      return answer;
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as an object; a bare list, as old clients send labels, becomes `{labels: […]}`; null when it is no JSON. */
function parseBody(raw: string): JsonObject | null {
  if (raw.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(raw);
    if (Array.isArray(value)) return { labels: value };
    return typeof value === 'object' && value !== null ? (value as JsonObject) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function write(response: ServerResponse, answer: Answer, headers: { readonly [name: string]: string }): void {
  const type = answer.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(answer.status, {
    ...headers,
    ...type,
    'x-github-media-type': 'github.v3; format=json',
    ...answer.headers,
  });
  response.end(answer.status === 304 ? undefined : bodyText(answer));
}
