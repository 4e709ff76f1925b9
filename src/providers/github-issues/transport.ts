import { lastingFault } from '../../upstream/fault.ts';

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Makes the `fetch` that octokit is given: the timeout holds for the body too, and no redirect is followed.
 *
 * Units: an answer has at most 32 MiB. Errors: `answer-too-large`; fetch's own.
 */
export function cappedFetch(timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(input, { ...init, redirect: 'manual', signal });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) {
        await response.body?.cancel().catch(() => undefined);
        throw lastingFault('answer-too-large', `GitHub answered with more than ${MAX_ANSWER_BYTES} bytes.`);
      }
      chunks.push(chunk);
    }
    const { status, headers } = response;
    // A Response of these may have no body, not even an empty one.
    const body = [101, 204, 205, 304].includes(status) ? null : Buffer.concat(chunks);
    return new Response(body, { status, headers });
  };
}
