import { ProviderFault } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { timedOut, unreachable } from '../../upstream/no-answer.ts';
import type { Unanswered } from '../../upstream/no-answer.ts';
import type { HttpRequest } from './client.ts';

const MAX_REDIRECTS = 3;

/** Runs a part of an exchange over the network and turns what breaks there into a fault. */
export type Attempt = <T>(part: () => Promise<T>) => Promise<T>;

/** A request on its way. */
export interface Sending {
  readonly request: HttpRequest;
  readonly token: string | null;
  readonly signal: AbortSignal;
  readonly attempt: Attempt;
}

/**
 * Sends a request and follows redirects of a GET on the same origin, at most three times.
 *
 * Errors: `redirect-refused` for any other redirect: credentials stay where the config sends them (A45).
 */
export async function exchange(
  { request, token, signal, attempt }: Sending,
  first: URL,
): Promise<{ readonly response: Response; readonly movedTo: URL | null }> {
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== null) first.searchParams.set(name, value);
  }
  let url = first;
  let permanent = true;
  for (let hops = 0; ; hops += 1) {
    const at = url;
    const response = await attempt(() =>
      fetch(at, {
        method: request.method,
        redirect: 'manual',
        signal,
        headers: {
          accept: 'application/json, application/problem+json',
          'user-agent': 'sync-kernel',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: request.body }),
      }),
    );
    if (![301, 302, 303, 307, 308].includes(response.status)) {
      return { response, movedTo: hops > 0 && permanent ? url : null };
    }
    await attempt(async () => response.body?.cancel());
    permanent &&= response.status === 301 || response.status === 308;
    url = redirectTarget(request, url, response.headers.get('location'), hops);
  }
}

function redirectTarget(request: HttpRequest, from: URL, location: string | null, hops: number): URL {
  const target = location !== null && URL.canParse(location, from.href) ? new URL(location, from) : null;
  const refuse = (why: string) =>
    lastingFault('redirect-refused', `${request.method} ${request.path} was redirected ${why}.`);
  if (target === null) throw refuse('to no address');
  if (target.origin !== from.origin) {
    throw refuse(`to another host, ${target.origin}. If that is right, put it in the config's url`);
  }
  if (request.method !== 'GET') throw refuse('but only a GET may be. Put the final address in the config');
  if (hops >= MAX_REDIRECTS) throw refuse(`more than ${MAX_REDIRECTS} times`);
  return target;
}

/** Makes the attempt of one request. Errors: `timed-out`, `unreachable`; both may pass. */
export function attemptOn(at: Unanswered): Attempt {
  return async (part) => {
    try {
      return await part();
    } catch (error) {
      if (error instanceof ProviderFault) throw error;
      const { name, cause } = error as {
        readonly name?: string;
        readonly cause?: { readonly code?: string; readonly message?: string };
      };
      if (name === 'TimeoutError') throw timedOut(at, error);
      if (cause?.message === 'bad port') {
        const said = `${at.label} cannot be sent: the port of ${at.origin} is one that web clients refuse. Serve the tracker on another port.`;
        throw lastingFault('bad-port', said, error);
      }
      throw unreachable(at, cause?.code, error);
    }
  };
}
