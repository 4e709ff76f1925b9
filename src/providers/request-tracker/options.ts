import * as z from 'zod';

/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;

const UNITS: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000 };

/** The keys of `remote: { provider: request-tracker, … }`. */
export interface Options {
  /** The address of Request Tracker's start page; `/REST/2.0` is added to it. */
  readonly url: string;
  /** The name or number of the queue whose tickets are records. */
  readonly queue: string;
  /** The environment variable that holds an authentication token of the account. */
  readonly 'token-env': string;
  /**
   * A custom field of one value that keeps the key of each ticket made by us. Without it the key is kept
   * as a link, `RefersTo sync-kernel:<key>`, which needs no administrator.
   */
  readonly 'key-field'?: string | undefined;
  /** For one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
  readonly timeout: number;
}

const timeout = z
  .union([z.number(), z.string().transform(toMilliseconds)])
  .pipe(z.number('Write milliseconds or a time such as "10s".').int().min(1).max(MAX_TIMEOUT_MS));

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  url: z
    .string()
    .refine(isSite, 'Write an http or https address without user, query and fragment.')
    .transform((text) => text.replace(/\/+$/, '').replace(/\/REST\/2\.0$/, '')),
  queue: z.union([z.string().trim().min(1), z.number().int().positive().transform(String)]),
  'token-env': z
    .string()
    .regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable, not the token.'),
  'key-field': z.string().trim().min(1).optional(),
  timeout: timeout.default(30_000),
});

function toMilliseconds(text: string): number {
  const parts = /^(\d{1,9})(ms|s|m)$/.exec(text);
  return parts === null ? Number.NaN : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN);
}

function isSite(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.username + url.password + url.search + url.hash === '';
}
