import type { JsonObject } from './exchange.ts';
import type { GitHub } from './start.ts';

/** An answer as a test looks at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  // A test states what it expects of it; nothing else reads it.
  readonly json: JsonObject & { readonly [index: number]: JsonObject };
}

/** Asks the stand-in over HTTP with a token, as a client would. */
export function clientOf(github: Pick<GitHub, 'apiUrl'>, token: string | null) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Seen> => {
    const answer = await fetch(path.startsWith('http') ? path : github.apiUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        'user-agent': 'test',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = text.startsWith('{') || text.startsWith('[');
    const json = (isJson ? JSON.parse(text) : { text }) as Seen['json'];
    return { status: answer.status, headers: answer.headers, json };
  };
}
