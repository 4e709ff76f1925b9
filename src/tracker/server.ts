import { randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { equalJson } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { readDataFile, TrackerFault, writeDataFile } from './data-file.ts';
import { answerRequest, refuse } from './http.ts';
import type { TrackerAnswer } from './http.ts';
import { problem } from './problem.ts';
import { MAX_BODY_BYTES } from './request-body.ts';
import { DEFAULT_SCHEMA, trackerSchema } from './schema.ts';
import type { TrackerSchema } from './schema.ts';
import { commitStep, emptyState } from './store.ts';
import type { TrackerState } from './store.ts';

/** How a tracker is started; everything but the port may be left out. */
export interface TrackerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default `127.0.0.1`: only this machine reaches it. */
  readonly host?: string;
  /** Where records are kept; without it they end with the process. */
  readonly dataPath?: string;
  /** Default: the data file's own schema, else `DEFAULT_SCHEMA`. */
  readonly schema?: TrackerSchema;
  /** Rows on one page of a listing; default 100. */
  readonly pageSize?: number;
  /** When given, a request without this bearer token is refused with 401. */
  readonly token?: string;
  /** The time for `updatedAt`; default the clock of this machine. */
  readonly now?: () => string;
}

/** A tracker that listens. */
export interface Tracker {
  /** Its address without a trailing slash: `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every open connection; may be called again. */
  close(): Promise<void>;
}

/**
 * Starts the embedded tracker: a small HTTP server that speaks the HTTP profile.
 *
 * Errors: `TrackerFault` `port-taken`, `schema-broken`, `schema-differs` and those of `readDataFile`.
 * Source: DESIGN §8.
 */
export async function startTracker(options: TrackerOptions): Promise<Tracker> {
  const state = openState(options);
  const server = createServer((request, response) => void serve(state, options, request, response));
  server.requestTimeout = 30_000;
  const host = options.host ?? '127.0.0.1';
  const port = await listen(server, options.port, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function openState({ dataPath, schema }: TrackerOptions): TrackerState {
  if (schema !== undefined && !trackerSchema.safeParse(schema).success) {
    throw new TrackerFault('schema-broken', 'The schema is not one: each field needs a known kind.');
  }
  const stored = dataPath === undefined ? null : readDataFile(dataPath);
  if (stored === null) {
    const state = emptyState(randomUUID(), schema ?? DEFAULT_SCHEMA);
    if (dataPath !== undefined) writeDataFile(dataPath, state);
    return state;
  }
  if (schema !== undefined && !equalJson(plain(schema), plain(stored.schema))) {
    throw new TrackerFault('schema-differs', `The data file ${dataPath} was made with another schema.`);
  }
  return stored;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken or not allowed. Choose another with --port.`;
      reject(new TrackerFault('port-taken', taken, error));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function serve(
  state: TrackerState,
  options: TrackerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: TrackerAnswer;
  try {
    answer = await answerTo(state, options, request);
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    answer = refuse(problem('broken', String(error)));
  }
  send(request, response, answer);
}

async function answerTo(
  state: TrackerState,
  options: TrackerOptions,
  request: IncomingMessage,
): Promise<TrackerAnswer> {
  if (!isAuthorized(options.token, request.headers.authorization)) {
    const detail = 'Send "Authorization: Bearer <token>".';
    return refuse(problem('not-authorized', detail), { 'www-authenticate': 'Bearer', connection: 'close' });
  }
  const body = await readBody(request);
  if (body === null) {
    const detail = `A body has at most ${MAX_BODY_BYTES} bytes.`;
    return refuse(problem('too-large', detail), { connection: 'close' });
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const at = options.now?.() ?? new Date().toISOString();
  const answer = answerRequest(
    { state, pageSize: options.pageSize ?? 100, at },
    {
      method: request.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers: request.headers,
      body,
    },
  );
  if (answer.step === undefined) return answer;
  try {
    if (options.dataPath !== undefined) writeDataFile(options.dataPath, state, answer.step);
  } catch (error) {
    return refuse(problem('not-stored', String(error)));
  }
  commitStep(state, answer.step);
  return answer;
}

function isAuthorized(token: string | undefined, header: string | undefined): boolean {
  if (token === undefined) return true;
  const given = Buffer.from(/^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Reads a request's body; null when it is larger than allowed, the rest is then thrown away. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) resolve(null);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

function send(request: IncomingMessage, response: ServerResponse, answer: TrackerAnswer): void {
  const body = answer.body === undefined ? null : Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.status, {
    ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function plain(schema: TrackerSchema): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
