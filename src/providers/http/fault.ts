import { ProviderFault } from '../../provider.ts';
import { isJsonObject } from '../../kernel/json.ts';

/** What a fault needs to know of an answer. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The title and detail of its problem document, made fit for a message. */
  readonly reason: string;
  /** `PATCH /records/R-1`, for messages. */
  readonly request: string;
}

/** Faults after which nobody knows whether a write was done. */
const UNCERTAIN: ReadonlySet<string> = new Set(['unreachable', 'timed-out', 'server-error', 'bad-answer']);

/** Says whether a write that ended with this fault may have been done. Source: GUARANTEES E27. */
export function isUncertain(error: unknown): error is ProviderFault {
  return error instanceof ProviderFault && UNCERTAIN.has(error.code);
}

/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited`, `timed-out`, `server-error`, `unexpected-answer`.
 * Source: RFC 9110 §15; GUARANTEES E38 (a 403 may be a rate limit), E39 (Retry-After).
 */
export function faultOf(answer: FailedAnswer, now: number): ProviderFault {
  const { status, headers, request } = answer;
  const wait = retryAfterMs(headers, now);
  const limited = status === 429 || (status === 403 && (wait !== undefined || isSpent(headers)));
  const said = `${request} was answered ${status}${answer.reason === '' ? '' : ` (${answer.reason})`}`;
  if (limited) {
    return fault('rate-limited', `${said}: the tracker limits requests. Run again later.`, true, wait);
  }
  if (status === 401) return fault('unauthorized', `${said}. Check the token that token-env names.`, false);
  if (status === 403) return fault('forbidden', `${said}. Check what the token may do.`, false);
  if (status === 408) return fault('timed-out', `${said}.`, true, wait);
  if (status >= 500 || status === 425) {
    const lasting = status === 501 || status === 505;
    return fault('server-error', `${said}. Run again when the tracker works.`, !lasting, wait);
  }
  return fault('unexpected-answer', `${said}, which the HTTP profile does not have. Check the url.`, false);
}

/**
 * Reads how long to wait, in milliseconds; undefined when the answer does not say.
 *
 * Shape: `Retry-After` as seconds or as a date; else `X-RateLimit-Reset` (seconds since 1970) of a spent limit.
 * Source: RFC 9110 §10.2.3.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const header = headers.get('retry-after')?.trim();
  if (header !== undefined && /^\d{1,12}$/.test(header)) return Number(header) * 1000;
  const date = header === undefined ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const reset = headers.get('x-ratelimit-reset') ?? '';
  return isSpent(headers) && /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : undefined;
}

function isSpent(headers: Headers): boolean {
  return headers.get('x-ratelimit-remaining')?.trim() === '0';
}

/** Gives a problem document's title and detail as one line; empty when there are none. Source: RFC 9457 §3.1. */
export function problemText(body: unknown): string {
  if (!isJsonObject(body)) return '';
  return ['title', 'detail']
    .map((member) => (Object.hasOwn(body, member) ? body[member] : undefined))
    .filter((text) => typeof text === 'string')
    .join(': ');
}

/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
export function neutralText(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line.slice(0, 1200));
  return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : line;
}

/** Makes a fault; `retryAfterMs` when the upstream said how long to wait. */
export function fault(
  code: string,
  message: string,
  retryable: boolean,
  retryAfterMs?: number,
  cause?: unknown,
): ProviderFault {
  return new ProviderFault({
    code,
    message,
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(cause === undefined ? {} : { cause }),
  });
}
