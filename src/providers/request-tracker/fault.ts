import { ProviderFault } from '../../provider.ts';

/** Codes after which nobody knows whether a write was done. */
const UNCERTAIN: readonly string[] = ['unreachable', 'timed-out', 'server-error', 'bad-answer'];

/** Says whether a write that ended with this fault may have been done. Source: GUARANTEES E27. */
export function isUncertain(error: unknown): error is ProviderFault {
  return error instanceof ProviderFault && UNCERTAIN.includes(error.code);
}

/** Makes a fault that waiting may mend. */
export function passingFault(
  code: string,
  message: string,
  more: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
): ProviderFault {
  return new ProviderFault({ code, message, retryable: true, ...more });
}

/** Makes a fault that stays until somebody changes something. */
export function lastingFault(code: string, message: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ code, message, retryable: false, cause });
}

/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
export function plain(text: string): string {
  const line = text
    .slice(0, 1500)
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : line;
}

/** An answer that is no outcome, as far as its fault needs to know it. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What Request Tracker said, made fit for a message. */
  readonly reason: string;
  /** `PUT /ticket/7`, for messages. */
  readonly request: string;
}

/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited`, `timed-out`, `server-error`, `unexpected-answer`.
 * Limits come from a proxy before Request Tracker, which has none of its own (E38, E39).
 */
export function faultOf(answer: FailedAnswer, now: number): ProviderFault {
  const { status, headers, request, reason } = answer;
  const after = retryAfterMs(headers.get('retry-after'), now);
  const wait = after === undefined ? {} : { retryAfterMs: after };
  const said = `${request} was answered ${status}${reason === '' ? '' : ` (${reason})`}`;
  switch (true) {
    case status === 429 || (status === 403 && after !== undefined):
      return passingFault('rate-limited', `${said}: requests are limited. Run again later.`, wait);
    case status === 401:
      return lastingFault('unauthorized', `${said}. Check the token that token-env names.`);
    case status === 403:
      return lastingFault('forbidden', `${said}. Check the rights of the token's account.`);
    case status === 408 || status === 504:
      return passingFault('timed-out', `${said}. Run again later.`, wait);
    case status === 501 || status === 505:
      return lastingFault('server-error', `${said}. Check the url.`);
    case status >= 500 || status === 425:
      return passingFault('server-error', `${said}. Run again when Request Tracker works.`, wait);
    default:
      return lastingFault('unexpected-answer', `${said}, which REST 2.0 does not have. Check the url.`);
  }
}

/** Reads a Retry-After in seconds or as a date. Source: RFC 9110 §10.2.3. */
function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,12}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
