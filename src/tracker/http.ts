import { isJsonObject } from '../kernel/json.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { parsePatch } from '../kernel/parse-patch.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { guardProblem, isUnchanged, mediaType } from './header.ts';
import { readListing } from './listing.ts';
import { problem, PROBLEMS, renderProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { parseBody } from './request-body.ts';
import { etagOf, findRecord, planCreate, planDelete, planPatch } from './store.ts';
import type { LiveRow, Step, TrackerState, Written } from './store.ts';

/** A request as a value: the path without its query, header names in lower case. */
export interface TrackerRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Uint8Array;
}

/** An answer as a value; `step` has to be kept and made before the answer is sent. */
export interface TrackerAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body?: JsonObject;
  readonly step?: Step;
}

/** What answering depends on beside the request. */
export interface TrackerContext {
  readonly state: TrackerState;
  readonly pageSize: number;
  /** The time of the request, ISO-8601 UTC; kept as `updatedAt`. */
  readonly at: string;
}

type Handler = (
  context: TrackerContext,
  request: TrackerRequest,
  id: string,
) => Result<TrackerAnswer, Problem>;

const COLLECTION: { readonly [method: string]: Handler } = { GET: listRecords, POST: createRecord };
const RECORD: { readonly [method: string]: Handler } = {
  GET: readRecord,
  PATCH: patchRecord,
  DELETE: deleteRecord,
};

/**
 * Answers one request of the HTTP profile.
 *
 * Laws: nothing is changed here; a write's answer carries the step that makes it.
 * Errors: every refusal is a problem document (RFC 9457).
 * Source: DESIGN §8, the HTTP profile; RFC 9110 §13 (conditional requests), RFC 6585 §3 (428).
 */
export function answerRequest(context: TrackerContext, request: TrackerRequest): TrackerAnswer {
  const [collection, id, ...rest] = request.path.split('/').slice(1);
  const methods =
    collection === 'schema' && id === undefined
      ? { GET: readSchema }
      : collection === 'records' && rest.length === 0
        ? id === undefined
          ? COLLECTION
          : RECORD
        : null;
  if (methods === null) return refuse(problem('no-route', 'Known are /schema, /records and /records/{id}.'));
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const handler = Object.hasOwn(methods, method) ? methods[method as keyof typeof methods] : undefined;
  if (handler === undefined) {
    const allow = Object.keys(methods).join(', ');
    return refuse(problem('bad-method', `Allowed: ${allow}.`), { allow });
  }
  const answer = handler(context, request, id ?? '');
  return answer.ok ? answer.value : refuse(answer.error);
}

/** Turns a refusal into an answer. */
export function refuse(reason: Problem, headers: { readonly [name: string]: string } = {}): TrackerAnswer {
  const type = { 'content-type': 'application/problem+json' };
  return {
    status: PROBLEMS[reason.code].status,
    headers: { ...type, ...headers },
    body: renderProblem(reason),
  };
}

function readSchema({ state }: TrackerContext): Result<TrackerAnswer, Problem> {
  const schema = JSON.parse(JSON.stringify(state.schema)) as JsonObject;
  return ok({ status: 200, headers: {}, body: { profile: 'sync-kernel/1', ...schema } });
}

function listRecords(context: TrackerContext, request: TrackerRequest): Result<TrackerAnswer, Problem> {
  const listing = readListing(context.state, context.pageSize, {
    since: request.query.get('since') ?? '',
    page: request.query.get('page') ?? '',
  });
  if (!listing.ok) return listing;
  const { live, deleted, next, cursor } = listing.value;
  return ok({ status: 200, headers: {}, body: { records: live.map(renderRow), deleted, next, cursor } });
}

function readRecord(
  { state }: TrackerContext,
  request: TrackerRequest,
  id: string,
): Result<TrackerAnswer, Problem> {
  const row = findRecord(state, id);
  if (!row.ok) return row;
  const etag = etagOf(row.value);
  if (isUnchanged(request.headers['if-none-match'], etag)) return ok({ status: 304, headers: { etag } });
  return ok(recordAnswer(200, row.value));
}

function createRecord(context: TrackerContext, request: TrackerRequest): Result<TrackerAnswer, Problem> {
  if (mediaType(request.headers['content-type']) !== 'application/json') {
    return fail(problem('bad-type', 'Send application/json.'));
  }
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    return fail(problem('bad-key', 'Send an Idempotency-Key of 1 to 255 visible ASCII characters.'));
  }
  const body = parseBody(request.body);
  if (!body.ok) return fail(problem('bad-json', body.error));
  const fields = isJsonObject(body.value) ? body.value['fields'] : undefined;
  if (!isJsonObject(body.value) || Object.keys(body.value).length !== 1 || !isJsonObject(fields)) {
    return fail(problem('bad-fields', 'The body must be {"fields": {…}} and nothing else.'));
  }
  const created = planCreate(context.state, { key, fields, at: context.at });
  if (!created.ok) return created;
  const answer = writtenAnswer(201, created.value);
  const location = `/records/${created.value.row.id}`;
  const replayed = created.value.replayed === true ? { 'idempotency-replayed': 'true' } : {};
  return ok({ ...answer, headers: { ...answer.headers, ...replayed, location } });
}

function patchRecord(
  context: TrackerContext,
  request: TrackerRequest,
  id: string,
): Result<TrackerAnswer, Problem> {
  const row = findRecord(context.state, id);
  if (!row.ok) return row;
  if (mediaType(request.headers['content-type']) !== 'application/json-patch+json') {
    return fail(problem('bad-type', 'Send application/json-patch+json.'));
  }
  const unguarded = guardProblem(request.headers['if-match'], etagOf(row.value));
  if (unguarded !== null) return fail(unguarded);
  const body = parseBody(request.body);
  if (!body.ok) return fail(problem('bad-json', body.error));
  const patch = parsePatch(body.value);
  if (!patch.ok) return fail(problem('bad-patch', patch.error.message));
  const written = planPatch(context.state, { row: row.value, patch: patch.value, at: context.at });
  return written.ok ? ok(writtenAnswer(200, written.value)) : written;
}

function deleteRecord(
  { state, at }: TrackerContext,
  request: TrackerRequest,
  id: string,
): Result<TrackerAnswer, Problem> {
  const row = findRecord(state, id);
  if (!row.ok) return row;
  const unguarded = guardProblem(request.headers['if-match'], etagOf(row.value));
  if (unguarded !== null) return fail(unguarded);
  return ok({ status: 204, headers: {}, step: planDelete(state, row.value, at) });
}

function writtenAnswer(status: number, { row, step }: Written): TrackerAnswer {
  return { ...recordAnswer(status, row), ...(step === undefined ? {} : { step }) };
}

function recordAnswer(status: number, row: LiveRow): TrackerAnswer {
  return { status, headers: { etag: etagOf(row) }, body: renderRow(row) };
}

function renderRow(row: LiveRow): { readonly [member: string]: Json } {
  return { id: row.id, updatedAt: row.updatedAt, etag: etagOf(row), fields: row.fields };
}
