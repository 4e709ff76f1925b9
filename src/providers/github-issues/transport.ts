import { readBytes } from '../../upstream/answer-body.ts';

/**
 * Makes the `fetch` that octokit is given: the timeout holds for the body too, and no redirect is followed.
 *
 * Units: an answer has at most 32 MiB. Errors: `answer-too-large`; fetch's own.
 */
export function cappedFetch(timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(input, { ...init, redirect: 'manual', signal });
    const bytes = await readBytes(response, (most) => `GitHub answered with more than ${most} bytes.`);
    const { status, headers } = response;
    // A Response of these may have no body, not even an empty one.
    const body = [101, 204, 205, 304].includes(status) ? null : bytes;
    return new Response(body, { status, headers });
  };
}
