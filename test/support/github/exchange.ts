import type { Actor } from './actors.ts';

/** Any JSON object as it comes from or goes to a client. */
export type JsonObject = { readonly [key: string]: unknown };

/** One request as a route sees it: authenticated, with its JSON body read. */
export interface ApiRequest {
  readonly method: string;
  /** Below the API's root, without the query: `/repos/octo/app/issues/1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** The parsed JSON body; an empty object where none was sent. */
  readonly body: JsonObject;
  readonly actor: Actor;
}

/** What goes back. `json` absent means an empty body, `text` is sent as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly json?: unknown;
  readonly text?: string;
}

/** One entry of the request log, in the order in which requests arrived. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** With the leading `?`, or empty. */
  readonly query: string;
  /** Whose token it was; null when there was none or it was not known. */
  readonly login: string | null;
  /** Filled in when answered; 0 when the connection was cut or left hanging. */
  status: number;
  readonly body: JsonObject;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

const DOCS = 'https://docs.github.com/rest';

/** An answer that refuses; thrown by routes, written by the server. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, errors?: readonly (JsonObject | string)[]) {
    super(`${status} ${message}`);
    this.name = 'Refusal';
    const json = {
      message,
      ...(errors === undefined ? {} : { errors }),
      documentation_url: DOCS,
      status: String(status),
    };
    this.answer = { status, json };
  }
}

/** The 404 that GitHub also gives for what the token may not see. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** A 422 with one entry of `errors`, as GitHub words them. */
export function invalid(error: JsonObject): Refusal {
  return new Refusal(422, 'Validation Failed', [error]);
}

/** An answer with a JSON body. */
export function ok(json: unknown, status = 200): Answer {
  return { status, json };
}

/** The empty answer to a delete. */
export const NO_CONTENT: Answer = { status: 204 };

/** A text of the body, or undefined when it was not given. Errors: 422 when it is of another type. */
export function optionalText(body: JsonObject, field: string, resource: string): string | null | undefined {
  const value = body[field];
  if (value === undefined || value === null || typeof value === 'string') return value;
  throw invalid({ resource, code: 'invalid', field, message: `${field} must be a string` });
}

/** A list of names in the body (labels as text or `{name}`), or undefined when it was not given. */
export function optionalNames(body: JsonObject, field: string, resource: string): string[] | undefined {
  const value = body[field];
  if (value === undefined) return undefined;
  const names = Array.isArray(value) ? value.map(nameOf) : [null];
  if (names.some((name) => name === null)) throw invalid({ resource, code: 'invalid', field });
  return names as string[];
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const name = typeof value === 'object' && value !== null ? (value as JsonObject)['name'] : null;
  return typeof name === 'string' ? name : null;
}
