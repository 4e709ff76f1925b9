import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it reached the faulty server. */
export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: string;
}

/** An answer on its way back, as a value that a rule may change. */
export interface PassingAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** What goes wrong with one request. `after` means: the tracker has done it. */
export type Mishap =
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'silence-before' }
  | { readonly kind: 'silence-after' }
  /** The connection breaks after half of the body. */
  | { readonly kind: 'cut-after' }
  /** The body comes one byte at a time, for ever. */
  | { readonly kind: 'drip' }
  | ({ readonly kind: 'answer' } & Partial<PassingAnswer>)
  | ({ readonly kind: 'answer-after' } & Partial<PassingAnswer>)
  | { readonly kind: 'rewrite'; readonly change: (answer: PassingAnswer) => Partial<PassingAnswer> }
  /** Something happens behind the client's back before the request goes on. */
  | { readonly kind: 'first'; readonly act: () => Promise<void> }
  | { readonly kind: 'then'; readonly act: () => Promise<void> };

/** A proxy before a real tracker; each mishap meets the next request that its rule names. */
export interface FaultyServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** `on`: `PATCH`, or `GET /records?` for requests that begin like that. Mishaps come in order, one each. */
  spoil(on: string, ...mishaps: readonly Mishap[]): void;
  /** Forgets the mishaps that have not happened yet. */
  relent(): void;
  /** How many requests began like that. */
  count(on: string): number;
  close(): Promise<void>;
}

/** Starts a faulty server before `target`; without one only canned answers work. `watch` sees each request first. */
export async function startFaultyServer(
  target: string | null,
  watch?: (seen: SeenRequest) => void,
): Promise<FaultyServer> {
  const rules: { on: string; mishap: Mishap }[] = [];
  const requests: SeenRequest[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const seen = await readRequest(incoming);
    requests.push(seen);
    watch?.(seen);
    const index = rules.findIndex(({ on }) => matches(seen, on));
    const mishap = index === -1 ? null : (rules.splice(index, 1)[0]?.mishap ?? null);
    await serve({ target, seen, mishap, response, timers });
  };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    relent: () => {
      rules.length = 0;
    },
    spoil: (on, ...mishaps) => rules.push(...mishaps.map((mishap) => ({ on, mishap }))),
    count: (on) => requests.filter((seen) => matches(seen, on)).length,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearInterval(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function matches(seen: SeenRequest, on: string): boolean {
  return `${seen.method} ${seen.path}`.startsWith(on);
}

async function serve(about: {
  readonly target: string | null;
  readonly seen: SeenRequest;
  readonly mishap: Mishap | null;
  readonly response: ServerResponse;
  readonly timers: Set<NodeJS.Timeout>;
}): Promise<void> {
  const { target, seen, mishap, response } = about;
  const pass = () => forward(target, seen);
  if (mishap === null) return write(response, await pass());
  switch (mishap.kind) {
    case 'reset-before':
      response.destroy();
      return;
    case 'reset-after':
      await pass();
      response.destroy();
      return;
    case 'silence-before':
      return;
    case 'silence-after':
      await pass();
      return;
    case 'cut-after': {
      const answer = await pass();
      response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
      response.write(answer.body.slice(0, Math.floor(answer.body.length / 2)), () => response.destroy());
      return;
    }
    case 'drip': {
      response.writeHead(200, { 'content-type': 'application/json' });
      about.timers.add(setInterval(() => response.write(' '), 10));
      return;
    }
    case 'answer':
      return write(response, { status: 200, headers: {}, body: '', ...mishap });
    case 'answer-after':
      await pass();
      return write(response, { status: 200, headers: {}, body: '', ...mishap });
    case 'rewrite': {
      const answer = await pass();
      return write(response, { ...answer, ...mishap.change(answer) });
    }
    case 'first':
      await mishap.act();
      return write(response, await pass());
    case 'then': {
      const answer = await pass();
      await mishap.act();
      return write(response, answer);
    }
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function forward(target: string | null, seen: SeenRequest): Promise<PassingAnswer> {
  if (target === null) return { status: 404, headers: {}, body: '' };
  const names = ['content-type', 'if-match', 'if-none-match', 'idempotency-key', 'authorization'];
  const headers = names.flatMap((name) => {
    const value = seen.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const hasBody = seen.method !== 'GET' && seen.method !== 'HEAD';
  const answer = await fetch(target + seen.path, {
    method: seen.method,
    headers,
    redirect: 'manual',
    ...(hasBody ? { body: seen.body } : {}),
  });
  const kept = ['content-type', 'etag', 'location', 'idempotency-replayed'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
}

function write(response: ServerResponse, answer: PassingAnswer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body === '' ? undefined : answer.body);
}
