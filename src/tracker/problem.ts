import type { JsonObject } from '../kernel/json.ts';

/** Every refusal of the tracker: its code, the HTTP status and the sentence a person reads first. */
export const PROBLEMS = {
  'bad-json': { status: 400, title: 'The body is not JSON that a record can hold' },
  'bad-key': { status: 400, title: 'The Idempotency-Key is missing or not usable' },
  'bad-etag': { status: 400, title: 'If-Match must hold one strong ETag' },
  'bad-cursor': { status: 400, title: 'The cursor or page token is not one of this tracker' },
  'not-authorized': { status: 401, title: 'A valid bearer token is needed' },
  'no-route': { status: 404, title: 'There is nothing at this address' },
  'no-record': { status: 404, title: 'There is no such record' },
  'bad-method': { status: 405, title: 'This address does not take that method' },
  'test-failed': { status: 409, title: 'A test of the patch failed' },
  'record-deleted': { status: 410, title: 'The record was deleted' },
  'cursor-expired': { status: 410, title: 'The cursor is of another life of this tracker' },
  stale: { status: 412, title: 'The record has changed since it was read' },
  'too-large': { status: 413, title: 'The body is too large' },
  'bad-type': { status: 415, title: 'The Content-Type is not one this address takes' },
  'bad-fields': { status: 422, title: 'The fields do not fit the schema' },
  'bad-patch': { status: 422, title: 'The patch cannot be applied' },
  'key-reused': { status: 422, title: 'The Idempotency-Key was used for another record' },
  'no-guard': { status: 428, title: 'If-Match is needed' },
  'not-stored': { status: 500, title: 'The change could not be kept; nothing was changed' },
  broken: { status: 500, title: 'The tracker has a bug' },
} as const;

/** The code of a refusal, as `code` in its problem document. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Why a request was refused; nothing was changed. */
export interface Problem {
  readonly code: ProblemCode;
  /** What exactly is wrong and what to do, for a person. */
  readonly detail: string;
}

/** Makes a refusal. */
export function problem(code: ProblemCode, detail: string): Problem {
  return { code, detail };
}

/**
 * Renders a refusal as a problem document.
 *
 * Shape: `{"type":"urn:sync-kernel:problem:stale","title":"…","status":412,"detail":"…","code":"stale"}`.
 * Source: RFC 9457 §3.
 */
export function renderProblem({ code, detail }: Problem): JsonObject {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:sync-kernel:problem:${code}`, title, status, detail, code };
}
