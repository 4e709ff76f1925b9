import type { ProviderFault } from '../../provider.ts';
import { lastingFault, passingFault, saidOf } from '../../upstream/fault.ts';
import type { FailedAnswer } from '../../upstream/fault.ts';
import { retryAfterMs } from '../../upstream/retry-after.ts';

/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited`, `timed-out`, `server-error`, `unexpected-answer`.
 * Limits come from a proxy before Request Tracker, which has none of its own (E38, E39).
 */
export function faultOf(answer: FailedAnswer, now: number): ProviderFault {
  const { status, headers } = answer;
  const after = retryAfterMs(headers, now);
  const wait = after === undefined ? {} : { retryAfterMs: after };
  const said = saidOf(answer);
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
