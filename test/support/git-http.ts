import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** One request of a git client: it first asks what there is (`advertise`), then fetches or pushes. */
export interface GitExchange {
  /** `owner/name` */
  readonly repository: string;
  readonly service: GitService;
  readonly step: 'advertise' | 'exchange';
  /** Whom the token belongs to; null when none was sent. */
  readonly access: GitAccess | null;
}

export type GitAccess = 'read' | 'write';

/**
 * What the server does with a request. `cut`: git does it, the connection is closed without an answer.
 * `refuse`: nothing is done and the status sent.
 */
export type GitReply =
  | { readonly kind: 'cut' }
  | { readonly kind: 'refuse'; readonly status: number; readonly body?: string; readonly location?: string };

export interface GitHttpOptions {
  /** Folder of the bare repositories, as `owner/name.git`. */
  readonly root: string;
  /** What each token may do; without any, everyone may write. */
  readonly tokens?: ReadonlyMap<string, GitAccess>;
  /** Whether people without a token may read; default false. */
  readonly isPublic?: boolean;
  /** Whether the newer protocol is spoken; default true, as GitHub does. */
  readonly version2?: boolean;
}

/** A git server on this machine. */
export interface GitHttp {
  /** `http://127.0.0.1:<port>`; a repository is at `/owner/name.git`. */
  readonly url: string;
  /** Every request so far, in order. */
  readonly exchanges: readonly GitExchange[];
  /** Called before git sees a request; the world may be moved here. Nothing given back: go on. */
  onRequest: ((exchange: GitExchange) => Promise<GitReply | undefined>) | null;
  close(): Promise<void>;
}

/** Makes an empty bare repository below a root, set up as a hosting service's; gives its folder. */
export function createRepository(root: string, repository: string): string {
  const dir = join(root, `${repository}.git`);
  execFileSync('git', ['init', '--bare', '--quiet', '--initial-branch=main', dir]);
  const config = (key: string): unknown => execFileSync('git', ['-C', dir, 'config', key, 'true']);
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant', 'http.receivepack'])
    config(key);
  return dir;
}

/** Serves the repositories below a root by git's own `http-backend`. */
export async function startGitHttp(options: GitHttpOptions): Promise<GitHttp> {
  const exchanges: GitExchange[] = [];
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => {
      response.writeHead(500).end(String(cause));
    });
  });
  const git: GitHttp = {
    url: '',
    exchanges,
    onRequest: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const exchange = exchangeOf(url, accessOf(request, options));
    if (exchange === null) return void response.writeHead(404).end('Not Found');
    exchanges.push(exchange);
    const refusal = refusalOf(exchange, options);
    if (refusal !== null) return send(response, refusal);
    const reply = await git.onRequest?.(exchange);
    if (reply?.kind === 'refuse') return send(response, reply);
    const said = await runBackend({ request, url, options });
    if (reply?.kind === 'cut') return void request.socket.destroy();
    const { status, headers, body } = said;
    response.writeHead(status, headers).end(body);
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(git, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function exchangeOf(url: URL, access: GitAccess | null): GitExchange | null {
  const path = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(
    url.pathname,
  );
  const [, repository, what] = path ?? [];
  if (repository === undefined || what === undefined) return null;
  const service = what === 'info/refs' ? url.searchParams.get('service') : what;
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') return null;
  return { repository, service, step: what === 'info/refs' ? 'advertise' : 'exchange', access };
}

function accessOf(request: IncomingMessage, { tokens }: GitHttpOptions): GitAccess | null {
  if (tokens === undefined) return 'write';
  const [scheme, value] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || value === undefined) return null;
  const password = Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
  return tokens.get(password) ?? null;
}

function refusalOf({ service, access, repository }: GitExchange, options: GitHttpOptions): GitReply | null {
  if (access === null && !(options.isPublic === true && service === 'git-upload-pack'))
    return { kind: 'refuse', status: 401, body: 'Authentication required' };
  if (service === 'git-upload-pack' || access === 'write') return null;
  return {
    kind: 'refuse',
    status: 403,
    body: `Permission to ${repository}.git denied to github-actions[bot].`,
  };
}

function send(response: ServerResponse, reply: GitReply): void {
  if (reply.kind !== 'refuse') return;
  const { status, body, location } = reply;
  response
    .writeHead(status, {
      'content-type': 'text/plain',
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}),
      ...(location === undefined ? {} : { location }),
    })
    .end(body ?? '');
}

interface Said {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Runs `git http-backend` as a web server does: the request by environment, the answer by its output. */
async function runBackend(about: {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly options: GitHttpOptions;
}): Promise<Said> {
  const { request, url, options } = about;
  const version = request.headers['git-protocol'];
  const path = url.pathname.replace(/^(\/[^/]+\/[^/]+?)(?:\.git)?\//, '$1.git/');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: options.root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(options.version2 !== false && typeof version === 'string' ? { GIT_PROTOCOL: version } : {}),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const isPacked = request.headers['content-encoding'] === 'gzip';
  child.stdin.on('error', () => undefined);
  (isPacked ? request.pipe(createGunzip()) : request).pipe(child.stdin);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  const end = whole.indexOf('\r\n\r\n');
  const headers = Object.fromEntries(
    whole
      .toString('latin1', 0, end)
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const { status = '200', ...rest } = headers;
  return { status: Number(status.slice(0, 3)), headers: rest, body: whole.subarray(end + 4) };
}
