import type { ProviderContext } from '../../provider.ts';
import { readBytes, textOf } from '../../upstream/answer-body.ts';
import { lastingFault, passingFault } from '../../upstream/fault.ts';
import type { FailedAnswer } from '../../upstream/fault.ts';
import { readToken } from '../../upstream/token.ts';
import { neutralText, problemText } from './fault.ts';
import { attemptOn, exchange } from './exchange.ts';
import type { Attempt } from './exchange.ts';
import type { Options } from './options.ts';

/** One request of the HTTP profile. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the configured address, with a leading slash. */
  readonly path: string;
  readonly query?: { readonly [name: string]: string | null };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

/** Any answer but a redirect that is refused; `body` is parsed JSON, undefined when there is none. */
export interface HttpAnswer extends FailedAnswer {
  readonly body: unknown;
  /** Where permanent redirects led. */
  readonly movedTo?: URL;
}

/** Sends single requests to one tracker; never repeats one. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** The full address of a path, for people. */
  address(path: string): string;
}

/**
 * Makes the client of one tracker.
 *
 * Credentials go to the configured origin only: a redirect elsewhere is refused, one to the same
 * origin is followed for GET, at most three times (GUARANTEES A45).
 * Units: an answer has at most 32 MiB and comes within the configured timeout, body included.
 * Errors: `ProviderFault` `token-missing`, `token-invalid`, `unreachable`, `timed-out`, `redirect-refused`,
 * `answer-too-large`, `bad-answer` (not JSON). The token is never part of a message.
 */
export function createClient(options: Options, context: Pick<ProviderContext, 'env'>): HttpClient {
  const base = new URL(options.url.replace(/\/+$/, ''));
  const address = (path: string) => `${base.href.replace(/\/+$/, '')}${path}`;
  return {
    address,
    async send(request) {
      const name = options['token-env'];
      const token = name === undefined ? null : readToken(context.env, [name], 'a bearer token');
      const clean = (text: string) => neutralText(token === null ? text : text.replaceAll(token, '***'));
      const label = `${request.method} ${request.path}`;
      const signal = AbortSignal.timeout(options.timeout);
      const attempt = attemptOn({ label, origin: base.origin, timeoutMs: options.timeout });
      const sent = { request, token, signal, attempt };
      const { response, movedTo } = await exchange(sent, new URL(address(request.path)));
      const body = await readBody(response, label, attempt);
      return {
        status: response.status,
        headers: response.headers,
        body,
        reason: response.ok ? '' : clean(problemText(body)),
        request: label,
        ...(movedTo === null ? {} : { movedTo }),
      };
    },
  };
}

async function readBody(response: Response, label: string, attempt: Attempt): Promise<unknown> {
  const tooLarge = (most: number) =>
    `${label} was answered with more than ${most} bytes. Ask for smaller pages.`;
  const text = textOf(await attempt(() => readBytes(response, tooLarge)), label);
  if (text === '') return undefined;
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isJson = /^application\/(?:[\w.-]+\+)?json$/.test(type);
  if (!isJson && !response.ok) return undefined;
  if (!isJson) {
    const said = type === '' ? 'no Content-Type' : neutralText(type);
    throw lastingFault('bad-answer', `${label} was answered with ${said} instead of JSON. Check the url.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!response.ok) return undefined;
    throw passingFault('bad-answer', `${label} was answered with broken JSON.`, { cause: error });
  }
}
