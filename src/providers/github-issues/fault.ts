import type { ProviderFault } from '../../provider.ts';
import { lastingFault, passingFault, saidOf } from '../../upstream/fault.ts';
import type { FailedAnswer } from '../../upstream/fault.ts';
import { retryAfterMs } from '../../upstream/retry-after.ts';

/** What GitHub asks for after a secondary limit that names no time, in milliseconds. */
const UNNAMED_WAIT_MS = 60_000;

/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited` (both limits come as 403 too, E38), `not-found`,
 * `issues-disabled`, `repository-moved`, `timed-out`, `server-error`, `unexpected-answer`.
 * Source: GitHub's REST documentation, "Rate limits" and "Troubleshooting".
 */
export function faultOf(answer: FailedAnswer): ProviderFault {
  const { status } = answer;
  const said = saidOf(answer);
  const limit = limitOf(answer);
  if (limit !== null) {
    return passingFault('rate-limited', `${said}: GitHub limits requests. Run again later.`, {
      retryAfterMs: limit,
    });
  }
  switch (true) {
    case status === 401:
      return lastingFault('unauthorized', `${said}. Check the token.`);
    case status === 403 || status === 451:
      return lastingFault('forbidden', `${said}. Check what the token may do: it needs "issues: write".`);
    case status === 404:
      return lastingFault('not-found', `${said}. Check the repository's name and what the token may see.`);
    case status === 410:
      return lastingFault('issues-disabled', `${said}. Turn on the issues of the repository.`);
    case status === 408 || status === 504:
      return passingFault('timed-out', `${said}. Run again later.`);
    case status === 501 || status === 505:
      return lastingFault('server-error', `${said}. Check the api-url.`);
    case status >= 500:
      return passingFault('server-error', `${said}. Run again when GitHub works.`);
    case status >= 300 && status < 400:
      return lastingFault('repository-moved', `${said}. Put the repository's new name in the config.`);
    default:
      return lastingFault('unexpected-answer', `${said}. Check the api-url.`);
  }
}

/** How long a limit asks to wait, in milliseconds; null when the answer is no limit. */
function limitOf({ status, headers, reason }: FailedAnswer): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = retryAfterMs(headers, Date.parse(headers.get('date') ?? ''));
  if (after !== undefined) return after;
  const isSpent = headers.get('x-ratelimit-remaining') === '0';
  if (isSpent) return untilReset(headers) ?? UNNAMED_WAIT_MS;
  return status === 429 || /rate limit|abuse detection/i.test(reason) ? UNNAMED_WAIT_MS : null;
}

/** Milliseconds until a spent budget is filled again, by GitHub's own clock (E11); null when it does not say. */
export function untilReset(headers: Headers): number | null {
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const sent = Date.parse(headers.get('date') ?? '');
  if (!/^\d{1,12}$/.test(reset) || Number.isNaN(sent)) return null;
  return Math.max(0, Number(reset) * 1000 - sent) + 1000;
}
