import * as z from 'zod';

/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;

const UNITS: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000 };

/** The keys of `remote: { provider: http, … }`. */
export interface Options {
  /** The address that `/schema` and `/records` are added to; no credentials, query or fragment. */
  readonly url: string;
  /** The environment variable that holds the bearer token. */
  readonly 'token-env'?: string | undefined;
  /** For one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
  readonly timeout: number;
}

const url = z
  .string()
  .refine((text) => isBaseAddress(text), 'Write an http or https address without user, query and fragment.');

const timeout = z
  .union([z.number(), z.string()])
  .transform((value) => (typeof value === 'number' ? value : durationMs(value)))
  .pipe(
    z
      .number('Write milliseconds or a time such as "10s".')
      .int()
      .min(1)
      .max(MAX_TIMEOUT_MS, 'The longest timeout is 10 minutes.'),
  );

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  url,
  'token-env': z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Write the name of an environment variable, not the token.')
    .optional(),
  timeout: timeout.default(30_000),
});

function durationMs(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,9})(ms|s|m)$/.exec(text) ?? [];
  return amount === undefined ? Number.NaN : Number(amount) * (UNITS[unit] ?? Number.NaN);
}

function isBaseAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}
