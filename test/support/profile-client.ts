/** The answer to a plain request, with its body parsed when it is JSON. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** Sends one request exactly as given; objects are sent as JSON, texts as they are. */
export async function ask(
  url: string,
  request: string,
  given: { readonly headers?: Record<string, string>; readonly body?: unknown } = {},
): Promise<PlainAnswer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const { body } = given;
  const answer = await fetch(url + path, {
    method,
    headers: given.headers ?? {},
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** Headers of a create. */
export function createHeaders(key: string): Record<string, string> {
  return { 'content-type': 'application/json', 'idempotency-key': key };
}

/** Headers of a guarded update. */
export function patchHeaders(etag: string): Record<string, string> {
  return { 'content-type': 'application/json-patch+json', 'if-match': etag };
}
