import { request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GitReply, GitService } from '../git-http.ts';
import { tokenAllows, tokenOf } from './actors.ts';
import type { Actor } from './actors.ts';
import { atLeast } from './people.ts';
import { refreshPull } from './pulls.ts';
import { findRepository, fullName, roleOf } from './site.ts';
import type { Repository, Site } from './site.ts';

/** One request of a git client, with whose token it came. */
export interface GitRequest {
  /** `owner/name`, as it is called now. */
  readonly repository: string;
  readonly service: GitService;
  /** It first asks what there is, then fetches or pushes. */
  readonly step: 'advertise' | 'exchange';
  /** Null for somebody without a token. */
  readonly login: string | null;
}

/** Called before git sees a request; what it returns happens instead. */
export type GitHook = (request: GitRequest) => Promise<GitReply | undefined>;

/** What the front needs: where git itself is served, and what tests want to know and do. */
export interface GitFrontParts {
  readonly site: Site;
  /** The address of the server that speaks git; it lets everybody do everything, we do not. */
  readonly backend: string;
  readonly requests: GitRequest[];
  readonly hook: () => GitHook | null;
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
}

const WHERE = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Serves `/{owner}/{name}` and `/{owner}/{name}.git` to git clients, as their tokens allow. */
export function gitFront(
  parts: GitFrontParts,
): (incoming: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, response) => {
    const { site } = parts;
    const url = new URL(incoming.url ?? '/', site.serverUrl);
    const [, owner = '', name = '', what] = WHERE.exec(url.pathname) ?? [];
    const service = what === 'info/refs' ? url.searchParams.get('service') : what;
    if (service !== 'git-upload-pack' && service !== 'git-receive-pack')
      return refuse(response, 404, 'Not Found');
    const token = tokenOf(incoming.headers.authorization);
    const actor = token === null ? null : site.tokens.find(token);
    const repository = findRepository(site, owner, name);
    const refusal = refusalOf({ site, repository, actor, token, service });
    if (refusal !== null || repository === null) {
      return refuse(response, refusal?.status ?? 404, refusal?.text ?? 'Repository not found.');
    }
    const step = what === 'info/refs' ? 'advertise' : 'exchange';
    const seen: GitRequest = { repository: fullName(repository), service, step, login: actor?.login ?? null };
    parts.requests.push(seen);
    const reply = await parts.hook()?.(seen);
    if (reply?.kind === 'refuse') return refuse(response, reply.status, reply.body ?? '', reply.location);
    await parts.exclusive(() => refreshPulls(site, repository));
    const path = `/${repository.path.slice('/repos/'.length)}.git/${what ?? ''}${url.search}`;
    await pass(`${parts.backend}${path}`, incoming, response, reply?.kind === 'cut');
  };
}

/** `refs/pull/<n>/…` are as of now whenever somebody fetches. */
async function refreshPulls(site: Site, repository: Repository): Promise<void> {
  for (const pull of repository.pulls.values()) await refreshPull({ site, repository, pull });
}

function refusalOf(about: {
  readonly site: Site;
  readonly repository: Repository | null;
  readonly actor: Actor | null;
  readonly token: string | null;
  readonly service: GitService;
}): { readonly status: number; readonly text: string } | null {
  const { site, repository, actor, token, service } = about;
  const isWrite = service === 'git-receive-pack';
  if (token !== null && actor === null) return { status: 401, text: 'Invalid username or token.' };
  if (repository === null) return { status: token === null ? 401 : 404, text: 'Repository not found.' };
  if (actor === null)
    return isWrite || repository.private ? { status: 401, text: 'Authentication required' } : null;
  const home =
    actor.repository === null || actor.repository.toLowerCase() === fullName(repository).toLowerCase();
  const role = roleOf(repository, site.people.get(actor.login));
  const granted = actor.kind === 'user' || home;
  const mayRead = !repository.private || (granted && (actor.kind !== 'user' || atLeast(role, 'read')));
  if (!mayRead || (home && !tokenAllows(actor, 'contents', 'read')))
    return { status: 404, text: 'Repository not found.' };
  if (!isWrite) return null;
  if (granted && tokenAllows(actor, 'contents', 'write') && (actor.kind !== 'user' || atLeast(role, 'write')))
    return null;
  return { status: 403, text: `Permission to ${fullName(repository)}.git denied to ${actor.login}.` };
}

function refuse(response: ServerResponse, status: number, text: string, location?: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain',
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}),
      ...(location === undefined ? {} : { location }),
    })
    .end(text);
}

/** Hands a request on to git and its answer back; `cut` closes the connection once git has done it. */
function pass(
  target: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  cut: boolean,
): Promise<void> {
  const { authorization: _authorization, host: _host, ...headers } = incoming.headers;
  return new Promise((resolve, reject) => {
    const onward = ask(target, { method: incoming.method, headers, agent: false }, (answer) => {
      if (cut) {
        answer.resume().on('end', () => {
          incoming.socket.destroy();
          resolve();
        });
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response).on('close', resolve);
    });
    onward.on('error', reject);
    incoming.pipe(onward);
  });
}
