import * as z from 'zod';

/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;

const UNITS: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000 };

/** The time for one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
export const timeoutOption = z
  .union([z.number(), z.string().transform(toMilliseconds)])
  .pipe(
    z
      .number('Write milliseconds or a time such as "10s".')
      .int()
      .min(1)
      .max(MAX_TIMEOUT_MS, 'The longest timeout is 10 minutes.'),
  )
  .default(30_000);

/** The name of the environment variable that holds a token. */
export const tokenEnvOption = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable, not the token.');

/** The address that a tracker's paths are added to; what it must not have would be lost or sent on (A45). */
export const addressOption = z
  .string()
  .refine(isBareAddress, 'Write an http or https address without user, query and fragment.');

function toMilliseconds(text: string): number {
  const parts = /^(\d{1,9})(ms|s|m)$/.exec(text);
  return parts === null ? Number.NaN : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN);
}

function isBareAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.username + url.password + url.search + url.hash === '';
}
