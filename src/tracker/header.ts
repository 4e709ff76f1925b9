import { problem } from './problem.ts';
import type { Problem } from './problem.ts';

type HeaderValue = string | string[] | undefined;

/** Gives the type of a Content-Type header in lower case, without its parameters. */
export function mediaType(header: HeaderValue): string {
  return typeof header === 'string' ? (header.split(';')[0] ?? '').trim().toLowerCase() : '';
}

/**
 * Says why If-Match does not allow a write, or null when it does.
 *
 * Errors: `no-guard` without it; `bad-etag` for a weak one, a list or `*`, which would guard nothing
 * that was read; `stale` when the record has another ETag.
 * Source: RFC 9110 §13.1.1 (strong comparison).
 */
export function guardProblem(header: HeaderValue, etag: string): Problem | null {
  if (header === undefined || header === '') {
    return problem('no-guard', 'Send If-Match with the ETag of the record as you read it.');
  }
  if (typeof header !== 'string' || !/^"[\x21\x23-\x7e]*"$/.test(header.trim())) {
    return problem('bad-etag', 'Send exactly one strong ETag, such as "5-0a1b", with its quotes.');
  }
  if (header.trim() === etag) return null;
  return problem('stale', `Its ETag is ${etag} now. Read it again, then decide what to write.`);
}

/** Says whether If-None-Match names an ETag. Source: RFC 9110 §13.1.2 (weak comparison). */
export function isUnchanged(header: HeaderValue, etag: string): boolean {
  if (typeof header !== 'string') return false;
  const named = header.split(',').map((part) => part.trim().replace(/^W\//, ''));
  return named.includes('*') || named.includes(etag);
}
