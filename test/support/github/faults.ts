import type { Answer, ApiRequest } from './exchange.ts';

/**
 * Which requests: `GET /repos/octo/app/pulls/3` (a `*` stands for one part of the path, a last `**` for any rest),
 * a method alone, or a function. The query plays no part in a text.
 */
export type Matcher = string | ((request: ApiRequest) => boolean);

/** What goes wrong with one request. `late` means: after the effect, so that only the answer is lost. */
export type Fault =
  /** The connection is cut. */
  | { readonly kind: 'reset'; readonly late?: boolean }
  /** No answer ever comes. */
  | { readonly kind: 'hang'; readonly late?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly late?: boolean; readonly body?: unknown }
  /** 403 with nothing remaining until `resetSeconds` from now. */
  | { readonly kind: 'primary-limit'; readonly resetSeconds: number }
  /** 403 (or 429) of the secondary limit; `retryAfter` as the header's value: seconds or an HTTP date. */
  | { readonly kind: 'secondary-limit'; readonly status?: 403 | 429; readonly retryAfter?: string }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 301 | 302 | 307 | 308 }
  /** Replaces the Link header's next page. */
  | { readonly kind: 'next-page'; readonly to: string }
  /** The effect happens; the answer is what the function makes of it. */
  | { readonly kind: 'rewrite'; readonly change: (answer: Answer) => Answer };

/** Something to do around the requests that match. */
export type Hook = (request: ApiRequest) => void | Promise<void>;

interface Rule {
  readonly matches: (request: ApiRequest) => boolean;
  /** Requests to let pass before it counts. */
  skip: number;
  times: number;
}

/** The rules a test sets for coming requests; each is used up after its number of times. */
export class Rules {
  readonly #faults: (Rule & { readonly fault: Fault })[] = [];
  readonly #before: (Rule & { readonly hook: Hook })[] = [];
  readonly #after: (Rule & { readonly hook: Hook })[] = [];

  fault(on: Matcher, fault: Fault, times = 1): void {
    this.#faults.push({ matches: compile(on), skip: 0, times, fault });
  }

  before(on: Matcher, hook: Hook, about: Occasion = {}): void {
    this.#before.push({ ...rule(on, about), hook });
  }

  after(on: Matcher, hook: Hook, about: Occasion = {}): void {
    this.#after.push({ ...rule(on, about), hook });
  }

  clear(): void {
    for (const list of [this.#faults, this.#before, this.#after]) list.length = 0;
  }

  /** What is left unused: a test that set a fault which never struck has not tested it. */
  unused(): number {
    return [...this.#faults, ...this.#before, ...this.#after].filter(
      ({ times }) => times > 0 && times < Infinity,
    ).length;
  }

  faultFor(request: ApiRequest): Fault | null {
    return this.#faults.find((one) => spend(one, request))?.fault ?? null;
  }

  async runBefore(request: ApiRequest): Promise<void> {
    for (const one of this.#before) if (spend(one, request)) await one.hook(request);
  }

  async runAfter(request: ApiRequest): Promise<void> {
    for (const one of this.#after) if (spend(one, request)) await one.hook(request);
  }
}

/** When a hook runs: at the `nth` match from now on (default the first), and how many times (default once). */
export interface Occasion {
  readonly nth?: number;
  readonly times?: number;
}

function rule(on: Matcher, { nth = 1, times = 1 }: Occasion): Rule {
  return { matches: compile(on), skip: nth - 1, times };
}

function spend(one: Rule, request: ApiRequest): boolean {
  if (one.times <= 0 || !one.matches(request)) return false;
  if (one.skip > 0) {
    one.skip -= 1;
    return false;
  }
  one.times -= 1;
  return true;
}

/** Turns a matcher's text into a test of method and path. Errors: throws for a text without a method. */
export function compile(on: Matcher): (request: Pick<ApiRequest, 'method' | 'path'> & ApiRequest) => boolean {
  if (typeof on === 'function') return on;
  const [method = '', path, ...rest] = on.split(' ');
  if (!/^(GET|POST|PATCH|PUT|DELETE|HEAD|\*)$/.test(method) || rest.length > 0) {
    throw new Error(`Not a matcher: "${on}". Write a method and a path, as in "GET /repos/octo/app/issues".`);
  }
  const parts = path === undefined ? null : path.split('/');
  return (request) => {
    if (method !== '*' && request.method !== method) return false;
    if (parts === null) return true;
    const asked = request.path.split('/');
    const open = parts.at(-1) === '**';
    const fixed = open ? parts.slice(0, -1) : parts;
    if (open ? asked.length < fixed.length : asked.length !== fixed.length) return false;
    return fixed.every((part, index) => part === '*' || part === asked[index]);
  };
}
