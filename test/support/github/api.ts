import { createHash } from 'node:crypto';
import { notAccessible } from './actors.ts';
import { CHECK_ROUTES } from './check-routes.ts';
import { COMMENT_ROUTES } from './comment-routes.ts';
import { notFound, ok, Refusal } from './exchange.ts';
import type { Answer, ApiRequest } from './exchange.ts';
import { ISSUE_ROUTES } from './issue-routes.ts';
import { Moved } from './issues.ts';
import { LABEL_ROUTES } from './label-routes.ts';
import type { Person } from './people.ts';
import { PULL_ROUTES } from './pull-routes.ts';
import { renderUser } from './render.ts';
import { REPOSITORY_ROUTES } from './repository-routes.ts';
import { answerFrom } from './route.ts';
import type { Site } from './site.ts';
import { UPSTREAM_USER } from './upstream.ts';

const ROUTES = [
  ...REPOSITORY_ROUTES,
  ...LABEL_ROUTES,
  ...COMMENT_ROUTES,
  ...ISSUE_ROUTES,
  ...PULL_ROUTES,
  ...CHECK_ROUTES,
].toSorted((a, b) => Number(a.on.endsWith('+')) - Number(b.on.endsWith('+')));

const CONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'];

/**
 * Answers one request of the REST API; never throws for what a client did wrong.
 *
 * `strange` takes note of requests that no route knows: their 404 is ours, not GitHub's.
 */
export async function answerRest(
  site: Site,
  request: ApiRequest,
  strange: (request: ApiRequest) => void,
): Promise<Answer> {
  try {
    refuseConditions(request);
    const answer = (await answerAccount(site, request)) ?? (await answerRepository(site, request));
    if (answer !== null) return answer;
    strange(request);
    return {
      status: 404,
      json: { message: `The stand-in knows no ${request.method} ${request.path}`, status: '404' },
    };
  } catch (error) {
    if (error instanceof Moved) {
      const location = `${site.apiUrl}${error.to}`;
      return {
        ...error.answer,
        json: { message: 'Moved Permanently', url: location, documentation_url: location },
        headers: { location },
      };
    }
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function refuseConditions({ method, headers }: ApiRequest): void {
  if (method === 'GET' || method === 'HEAD') return;
  if (!CONDITIONS.some((name) => headers[name] !== undefined)) return;
  throw new Refusal(400, 'Bad Request', [
    'Conditional request headers are not allowed in unsafe requests unless supported by the endpoint',
  ]);
}

async function answerRepository(site: Site, request: ApiRequest): Promise<Answer | null> {
  if (!request.path.startsWith('/repos/')) return null;
  return answerFrom(ROUTES, site, request);
}

async function answerAccount(site: Site, request: ApiRequest): Promise<Answer | null> {
  if (request.method !== 'GET') return null;
  if (request.path === '/user') {
    if (request.actor.kind !== 'user') throw notAccessible(request.actor);
    return ok(await account(site, site.people.get(request.actor.login)));
  }
  const [, login] = /^\/users\/([^/]+)$/.exec(request.path) ?? [];
  if (login === undefined) return null;
  const person = site.people.find(decodeURIComponent(login));
  if (person === null) throw notFound();
  return ok(await account(site, person));
}

async function account(site: Site, person: Person): Promise<object> {
  const path = `/users/${encodeURIComponent(person.key)}`;
  return {
    ...(await site.upstream.ask({ as: person.key, path, shape: UPSTREAM_USER })),
    ...renderUser(site, person),
  };
}

/** The weak ETag of an answer; another token gets another one for the same content, as on GitHub. */
export function etagOf(answer: Answer, token: string): string {
  const text = `${token}\n${answer.headers?.['link'] ?? ''}\n${bodyText(answer)}`;
  return `W/"${createHash('sha256').update(text).digest('hex')}"`;
}

/** The bytes of an answer's body. */
export function bodyText(answer: Answer): string {
  if (answer.text !== undefined) return answer.text;
  return answer.json === undefined ? '' : JSON.stringify(answer.json);
}
