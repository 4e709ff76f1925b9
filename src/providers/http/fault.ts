import { ProviderFault } from '../../provider.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { lastingFault, passingFault, saidOf } from '../../upstream/fault.ts';
import type { FailedAnswer } from '../../upstream/fault.ts';
import { retryAfterMs } from '../../upstream/retry-after.ts';

/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited`, `timed-out`, `server-error`, `unexpected-answer`.
 * Source: RFC 9110 §15; GUARANTEES E38 (a 403 may be a rate limit), E39 (Retry-After).
 */
export function faultOf(answer: FailedAnswer, now: number): ProviderFault {
  const { status, headers } = answer;
  const after = waitOf(headers, now);
  const wait = after === undefined ? {} : { retryAfterMs: after };
  const limited = status === 429 || (status === 403 && (after !== undefined || isSpent(headers)));
  const said = saidOf(answer);
  if (limited) {
    return passingFault('rate-limited', `${said}: the tracker limits requests. Run again later.`, wait);
  }
  if (status === 401) return lastingFault('unauthorized', `${said}. Check the token that token-env names.`);
  if (status === 403) return lastingFault('forbidden', `${said}. Check what the token may do.`);
  if (status === 408) return passingFault('timed-out', `${said}.`, wait);
  if (status >= 500 || status === 425) {
    const retryable = status !== 501 && status !== 505;
    const message = `${said}. Run again when the tracker works.`;
    return new ProviderFault({ code: 'server-error', message, retryable, ...wait });
  }
  return lastingFault('unexpected-answer', `${said}, which the HTTP profile does not have. Check the url.`);
}

/** Reads how long to wait, in milliseconds: `Retry-After`, else `X-RateLimit-Reset` (seconds since 1970) of a spent limit. */
function waitOf(headers: Headers, now: number): number | undefined {
  const after = retryAfterMs(headers, now);
  if (after !== undefined) return after;
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
