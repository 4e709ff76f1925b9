import { notAccessible, tokenAllows } from './actors.ts';
import type { Scope } from './actors.ts';
import { notFound, Refusal } from './exchange.ts';
import type { Answer, ApiRequest } from './exchange.ts';
import { atLeast, baseRole } from './people.ts';
import type { BuiltInRole, Person } from './people.ts';
import { findRepository, roleOf } from './site.ts';
import type { Repository, Site } from './site.ts';

/** What a route of one repository gets. */
export interface Context {
  readonly site: Site;
  readonly repository: Repository;
  readonly params: { readonly [name: string]: string };
  readonly request: ApiRequest;
  readonly person: Person;
}

/** One route; the pattern is `METHOD /below/the/repository/:param`, a last `:param+` takes the rest of the path. */
export interface Route {
  readonly on: string;
  readonly handle: (context: Context) => Promise<Answer>;
}

/** Finds and runs the route below `/repos/{owner}/{repo}`; null when no route has this path. */
export async function answerFrom(
  routes: readonly Route[],
  site: Site,
  request: ApiRequest,
): Promise<Answer | null> {
  const [, , owner, name, ...rest] = request.path.split('/').map(decodeURIComponent);
  for (const route of routes) {
    const params = matchRoute(route.on, request.method, rest);
    if (params === null) continue;
    const repository = findRepository(site, owner ?? '', name ?? '');
    const person = site.people.get(request.actor.login);
    if (repository === null || !visibleTo(request, repository, person)) throw notFound();
    return route.handle({ site, repository, params, request, person });
  }
  return null;
}

function matchRoute(
  on: string,
  method: string,
  segments: readonly string[],
): { [name: string]: string } | null {
  const space = on.indexOf(' ');
  if (on.slice(0, space) !== method) return null;
  const pattern = on
    .slice(space + 1)
    .split('/')
    .filter(Boolean);
  const params: { [name: string]: string } = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (part.startsWith(':') && part.endsWith('+')) {
      params[part.slice(1, -1)] = segments.slice(index).join('/');
      return segments.length > index ? params : null;
    }
    if (segment === undefined || segment === '') return null;
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return segments.length === pattern.length ? params : null;
}

/** A private repository does not exist for whom may not read it, nor for another repository's job. */
export function visibleTo(request: ApiRequest, repository: Repository, person: Person): boolean {
  if (!repository.private) return true;
  const { actor } = request;
  if (actor.kind === 'user') return baseRole(roleOf(repository, person)) !== 'none';
  return atHome(request, repository);
}

function atHome(request: ApiRequest, repository: Repository): boolean {
  const home = request.actor.repository;
  return home === null || home.toLowerCase() === repository.path.slice('/repos/'.length).toLowerCase();
}

/** Whether the one who asks is at least this in the repository; an installation counts by its permissions alone. */
export function ranks({ request, repository, person }: Context, role: BuiltInRole): boolean {
  if (request.actor.kind !== 'user') return true;
  return atLeast(roleOf(repository, person), role);
}

/**
 * Refuses what the token, or its person, may not do.
 *
 * GitHub also lets a token with `issues: write` work on the issue half of a pull request. This stand-in asks for
 * `pull-requests: write` there, so that a workflow tested with it grants what is used.
 */
export function demand(
  context: Context,
  scope: Scope,
  access: 'read' | 'write',
  role: BuiltInRole = 'read',
): void {
  const { request, repository } = context;
  const foreign = request.actor.kind !== 'user' && access === 'write' && !atHome(request, repository);
  if (foreign || !tokenAllows(request.actor, scope, access)) throw notAccessible(request.actor);
  if (!ranks(context, role)) throw new Refusal(403, 'Must have admin rights to Repository.');
}

/** A positive number of the path. Errors: 404 for anything else. */
export function numberOf(context: Context, name: string): number {
  const text = context.params[name] ?? '';
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw notFound();
  return Number(text);
}

/** One page of a list with GitHub's Link header; pages hold 30 unless asked, 100 at most. */
export function paged(
  context: { readonly site: Site; readonly request: ApiRequest },
  items: readonly unknown[],
): Answer {
  const { page, size, link } = pageOf(context, items.length);
  const json = items.slice((page - 1) * size, page * size);
  return { status: 200, json, ...(link === '' ? {} : { headers: { link } }) };
}

/** Which page is asked for, and the Link header of a list of that length. */
export function pageOf(
  { site, request }: { readonly site: Site; readonly request: ApiRequest },
  total: number,
): { readonly page: number; readonly size: number; readonly link: string } {
  const asked = Number(request.query.get('per_page') ?? '30');
  const size = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 100) : 30;
  const page = Math.max(1, Math.trunc(Number(request.query.get('page') ?? '1')) || 1);
  const last = Math.max(1, Math.ceil(total / size));
  const to = (target: number, rel: string): string => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(target));
    return `<${site.apiUrl}${request.path}?${query.toString()}>; rel="${rel}"`;
  };
  const link = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return { page, size, link: link.join(', ') };
}
