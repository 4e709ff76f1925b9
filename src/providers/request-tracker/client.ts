import type { ProviderContext } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { readBytes, textOf } from '../../upstream/answer-body.ts';
import { lastingFault, passingFault } from '../../upstream/fault.ts';
import { timedOut, unreachable } from '../../upstream/no-answer.ts';
import type { Unanswered } from '../../upstream/no-answer.ts';
import { plain } from '../../upstream/text.ts';
import { readToken } from '../../upstream/token.ts';
import type { FailedAnswer } from '../../upstream/fault.ts';
import type { Options } from './options.ts';

const MAX_REDIRECTS = 3;

/** One request below `/REST/2.0`. */
export interface RtRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With a leading slash. */
  readonly path: string;
  readonly query?: { readonly [name: string]: string | number };
  readonly headers?: { readonly [name: string]: string };
  readonly json?: unknown;
}

/** Any answer but a redirect; `body` is parsed JSON, undefined when there is none. */
export interface RtAnswer extends FailedAnswer {
  readonly body: unknown;
}

/** Sends single requests to one Request Tracker; never repeats one. */
export interface RtClient {
  send(request: RtRequest): Promise<RtAnswer>;
  /** The page of a ticket, for people. */
  page(id: string): string;
}

/**
 * Makes the client of one Request Tracker.
 *
 * The token goes to the configured origin only: a redirect elsewhere is refused, one to the same origin
 * is followed for GET, at most three times (A45). Addresses in answers are never followed (A46).
 * Units: an answer has at most 32 MiB and comes within the configured timeout, body included.
 * Errors: `token-missing`, `token-invalid`, `unreachable`, `timed-out`, `redirect-refused`,
 * `answer-too-large`, `bad-answer` (no JSON: often a login page). The token is in no message.
 */
export function createClient(options: Options, context: Pick<ProviderContext, 'env'>): RtClient {
  const site = options.url;
  return {
    page: (id) => `${site}/Ticket/Display.html?id=${id}`,
    async send(request) {
      const token = readToken(context.env, [options['token-env']]);
      const url = new URL(`${site}/REST/2.0${request.path}`);
      for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, `${value}`);
      const label = `${request.method} ${plain(request.path)}`;
      const signal = AbortSignal.timeout(options.timeout);
      try {
        const response = await follow({ request, url, token, signal, label });
        const tooLarge = (most: number) => `${label} was answered with more than ${most} bytes.`;
        const text = textOf(await readBytes(response, tooLarge), label);
        const body = parseBody(response, text, label);
        const said = isJsonObject(body) && typeof body['message'] === 'string' ? body['message'] : '';
        const reason = response.ok ? '' : plain(said.replaceAll(token, '***'));
        return { status: response.status, headers: response.headers, body, reason, request: label };
      } catch (error) {
        throw networkFault(error, { label, origin: url.origin, timeoutMs: options.timeout });
      }
    },
  };
}

async function follow(about: {
  readonly request: RtRequest;
  readonly url: URL;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly label: string;
}): Promise<Response> {
  const { request, token, signal, label } = about;
  let url = about.url;
  for (let hops = 0; ; hops += 1) {
    const response = await fetch(url, {
      method: request.method,
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/json',
        'user-agent': 'sync-kernel',
        authorization: `token ${token}`,
        ...(request.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...request.headers,
      },
      ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
    });
    if (![301, 302, 303, 307, 308].includes(response.status)) return response;
    await response.body?.cancel();
    const location = response.headers.get('location') ?? '';
    const target = URL.canParse(location, url.href) ? new URL(location, url) : null;
    const refuse = (why: string) => lastingFault('redirect-refused', `${label} was redirected ${why}.`);
    if (target?.origin !== url.origin) {
      throw refuse(`to ${target?.origin ?? 'no address'}. If that is right, put it in the config's url`);
    }
    if (request.method !== 'GET') throw refuse('but only a GET may be. Put the final address in the config');
    if (hops >= MAX_REDIRECTS) throw refuse(`more than ${MAX_REDIRECTS} times`);
    url = target;
  }
}

function parseBody(response: Response, text: string, label: string): unknown {
  if (text === '') return undefined;
  const type = plain(response.headers.get('content-type')?.split(';')[0] ?? 'no Content-Type');
  if (type !== 'application/json') {
    if (!response.ok) return undefined;
    const said = `${label} was answered with ${type} instead of JSON, perhaps a login page.`;
    throw lastingFault('bad-answer', `${said} Check the url and the token.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!response.ok) return undefined;
    throw passingFault('bad-answer', `${label} was answered with broken JSON.`, { cause: error });
  }
}

function networkFault(error: unknown, at: Unanswered): ProviderFault {
  if (error instanceof ProviderFault) return error;
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
  return name === 'TimeoutError' ? timedOut(at, error) : unreachable(at, cause?.code, error);
}
